import { findDates, isFullDate, UTC } from '../../time'
import { append } from '../append'
import { detectZone, detectZoneInTitle } from '../detect-zone'
import { datesInFileName } from '../file-name'
import { findFullTime } from '../find-time'
import { type LogLine, readLogLine } from '../log/line'
import type { TimedWords } from '../log/timed-words'
import { joinNonEmpty } from '../phrases'
import { endsStep } from '../run-steps'
import { type Draft, type Entry, emptyDraft, type Format, type Input } from '../types'

/** What tools write between the lines of a log. */
const comment =
  /^(?:-- (?:Boot|Reboot|Logs begin|Journal begins|No entries)\b.*|#(?:Software|Version|Date|Fields|Remark):.*|-{3,} beginning of .*|[+-] \S+ › \S+|==> .+ <==|[-=*]{3,})$/
/** `date (UTC)  host  message`: the titles of columns above the rows. */
const titlesOfColumns = /^#?\s{0,9}(?:date|time|timestamp)\b[^.!?]{0,200}$/i
/** The extended log format of the W3C has all its times in UTC: IIS, CloudFront. */
const fieldsOfW3c = /^#Fields:.{0,80}\bdate\b.{0,40}\btime\b/
const isComment = (line: string): boolean => comment.test(line.trimEnd())
const markdown =
  /^(?:#{1,6} (?!(?:Time|User@Host|Query_time|Schema|Thread_id|Bytes_sent): )|\| ?:?-{2,}|[-*] (?!\d{10} ))/

/** What a program calls the importance of a line, behind its time. */
const level = /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)\b/

const hasDate = ({ time }: TimedWords): boolean => time.epoch !== undefined || time.date?.month !== undefined
const hasSeconds = ({ time }: TimedWords): boolean => time.epoch !== undefined || /\d:\d\d:\d\d/.test(time.raw)

const sampleLines = (text: string): string[] =>
  text
    .slice(0, 60_000)
    .split('\n', 240)
    .filter((line) => line.trim() !== '' && !isComment(line))

const detect = ({ text, json }: Input): number => {
  const lines = sampleLines(text)
  if (json !== undefined || lines.length === 0) return 0
  const read = lines.map(readLogLine)
  const dated = read.filter(({ timed }) => timed && hasDate(timed)).length
  if (lines.filter((line) => markdown.test(line)).length > dated / 5) return 0
  const unindented = lines.length - lines.filter((line) => /^\s/.test(line)).length
  const share = dated / Math.max(dated, unindented)
  const leveled = lines.filter((line) => level.test(line.slice(0, 120))).length
  // More than a table without titles, of which the words would change their order.
  if (dated > 1 && share >= 0.6) return leveled >= dated * 0.6 ? 0.84 : 0.8
  const opens = read[0]?.timed
  if (dated === 1 && (share >= 0.6 || (leveled > 0 && opens && hasDate(opens) && hasSeconds(opens)))) return 0.3
  // Lines of several containers, of which some write no times.
  if (dated > 1 && read.filter(({ origin }) => origin !== undefined).length >= lines.length * 0.6) return 0.8
  // Long stack traces, a time that stands alone above the words, or a banner above the first line.
  if (dated > 1 && share >= 0.1 && (opens ? hasDate(opens) && hasSeconds(opens) : leveled > 1)) return 0.5
  // Times that stand alone above the words, behind what a program tells of itself.
  const alone = read.filter(({ timed }) => timed?.text === '' && hasDate(timed) && hasSeconds(timed)).length
  if (alone > 1 && share >= 0.1) return 0.5
  const clocks = read.filter(({ timed }) => timed?.place === 'start').length
  // Clocks without seconds begin the lines of notes too; then nearly every line has to have one.
  return opens && clocks > 2 && clocks >= unindented * (hasSeconds(opens) ? 0.6 : 0.9) ? 0.5 : 0
}

/** Where the lines of each origin have their time; where it rarely stands, it does not begin a row. */
const usualPlaces = (lines: (LogLine | undefined)[]): Map<string, Set<string>> => {
  const counts = new Map<string, Map<string, number>>()
  for (const line of lines) {
    if (!line?.timed) continue
    const places = counts.get(line.origin ?? '') ?? new Map<string, number>()
    counts.set(line.origin ?? '', places.set(line.timed.place, (places.get(line.timed.place) ?? 0) + 1))
  }
  const usual = ([origin, places]: [string, Map<string, number>]): [string, Set<string>] => {
    const most = Math.max(...places.values())
    const isUsual = ([place, count]: [string, number]): boolean =>
      count > most / 2 && (place === 'start' || count > 2 || !places.has('start'))
    return [origin, new Set([...places].filter(isUsual).map(([place]) => place))]
  }
  return new Map([...counts].map(usual))
}

/** How far the line of a first row is indented; lines that are further in continue a row. */
const indentOf = (line: string): number => line.length - line.trimStart().length

type Row = { entry: Entry; continuation: string[] }

/** How a time is written: `9-9-9 9:9:9` */
const shapeOf = (text: string): string =>
  text
    .replace(/\d+/g, '9')
    .replace(/[A-Za-z]+/g, 'a')
    .replace(/\s+/g, ' ')

/** What may stand before the time of a line. */
const opening = /^\s{0,80}[[(<"']?/

/** What a line begins with if it is written like the time of the row above it, but is none: `2024-03-01 25:61:00`. */
const impossibleTime = (rest: string, { entry }: Row): string | undefined => {
  const shape = shapeOf(entry.time.raw)
  if (!/9[:T]9/.test(shape)) return undefined
  const start = rest.replace(opening, '')
  const written = start.slice(0, entry.time.raw.length + MAX_PADDING)
  const end = Array.from({ length: MAX_PADDING * 2 + 1 }, (_, i) => entry.time.raw.length - MAX_PADDING + i).find(
    (length) => shapeOf(written.slice(0, length)) === shape && !/\d/.test(start[length] ?? ''),
  )
  const time = end === undefined ? '' : written.slice(0, end)
  return time === '' || findFullTime(time) ? undefined : time
}

/** Digits by which two times of the same notation may differ in length. */
const MAX_PADDING = 3

/** Collects rows line by line; what follows a row without a time of its own belongs to the last one of its origin. */
class LogReader {
  readonly rows: Row[] = []
  readonly #draft: Draft
  readonly #current = new Map<string, Row>()
  readonly #places: Map<string, Set<string>>
  #indent: number | undefined

  constructor(draft: Draft, places: Map<string, Set<string>>) {
    this.#draft = draft
    this.#places = places
  }

  read(raw: string, { origin, rest, timed }: LogLine, line: number): void {
    const key = origin ?? ''
    const row = this.#current.get(key)
    if (isComment(raw)) this.#skipComment(raw, line)
    else if (timed && this.#places.get(key)?.has(timed.place) && indentOf(rest) <= (this.#indent ?? 80) + 1)
      this.#open(key, timed, line, indentOf(rest))
    else if (row && !timed && impossibleTime(rest, row) !== undefined) this.#skipImpossible(raw, line, key)
    else if (row) {
      if (rest.trim() !== '') row.continuation.push(rest)
    } else if (rest.trim() !== '') this.#skipPreamble(raw, line)
  }

  #open(origin: string, { time, text }: TimedWords, line: number, indent: number): void {
    this.#indent ??= indent
    const words = joinNonEmpty(' ', [origin, text])
    const row: Row = { entry: { line, time, text: words, source: 'log', run: 1 }, continuation: [] }
    this.#current.set(origin, row)
    this.rows.push(row)
  }

  /** What follows such a line is not of the row above it either. */
  #skipImpossible(text: string, line: number, origin: string): void {
    this.#current.delete(origin)
    this.#draft.warnings.push({
      line,
      message: 'This line begins with a time that cannot be, so it was not imported.',
      skipped: text,
    })
  }

  #skipComment(text: string, line: number): void {
    if (fieldsOfW3c.test(text)) this.#draft.zone ??= { zone: UTC, line }
    const dates = findDates(text).filter(isFullDate)
    if (dates.length === 0) return
    append(this.#draft.dates, dates.reverse())
    this.#draft.warnings.push({
      line,
      message: 'This line tells about the log and is not one of its entries.',
      skipped: text,
    })
  }

  #skipPreamble(text: string, line: number): void {
    const zone = detectZone(text) ?? (titlesOfColumns.test(text) ? detectZoneInTitle(text) : undefined)
    append(this.#draft.dates, findDates(text).filter(isFullDate))
    if (zone) this.#draft.zone = { zone, line }
    else
      this.#draft.warnings.push({
        line,
        message:
          this.rows.length === 0
            ? 'This line comes before the first time and was not imported.'
            : 'This line has no time, and nothing tells which entry it belongs to.',
        skipped: text,
      })
  }
}

