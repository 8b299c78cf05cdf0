import { parseElapsed } from '../../time'
import { toEnd } from '../json-fields'
import type { Line } from '../lines'
import { joinNonEmpty, joinText } from '../phrases'
import { endsStep } from '../run-steps'
import { createOffsetClock } from '../talk/recording'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

/** Columns of a table of events by their titles in lowercase, how many cells a row has, and where each begins. */
type Columns = { index: Map<string, number>; count: number; starts: number[] }

const cellsOf = (line: string): string[] => line.trim().split(/\s*\t\s*|\s{2,}/)

/** The cells of a row: of a wide table some are empty, so that only the place of a word tells its column. */
const cellsOfRow = (line: string, { starts, count }: Columns): string[] => {
  const cells = cellsOf(line)
  const isAligned = starts.every((start) => start === 0 || start > line.length || /^\s/.test(line[start - 1] ?? ''))
  return cells.length >= count || line.includes('\t') || !isAligned
    ? cells
    : starts.map((start, i) => line.slice(start, starts[i + 1]).trim())
}

/** The titles of `kubectl get events` and of the events below `kubectl describe`. */
const readTitles = (line: string): Columns | undefined => {
  if (!/\b(?:LAST SEEN|FIRST SEEN|AGE)\b/i.test(line) || !/\breason\b/i.test(line)) return undefined
  const titles = cellsOf(line).map((title) => title.toLowerCase())
  const index = new Map(titles.map((title, i) => [title, i]))
  return index.has('reason') && (index.has('last seen') || index.has('age'))
    ? { index, count: titles.length, starts: cellsOf(line).map((title) => line.indexOf(title)) }
    : undefined
}

/** `3m12s`, `68s (x10 over 5m18s)`: how long before the table was printed it was seen last, and first, in ms. */
type Age = { raw: string; last: number; first: number; count: number; isRough: boolean }

const agePattern = /^((?:\d{1,5}[ydhms]){1,3})(?: ?\(x(\d{1,7}) over ((?:\d{1,5}[ydhms]){1,3})\))?$/
const DAYS_PER_YEAR = 365

const ageMs = (text: string): number => {
  const years = Number(/^(\d+)y/.exec(text)?.[1] ?? 0)
  const rest = text.replace(/^\d+y/, '')
  return (parseElapsed(`${years * DAYS_PER_YEAR}d`) ?? 0) + (rest === '' ? 0 : (parseElapsed(rest) ?? 0))
}

const parseAge = (raw: string): Age | undefined => {
  const match = agePattern.exec(raw)
  if (!match) return undefined
  const [, last = '', times, first = last] = match
  return { raw, last: ageMs(last), first: ageMs(first), count: Number(times ?? 1), isRough: !/s$/.test(first) }
}

type Row = { line: number; cells: string[]; columns: Columns; continuation: string[] }

/** The rows of all tables of a text, and the lines outside them. */
const readRows = (lines: string[]): { rows: Row[]; outside: Line[] } => {
  const rows: Row[] = []
  const outside: Line[] = []
  let columns: Columns | undefined
  let current: Row | undefined
  for (const [i, text] of lines.entries()) {
    const titles = readTitles(text)
    if (titles) {
      columns = titles
      current = undefined
    } else if (text.trim() === '') current = undefined
    else if (!columns) outside.push({ text, line: i + 1 })
    else if (!/^[\s-]+$/.test(text)) {
      const cells = cellsOfRow(text, columns)
      const age = cells[columns.index.get('last seen') ?? columns.index.get('age') ?? 0] ?? ''
      if (parseAge(age) || /^<(?:unknown|invalid)>$/.test(age)) {
        current = { line: i + 1, cells, columns, continuation: [] }
        rows.push(current)
      } else if (current) current.continuation.push(text.trim())
      else outside.push({ text, line: i + 1 })
    }
  }
  return { rows, outside }
}

const describe = ({
  cells,
  columns: { index, count },
  continuation,
}: Row): { text: string; who: string; age: string } => {
  const cell = (title: string): string => (index.has(title) ? (cells[index.get(title) ?? 0] ?? '') : '')
  // Words may have two spaces in a row.
  const message = index.get('message') === count - 1 ? cells.slice(count - 1).join('  ') : cell('message')
  const subject = joinText(' ', cell('reason'), cell('namespace'), cell('object'))
  return {
    text: joinText(': ', subject, joinNonEmpty('\n', [message, ...continuation])),
    who: cell('from') || cell('source'),
    age: cell('last seen') || cell('age'),
  }
}

function* read(input: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const { rows, outside } = readRows(input.text.split('\n'))
  yield
  const timeOf = createOffsetClock(input.options)
  if (input.options.start === undefined) {
    draft.missing = 'printed'
    draft.warnings.push({
      line: 0,
      message: 'These times are ages. Say when the table was printed, and they become times of day.',
    })
  }
  for (const [i, row] of rows.entries()) {
    const { text, who, age: raw } = describe(row)
    const age = parseAge(raw)
    if (!age || text === '') {
      const message = age ? 'This row has an age and nothing else.' : 'The age of this row is not known.'
      draft.warnings.push({ line: row.line, message, skipped: [...row.cells, ...row.continuation].join(' — ') })
      continue
    }
    const time = { ...timeOf(-age.first, raw), approximate: age.isRough }
    const end = toEnd(timeOf(-age.last, raw))
    draft.entries.push({
      line: row.line,
      time: age.first !== age.last && (end.clock || end.epoch !== undefined) ? { ...time, end } : time,
      text: age.count > 1 ? `${text} (${age.count} times)` : text,
      source: 'kubernetes',
      run: i + 1,
      ...(who === '' ? {} : { who }),
    })
    if (endsStep(i)) yield
  }
  for (const { line, text } of outside)
    if (/\d:\d\d/.test(text))
      draft.warnings.push({ line, message: 'This line is outside the table and was not imported.', skipped: text })
  return draft
}

const detect = ({ text, json }: Input): number => {
  if (json !== undefined) return 0
  const { rows, outside } = readRows(text.slice(0, 20_000).split('\n'))
  return rows.length > 0 && rows.length >= outside.length / 2 ? 0.9 : 0
}

/** The events of a Kubernetes cluster as a table, whose times count back from when it was printed. */
export const kubectlEvents: Format = {
  id: 'kubectl-events',
  title: 'Kubernetes events (table)',
  detect,
  read,
}
