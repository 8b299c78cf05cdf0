import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { inspectUpdate, type UpdateContext, type UpdateFault } from '../../../../shared/crdt/update-guard'
import { headRule } from '../../../../shared/document'
import { documentIdSchema } from '../../../../shared/protocol/document-id'
import { closeCodes, hocuspocusTypes, syncSteps } from '../../../../shared/protocol/wire'
import type { CostlyUpdate } from './trials'

const MAX_STATELESS_LENGTH = 1024 * 1024

/** What to do with a message before Hocuspocus sees it. `costly`: it has to be tried first. */
export type Verdict =
  | { verdict: 'pass'; documentId: string; sync?: SyncStep; costly?: CostlyUpdate }
  | { verdict: 'drop' }
  | { verdict: 'reject'; reason: string; closeCode?: number }

/** `request`: asks for everything the sender lacks. `answer`: brings it. `update`: brings one change. */
export type SyncStep = 'request' | 'answer' | 'update'

const stepNames: readonly SyncStep[] = ['request', 'answer', 'update']

/** The step of a sync message that is sent; undefined for any other message. */
export const readSyncStep = (data: Uint8Array): SyncStep | undefined => {
  const decoder = decoding.createDecoder(data)
  decoding.readVarString(decoder)
  const type = decoding.readVarUint(decoder)
  return type === hocuspocusTypes.sync || type === hocuspocusTypes.syncReply
    ? stepNames[decoding.readVarUint(decoder)]
    : undefined
}

/**
 * Whether a message has to wait behind a costly update that is being tried. Sync does, and the query whether everything
 * before it is on disk. Presence and clock probes don't, and show the page meanwhile that its host is there.
 */
export const mustKeepOrder = (data: Uint8Array): boolean => {
  const decoder = decoding.createDecoder(data)
  decoding.readVarString(decoder)
  const type = decoding.readVarUint(decoder)
  return type !== hocuspocusTypes.stateless || decoding.readVarString(decoder).includes('"stored?"')
}

const reject = (reason: string): Extract<Verdict, { verdict: 'reject' }> => ({ verdict: 'reject', reason })

/** What is wrong with a message, or has to be tried first; neither, and it may be handled at once. */
export type Inspection = { fault?: UpdateFault; costly?: CostlyUpdate }

const inspectSync = (
  decoder: decoding.Decoder,
  doc: Y.Doc | undefined,
  answer: UpdateContext['source'],
): Inspection => {
  const step = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (step === syncSteps.stateVector) {
    Y.decodeStateVector(payload)
    return {}
  }
  if (step !== syncSteps.answer && step !== syncSteps.update) return { fault: damaged }
  // An update for a document that is not open is inspected again once it is.
  const source = doc === undefined ? 'journal' : step === syncSteps.answer ? answer : 'edit'
  const { fault, isCostly } = { isCostly: false, ...inspectUpdate(payload, { source, doc, head: headRule }) }
  if (fault) return { fault }
  return isCostly ? { costly: { update: payload, doc } } : {}
}

const damaged: UpdateFault = { code: 'damaged', message: 'The message is damaged.' }

/**
 * Inspects a message of the meeting's host. Types other than sync are Hocuspocus' own. A document that is fetched for the
 * first time may be from a newer app.
 */
export const inspectHostMessage = (data: Uint8Array, doc: Y.Doc): Inspection => {
  try {
    const decoder = decoding.createDecoder(data)
    decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    const isSync = type === hocuspocusTypes.sync || type === hocuspocusTypes.syncReply
    return isSync ? inspectSync(decoder, doc, doc.store.clients.size === 0 ? 'state' : 'sync') : {}
  } catch {
    return { fault: damaged }
  }
}

/**
 * Inspects one message of a page or another host. Presence has messages of its own, so Yjs' awareness is dropped. Broadcasts,
 * which Hocuspocus would relay unseen, unknown types and damaged contents are rejected.
 */
export const inspectMessage = (
  data: Uint8Array,
  getDoc: (id: string) => Y.Doc | undefined = () => undefined,
): Verdict => {
  try {
    const decoder = decoding.createDecoder(data)
    const documentId = decoding.readVarString(decoder)
    if (!documentIdSchema.safeParse(documentId).success) return reject('the message names no document')
    const type = decoding.readVarUint(decoder)
    if (type === hocuspocusTypes.awareness || type === hocuspocusTypes.queryAwareness) return { verdict: 'drop' }
    if (type === hocuspocusTypes.sync || type === hocuspocusTypes.syncReply) {
      const { fault, costly } = inspectSync(decoder, getDoc(documentId), 'sync')
      if (!fault) return { verdict: 'pass', documentId, sync: readSyncStep(data), ...(costly && { costly }) }
      // A damaged message may be an accident; a page whose state is at fault would come back with the same.
      return fault.code === 'damaged'
        ? reject(fault.message)
        : { ...reject(fault.message), closeCode: closeCodes.unmergeable }
    }
    if (type === hocuspocusTypes.stateless) {
      const isSmall = decoding.readVarString(decoder).length <= MAX_STATELESS_LENGTH
      return isSmall ? { verdict: 'pass', documentId } : reject('the message is too large')
    }
    return type === hocuspocusTypes.auth || type === hocuspocusTypes.close
      ? { verdict: 'pass', documentId }
      : reject('the type of the message is unknown')
  } catch {
    return reject('the message is damaged')
  }
}
