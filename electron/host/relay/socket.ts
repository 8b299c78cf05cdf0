import { type RawData, WebSocket } from 'ws'
import type * as Y from 'yjs'
import { closeCodes, createBucket, limits } from '../limits'
import { judgeFrame } from './frames'

const bytesOf = (data: RawData): Uint8Array | undefined => (Buffer.isBuffer(data) ? data : undefined)

/** A socket that takes only what it understands, at a bearable rate, and closes itself with a reason otherwise. */
export class GuardedSocket extends WebSocket {
  #log: ((line: string) => void) | undefined
  #docOf: (documentId: string) => Y.Doc | undefined = () => undefined
  #rate = createBucket(limits.syncRate.perSecond, limits.syncRate.burst)
  #bytes = createBucket(limits.syncBytes.perSecond, limits.syncBytes.burst)
  #early = 0
  readonly #open = new Set<string>()
  #greeting: NodeJS.Timeout | undefined

  /** Starts judging; called once, before anything listens. */
  guard(log: (line: string) => void, docOf: (documentId: string) => Y.Doc | undefined = () => undefined): void {
    this.#log = log
    this.#docOf = docOf
    this.#greeting = setTimeout(() => this.#end(closeCodes.silent, 'nothing was said in time'), limits.greeting)
    this.on('close', () => clearTimeout(this.#greeting))
    this.on('error', (error) => log(`a sync connection failed: ${error.message}`))
  }

  /** The document is open: from now on messages about it are handled as they come, and not kept. */
  welcome(documentId: string): void {
    this.#open.add(documentId)
    this.#early = 0
    clearTimeout(this.#greeting)
  }

  /** The document is closed again on this connection. */
  farewell(documentId: string): void {
    this.#open.delete(documentId)
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    // Hocuspocus emits again, without the second argument, what came while it was opening the document.
    if (event !== 'message' || !this.#log || args.length < 2) return super.emit(event, ...args)
    return this.#isWelcome(args[0] as RawData, args[1] === true) ? super.emit(event, ...args) : false
  }

  override send(data: Parameters<WebSocket['send']>[0], ...rest: unknown[]): void {
    if (this.#log && this.bufferedAmount > limits.waiting) this.#end(closeCodes.tooSlow, 'read too slowly')
    else Reflect.apply(super.send, this, [data, ...rest])
  }

  #isWelcome(data: RawData, isBinary: boolean): boolean {
    const bytes = bytesOf(data)
    if (this.readyState !== WebSocket.OPEN) return false
    if (!isBinary || !bytes) return this.#refuse(closeCodes.malformed, 'only binary messages are understood')
    if (!this.#rate.take() || !this.#bytes.take(bytes.length))
      return this.#refuse(closeCodes.tooFast, 'too much at once')
    const judged = judgeFrame(bytes, this.#docOf)
    if (judged.verdict === 'refuse') return this.#refuse(closeCodes.malformed, judged.why)
    if (judged.verdict === 'drop') return false
    // Hocuspocus keeps, without bound, what comes for a document that is not open.
    if (!this.#open.has(judged.documentId)) this.#early += 1
    const isPatient = this.#early <= limits.messagesBeforeOpen
    return isPatient || this.#refuse(closeCodes.tooFast, 'too much before the document was open')
  }

  #refuse(code: number, why: string): false {
    this.#end(code, why)
    return false
  }

  #end(code: number, why: string): void {
    this.#log?.(`closed a sync connection: ${why}`)
    this.close(code, why)
    // A peer that doesn't answer the close is not waited for.
    setTimeout(() => this.terminate(), 2_000).unref()
  }
}
