import { z } from 'zod'
import { documentIdSchema } from '../../protocol/document-id'
import {
  MAX_REPLY_COMMENTS,
  MAX_REPLY_NAME_LENGTH,
  MAX_REPLY_QUOTE_LENGTH,
  MAX_REPLY_TEXT_LENGTH,
  MAX_REPLY_TITLE_LENGTH,
  replyFormat,
  replyVersion,
} from './limits'

/** Characters that are not shown, and those that change the direction of what is shown after them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const invisible = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

const line = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replace(invisible, ' ').trim())

/** Ids that a page has drawn: keys of the document, so no names that objects use themselves. */
const id = z.string().regex(/^[A-Za-z0-9-]{16,64}$/)

/** Where something stands in the document; whether it is there is another question. */
const reference = z.string().max(1_024)

const instant = z.iso.datetime().transform((text) => Date.parse(text))

const commentSchema = z.strictObject({
  id,
  on: z.strictObject({ section: reference, id: reference, field: reference }),
  /** The words that it is about, as they were on the page; empty if it is about the whole. */
  quote: z.string().max(MAX_REPLY_QUOTE_LENGTH + 1),
  text: z
    .string()
    .max(MAX_REPLY_TEXT_LENGTH)
    .refine((text) => text.trim() !== ''),
  writtenAt: instant,
})

/** What somebody who read an exported page sends back: comments, and that they have nothing more to add. */
export const replySchema = z.strictObject({
  format: z.literal(replyFormat),
  version: z.literal(replyVersion),
  /** The same for all files that are saved from one page. */
  id,
  document: z.strictObject({
    id: documentIdSchema,
    title: line(MAX_REPLY_TITLE_LENGTH + 1),
    /** What was read, as `contentVersion` tells it from any other state. */
    content: reference,
  }),
  name: line(MAX_REPLY_NAME_LENGTH).refine((name) => name !== ''),
  savedAt: instant,
  comments: z.array(commentSchema).max(MAX_REPLY_COMMENTS),
  signedOffAt: instant.optional(),
})

/** A reply as it is read; instants are epoch milliseconds. */
export type Reply = z.output<typeof replySchema>
export type ReplyComment = Reply['comments'][number]

/** The same as its file holds it. */
export type StoredReply = z.input<typeof replySchema>
