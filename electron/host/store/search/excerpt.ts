import type { SearchHit } from '../../../../shared/protocol/calls'
import type { Summary } from '../library-entry'
import { rateCloseness, splitWords, type Word } from './words'

/** Characters that are shown before and after a match. */
const CHARS_BEFORE = 32
const CHARS_AFTER = 72

/** What a row of the library shows of a document, besides its title. */
export const getDetails = ({ incidentId, services, owner, severity }: Summary): string =>
  [incidentId, ...services, owner, severity].join('\n')

/** The best match in a document of a word that its row does not show. */
export const findHit = (summary: Summary, query: string): SearchHit | undefined => {
  const shown = [...splitWords(`${summary.title}\n${getDetails(summary)}`)]
  const missing = [...splitWords(query)].filter(
    ({ folded }) => !shown.some((word) => rateCloseness(folded, word.folded) > 0),
  )
  if (missing.length === 0) return undefined
  let best: { closeness: number; part: string; text: string; word: Word } | undefined
  for (const { part, text } of [{ part: 'Tags', text: summary.tags.join(', ') }, ...summary.texts]) {
    for (const word of splitWords(text)) {
      const closeness = Math.max(...missing.map(({ folded }) => rateCloseness(folded, word.folded)))
      if (closeness > (best?.closeness ?? 0)) best = { closeness, part, text, word }
    }
  }
  return best && { part: best.part, ...around(best.text, best.word) }
}

/** A match with what stands before and after it on its line. */
const around = (text: string, { start, length }: Word): Omit<SearchHit, 'part'> => {
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
