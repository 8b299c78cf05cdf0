import { splitLines } from '../report/line-breaks'

/** Control characters, which neither scripts nor importers take, and halves of characters, which no file can have. */
const unwritable = /[^\P{Cc}\n\t]|\p{Cs}/gu

/** A text as it can stand in any file: its line breaks are line feeds, and what cannot be written is replaced. */
export const cleanText = (text: string): string => splitLines(text).join('\n').replace(unwritable, '\ufffd')

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Where a text is looked through for the end of a character, in UTF-16 units: no character that means something is longer. */
const MAX_CHARACTER_LENGTH = 64

/**
 * A text of at most `most` UTF-16 units, which is never less than a tracker counts. It is never cut within a character, and
 * says by `…` that it was cut.
 */
export const cutToLength = (text: string, most: number): string => {
  if (text.length <= most) return text
  const start = Math.max(0, most - MAX_CHARACTER_LENGTH)
  let end = start
  for (const { segment } of graphemes.segment(text.slice(start, most + 1))) {
    if (end + segment.length > most - 1) break
    end += segment.length
  }
  return `${text.slice(0, end).trimEnd()}…`
}

/** What an action is called that says nothing yet: every tracker wants a title. */
export const UNNAMED = 'Unnamed action'

/** A text on one line. */
export const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim()

/** An action's text on one line, as the title of a ticket, of at most `most` UTF-16 units. */
export const ticketTitle = (text: string, most = Number.POSITIVE_INFINITY): string =>
  cutToLength(oneLine(text) || UNNAMED, most)
