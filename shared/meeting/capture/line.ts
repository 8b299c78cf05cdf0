import type { Instant } from '../../crdt'
import type { IsoDate } from '../business-days'
import { describeTime } from '../local-time'
import { readAssignment } from './assignment'
import { dueText } from './due'
import { contextAfter, type TimeContext } from './time-context'
import { readTypedLine } from './typed-time'

/** What is parsed from a line besides its text: nothing, a time at its start, or an owner and a due date. */
export type EntryReading = 'text' | 'time' | 'assignment'

/** Everything that parsing a line may need to know about the document. */
export type EntryContext = {
  time: TimeContext
  /** Names that an `@` may refer to. */
  people: readonly string[]
  /** Today's date in this computer's time zone. */
  today: IsoDate
  now: Instant
}

/** A typed line, parsed as far as possible. */
export type EntryLine = {
  text: string
  at: Instant | null
  /** The end of a period. */
  end: Instant | null
  /** The time as it was typed. */
  rawTime: string
  isApproximate: boolean
  owner: string
  due: IsoDate | ''
  /** The people whom the owner's first name could mean, if there are several. */
  candidates?: readonly string[]
}

/** A line of plain text. */
export const plainLine = (text: string): EntryLine => ({
  text: text.trim(),
  at: null,
  end: null,
  rawTime: '',
  isApproximate: false,
  owner: '',
  due: '',
})

/** Parses a line. One that would be left without words, such as a time alone, is plain text. */
export const readEntryLine = (line: string, reading: EntryReading, context: EntryContext): EntryLine => {
  const plain = plainLine(line)
  if (reading === 'assignment') return { ...plain, ...readAssignment(plain.text, context.people, context.today) }
  if (reading === 'text') return plain
  const { time, text } = readTypedLine(line, context.time)
  if (!time || text === '') return plain
  return { ...plain, text, at: time.at, end: time.end, rawTime: time.raw, isApproximate: time.isApproximate }
}

/** Parses several lines; a time without a day is close to that of the line before. */
export const readEntryLines = (lines: readonly string[], reading: EntryReading, context: EntryContext): EntryLine[] => {
  let { time } = context
  return lines.map((line) => {
    const read = readEntryLine(line, reading, { ...context, time })
    if (read.at !== null) time = contextAfter(time, read.at)
    return read
  })
}

/**
 * How a line was understood, apart from its text: `Wed 31 Jan 2017 23:29 UTC`, `Noor Haddad · due Fri 13 Mar`, or
 * nothing.
 */
export const describeLine = (line: EntryLine, { time, today, now }: EntryContext): string => {
  const owner = line.candidates ? `${line.owner}: which one? ${line.candidates.join(' or ')}` : line.owner
  return [
    line.at !== null && `${line.isApproximate ? 'about ' : ''}${describeTime(line.at, time.zone, now)}`,
    owner,
    line.due && `due ${dueText(line.due, today)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Shown for a line in which nothing was found besides its text. */
export const nothingFoundTexts: Record<EntryReading, string> = {
  text: '',
  time: 'No time',
  assignment: 'No owner or due date',
}

const bullet = /^\s*(?:[-*•·◦▪●‣]\s+(?:\[[ xX]\]\s+)?|\d{1,3}[.)]\s+(?=\S))/u

/** Splits a pasted text into the lines that become rows, without empty lines and list markers. */
export const pastedLines = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map((line) => line.replace(bullet, '').trim())
    .filter(Boolean)
