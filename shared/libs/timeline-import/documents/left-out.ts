import type { ImportWarning } from '../types'
import { type Attributes, tokenizeMarkup } from './markup-tokens'

/** Words that a document holds besides its text, by what they are. */
export type LeftOut = {
  comments: string[]
  notes: string[]
  /** What tracked changes delete. */
  deletions: string[]
  /** The headers and footers of pages. */
  margins: string[]
  attachments: string[]
  /** Messages of a thread beside the one with the timeline. */
  messages: string[]
}

/** UTF-16 units of the words that a warning repeats. */
const MAX_SKIPPED_LENGTH = 300

const kinds = [
  'comments',
  'notes',
  'deletions',
  'margins',
  'attachments',
  'messages',
] as const satisfies (keyof LeftOut)[]

const messages: Record<keyof LeftOut, (count: number) => string> = {
  comments: (count) => (count === 1 ? '1 comment was not read.' : `${count} comments were not read.`),
  notes: (count) => (count === 1 ? '1 footnote was not read.' : `${count} footnotes were not read.`),
  deletions: (count) =>
    count === 1
      ? '1 deletion of tracked changes was not read.'
      : `${count} deletions of tracked changes were not read.`,
  margins: () => 'The headers and footers of the pages were not read.',
  attachments: (count) =>
    count === 1
      ? '1 attachment was not read. Save it and add it, if it holds records.'
      : `${count} attachments were not read. Save them and add those that hold records.`,
  messages: (count) =>
    count === 1
      ? '1 other message of the thread was not read, since the timeline is in one message.'
      : `${count} other messages of the thread were not read, since the timeline is in one message.`,
}

/** A warning for each kind of words that were left out, with these words; empty ones are nothing. */
export const warnAboutLeftOut = (leftOut: Partial<LeftOut>): ImportWarning[] =>
  kinds.flatMap((kind) => {
    const words = (leftOut[kind] ?? []).filter((one) => /[\p{L}\p{N}]/u.test(one))
    if (words.length === 0) return []
    const message = messages[kind](words.length)
    return [{ line: 0, message, skipped: words.join(' / ').slice(0, MAX_SKIPPED_LENGTH) }]
  })

/** The words in each of the XML elements of a name, apart from those that are not wanted. */
export const wordsIn = (
  xml: string,
  name: string,
  isWanted: (attributes: Attributes) => boolean = () => true,
): string[] => {
  const found: string[] = []
  let depth = 0
  let words = ''
  let isFieldCode = false
  for (const token of tokenizeMarkup(xml, true)) {
    if (!token) continue
    if (token.type === 'text') {
      if (depth > 0 && !isFieldCode) words += token.text
    } else if (token.name === 'w:instrtext') isFieldCode = token.type === 'open' && !token.isEmpty
    else if (token.name === name) {
      if (token.type === 'open' && !token.isEmpty && (depth > 0 || isWanted(token.attributes))) depth += 1
      else if (token.type === 'close' && depth > 0) {
        depth -= 1
        if (depth === 0) found.push(words.replace(/\s+/g, ' ').trim())
        if (depth === 0) words = ''
      }
    } else if (depth > 0 && /:(?:p|h)$/.test(token.name)) words += ' '
  }
  return found
}
