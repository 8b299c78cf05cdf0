import { ImportError } from './types'

/** Bytes, or UTF-16 units, of one source. A day of a busy chat is about one megabyte; 20 take some ten seconds to read. */
export const MAX_IMPORT_LENGTH = 20_000_000

/**
 * UTF-16 units of nested lists, quotations and HTML in one Markdown text. Only the parser can read those, at about
 * 200 kB a second; flat lists, tables, headings and paragraphs are read without it and do not count.
 */
const MAX_PARSED_LENGTH = 1_000_000

/** UTF-16 units of the words that a warning repeats. */
export const MAX_SKIPPED_LENGTH = 200

/** A size for a message: `50 MB`. */
export const inMegabytes = (length: number): string => `${Math.max(1, Math.round(length / 1_000_000))} MB`

/** Why a source of this size is refused. */
export const tooLargeMessage = (length: number, limit: number = MAX_IMPORT_LENGTH): string =>
  `This is ${inMegabytes(length)}; up to ${inMegabytes(limit)} can be read at once. Split it, for example by day.`

/** Throws if a source is too long to be read at once. */
export const checkLength = (length: number): void => {
  if (length > MAX_IMPORT_LENGTH) throw new ImportError('too-large', tooLargeMessage(length))
}

/** Throws if a text contains more nested Markdown than the parser reads in reasonable time. */
export const checkParsedLength = (length: number): void => {
  if (length > MAX_PARSED_LENGTH)
    throw new ImportError(
      'too-large',
      `This holds more than ${inMegabytes(MAX_PARSED_LENGTH)} of nested lists and quotations. Split it, or make the lists flat.`,
    )
}
