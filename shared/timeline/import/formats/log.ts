import { isFields, textIn, timeIn } from '../json-fields'
import { readTimedLine, type TimedLine } from '../times'
import { type Draft, type Entry, emptyDraft, type Format, type Input } from '../types'
import { zoneTold } from '../zone-told'

/** `host - user [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 2326` */
const commonLog =
  /^(\S{1,253} \S{1,100} \S{1,100} )\[(\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4})\](.*)$/
/** `<34>1 2003-10-11T22:14:15.003Z host app …` and `<34>Oct 11 22:14:15 host …` */
const priority = /^<\d{1,3}>(?:\d{1,2} )?/
/** What may stand before a line's time: a level, a commit, a program in brackets, klog's `I0131 `. */
const prelude =
  /^(?:(?:\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRIT(?:ICAL)?|[IWEDF])\]?|[0-9a-f]{7,40})\s+)(?=[[(\d])/

const clean = (text: string): string => text.replace(/^\s*(?:[-–—:|]\s*)?/, '').trimEnd()

/** A log's line that opens with date and time, or with a moment since 1970. */
const readLogLine = (line: string): TimedLine | undefined => {
  const common = commonLog.exec(line)
  if (common) {
    const read = readTimedLine(common[2] ?? '')
    return read ? { ...read, text: `${common[1] ?? ''}${(common[3] ?? '').trim()}`, isDelimited: true } : undefined
  }
  if (line.startsWith('{')) return readJsonLine(line)
  const head = line.replace(priority, '')
  const before = prelude.exec(head)?.[0] ?? ''
  const read = readTimedLine(head.slice(before.length))
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
  if (!isFields(record)) return undefined
  const names = ['time', 'timestamp', '@timestamp', 'ts', 'date', 'datetime', 'eventTime', 'created_at', 't']
  const time = names.map((name) => timeIn(record[name])).find((found) => found !== undefined)
  const words = textIn(record, 'msg', 'message', 'text', 'event', 'log', 'body', 'summary')
  const level = textIn(record, 'level', 'severity')
  return time ? { time, text: words === '' ? line : level ? `${level} ${words}` : words, isDelimited: true } : undefined
}

const isWhole = (read: TimedLine | undefined): boolean =>
  read !== undefined &&
  (read.time.epoch !== undefined || (read.time.date?.month !== undefined && read.time.clock !== undefined))

const head = (text: string): string[] =>
  text
    .slice(0, 60_000)
    .split('\n', 240)
    .filter((line) => line.trim() !== '')

const detect = ({ text }: Input): number => {
  const lines = head(text)
  if (lines.length === 0 || lines.some((line) => /^(?:#{1,6} |\| ?:?-{2,}|[-*] )/.test(line))) return 0
  const opened = lines.filter((line) => isWhole(readLogLine(line))).length
  const indented = lines.filter((line) => /^\s/.test(line)).length
  return opened >= 1 && opened >= (lines.length - indented) * 0.6 ? (opened > 1 ? 0.8 : 0.3) : 0
}

function* read({ text }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  let open: { entry: Entry; more: string[] } | undefined
  const close = (): void => {
    if (!open) return
    open.entry.text = [open.entry.text, ...open.more].join('\n').trim()
    if (open.entry.text === '')
      draft.warnings.push({ line: open.entry.line, message: 'This line has a time and nothing else.' })
    else draft.entries.push(open.entry)
    open = undefined
  }
  const lines = text.split('\n')
  for (const [i, line] of lines.entries()) {
    if (i % 2000 === 1999) yield
    const found = line.trim() === '' || /^\s{2,}/.test(line) ? undefined : readLogLine(line)
    if (found && (found.time.clock || found.time.epoch !== undefined)) {
      close()
      open = { entry: { line: i + 1, time: found.time, text: clean(found.text), source: 'log', run: 1 }, more: [] }
    } else if (open) {
      if (line.trim() !== '') open.more.push(line)
    } else if (line.trim() !== '') {
      const zone = zoneTold(line)
      if (zone) draft.zone = { zone, line: i + 1 }
      else draft.warnings.push({ line: i + 1, message: 'This line comes before the first time and was not imported.' })
    }
  }
  close()
  return draft
}

/** Plain logs: ISO 8601, RFC 3339, syslog, the common log format, seconds or milliseconds since 1970, JSON lines. */
export const log: Format = { id: 'log', title: 'Log lines', detect, read }
