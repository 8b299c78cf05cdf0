import * as Y from 'yjs'
import { ADDITION, type Author, addAgain, whereabouts } from '../../crdt'
import { documentBytes, updateLimits } from '../../crdt/update-guard'
import { comments } from '../../meeting/comments'
import { findByUniqueName } from '../../meeting/people'
import { signOff, signOffs } from '../sign-off'
import { type Snapshot, snapshot } from '../snapshot'
import { placeComment } from './place-comment'
import type { Reply, ReplyComment } from './schema'

/** What a reply brings that a document does not have. */
export type ReplyPlan = {
  /** Comments that are added. */
  fresh: readonly ReplyComment[]
  /** How many are there from an earlier import, or were removed since. */
  known: number
  /** Whether its sign-off is added. */
  isSigning: boolean
}

const PREFIX = 'reply-'

/** The comment's id in the document: the same in every copy, so that two people who import a reply add it once. */
const commentId = ({ id }: ReplyComment): string => `${PREFIX}${id}`

const signOffKey = ({ id, signedOffAt }: Reply): string => `${PREFIX}${id} ${signedOffAt}`

/** Somebody removed it, or it is there. What Undo took back may come again. */
const isThere = (doc: Y.Doc, comment: ReplyComment): boolean => {
  const record = doc.getMap(comments.name).get(commentId(comment))
  return record !== undefined && !(record instanceof Y.Map && whereabouts(record) === 'taken-back')
}

/** What importing a reply would add. Changes nothing. */
export const planReply = (doc: Y.Doc, reply: Reply): ReplyPlan => {
  const once = [...new Map(reply.comments.map((comment) => [comment.id, comment])).values()]
  const fresh = once.filter((comment) => !isThere(doc, comment))
  const key = signOffKey(reply)
  const isSigning =
    reply.signedOffAt !== undefined &&
    Object.values(signOffs.read(doc).value).every(({ importKey }) => importKey !== key)
  return { fresh, known: once.length - fresh.length, isSigning }
}

const BYTES_PER_UNIT = 3
/** Bytes that a comment takes besides its words. */
const BYTES_PER_COMMENT = 3_000

/** Why a document has no room for a reply, as a sentence; undefined if it has. */
export const describeLackOfRoomForReply = (doc: Y.Doc, { fresh }: ReplyPlan): string | undefined => {
  const needed = fresh.reduce((sum, { text }) => sum + text.length * BYTES_PER_UNIT + BYTES_PER_COMMENT, 0)
  return documentBytes(doc) + needed <= updateLimits.MAX_DOCUMENT_BYTES
    ? undefined
    : 'This postmortem is too large for more comments. Nothing was added. Make a copy of it with fewer rows, and add the reply there.'
}

const addOrRestore = (doc: Y.Doc, snap: Snapshot, author: Author, comment: ReplyComment): void => {
  const id = commentId(comment)
  const record = doc.getMap(comments.name).get(id)
  if (record instanceof Y.Map) {
    addAgain(record)
    return
  }
  const values = { ...placeComment(doc, snap, comment), text: comment.text, authorId: author.person ?? '' }
  // A computer whose clock is fast would write into the future.
  const writtenAt = Math.min(comment.writtenAt, author.now())
  comments.add(doc, { ...author, now: () => writtenAt }, values, { id })
}

/**
 * Adds what a reply brings: comments under its author's name, at the passages they are about, and its sign-off. Importing
 * it again adds nothing. Whoever undoes it must treat its transactions as one step.
 */
export const applyReply = (doc: Y.Doc, { now, newId }: Pick<Author, 'now' | 'newId'>, reply: Reply): ReplyPlan => {
  const plan = planReply(doc, reply)
  const snap = snapshot(doc)
  const person = findByUniqueName(snap.roster, reply.name)?.id
  const author: Author = { name: reply.name, now, newId, ...(person !== undefined && { person }) }
  doc.transact(() => {
    for (const comment of plan.fresh) addOrRestore(doc, snap, author, comment)
  }, ADDITION)
  if (reply.signedOffAt === undefined || !plan.isSigning) return plan
  const isSigning = signOff(
    doc,
    { name: reply.name, id: person },
    {
      at: Math.min(reply.signedOffAt, now()),
      version: reply.document.content,
      importKey: signOffKey(reply),
    },
  )
  return { ...plan, isSigning }
}
