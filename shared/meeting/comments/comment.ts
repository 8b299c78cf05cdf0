import { z } from 'zod'
import { defineCollection, instant, type ValueOf } from '../../crdt'

/** Longer quotations (characters) are cut: the text itself is a press away. */
export const MAX_QUOTE_LENGTH = 300

/** The beginning of a text, with `…` if there is more. Never splits a surrogate pair. */
export const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…` : text

const reference = z.string().max(1_024).default('')

/**
 * What people say to each other about the document; never part of the report. A comment belongs to its author, as a
 * letter does, but its text is shared like any other, so that its author can write on two devices.
 */
export const comments = defineCollection({
  name: 'comments',
  fields: z.object({
    /** What it is about. Replies repeat it, so that they can be understood without the first comment. */
    on: z.object({ section: reference, id: reference, field: reference }).default({ section: '', id: '', field: '' }),
    /** The id of the comment that began the thread; empty in that comment. */
    thread: reference,
    /** The author's id on the roster, or the one that they would get there. */
    authorId: reference,
    /** The words of the text that it is about; empty if it is about the whole. */
    quote: z
      .string()
      .max(MAX_QUOTE_LENGTH + 1)
      .default(''),
    /** Where those words are, as Yjs describes it, so that they are found when the text has changed. */
    anchor: z.string().max(1_000).default(''),
    /** When the thread was resolved; comments after it open the thread again. */
    resolvedAt: instant.nullable().default(null),
  }),
  texts: ['text'],
  instants: ['resolvedAt'],
  // A conversation is read in the order in which it was held.
  compare: (a, b) => a.createdAt - b.createdAt,
})
export type Comment = ValueOf<typeof comments>[number]

/** What a comment is about: a field of a row or of the record, a whole row, or with an empty section the document. */
export type CommentTarget = Comment['on']

/** The target of comments about the document as a whole. */
export const wholeDocument: CommentTarget = { section: '', id: '', field: '' }

/** The key of a target in maps and drafts. */
export const targetKey = ({ section, id, field }: CommentTarget): string => `${section}/${id}/${field}`
