import { bookkeepingFields } from '../../crdt'
import { utcText } from '../../meeting/format'
import { templateOfRow } from '../../meeting/report'
import type { ValueLabels } from '../../stages/contract'
import { inWords } from './places'

/** Longer values are cut in what is shown of a change. */
const MAX_VALUE_LENGTH = 2_000
const MAX_LABEL_LENGTH = 140

/** Fields of a row that are not content; where it stands in its list is compared all the same. */
export const bookkeeping: ReadonlySet<string> = new Set([
  ...bookkeepingFields,
  'importKey',
  'on',
  'thread',
  'authorId',
  'anchor',
  'seenPolicies',
])

export type Values = Record<string, unknown>

export const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text)

/** A moment as readable content has it. */
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** A value of readable content as it is shown; empty for none. */
export const showValue = (value: unknown, maxLength = MAX_VALUE_LENGTH): string => {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string' && instantPattern.test(value)) return utcText(Date.parse(value))
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return cut(inText(value), maxLength)
}

/** Lists and objects name what they hold, one level after the other. */
const inText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(inText).join(value.some(isValues) ? '\n' : ', ')
  if (!isValues(value)) return String(value)
  const parts = Object.entries(value).filter(([, part]) => part !== '' && part !== undefined)
  return parts.map(([name, part]) => `${inWords(name)}: ${inText(part)}`).join(' · ')
}

/** What a code stands for; undefined for anything else. Whoever wrote a version may have stored any text. */
export const codeLabel = (labels: ValueLabels | undefined, name: string, value: unknown): string | undefined => {
  const codes = labels && Object.hasOwn(labels, name) ? labels[name] : undefined
  return typeof value === 'string' && codes && Object.hasOwn(codes, value) ? codes[value] : undefined
}

/** What a row is called: the beginning of its text, or the title of its template; empty if it has neither. */
export const labelOf = (row: Values): string => {
  const template = templateOfRow(String(row.id))?.title
  const text = [row.text, row.name, row.title, row.question, template].find(
    (one) => typeof one === 'string' && one.trim() !== '',
  )
  return cut(String(text ?? '').trim(), MAX_LABEL_LENGTH)
}

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Rows by their ids; empty for anything that is not a list of rows. */
export const rowsById = (value: unknown): Map<string, Values> =>
  new Map((Array.isArray(value) ? value : []).filter(isValues).map((row) => [String(row.id), row]))
