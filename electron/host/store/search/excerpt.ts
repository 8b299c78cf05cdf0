import type { SearchHit } from '../../../../shared/protocol/library'
import type { StoredSummary } from '../library-entry'
import { unpackTexts } from '../packed-texts'
import { parseQuery, type QueryTerm, scoreMatch, splitWords, type Word } from './words'

/** Characters that are shown before and after a match. */
const CHARS_BEFORE = 32
const CHARS_AFTER = 72

/** Of a longer word, only this much is highlighted. */
const MAX_MATCH_CHARS = 64

/** Of a longer document, only the beginning is searched: a day-long meeting has a tenth of it. */
const MAX_SEARCHED_CHARS = 2_000_000

/** The texts of a document that are searched besides its tags and what its row shows. */
export const readTexts = ({ texts }: StoredSummary): { part: string; text: string }[] => {
  let left = MAX_SEARCHED_CHARS
  return unpackTexts(texts).map(({ part, text }) => {
    const searched = text.slice(0, left)
    left -= searched.length
    return { part, text: searched }
  })
}

/** What a row of the library shows of a document besides its title. */
export const getDetails = ({ incidentId, services, owner, severity }: StoredSummary): string =>
  [incidentId, ...services, owner, severity].join('\n')

/** Finds a word of the query in a document that its row does not show, preferably spelled exactly as typed. */
export const findHit = (summary: StoredSummary, query: string): SearchHit | undefined => {
  const shown = [...splitWords(`${summary.title}\n${getDetails(summary)}`)]
  const missing = parseQuery(query).filter((term) => !shown.some(({ folded }) => scoreMatch(term, folded) > 0))
  if (missing.length === 0) return undefined
  const sections = [{ part: 'Tags', text: summary.tags.join(', ') }, ...readTexts(summary)]
  for (const find of [findAsTyped, findSimilar]) {
    for (const { part, text } of sections) {
      const match = find(text, missing)
      if (match) return { part, ...around(text, match) }
    }
  }
  return undefined
}

type Match = Pick<Word, 'start' | 'length'>

/** Finds most words without splitting the text into its words, which takes a hundred times as long. */
const findAsTyped = (text: string, terms: readonly QueryTerm[]): Match | undefined => {
  const lower = text.toLowerCase()
  // A few letters of some languages change their length when folded, which shifts positions.
  if (lower.length !== text.length) return undefined
  for (const { word } of terms) {
    for (let start = lower.indexOf(word); start >= 0; start = lower.indexOf(word, start + 1)) {
      if (isInWord(text.slice(Math.max(0, start - 2), start))) continue
      const [first] = splitWords(text.slice(start, start + MAX_MATCH_CHARS))
      if (first?.start === 0) return { start, length: first.length }
    }
  }
  return undefined
}

const isInWord = (before: string): boolean => /[\p{L}\p{N}\p{M}]$/u.test(before)

const findSimilar = (text: string, terms: readonly QueryTerm[]): Match | undefined => {
  for (const word of splitWords(text)) {
    if (terms.some((term) => scoreMatch(term, word.folded) > 0)) return word
  }
  return undefined
}

/** A match with the text before and after it on its line. */
const around = (text: string, { start, length }: Match): Omit<SearchHit, 'part'> => {
  const lineStart = text.lastIndexOf('\n', start) + 1
  const lineBreak = text.indexOf('\n', start)
  const lineEnd = lineBreak < 0 ? text.length : lineBreak
  const first = Math.max(lineStart, start - CHARS_BEFORE)
  const last = Math.min(lineEnd, start + length + CHARS_AFTER)
  return {
    before: `${first > lineStart ? '…' : ''}${text.slice(first, start)}`,
    match: text.slice(start, start + length),
    after: `${text.slice(start + length, last)}${last < lineEnd ? '…' : ''}`,
  }
}
