import { readTimedLine, type TimedLine } from '../../time'
import { detectZone } from '../detect-zone'
import { isJsonObject, parseJsonTime, textField } from '../json-fields'
import { type Draft, type Entry, emptyDraft, type Format, type Input } from '../types'

/** `host - user [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 2326` */
const commonLogFormat =
  /^(\S{1,253} \S{1,100} \S{1,100} )\[(\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4})\](.*)$/
/** `<34>1 2003-10-11T22:14:15.003Z host app …` and `<34>Oct 11 22:14:15 host …` */
const priority = /^<\d{1,3}>(?:\d{1,2} )?/
/** What may precede the time of a line: a level or a commit. */
const prefix =
  /^(?:(?:\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRIT(?:ICAL)?|[IWEDF])\]?|[0-9a-f]{7,40})\s+)(?=[[(\d])/

const clean = (text: string): string => text.replace(/^\s*(?:[-–—:|]\s*)?/, '').trimEnd()

/** Reads a line of a log that begins with a time. */
const readLogLine = (line: string): TimedLine | undefined => {
  const common = commonLogFormat.exec(line)
  if (common) {
    const read = readTimedLine(common[2] ?? '')
    return read ? { ...read, text: `${common[1] ?? ''}${(common[3] ?? '').trim()}`, isDelimited: true } : undefined
  }
  if (line.startsWith('{')) return readJsonLine(line)
  const message = line.replace(priority, '')
  const before = prefix.exec(message)?.[0] ?? ''
  const read = readTimedLine(message.slice(before.length))
  if (!read || read.time.isInline) return undefined
  return before === '' ? read : { ...read, text: `${before}${read.text}` }
}

const readJsonLine = (line: string): TimedLine | undefined => {
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
  if (!isJsonObject(record)) return undefined
  const names = ['time', 'timestamp', '@timestamp', 'ts', 'date', 'datetime', 'eventTime', 'created_at', 't']
  const time = names.map((name) => parseJsonTime(record[name])).find((timed) => timed !== undefined)
  const words = textField(record, 'msg', 'message', 'text', 'event', 'log', 'body', 'summary')
  const level = textField(record, 'level', 'severity')
  return time ? { time, text: words === '' ? line : level ? `${level} ${words}` : words, isDelimited: true } : undefined
}

const hasFullTime = (read: TimedLine | undefined): boolean =>
  read !== undefined &&
  (read.time.epoch !== undefined || (read.time.date?.month !== undefined && read.time.clock !== undefined))

const sampleLines = (text: string): string[] =>
  text
    .slice(0, 60_000)
    .split('\n', 240)
    .filter((line) => line.trim() !== '')

const detect = ({ text }: Input): number => {
  const lines = sampleLines(text)
  if (lines.length === 0 || lines.some((line) => /^(?:#{1,6} |\| ?:?-{2,}|[-*] )/.test(line))) return 0
  const opened = lines.filter((line) => hasFullTime(readLogLine(line))).length
  const indented = lines.filter((line) => /^\s/.test(line)).length
  return opened >= 1 && opened >= (lines.length - indented) * 0.6 ? (opened > 1 ? 0.8 : 0.3) : 0
}

function* read({ text }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  let current: { entry: Entry; continuation: string[] } | undefined
  const flush = (): void => {
    if (!current) return
    current.entry.text = [current.entry.text, ...current.continuation].join('\n').trim()
    if (current.entry.text === '')
      draft.warnings.push({ line: current.entry.line, message: 'This line has a time and nothing else.' })
    else draft.entries.push(current.entry)
    current = undefined
  }
  const lines = text.split('\n')
  for (const [i, line] of lines.entries()) {
    if (i % 2000 === 1999) yield
    const timed = line.trim() === '' || /^\s{2,}/.test(line) ? undefined : readLogLine(line)
    if (timed && (timed.time.clock || timed.time.epoch !== undefined)) {
      flush()
      current = {
        entry: { line: i + 1, time: timed.time, text: clean(timed.text), source: 'log', run: 1 },
        continuation: [],
      }
    } else if (current) {
      if (line.trim() !== '') current.continuation.push(line)
    } else if (line.trim() !== '') {
      const zone = detectZone(line)
      if (zone) draft.zone = { zone, line: i + 1 }
      else draft.warnings.push({ line: i + 1, message: 'This line comes before the first time and was not imported.' })
    }
  }
  flush()
  return draft
}

/** Logs with a time at the start of each line: ISO 8601, syslog, the common log format, seconds or milliseconds since 1970, JSON lines. */
export const log: Format = { id: 'log', title: 'Log lines', detect, read }
