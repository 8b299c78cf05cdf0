import type { Duplex } from 'node:stream'
import { type RawData, WebSocket } from 'ws'
import type * as Y from 'yjs'
import { createBucket } from '../../../shared/sync/bucket'
import { closeCodes, limits } from '../limits'
import type { MemoryAccount, MemoryAccounts } from '../memory-accounts'
import { isInOrder, judgeFrame, type SyncStep, syncStepOf } from './frames'
import { type CostlyUpdate, TrialQueue, type TryUpdate } from './trials'

const bytesOf = (data: RawData): Uint8Array | undefined => (Buffer.isBuffer(data) ? data : undefined)

/** Half a message below this (bytes) is not worth an entry in the accounts. */
const MIN_PENDING_BYTES = 64 * 1024
/** An answer that has not come after this time (ms) will not come any more: another request is let through. */
const ANSWER_TIMEOUT_MS = 5_000

type Guard = {
  log: (line: string) => void
  /** A live document, against which updates are checked. */
  docOf: (documentId: string) => Y.Doc | undefined
  tryUpdate: TryUpdate
  accounts: MemoryAccounts
  principal: string
  /** One more exchange of states by this principal; false: they come too fast. */
  takeState: () => boolean
  /** Whether this visitor may change no document at all. */
  isReader: boolean
  /** The connection below, of which every byte received is counted. */
  raw: Duplex | undefined
}

/** A socket that takes only what it understands, at a bearable rate, and closes itself with a reason otherwise. */
export class GuardedSocket extends WebSocket {
  #guard: Guard | undefined
  #trials: TrialQueue | undefined
  #account: MemoryAccount | undefined
  #rate = createBucket(limits.syncRate.perSecond, limits.syncRate.burst)
  readonly #bytes = createBucket(limits.syncBytes.perSecond, limits.syncBytes.burst)
  /** Received for documents that are not open yet, and of a message that is not complete; bytes. */
  #early = { messages: 0, bytes: 0 }
  #partialBytes = 0
  #heldBytes = 0
  /** Bytes of the largest message on its way: a hand-over may take as long as it takes. */
  #handOverBytes = 0
  #requestedAt: number | undefined
  readonly #open = new Set<string>()
  #greeting: NodeJS.Timeout | undefined

