import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { documentIdSchema } from '../../../shared/api/invite'
import { faultOf } from '../../../shared/sync/update-fault'

/** Hocuspocus' message types, as far as a page or a link of ours sends them. */
const types = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, syncReply: 4, stateless: 5, close: 7 } as const

const MOST_STATELESS = 1024 * 1024

/** What is to be done with a message before Hocuspocus sees it. */
export type Verdict = { verdict: 'pass'; documentId: string } | { verdict: 'drop' } | { verdict: 'refuse'; why: string }

const refuse = (why: string): Verdict => ({ verdict: 'refuse', why })

const readSync = (decoder: decoding.Decoder): string | undefined => {
  const step = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (step === 0) {
    Y.decodeStateVector(payload)
    return undefined
  }
  if (step !== 1 && step !== 2) return 'the sync step is unknown'
  return faultOf(payload)
}

/** What is wrong with a message of the meeting's host; undefined: nothing. The other types are Hocuspocus' own. */
export const faultOfAnswer = (data: Uint8Array): string | undefined => {
  try {
    const decoder = decoding.createDecoder(data)
    decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    return type === types.sync || type === types.syncReply ? readSync(decoder) : undefined
  } catch {
    return 'the message is damaged'
  }
}

/**
 * Looks at one message from outside. Presence has a way of its own, so Yjs' awareness is dropped; broadcasts that
 * would go to everybody unseen, unknown types and damaged contents are refused.
 */
export const judgeFrame = (data: Uint8Array): Verdict => {
  try {
    const decoder = decoding.createDecoder(data)
    const documentId = decoding.readVarString(decoder)
    if (!documentIdSchema.safeParse(documentId).success) return refuse('the message names no document')
    const type = decoding.readVarUint(decoder)
    if (type === types.awareness || type === types.queryAwareness) return { verdict: 'drop' }
    if (type === types.sync || type === types.syncReply) {
      const fault = readSync(decoder)
      return fault === undefined ? { verdict: 'pass', documentId } : refuse(fault)
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
