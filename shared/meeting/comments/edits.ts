import type * as Y from 'yjs'
import { type Author, textAt } from '../../crdt'
import { LOCAL } from '../../crdt/origins'
import { parking } from '../notes'
import { type CommentTarget, comments, cut } from './comment'
import { createQuote, type Selection } from './quote'
import { parkedIdOf, type Thread } from './threads'

type NewComment = {
  on: CommentTarget
  text: string
  /** The words that it is about. */
  selection?: Selection | undefined
}

/** Begins a thread; returns its id. */
export const addComment = (doc: Y.Doc, author: Author, { on, text, selection }: NewComment): string => {
  const quoted = selection && textAt(doc, on)
  const quote = quoted && selection ? createQuote(quoted, selection) : {}
  return comments.add(doc, author, { on, text, authorId: author.person ?? '', ...quote })
}

/** Adds a reply, which opens a resolved thread again; returns its id. */
export const replyTo = (doc: Y.Doc, author: Author, { id, on }: Pick<Thread, 'id' | 'on'>, text: string): string =>
  comments.add(doc, author, { on, text, thread: id, authorId: author.person ?? '' })

/** Resolves a thread as it is now. Two people may do so at once. */
export const resolveThread = (doc: Y.Doc, author: Pick<Author, 'now'>, { comments: all }: Thread): void => {
  const [first] = all
  // A comment that a computer with a fast clock has written lies in the future.
  const resolvedAt = all.reduce((last, { createdAt }) => Math.max(last, createdAt), author.now())
  if (first) comments.change(doc, first.id, { resolvedAt })
}

/** Opens a resolved thread again, and the topic that was settled in the parking lot. */
export const reopenThread = (doc: Y.Doc, thread: Thread): void =>
  doc.transact(() => {
    for (const { id, resolvedAt } of thread.comments)
      if (resolvedAt !== null) comments.change(doc, id, { resolvedAt: null })
    parking.change(doc, parkedIdOf(thread.id), { isSettled: false })
  }, LOCAL)

const MAX_TOPIC_LENGTH = 500

/** What a parked topic says of a thread: its first comment, cut. */
const topicOf = ({ comments: [first] }: Thread): string => cut(first?.text.trim() ?? '', MAX_TOPIC_LENGTH)

/**
 * Takes a thread into the meeting as a topic in the parking lot. There is one topic for a thread, whoever parks it, and
 * one that was removed comes back.
 */
export const parkThread = (doc: Y.Doc, author: Author, thread: Thread): void => {
  const id = parkedIdOf(thread.id)
  if (parking.trashed(doc, id)) parking.restore(doc, id)
  else if (!doc.getMap(parking.name).has(id)) parking.add(doc, author, { text: topicOf(thread) }, { id })
}