  /** Starts judging; called once, before anything listens. */
  guard(guard: Guard): void {
    this.#guard = guard
    this.#trials = new TrialQueue(guard.tryUpdate)
    if (guard.isReader) this.#rate = createBucket(limits.readerRate.perSecond, limits.readerRate.burst)
    const account = guard.accounts.open({
      principal: guard.principal,
      end: () => this.#end(closeCodes.tooSlow, 'read too slowly', 0),
    })
    this.#account = account
    guard.raw?.on('data', (piece: Buffer) => {
      this.#partialBytes += piece.length
      if (this.#partialBytes > MIN_PENDING_BYTES) this.#countPending()
    })
    this.#greeting = setTimeout(() => this.#end(closeCodes.silent, 'nothing was said in time'), limits.greeting)
    this.on('close', () => {
      clearTimeout(this.#greeting)
      account.close()
    })
    this.on('error', (error) => guard.log(`a sync connection failed: ${error.message}`))
  }

  /** The document is open: from now on messages about it are handled as they come, and not kept. */
  welcome(documentId: string): void {
    this.#open.add(documentId)
    this.#early = { messages: 0, bytes: 0 }
    this.#countPending()
    clearTimeout(this.#greeting)
  }

  /** The document is closed again on this connection. */
  farewell(documentId: string): void {
    this.#open.delete(documentId)
  }

  /** Counts bytes that are kept on behalf of this connection, until the returned function is called. */
  hold(bytes: number): () => void {
    this.#heldBytes += bytes
    this.#countPending()
    return () => {
      this.#heldBytes -= bytes
      this.#countPending()
    }
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event !== 'message' || !this.#guard) return super.emit(event, ...args)
    try {
      const [data, isBinary] = args
      // Hocuspocus emits again, without the second argument, what came while it was opening the document. It was judged
      // by itself; now it is judged by the document that it is for.
      if (args.length < 2) return data instanceof Uint8Array && this.#takeInTurn(data, args)
      this.#partialBytes = 0
      this.#countPending()
      const bytes = this.#withinRate(data as RawData, isBinary === true)
      return bytes !== undefined && this.#takeInTurn(bytes, args)
    } catch (error) {
      this.#guard.log(`a message could not be handled: ${String(error)}`)
      return this.#refuse(closeCodes.malformed, 'the message was not understood')
    }
  }

  override send(data: Parameters<WebSocket['send']>[0], ...rest: unknown[]): void {
    const isBehind = this.bufferedAmount - this.#handOverBytes > limits.waiting
    if (!this.#guard) Reflect.apply(super.send, this, [data, ...rest])
    else if (this.readyState !== WebSocket.OPEN) return
    else if (isBehind) this.#end(closeCodes.tooSlow, 'read too slowly', 0)
    else this.#sendCounted(data, rest)
  }

  #sendCounted(data: Parameters<WebSocket['send']>[0], rest: readonly unknown[]): void {
    const callback = rest.find((one) => typeof one === 'function')
    const options = rest.filter((one) => one !== callback)
    const bytes = data instanceof Uint8Array ? data : undefined
    const size = bytes?.length ?? 0
    const isAnswer = bytes !== undefined && syncStepOf(bytes) === 'answer'
    this.#handOverBytes = Math.max(this.#handOverBytes, size)
    const onSent = (error?: Error): void => {
      if (size === this.#handOverBytes) this.#handOverBytes = 0
      if (isAnswer) this.#requestedAt = undefined
      this.#account?.set('unsent', this.bufferedAmount)
      if (typeof callback === 'function') callback(error)
    }
    Reflect.apply(super.send, this, [data, ...options, onSent])
    this.#account?.set('unsent', this.bufferedAmount)
  }

  #countPending(): void {
    this.#account?.set('pending', this.#partialBytes + this.#early.bytes + this.#heldBytes)
  }

  #withinRate(data: RawData, isBinary: boolean): Uint8Array | undefined {
    const bytes = bytesOf(data)
    if (this.readyState !== WebSocket.OPEN) return undefined
    if (!isBinary || !bytes) this.#refuse(closeCodes.malformed, 'only binary messages are understood')
    else if (!this.#rate.take() || !this.#bytes.take(bytes.length)) this.#refuse(closeCodes.tooFast, 'too much at once')
    else return bytes
    return undefined
  }

  /** While a costly update is tried, what comes after it waits, as far as its place matters. */
  #takeInTurn(bytes: Uint8Array, args: readonly unknown[]): boolean {
    if (!this.#trials?.isBusy || !isInOrder(bytes)) return this.#take(bytes, args)
    const release = this.hold(bytes.length)
    this.#trials.wait(() => {
      release()
      this.#take(bytes, args)
    })
    return false
  }

  #take(bytes: Uint8Array, args: readonly unknown[]): boolean {
    if (this.readyState !== WebSocket.OPEN) return false
    const isAgain = args.length < 2
    const judged = judgeFrame(bytes, this.#guard?.docOf)
    if (judged.verdict === 'refuse') return this.#refuse(judged.code ?? closeCodes.malformed, judged.why)
    if (judged.verdict === 'drop') return false
    if (judged.sync && !isAgain && !this.#isAffordable(judged.sync)) return false
    const isEarly = !isAgain && !this.#open.has(judged.documentId)
    if (isEarly && !this.#isEarlyEnough(judged.documentId, bytes.length)) return false
    if (!judged.costly) return super.emit('message', ...args)
    void this.#tryFirst(judged.costly, bytes.length, () => super.emit('message', ...args))
    return false
  }

  async #tryFirst(costly: CostlyUpdate, size: number, pass: () => void): Promise<void> {
    const release = this.hold(size)
    const fault = await this.#trials?.run(costly, pass)
    release()
    if (fault) this.#refuse(closeCodes.unmergeable, fault.message)
  }

  /**
   * Whether an exchange of states is worth what it costs: each looks at the whole document, and what is sent back may be
   * as large. The answer that is on its way already holds what another request would bring.
   */
  #isAffordable(step: SyncStep): boolean {
    const isCostly = step === 'request' || (step === 'answer' && this.#guard?.isReader === true)
    if (!isCostly) return true
    const now = performance.now()
    const isUnderWay =
      this.#requestedAt !== undefined && (now - this.#requestedAt < ANSWER_TIMEOUT_MS || this.#handOverBytes > 0)
    if (step === 'request' && isUnderWay) return false
    if (!this.#guard?.takeState()) return this.#refuse(closeCodes.tooFast, 'too much was asked for at once')
    if (step === 'request') this.#requestedAt = now
    return true
  }

  /** Hocuspocus keeps, without bound, what comes for a document that is not open. */
  #isEarlyEnough(documentId: string, bytes: number): boolean {
    this.#account?.setDocument(documentId)
    this.#early = { messages: this.#early.messages + 1, bytes: this.#early.bytes + bytes }
    this.#countPending()
    const isPatient = this.#early.messages <= limits.messagesBeforeOpen && this.#early.bytes <= limits.bytesBeforeOpen
    return isPatient || this.#refuse(closeCodes.tooFast, 'too much before the document was open')
  }

  #refuse(code: number, why: string): false {
    this.#end(code, why)
    return false
  }

  /** A peer that does not answer the close is waited for `patienceMs`; what it does not read is freed then. */
  #end(code: number, why: string, patienceMs = 2_000): void {
    this.#guard?.log(`closed a sync connection: ${why}`)
    this.close(code, why)
    if (patienceMs === 0) setImmediate(() => this.terminate())
    else setTimeout(() => this.terminate(), patienceMs).unref()
  }
}
