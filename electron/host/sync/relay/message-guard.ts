import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { inspectUpdate, type UpdateContext, type UpdateFault } from '../../../../shared/crdt/update-guard'
import { headRule } from '../../../../shared/document'
import { documentIdSchema } from '../../../../shared/protocol/document-id'
import { closeCodes, hocuspocusTypes } from '../../../../shared/protocol/wire'
import type { CostlyUpdate } from './trials'

/** `request`: asks for everything the sender lacks. `answer`: contains it. `update`: contains one change. */
export type SyncStep = 'request' | 'answer' | 'update'

type Kind = 'sync' | 'stateless' | 'awareness' | 'control' | 'unknown'

/** A Hocuspocus message, parsed once. Only what will be inspected is read; the payloads share the message's memory. */
export type RelayMessage =
  | { kind: 'sync'; documentId: string; step: SyncStep | undefined; payload: Uint8Array }
  | { kind: 'stateless'; documentId: string; text: string }
  | { kind: 'awareness' | 'control' | 'unknown'; documentId: string }
  /** It ends early; `documentId` and `of`, its kind, are set if they could still be read. */
  | { kind: 'damaged'; documentId: string | undefined; of: Kind | undefined }

const steps: readonly SyncStep[] = ['request', 'answer', 'update']

const kinds: Readonly<Record<number, Kind>> = {
  [hocuspocusTypes.sync]: 'sync',
  [hocuspocusTypes.syncReply]: 'sync',
  [hocuspocusTypes.stateless]: 'stateless',
  [hocuspocusTypes.awareness]: 'awareness',
  [hocuspocusTypes.queryAwareness]: 'awareness',
  [hocuspocusTypes.auth]: 'control',
  [hocuspocusTypes.close]: 'control',
}

const readKind = (decoder: decoding.Decoder): Kind => kinds[decoding.readVarUint(decoder)] ?? 'unknown'

const readStep = (decoder: decoding.Decoder): SyncStep | undefined => steps[decoding.readVarUint(decoder)]

/** Parses a message of the sync socket; never throws. */
export const parseMessage = (data: Uint8Array): RelayMessage => {
  const decoder = decoding.createDecoder(data)
  let documentId: string | undefined
  let kind: Kind | undefined
  try {
    documentId = decoding.readVarString(decoder)
    kind = readKind(decoder)
    if (kind === 'stateless') return { kind, documentId, text: decoding.readVarString(decoder) }
    if (kind !== 'sync') return { kind, documentId }
    return { kind, documentId, step: readStep(decoder), payload: decoding.readVarUint8Array(decoder) }
  } catch {
    return { kind: 'damaged', documentId, of: kind }
  }
}

/** The sync step of a message that this host sends, read without its payload; undefined for other messages. */
export const readSyncStep = (data: Uint8Array): SyncStep | undefined => {
  const decoder = decoding.createDecoder(data)
  decoding.readVarString(decoder)
  return readKind(decoder) === 'sync' ? readStep(decoder) : undefined
}

const MAX_STATELESS_LENGTH = 1024 * 1024

/** What to do with a message before Hocuspocus sees it. `costly`: it needs a trial first. */
export type Verdict =
  | { verdict: 'pass'; documentId: string; sync?: SyncStep | undefined; costly?: CostlyUpdate }
  | { verdict: 'drop' }
  | { verdict: 'reject'; reason: string; closeCode?: number }

/**
 * Whether a message has to wait behind a costly update that is being tried. Sync messages do, and the query whether
 * everything before it is on disk. Presence and clock probes don't: meanwhile they show the page that its host is
 * alive.
 */
export const mustKeepOrder = (message: RelayMessage): boolean => {
  if (message.kind === 'stateless') return message.text.includes('"stored?"')
  return message.kind !== 'damaged' || message.of === 'sync'
}

const reject = (reason: string): Extract<Verdict, { verdict: 'reject' }> => ({ verdict: 'reject', reason })

/** A fault of a message, or a costly update that needs a trial; with neither, it can be handled at once. */
export type Inspection = { fault?: UpdateFault; costly?: CostlyUpdate }

const damaged: UpdateFault = { code: 'damaged', message: 'The message is damaged.' }

/** Throws if a state vector is damaged. */
const inspectSync = (
  { step, payload }: Extract<RelayMessage, { kind: 'sync' }>,
  doc: Y.Doc | undefined,
  answer: UpdateContext['source'],
): Inspection => {
  if (step === 'request') {
    Y.decodeStateVector(payload)
    return {}
  }
  if (step === undefined) return { fault: damaged }
  // An update for a document that is not open is inspected again once it is.
  const source = doc === undefined ? 'journal' : step === 'answer' ? answer : 'edit'
  const { fault, isCostly } = { isCostly: false, ...inspectUpdate(payload, { source, doc, head: headRule }) }
  if (fault) return { fault }
  return isCostly ? { costly: { update: payload, doc } } : {}
}

/**
 * Inspects a message of the meeting's host. Types other than sync are Hocuspocus' own. A document fetched for the first
 * time may be from a newer app.
 */
export const inspectHostMessage = (message: RelayMessage, doc: Y.Doc): Inspection => {
  if (message.kind === 'damaged') return message.of === 'stateless' ? {} : { fault: damaged }
  if (message.kind !== 'sync') return {}
  try {
    return inspectSync(message, doc, doc.store.clients.size === 0 ? 'state' : 'sync')
  } catch {
    return { fault: damaged }
  }
}

const judgeSync = (message: Extract<RelayMessage, { kind: 'sync' }>, doc: Y.Doc | undefined): Verdict => {
  const { documentId, step: sync } = message
  const { fault, costly } = inspectSync(message, doc, 'sync')
  if (!fault) return { verdict: 'pass', documentId, sync, ...(costly && { costly }) }
  // A damaged message may be an accident; a page with a faulty state would send the same again.
  return fault.code === 'damaged'
    ? reject(fault.message)
    : { ...reject(fault.message), closeCode: closeCodes.unmergeable }
}

/**
 * Inspects one message of a page or another host. Presence has its own messages, so Yjs awareness is dropped.
 * Broadcasts, which Hocuspocus would relay uninspected, unknown types and damaged contents are rejected.
 */
export const inspectMessage = (
  message: RelayMessage,
  getDoc: (id: string) => Y.Doc | undefined = () => undefined,
): Verdict => {
  const { kind, documentId } = message
  if (documentId === undefined) return reject('the message is damaged')
  if (!documentIdSchema.safeParse(documentId).success) return reject('the message names no document')
  if (kind === 'awareness') return { verdict: 'drop' }
  if (kind === 'damaged') return reject('the message is damaged')
  if (kind === 'unknown') return reject('the type of the message is unknown')
  if (kind === 'stateless' && message.text.length > MAX_STATELESS_LENGTH) return reject('the message is too large')
  if (kind !== 'sync') return { verdict: 'pass', documentId }
  try {
    return judgeSync(message, getDoc(documentId))
  } catch {
    return reject('the message is damaged')
  }
}
