import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { fault, inspectUpdate, type UpdateFault, updateLimits } from '../../../shared/crdt/update-guard'
import { headRule } from '../../../shared/document'
import { createBucket } from '../../../shared/protocol/token-bucket'
import { syncSteps } from '../../../shared/protocol/wire'
import type { Trials } from './trials'

const Y_SYNC = 0
/** The most that may wait for a trial: no meeting sends more than a whole document in that time. */
const MAX_WAITING_BYTES = updateLimits.MAX_DOCUMENT_BYTES
/**
 * Messages from one peer: somebody typing sends twenty a second. Anything beyond is dropped, and recovered by the next
 * comparison of states.
 */
const MESSAGE_RATE = { perSecond: 300, burst: 3_000 }
/** Requests for the whole document: one every few seconds is enough to recover whatever was lost. */
const REQUEST_RATE = { perSecond: 2, burst: 20 }

type Options = {
  doc: Y.Doc
  trials: () => Pick<Trials, 'run'>
  /** Whether an update uses this page's own clock; such an update is dropped, although its sender may be honest. */
  isForeign: (update: Uint8Array) => boolean
  /** Called with each message that is harmless. */
  pass: (message: Uint8Array) => void
  /** Called for one that is not; nothing more is accepted from this peer. */
  refuse: (fault: UpdateFault) => void
}

type Verdict = 'pass' | 'request' | 'drop' | { update: Uint8Array } | { fault: UpdateFault }

/** Creates the guard for one peer of the mesh: checks y-webrtc's messages in order, before y-webrtc sees them. */
export const createPeerGuard = ({ doc, trials, isForeign, pass, refuse }: Options): ((message: Uint8Array) => void) => {
  const messages = createBucket(MESSAGE_RATE.perSecond, MESSAGE_RATE.burst)
  const requests = createBucket(REQUEST_RATE.perSecond, REQUEST_RATE.burst)
  let isRefused = false
  /** Set while a costly update is being tried; later messages have to wait. */
  let waiting: Uint8Array[] | undefined
  let waitingBytes = 0

  const end = (reason: UpdateFault): void => {
    isRefused = true
    waiting = undefined
    refuse(reason)
  }

  const tryFirst = async (message: Uint8Array, update: Uint8Array): Promise<void> => {
    waiting = []
    waitingBytes = 0
    const found = await trials().run({ base: Y.encodeStateAsUpdate(doc), update })
    const held = waiting ?? []
    waiting = undefined
    if (isRefused) return
    if (found) return end(found)
    pass(message)
    for (const next of held) receive(next)
  }

  const receive = (message: Uint8Array): void => {
    if (isRefused) return
    if (waiting) {
      waitingBytes += message.length
      if (waitingBytes > MAX_WAITING_BYTES) end(fault('too-large'))
      else waiting.push(message)
      return
    }
    const verdict = checkPeerMessage(message, doc, isForeign)
    if (verdict === 'pass' || (verdict === 'request' && requests.take())) pass(message)
    else if (verdict === 'request' || verdict === 'drop') return
    else if ('fault' in verdict) end(verdict.fault)
    else void tryFirst(message, verdict.update)
  }
  return (message) => {
    if (messages.take()) receive(message)
  }
}

/** Awareness and any other message of y-webrtc is dropped: presence has its own messages. */
const checkPeerMessage = (message: Uint8Array, doc: Y.Doc, isForeign: Options['isForeign']): Verdict => {
  try {
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== Y_SYNC) return 'drop'
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === syncSteps.stateVector) {
      // Yjs reads the whole state vector into a map, so the number of its entries is checked first.
      const clients = decoding.readVarUint(decoding.createDecoder(payload))
      if (clients > updateLimits.MAX_CLIENTS) return { fault: fault('too-many-clients') }
      Y.decodeStateVector(payload)
      return 'request'
    }
    if (step !== syncSteps.answer && step !== syncSteps.update) return { fault: fault('damaged') }
    const source = step === syncSteps.answer ? 'sync' : 'edit'
    const inspected = inspectUpdate(payload, { source, doc, head: headRule })
    if (inspected.fault) return { fault: inspected.fault }
    if (isForeign(payload)) return 'drop'
    return inspected.isCostly ? { update: payload } : 'pass'
  } catch {
    return { fault: fault('damaged') }
  }
}
