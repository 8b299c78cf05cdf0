import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { fault, gateLimits, inspectUpdate, type UpdateFault } from '../../../shared/crdt/update-guard'
import { headRule } from '../../../shared/document'
import { createBucket } from '../../../shared/protocol/token-bucket'
import { syncSteps } from '../../../shared/protocol/wire'
import type { Trials } from './trials'

const Y_SYNC = 0
/** What may wait behind a trial, bytes: more than a whole document is no meeting. */
const MAX_WAITING_BYTES = gateLimits.MAX_DOCUMENT_BYTES
/**
 * What one neighbor may send, as messages a second: somebody who types causes twenty. What is more is dropped, and the
 * next comparison of states heals it.
 */
const MESSAGE_RATE = { perSecond: 300, burst: 3_000 }
/** Requests for the whole document: one heals whatever was lost, every few seconds. */
const REQUEST_RATE = { perSecond: 2, burst: 20 }

type Options = {
  doc: Y.Doc
  trials: () => Pick<Trials, 'run'>
  /** Whether an update uses this page's own clock; it is then kept out, although its bearer may mean no harm. */
  isForeign: (update: Uint8Array) => boolean
  /** The message is harmless. */
  pass: (message: Uint8Array) => void
  /** It is not, and nothing of this neighbor is wanted any more. */
  refuse: (fault: UpdateFault) => void
}

type Judged = 'pass' | 'request' | 'drop' | { update: Uint8Array } | { fault: UpdateFault }

/** The gate for one neighbor of the mesh: judges y-webrtc's messages in their order, before y-webrtc sees them. */
export const createPeerGate = ({ doc, trials, isForeign, pass, refuse }: Options): ((message: Uint8Array) => void) => {
  const messages = createBucket(MESSAGE_RATE.perSecond, MESSAGE_RATE.burst)
  const requests = createBucket(REQUEST_RATE.perSecond, REQUEST_RATE.burst)
  let isRefused = false
  /** Set while a costly update is tried: what comes after it has to wait. */
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
    const judged = judgePeerMessage(message, doc, isForeign)
    if (judged === 'pass' || (judged === 'request' && requests.take())) pass(message)
    else if (judged === 'request' || judged === 'drop') return
    else if ('fault' in judged) end(judged.fault)
    else void tryFirst(message, judged.update)
  }
  return (message) => {
    if (messages.take()) receive(message)
  }
}

/** Awareness and whatever else y-webrtc could say is dropped: presence has a way of its own. */
const judgePeerMessage = (message: Uint8Array, doc: Y.Doc, isForeign: Options['isForeign']): Judged => {
  try {
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== Y_SYNC) return 'drop'
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === syncSteps.stateVector) {
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
