import { documentWords, either, fold, WORD_END } from '../languages'
import { type DateExpression, readTime, readTimedLine, type TimeExpression } from '../time'
import { append } from './append'
import { dateDivider } from './chat/day-dividers'
import type { Line } from './lines'

/** An update of a status page, its time written beside its status, below it, or at its end. */
type StatusUpdate = { time: TimeExpression; text: string; line: number; day?: DateExpression }

/** What was read from the lines of a status page. */
export type StatusPage = {
  updates: StatusUpdate[]
  /** Statuses without a time. */
  untimed: Line[]
  /** Lines before the first update, and those that tell what was affected. */
  preamble: Line[]
  affected: string[]
}

/** `## Resolved`, `**Update** - text`, `Incident status: Resolved`, `::: update Resolved | 2024-03-01` */
const statusLabel = new RegExp(
  `^\\s*(?:#{1,6}\\s+|[-*•]\\s+(?=\\*\\*|__))?(?::::\\s*update\\s+)?(?:(?:new |current )?(?:incident )?status\\s*:\\s*)?[*_]*(${either(documentWords.map(({ labels }) => labels.status))})[*_]*(?:\\s*(:|\\||[-–—](?=\\s|$))[*_]*(?![*_])[ \\t]*(?![ \\t])(.*)|\\s*)$`,
  'id',
)

/** `Resolved May 28 at 01:00 am BST`, `1. investigating Jun 10, 2022, 03:58 AM UTC`: perhaps a status with its time beside it. */
const statusBeside = new RegExp(
  `^\\s*(?:\\d{1,2}[.)]\\s+)?[*_]*(${either(documentWords.map(({ labels }) => labels.status))})[*_]*\\s+([^\\s:].{5,60})$`,
  'id',
)

type StatusLabel = { label: string; sign: string | undefined; rest: string; isTimeBeside?: true }

/** The status that a line states, the sign after it, and the rest of the line. */
const readStatus = (line: string): StatusLabel | undefined => {
  const match = statusLabel.exec(fold(line))
  const at = (group: number): string | undefined => {
    const range = match?.indices?.[group]
    return range && line.slice(...range)
  }
  return match ? { label: at(1) ?? '', sign: at(2), rest: at(3) ?? '' } : readStatusBeside(line)
}

const readStatusBeside = (line: string): StatusLabel | undefined => {
  const [, label, rest] = statusBeside.exec(fold(line))?.indices ?? []
  if (!label || !rest || !readTimeLine(line.slice(...rest))) return undefined
  return { label: line.slice(...label), sign: undefined, rest: line.slice(...rest), isTimeBeside: true }
}

