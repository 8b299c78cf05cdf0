/** A line such as `about 5,000 projects lost their changes`, parsed as far as possible. */
export type MeasureLine = { amount: string; unit: string; text: string }

const about =
  '(?:about|around|approx(?:imately|\\.)?|roughly|nearly|almost|over|more than|less than|under|up to|at least|ca\\.?|~|≈|<|>|≤|≥)'
const currency = '(?:[€$£¥]|EUR|USD|GBP|CHF)'
const number = '\\d[\\d.,\\u00a0\\u202f’]*(?:\\s?(?:k|m|bn|million|billion|thousand)\\b)?'
const timeUnit = '(?:d|days?|h|hrs?|hours?|min|mins|minutes?|s|secs?|seconds?)\\b'
/** A duration of several parts is one amount: `24 h 11 min`. */
const duration = `\\d+\\s?${timeUnit}(?:,?\\s(?:and\\s)?\\d+\\s?${timeUnit})+`
const leading = new RegExp(
  `^((?:${about}\\s?)?(?:${duration}|(?:${currency}\\s?)?${number}(?:\\s?[–-]\\s?${number})?))\\s?(%|€|\\$|[\\p{L}µ/]+)?\\s*(.*)$`,
  'iu',
)

/** A number at the start is the amount, the word after it the unit, and the rest what was felt. */
export const readMeasureLine = (line: string): MeasureLine => {
  const source = line.trim()
  const found = leading.exec(source)
  if (!found) return { amount: '', unit: '', text: source }
  const [, amount = '', word = '', rest = ''] = found
  const isUnit = !/^(?:in|of|for|to|from|on|at|by|with|and|or)$/i.test(word)
  const text = (isUnit ? rest : `${word} ${rest}`).replace(/^(?:of|:|–|-)\s+/, '').trim()
  return { amount: amount.replace(/[.,]$/, '').trim(), unit: isUnit ? word : '', text }
}

/** Splits a typed source into its name and its link. */
export const readSource = (typed: string): { source: string; sourceUrl: string } => {
  const url = /https?:\/\/\S+/.exec(typed)?.[0] ?? ''
  return { source: typed.replace(url, '').replace(/\s+/g, ' ').trim(), sourceUrl: url }
}

/** A source as it was typed: its name, then its link. */
export const sourceText = ({ source, sourceUrl }: { source: string; sourceUrl: string }): string =>
  [source, sourceUrl].filter(Boolean).join(' ')

/** A number with its unit, as people say it: `about 5,000 projects`. */
export const measureText = ({ amount, unit }: { amount: string; unit: string }): string =>
  [amount, unit].filter(Boolean).join(' ')
