import { quoteText } from '../../meeting/format'
import type { Failure } from '../../protocol/failure'
import { MAX_REPLY_LENGTH, replyFormat, replyVersion } from './limits'
import { type Reply, replySchema } from './schema'

/** A reply, or why a file is none that can be used, as a whole sentence for people. */
export type ReadReply = { ok: true; reply: Reply } | { ok: false; failure: Failure }

const formatMember = new RegExp(`"format"\\s{0,8}:\\s{0,8}"${replyFormat}"`)

/** Whether a text is meant to be a reply, judged without parsing it: within a text of JSON, quotes are escaped. */
export const isReply = (text: string): boolean => formatMember.test(text)

const refuse = (code: string, sentence: string): ReadReply => ({ ok: false, failure: { code, sentence } })

const SAFE = 'Nothing was added, and the file is unchanged.'
const AGAIN = 'Ask whoever sent it to save it again.'

/** What the parts of a reply are called. */
const parts: Readonly<Record<string, string>> = {
  id: 'its id',
  document: 'the postmortem it is about',
  name: 'the name of its author',
  savedAt: 'its date',
  comments: 'its comments',
  signedOffAt: 'its sign-off',
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Cut off, or nested so deeply that it cannot be one.
    return undefined
  }
}

const versionOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined

/** Why a reply is not for the postmortem with this id, as a sentence; undefined if it is. */
export const describeOtherDocument = ({ document: { id, title } }: Reply, documentId: string): string | undefined =>
  id === documentId
    ? undefined
    : `This reply is about another postmortem, ${quoteText(title, 'one without a title')}. ${SAFE} Open that one and add the reply there.`

/** Reads a reply. Never throws. */
export const readReply = (text: string): ReadReply => {
  if (text.length > MAX_REPLY_LENGTH)
    return refuse('too-large', `This reply is larger than 1 MB, which no reply is. ${SAFE} ${AGAIN}`)
  const stored = parse(text)
  if (stored === undefined) return refuse('damaged', `This reply is incomplete or damaged. ${SAFE} ${AGAIN}`)
  const version = versionOf(stored)
  if (typeof version === 'number' && version > replyVersion)
    return refuse('newer', `This reply was made for a newer version of Debrief. ${SAFE} Update Debrief and try again.`)
  const read = replySchema.safeParse(stored)
  if (read.success) return { ok: true, reply: read.data }
  const part = parts[String(read.error.issues[0]?.path[0] ?? '')]
  return part === undefined
    ? refuse('invalid', `This reply has something in it that doesn’t belong there. ${SAFE} ${AGAIN}`)
    : refuse('invalid', `This reply can’t be used: Debrief can’t read ${part}. ${SAFE} ${AGAIN}`)
}
