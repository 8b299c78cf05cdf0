import { either, fold, languages, WORD_END } from '../languages'
import { months } from './calendar-words'
import type { TimedLine } from './timed-line'

const year = '(?:19|20)\\d{2}'
const month = `${months.source}${WORD_END}\\.?`
const approximately = `(?:(?:early|mid|late|${either(languages.map(({ times }) => times.approximately))})[\\s-]+)?`
const joint = `(?:,? ${either(languages.map(({ dates }) => dates.joint))})?,? `
/** `March 2024`, `Mar–May 2024`, `2024-03`, `Q1 2024`, `2024年3月`; then a sign, since a sentence may begin with a month, too. */
const pattern = new RegExp(
  `^[*_[(\\s]{0,4}(${approximately}(?:${month}(?:\\s?[-–—/]\\s?${month})?${joint}${year}|${year}[-/.](?:0[1-9]|1[0-2])|Q[1-4],? ${year}|${year}年\\d{1,2}月))(?![\\d/.-]\\d)[*_\\])]{0,4}\\s{0,4}(?:[:：–—|-][*_]{0,4}\\s{0,4}|[*_]{1,4}\\s)`,
  'i',
)
const MAX_LENGTH = 80

/** A line that begins with a month and no day, which no calendar has a place for; its time is only what is written. */
export const readMonthAlone = (line: string): TimedLine | undefined => {
  const match = pattern.exec(fold(line.slice(0, MAX_LENGTH)))
  const raw = match?.[1]
  const text = match ? line.slice(match[0].length).trim() : ''
  return raw === undefined || text === '' ? undefined : { time: { approximate: true, raw }, text, isDelimited: true }
}
