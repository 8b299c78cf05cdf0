import type { ImportWarning } from '../types'

/** What bars, axes and sparklines are drawn with. */
const drawn = /[\u2190-\u21ff\u2500-\u25ff\u2800-\u28ff#*=|+_.·•^<>[\](){}~\\/:;,'"`-]+/g
/** A number with its unit: `812`, `1.4 %`, `20ms`, `3 req/s`, a clock. */
const number = /(?<![\p{L}\d])[+-]?\d[\d.,:]*(?:\s?(?:%|[a-zµ]{1,2}(?:\/[a-z]{1,3})?(?![\p{L}\d])))?/giu
const bar = /([#*=█▁-▉|─•+-])\1/
const MAX_CHART_TEXT_LENGTH = 300
/** The part of the lines that have to be without words. */
const MIN_SHARE = 0.7

const countNumbers = (text: string): number => text.match(number)?.length ?? 0

/** The words of a line without numbers and drawings. */
const wordsOf = (text: string): string =>
  text.replace(number, ' ').replace(drawn, ' ').replace(/\s+/g, ' ').trim().toLowerCase()

const hasNoWords = (text: string): boolean => text !== '' && text.length < MAX_CHART_TEXT_LENGTH && wordsOf(text) === ''

/** Whether the words after a time are numbers, a bar or an axis: `████ 812`, `0.31 0.22 0.20`, `11:00 12:00`. */
export const isPlotted = (text: string): boolean =>
  hasNoWords(text) && (bar.test(text) || /[█▁-▉]/.test(text) || countNumbers(text) > 0)

/** Whether a text says a number, or draws it, with nothing but its name: `812 errors`, `#### 812 errors`, `all 0.3 0.2 0.2`. */
const namesNumber = (text: string): boolean =>
  text.length < MAX_CHART_TEXT_LENGTH &&
  (/^\W*[\d#*=|█▁-▉]/.test(text) || countNumbers(text) >= 3) &&
  countNumbers(text) + (bar.test(text) ? 1 : 0) >= wordsOf(text).split(' ').length

/** Whether the texts after times are a chart, or what a tool measured, and not what happened. */
export const isChart = (texts: readonly string[]): boolean => {
  const [first] = texts
  if (first === undefined) return false
  if (texts.length === 1)
    return isPlotted(first) && (bar.test(first) || /[█▁-▉]/.test(first) || countNumbers(first) >= 3)
  const least = Math.max(2, texts.length * MIN_SHARE)
  if (texts.filter(isPlotted).length >= least) return true
  const words = texts.filter(namesNumber).map(wordsOf)
  return texts.length >= 3 && words.length >= least && new Set(words).size === 1
}

/** What is said of the lines of a chart. */
export const warnAboutChart = (line: number, text: string): ImportWarning => ({
  line,
  message: 'These lines show numbers over time, not what happened, so they were not imported.',
  skipped: text,
})