/** Rows in which a year is looked for. */
const MAX_YEARLESS = 50

/** The year that a line tells in a second time of the same day and clock, as proxies write: `Mar  1 14:05:00 lb [01/Mar/2024:14:05:00.123]`. */
const findYear = (rows: Row[]): number | undefined => {
  for (const { entry } of rows.slice(0, MAX_YEARLESS)) {
    const { date, clock } = entry.time
    if (date?.month === undefined || date.year !== undefined) continue
    const other = findFullTime(entry.text)?.time
    if (other?.date?.month === date.month && other.date.day === date.day && other.clock?.minute === clock?.minute)
      return other.date.year
  }
  return undefined
}

function* read({ text, options }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  draft.dates = datesInFileName(options.fileName)
  const raw = text.split('\n')
  const lines: (LogLine | undefined)[] = []
  for (const [i, line] of raw.entries()) {
    lines.push(line.trim() === '' ? undefined : readLogLine(line))
    if (endsStep(i)) yield
  }
  const reader = new LogReader(draft, usualPlaces(lines))
  for (const [i, line] of lines.entries()) if (line) reader.read(raw[i] ?? '', line, i + 1)
  const year = findYear(reader.rows)
  if (year !== undefined) draft.year = year
  yield
  for (const { entry, continuation } of reader.rows) {
    const words = [entry.text, ...continuation].join('\n').trim()
    if (words === '')
      draft.warnings.push({
        line: entry.line,
        message: 'This line has a time and nothing else.',
        skipped: entry.time.raw,
      })
    else draft.entries.push({ ...entry, text: words })
  }
  return draft
}

/** Logs with a time in each line: ISO 8601, syslog, access logs, seconds since 1970, and what stands before a time in containers. */
export const log: Format = { id: 'log', title: 'Log lines', detect, read }
