import { readTimedLine, type TimeExpression } from '../../time'
import { findFullTime } from '../find-time'
import { joinNonEmpty } from '../phrases'
import { readJsonLine } from './json-line'
import { readLogfmt } from './logfmt'
import { readStamp } from './stamps'
import type { TimedWords } from './timed-words'

/** A line of a log. */
export type LogLine = {
  /** The container or the process that wrote it, where the lines of several are mixed. */
  origin?: string
  /** The line without its origin. */
  rest: string
  timed?: TimedWords
}

/** `web-1  | text` (docker compose), `0|api  | text` (pm2), `[pod/web-1/app] text` (kubectl --prefix), `app.log:12:text` (grep) */
const originPattern =
  /^(?:([\w./@-]{1,80}(?:\|[\w./@-]{1,80})?) {1,40}\| ?|(\[pod\/[^\]\s]{1,160}\]) |([\w./@-]{1,160}\.(?:log|txt|out|err)(?:\.\d{1,3})?)[:-](?:\d{1,9}[:-])?)(.*)$/
/** `<34>1 2003-10-11T22:14:15.003Z host app …` and `<34>Oct 11 22:14:15 host …` */
const priority = /^<\d{1,3}>(?:\d{1,2} )?/
/** What may precede the time of a line: a level or a commit. */
const prefix =
  /^(?:(?:\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRIT(?:ICAL)?|[IWEDF])\]?|[0-9a-f]{7,40})\s+|[A-Z]{4,8}:[\w.]{1,60}:)(?=[[(\d])/
/** Until where a time inside a line may begin. */
const MAX_BEFORE = 160

/** The time of access logs stands behind an address, and nowhere else. */
const accessTime = /^\d{1,2}\/\p{L}{3,5}\.?\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}$/u

const hasSeconds = (time: TimeExpression): boolean => /\d:\d\d:\d\d/.test(time.raw)

const clean = (text: string): string => text.replace(/^\s*(?:(?:::|[-–—:|,])\s*)?/, '').trimEnd()

/** The words around a time: its brackets go, but what else stands between them stays. */
const around = (before: string, after: string): string => {
  const isOpen = /[[(]$/.test(before)
  const inner = isOpen ? /^[\s:,|]{0,3}([^\])]{0,80})[\])]/.exec(after) : null
  const kept = (inner?.[1] ?? '').trim()
  const rest = inner ? after.slice(inner[0].length) : after.replace(/^["'\]]/, '')
  const lead = isOpen
    ? before.slice(0, -1).trimEnd()
    : before.replace(/["'=]$/, '').replace(/(?<![\s|:*–—-])[\s|:*–—-]+$/, '')
  return joinNonEmpty(' ', [lead, kept === '' ? '' : `[${kept}]`, clean(rest)]).replaceAll('\t', ' ')
}

const readStart = (line: string): TimedWords | undefined => {
  const message = line.replace(priority, '')
  const before = prefix.exec(message)?.[0] ?? ''
  const read = readTimedLine(message.slice(before.length))
  if (!read || read.time.isInline || (!read.time.clock && read.time.epoch === undefined)) return undefined
  const words = readJsonLine(read.text)?.text ?? clean(read.text)
  return { time: read.time, text: `${before}${words}`, place: 'start' }
}

const readInside = (line: string): TimedWords | undefined => {
  const found = findFullTime(line)
  if (!found || found.from > MAX_BEFORE || !hasSeconds(found.time)) return undefined
  const before = line.slice(0, found.from)
  const place = accessTime.test(found.time.raw)
    ? 'start'
    : before.endsWith('\t')
      ? `column ${before.split('\t').length}`
      : `${before.split(/\s+/).length} ${/(?:[^\w\s]|(?<!\s))\s*$/.exec(before)?.[0] ?? ''}`
  // `{"timestamp":"…"}` at the end of a line, or `<event time="…">`, would make no sense without its time.
  const isField = /"\s*:\s*"?$|<[a-z]{1,20}(?: [^<>]{0,100})? [a-z]{1,20}="$/i.test(before)
  return { time: found.time, text: isField ? line : around(before, line.slice(found.end)), place }
}

/** apt tells when it was done below what it has installed: part of that row, not one of its own. */
const endOfBlock = /^End-Date: /

const readTime = (line: string): TimedWords | undefined => {
  if (endOfBlock.test(line)) return undefined
  const stamp = readStamp(line)
  if (stamp) {
    const level = /^[IWEFD](?=\d)/.exec(line)?.[0] ?? ''
    if (stamp.isPart) return { time: stamp.time, text: line, place: 'start' }
    const text = around(`${level}${line.slice(0, stamp.from)}`, line.slice(stamp.end))
    return { time: stamp.time, text, place: 'start' }
  }
  return readJsonLine(line) ?? readLogfmt(line) ?? readStart(line) ?? readInside(line)
}

/** Reads a line of a log: its origin, its time and its words. */
export const readLogLine = (line: string): LogLine => {
  const match = originPattern.exec(line)
  const origin = match?.[1] ?? match?.[2] ?? match?.[3]
  const rest = match?.[4] ?? line
  const timed = readTime(rest)
  return { rest, ...(origin === undefined ? {} : { origin }), ...(timed ? { timed } : {}) }
}