/** `2026-03-04 11:40 UTC - RESOLVED - The link is back`: an update that begins with its time. */
const readTimedStatus = (line: string): { time: TimeExpression; label: StatusLabel } | undefined => {
  const read = /^\s*(?:[-*•]\s+)?[[(]?(?:\d|[A-Z][a-z]{2})/.test(line) ? readTimedLine(line) : undefined
  if (!read?.time.clock || !read.time.date) return undefined
  const label = readStatus(read.text)
  return label?.sign !== undefined && !label.isTimeBeside ? { time: read.time, label } : undefined
}

const track = /\{\{[<%]\s{0,9}track\s{1,9}["“]?([^"”>%]{8,40})["”]?\s{0,9}[>%]\}\}/
const affectedLine = /^\s*[*_]*this (?:incident|scheduled maintenance) affect(?:ed|s)\b/i
const postedPrefix = new RegExp(
  `^(?:(?:(?:time )?(?:posted|updated|published|created|date|time)\\b(?:[^.\\n]{0,40}?\\bago\\b[.,]?|\\s+(?:on|at))?|${either(documentWords.map(({ labels }) => labels.posted))}${WORD_END})\\s*:?)?\\s*`,
  'i',
)
const boilerplate =
  /^\s*(?::::|\d{1,3} previous updates?\s*$|view (?:incident|details|the incident)|unsubscribe|manage (?:your )?subscription|time posted|subscribe to updates|permalink)/i

const withoutMarkup = (line: string): string =>
  line
    .replace(/<\/?[a-z][^>]{0,200}>/gi, '')
    .replace(/[*_`]/g, '')
    .trim()

/** The time that a text is, whole. */
const readWhole = (text: string): TimeExpression | undefined => {
  if (text === '' || text.length > 80) return undefined
  const read = readTime(text.replace(/\s+/g, ' '))
  return read && read.end >= text.replace(/\s+/g, ' ').length && read.value.clock && !read.value.isInline
    ? read.value
    : undefined
}

/** A time alone on its line: `Posted 2 years ago. Jun 29, 2022 - 15:29 UTC`, `[Mar 1, 14:05 UTC]`. */
const readTimeLine = (line: string): TimeExpression | undefined => {
  const tracked = track.exec(line)
  if (tracked && line.replace(track, '').trim() === '') return readWhole(tracked[1]?.trim() ?? '')
  const plain = withoutMarkup(line).replace(/^[([]\s*/, '')
  const text = plain.slice(postedPrefix.exec(fold(plain))?.[0].length)
  const inner = text.replace(/^[([]\s*/, '').replace(/(?<![)\].])[)\].]+$/, '')
  return readWhole(inner.trimEnd())
}

/** A text without the sign at its end that joins it to a time: `A fix is in place – `, `Solved (`. */
const withoutJoint = (text: string): string =>
  text
    .trimEnd()
    .replace(/[-–—(]$/, '')
    .trimEnd()

/** UTF-16 units of the end of a line in which its time has to begin. */
const MAX_CLOSING_LENGTH = 48

/** The time at the end of a line, in a shortcode or as it is: `A fix is in place. Mar 1, 14:05 UTC`. */
const readClosingTime = (line: string): { time: TimeExpression; text: string } | undefined => {
  const tracked = track.exec(line)
  if (tracked) {
    const time = readWhole(tracked[1]?.trim() ?? '')
    return time && { time, text: line.replace(track, '').trim() }
  }
  const text = withoutMarkup(line)
  if (!/\d:\d\d/.test(text.slice(-24))) return undefined
  for (let from = Math.max(0, text.length - MAX_CLOSING_LENGTH); from < text.length - 5; from++) {
    if (from > 0 && !/[\s(—–-]/.test(text[from - 1] ?? '')) continue
    const time = readTimeLine(text.slice(from))
    if (time?.date) return { time, text: withoutJoint(text.slice(0, from)) }
  }
  return undefined
}

/** The time between a status and its words: `Resolved – 2024-03-01 14:05 UTC – A fix is in place`. */
const readOpeningTime = (rest: string): { time: TimeExpression; text: string } | undefined => {
  const read = /^[[(]?(?:\d|[A-Z][a-z]{2})/.test(rest) ? readTimedLine(rest) : undefined
  return read?.isDelimited && read.time.date && read.time.clock && !read.time.isInline && read.text !== ''
    ? { time: read.time, text: read.text }
    : undefined
}

/** A status with the lines that belong to it. */
type Segment = {
  label: string
  joint: string
  line: number
  time?: TimeExpression
  day?: DateExpression
  /** The time stands below the words. */
  isTimeLast?: boolean
  /** The time stands beside the status, and the title of the incident above it. */
  isTimeBeside?: true
  words: string[]
}

const isTitleOfNext = (lines: string[]): boolean => lines.every((line) => line.length <= 80 && !/[.!?]\s*$/.test(line))

type StatusForm = {
  /** Each update begins with its time, and a status without one stands in the head of the page. */
  hasTimesBefore: boolean
  /** Statuses have their times beside them; others stand in a list of facts. */
  hasTimesBeside: boolean
  /** Times with dates stand below the words: a date alone there is that of the words, and no divider. */
  hasDatesBelow: boolean
}

/** Collects segments line by line. */
class StatusReader {
  readonly page: StatusPage = { updates: [], untimed: [], preamble: [], affected: [] }
  #segment: Segment | undefined
  #day: DateExpression | undefined
  /** A time above the first status: each time belongs to the status below it. */
  #above: TimeExpression | undefined
  #timesPrecede = false
  /** The words after a time that stands below the words: perhaps the title of another incident. */
  #later: string[] = []
  /** How the statuses of the page have their times. */
  readonly #form: StatusForm

  constructor(form: StatusForm) {
    this.#form = form
  }

  read({ text, line }: Line): void {
    const timed = this.#form.hasTimesBefore ? readTimedStatus(text) : undefined
    const label = this.#form.hasTimesBefore ? undefined : readStatus(text)
    if (timed) this.#open(timed.label, line, timed.time)
    else if (label && (label.isTimeBeside || !this.#form.hasTimesBeside)) this.#open(label, line)
    else if (affectedLine.test(text)) this.page.affected.push(withoutMarkup(text))
    else if (!boilerplate.test(text)) this.#continue(text, line)
  }

  /** Ends the current segment. */
  finish(isLast = true): void {
    const segment = this.#segment
    if (!segment) return
    if (isLast || !isTitleOfNext(this.#later)) append(segment.words, this.#later)
    this.#later = []
    this.#segment = undefined
    const words = segment.words
    if (!isLast && segment.isTimeBeside && words.length > 1 && isTitleOfNext(words.slice(-1))) words.pop()
    if (!segment.time) {
      const closing = readClosingTime(words.findLast((one) => one.trim() !== '') ?? '')
      if (closing) {
        segment.time = closing.time
        words.splice(
          words.findLastIndex((one) => one.trim() !== ''),
          1,
          closing.text,
        )
      }
    }
    const body = words.join('\n').trim()
    const text = body === '' ? segment.label : `${segment.label}${segment.joint}${body}`
    const { time, line, day } = segment
    if (!time || (!time.date && !day)) this.page.untimed.push({ text, line })
    else this.page.updates.push({ time, text, line, ...(day ? { day } : {}) })
  }

  #open({ label, sign, rest, isTimeBeside }: StatusLabel, line: number, timeBefore?: TimeExpression): void {
    const above = this.#above
    if (this.page.updates.length === 0 && !this.#segment && above) this.#timesPrecede = true
    this.finish(false)
    const opening = timeBefore || !sign ? undefined : readOpeningTime(rest)
    const time = timeBefore ?? readTimeLine(rest) ?? opening?.time
    const day = this.#day
    this.#segment = {
      label,
      joint: rest.trim() === '' || time || sign === ':' || sign === '|' ? ': ' : ` ${sign} `,
      line,
      ...(isTimeBeside ? { isTimeBeside } : {}),
      words: opening ? [opening.text] : (time && !timeBefore) || rest === '' ? [] : [rest],
      ...(time ? { time } : this.#timesPrecede && above ? { time: above } : {}),
      ...(day ? { day } : {}),
    }
    this.#above = undefined
  }

  #continue(text: string, line: number): void {
    const day = dateDivider(text)
    const time = day ? undefined : readTimeLine(text)
    const segment = this.#segment
    if (day && segment && !segment.time && this.#form.hasDatesBelow) {
      segment.time = { date: day, approximate: false, raw: text.trim() }
      segment.isTimeLast = true
    } else if (day) {
      this.finish(false)
      this.#day = day
    } else if (time && (!segment || this.#timesPrecede)) this.#above = time
    else if (time && segment && !segment.time) {
      segment.time = time
      segment.isTimeLast = segment.words.some((word) => word.trim() !== '')
    } else if (!segment) {
      if (text.trim() !== '') {
        this.page.preamble.push({ text, line })
        this.#above = undefined
      }
    } else (segment.isTimeLast ? this.#later : segment.words).push(text)
  }
}

/** `Mar 1, 14:05 UTCResolved - text`: where a page or a feed lost its tags, updates stand in one line, each behind its time. */
const timeBeforeStatus = new RegExp(
  `(?<![\\p{L}\\d])(\\p{L}{3,9} {1,2}\\d{1,2}) ?,( {1,2}\\d{1,2}:\\d\\d {0,2}(?:[AP]M )?[A-Z]{2,4}?) ?(?=${either(documentWords.map(({ labels }) => labels.status))} [-–—] )`,
  'giu',
)

/** Lines in which several updates stand, split into one for each time and one for each status, all with their number. */
export const splitUpdates = (lines: Line[]): Line[] =>
  lines.flatMap(({ text, line }) =>
    text
      .replace(timeBeforeStatus, '\n$1,$2\n')
      .split('\n')
      .filter((part, _, parts) => parts.length === 1 || part.trim() !== '')
      .map((part) => ({ text: part, line })),
  )

/** Whether a line begins with a time and then a status. */
export const isTimedStatusLine = (line: string): boolean => {
  const read = readTimedLine(line)
  const status = read?.time.clock && read.isDelimited ? readStatus(read.text) : undefined
  return status !== undefined && !status.isTimeBeside
}

/** Whether a line begins with a status; without one there is nothing to read. */
export const isStatusLine = (line: string): boolean => readStatus(line) !== undefined

const formOf = (lines: Line[]): StatusForm => {
  const hasTimesBefore = lines.filter(({ text }) => readTimedStatus(text)).length > 1
  return {
    hasTimesBefore,
    hasTimesBeside: lines.filter(({ text }) => readStatus(text)?.isTimeBeside).length > 1,
    hasDatesBelow: lines.some(
      ({ text }, i) => i > 0 && readTimeLine(text)?.date && !/\d:\d/.test(lines[i - 1]?.text ?? ''),
    ),
  }
}

/** Reads the lines of a status page: the updates in their order, each with its status and its words. */
export const readStatusPage = (lines: Line[]): StatusPage => {
  const reader = new StatusReader(formOf(lines))
  for (const line of lines) reader.read(line)
  reader.finish()
  return reader.page
}
