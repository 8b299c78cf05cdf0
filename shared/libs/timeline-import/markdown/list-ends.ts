import { isUnspaced } from '../../languages'
import { kindOfTitle, type SectionKind } from './headings'

const fence = /^[ \t]*(?:```|~~~)/
const item = /^[ \t]{0,3}(?:[-*+•・]|\d{1,3}[.)])[ \t]*\S/
/** A line of few words that begins with a capital letter and ends without a period, except for a colon. */
const title = /^(?:\*\*|__)?(\p{Lu}[^\n.!?;,:]{2,50}|[\p{Lo}\p{Lm}]{2,15})\s?[:：]?(?:\*\*|__)?[:：]?[ \t]*$/u
const MAX_TITLE_WORDS = 8

const listKinds: ReadonlySet<SectionKind | undefined> = new Set(['followUps', 'wentWell', 'wentPoorly', 'lucky'])

/** The words of a line that names another list. */
const titleOf = (line: string): string | undefined => {
  const words = title.exec(line)?.[1]
  if (words === undefined || words.split(' ').length > MAX_TITLE_WORDS) return undefined
  const isWritten = /^\p{Lu}/u.test(words) || isUnspaced(words[0])
  return isWritten && listKinds.has(kindOfTitle(words)) ? words : undefined
}

/**
 * Marks the title of a list that follows the one above without an empty line between them as a heading; Markdown takes
 * it for more of the last point. Lines stay where they are.
 */
export const endListsAtTitles = (text: string): string => {
  const lines = text.split('\n')
  let isCode = false
  return lines
    .map((line, index) => {
      if (fence.test(line)) isCode = !isCode
      const above = lines[index - 1] ?? ''
      if (isCode || !item.test(above) || !item.test(lines[index + 1] ?? '')) return line
      const words = titleOf(line)
      return words === undefined ? line : `###### ${words}`
    })
    .join('\n')
}
