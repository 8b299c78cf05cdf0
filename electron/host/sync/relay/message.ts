import * as decoding from 'lib0/decoding'
import { hocuspocusTypes } from '../../../../shared/protocol/wire'

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
