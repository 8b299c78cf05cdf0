import type * as Y from 'yjs'
import { createBucket } from '../../../../shared/protocol/token-bucket'
import { closeCodes } from '../../../../shared/protocol/wire'
import { limits } from '../../limits'
import {
  inspectMessage,
  mustKeepOrder,
  parseMessage,
  type RelayMessage,
  type SyncStep,
  type Verdict,
} from './message-guard'
import { type CostlyUpdate, TrialQueue, type TryUpdate } from './trials'

/** An answer not sent within this time is given up, and another request is allowed. */
const ANSWER_TIMEOUT_MS = 5_000

export type InboundOptions = {
  /** An open document, against which updates are inspected. */
  getDoc: (documentId: string) => Y.Doc | undefined
  tryUpdate: TryUpdate
  /** Counts one more state exchange by this principal; false if they come too fast. */
  takeState: () => boolean
  /** Whether this visitor may edit no document at all. */
  isReader: boolean
}

type Socket = {
  isOpen: () => boolean
  /** Whether a message is still being sent. */
  isSending: () => boolean
  /** Counts bytes held in memory until the returned function is called. */
  countHeld: (bytes: number) => () => void
  /** The document that the connection is about. */
  setDocument: (documentId: string) => void
  deliver: (message: Uint8Array) => void
  close: (code: number, reason: string) => void
  log: (line: string) => void
}

/** Allows a request for the document only if the previous one was answered: each reads the whole document. */
const createExchangeLimiter = ({ takeState, isReader }: InboundOptions, { isSending }: Socket) => {
  let requestedAt: number | undefined
  return {
    judge: (step: SyncStep): 'pass' | 'drop' | 'too-fast' => {
      // What a reader sends is inspected too, though none of it is applied.
      const isCostly = step === 'request' || (step === 'answer' && isReader)
      if (!isCostly) return 'pass'
      const now = performance.now()
      const isAnswering = requestedAt !== undefined && (now - requestedAt < ANSWER_TIMEOUT_MS || isSending())
      // The answer being sent already contains what another one would.
      if (step === 'request' && isAnswering) return 'drop'
      if (!takeState()) return 'too-fast'
      if (step === 'request') requestedAt = now
      return 'pass'
    },
    onAnswerSent: (): void => {
      requestedAt = undefined
    },
  }
}

/** Hocuspocus queues without limit what arrives for a document that is not open yet; this limits it. */
const createEarlyMessages = ({ setDocument, countHeld }: Socket) => {
  const open = new Set<string>()
  let bytes = 0
  let releases: (() => void)[] = []
  return {
    isOpen: (documentId: string): boolean => open.has(documentId),
    /** False if more was sent than may wait. */
    take: (documentId: string, size: number): boolean => {
      setDocument(documentId)
      bytes += size
      releases.push(countHeld(size))
      return releases.length <= limits.MAX_EARLY_MESSAGES && bytes <= limits.MAX_EARLY_BYTES
    },
    markOpen: (documentId: string): void => {
      open.add(documentId)
      bytes = 0
      for (const release of releases) release()
      releases = []
    },
    markClosed: (documentId: string): void => void open.delete(documentId),
  }
}

/** Inspects what arrives on a sync socket and delivers it in order and at a limited rate, or closes the socket. */
export const createInbound = (options: InboundOptions, socket: Socket) => {
  const { getDoc, tryUpdate, isReader } = options
  const { perSecond, burst } = isReader ? limits.READER_MESSAGE_RATE : limits.SYNC_MESSAGE_RATE
  const messageRate = createBucket(perSecond, burst)
  const byteRate = createBucket(limits.SYNC_BYTE_RATE.perSecond, limits.SYNC_BYTE_RATE.burst)
  const trials = new TrialQueue(tryUpdate)
  const exchanges = createExchangeLimiter(options, socket)
  const early = createEarlyMessages(socket)

  const closeAfterError = (error: unknown): void => {
    socket.log(`a message could not be handled: ${String(error)}`)
    socket.close(closeCodes.malformed, 'the message was not understood')
  }

  const tryThenDeliver = async (costly: CostlyUpdate, message: Uint8Array): Promise<void> => {
    const release = socket.countHeld(message.length)
    try {
      const fault = await trials.run(costly, () => socket.deliver(message))
      if (fault) socket.close(closeCodes.unmergeable, fault.message)
    } catch (error) {
      closeAfterError(error)
    } finally {
      release()
    }
  }

  const tooFast = (reason: string): Verdict => ({ verdict: 'reject', closeCode: closeCodes.tooFast, reason })

  const judge = (message: RelayMessage, length: number, isFirstTime: boolean): Verdict => {
    const inspected = inspectMessage(message, getDoc)
    if (inspected.verdict !== 'pass' || !isFirstTime) return inspected
    const { documentId, sync } = inspected
    const exchange = sync ? exchanges.judge(sync) : 'pass'
    if (exchange === 'drop') return { verdict: 'drop' }
    if (exchange === 'too-fast') return tooFast('too much was asked for at once')
    const isEarly = !early.isOpen(documentId)
    if (isEarly && !early.take(documentId, length)) return tooFast('too much before the document was open')
    return inspected
  }

  const handle = (bytes: Uint8Array, message: RelayMessage, isFirstTime: boolean): void => {
    if (!socket.isOpen()) return
    const judged = judge(message, bytes.length, isFirstTime)
    if (judged.verdict === 'drop') return
    if (judged.verdict === 'reject') socket.close(judged.closeCode ?? closeCodes.malformed, judged.reason)
    else if (judged.costly) void tryThenDeliver(judged.costly, bytes)
    else socket.deliver(bytes)
  }

  const handleInOrder = (bytes: Uint8Array, isFirstTime: boolean): void => {
    const message = parseMessage(bytes)
    if (trials.isBusy && mustKeepOrder(message)) {
      const release = socket.countHeld(bytes.length)
      trials.enqueue(() => {
        release()
        handle(bytes, message, isFirstTime)
      })
    } else handle(bytes, message, isFirstTime)
  }

  /** An error that Hocuspocus throws ends only this connection. */
  const guarded = (bytes: Uint8Array, isFirstTime: boolean): void => {
    try {
      handleInOrder(bytes, isFirstTime)
    } catch (error) {
      closeAfterError(error)
    }
  }

  return {
    receive: (message: unknown, isBinary: boolean): void => {
      if (!socket.isOpen()) return
      if (!isBinary || !Buffer.isBuffer(message)) {
        socket.close(closeCodes.malformed, 'only binary messages are understood')
      } else if (!messageRate.take() || !byteRate.take(message.length)) {
        socket.close(closeCodes.tooFast, 'too much at once')
      } else guarded(message, true)
    },
    /** A message that arrived while its document was being opened, to be inspected again now that it is open. */
    receiveAgain: (message: Uint8Array): void => guarded(message, false),
    onAnswerSent: exchanges.onAnswerSent,
    /** The document is open on this connection: messages about it are handled as they come. */
    markOpen: early.markOpen,
    markClosed: early.markClosed,
  }
}
