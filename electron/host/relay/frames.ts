import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { documentIdSchema } from '../../../shared/api/document-id'
import { headRule } from '../../../shared/meeting'
import { inspectUpdate, type UpdateContext, type UpdateFault } from '../../../shared/sync/gate'
import { closeCodes } from '../limits'
import type { CostlyUpdate } from './trials'

/** Hocuspocus' message types, as far as a page or a link of ours sends them. */
const types = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, syncReply: 4, stateless: 5, close: 7 } as const

const MOST_STATELESS = 1024 * 1024

/** What is to be done with a message before Hocuspocus sees it. */
export type Verdict =
  | { verdict: 'pass'; documentId: string; sync?: SyncStep; costly?: CostlyUpdate }
  | { verdict: 'drop' }
  | { verdict: 'refuse'; why: string; code?: number }

/** `request`: asks for all that the other side lacks. `answer`: brings it. `update`: brings one change. */
export type SyncStep = 'request' | 'answer' | 'update'

const syncSteps: readonly SyncStep[] = ['request', 'answer', 'update']

/** The step of a sync message on its way out; undefined for any other message. */
export const syncStepOf = (data: Uint8Array): SyncStep | undefined => {
  const decoder = decoding.createDecoder(data)
  decoding.readVarString(decoder)
  const type = decoding.readVarUint(decoder)
  return type === types.sync || type === types.syncReply ? syncSteps[decoding.readVarUint(decoder)] : undefined
}

/**
 * Whether a message has to keep its place behind a costly update: sync does, and the question whether all that came
 * before is on disk. Presence and the clock's probes do not, and tell the page meanwhile that its host is there.
 */
export const isInOrder = (data: Uint8Array): boolean => {
  const decoder = decoding.createDecoder(data)
  decoding.readVarString(decoder)
  const type = decoding.readVarUint(decoder)
  return type !== types.stateless || decoding.readVarString(decoder).includes('"stored?"')
}

const refuse = (why: string): Extract<Verdict, { verdict: 'refuse' }> => ({ verdict: 'refuse', why })

/** Yjs' sync steps: a state vector, the answer to it, and an update of just now. */
const steps = { vector: 0, answer: 1, update: 2 } as const

/** What was found out about a message; neither: it may be handled at once. */
export type Judged = { fault?: UpdateFault; costly?: CostlyUpdate }

const readSync = (decoder: decoding.Decoder, doc: Y.Doc | undefined, answer: UpdateContext['source']): Judged => {
  const step = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (step === steps.vector) {
    Y.decodeStateVector(payload)
    return {}
  }
  if (step !== steps.answer && step !== steps.update) return { fault: damaged }
  // Without its document an update is judged again once that is open.
  const source = doc === undefined ? 'journal' : step === steps.answer ? answer : 'edit'
  const { fault, isCostly } = { isCostly: false, ...inspectUpdate(payload, { source, doc, head: headRule }) }
  if (fault) return { fault }
  return isCostly ? { costly: { update: payload, doc } } : {}
}

const damaged: UpdateFault = { code: 'damaged', message: 'The message is damaged.' }

/**
 * What is wrong with a message of the meeting's host, or has to be tried first. The other types are Hocuspocus' own. A
 * document that is fetched for the first time may be a newer app's.
 */
export const judgeAnswer = (data: Uint8Array, doc: Y.Doc): Judged => {
  try {
    const decoder = decoding.createDecoder(data)
    decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    const isSync = type === types.sync || type === types.syncReply
    return isSync ? readSync(decoder, doc, doc.store.clients.size === 0 ? 'state' : 'sync') : {}
  } catch {
    return { fault: damaged }
  }
}

/**
 * Looks at one message from outside. Presence has a way of its own, so Yjs' awareness is dropped; broadcasts that
 * would go to everybody unseen, unknown types and damaged contents are refused.
 */
export const judgeFrame = (data: Uint8Array, docOf: (id: string) => Y.Doc | undefined = () => undefined): Verdict => {
  try {
    const decoder = decoding.createDecoder(data)
    const documentId = decoding.readVarString(decoder)
    if (!documentIdSchema.safeParse(documentId).success) return refuse('the message names no document')
    const type = decoding.readVarUint(decoder)
    if (type === types.awareness || type === types.queryAwareness) return { verdict: 'drop' }
    if (type === types.sync || type === types.syncReply) {
      const { fault, costly } = readSync(decoder, docOf(documentId), 'sync')
      if (!fault) return { verdict: 'pass', documentId, sync: syncStepOf(data), ...(costly && { costly }) }
      // Noise is no state of a page: it may be met again, the other would come back with the same.
      return fault.code === 'damaged'
        ? refuse(fault.message)
        : { ...refuse(fault.message), code: closeCodes.unmergeable }
    }
    if (type === types.stateless) {
      const isSmall = decoding.readVarString(decoder).length <= MOST_STATELESS
      return isSmall ? { verdict: 'pass', documentId } : refuse('the message is too large')
    }
    return type === types.auth || type === types.close
      ? { verdict: 'pass', documentId }
      : refuse('the type of the message is unknown')
  } catch {
    return refuse('the message is damaged')
  }
}
