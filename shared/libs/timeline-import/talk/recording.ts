import {
  clockMs,
  DAY_MS,
  formatClock,
  formatDay,
  isFullDate,
  parseZone,
  readZone,
  resolveDay,
  type TimeExpression,
} from '../../time'
import { isBotName } from '../chat/senders'
import { findFullTime } from '../find-time'
import type { Line } from '../lines'
import { parseStart, type Start, timeAfterStart } from '../resolve/start'
import type { Draft, Input } from '../types'
import { type Cue, joinCues } from './cues'

/** `GMT20240301-141005_Recording.vtt`, `Weekly-20240301_141005-Meeting Recording.vtt`, `2024-03-01 14.10.05 Weekly/chat.txt`, `Weekly (2024-03-01 14:10 GMT+1)` */
const nameStamp =
  /(GMT)?(?<!\d)(20\d{2})-?([01]\d)-?([0-3]\d)[-_ T]+([0-2]\d)[-_.:h]?([0-5]\d)(?:[-_.:]?([0-5]\d))?(?!\d)/

const startInName = (name: string | undefined): Start | undefined => {
  const match = nameStamp.exec(name ?? '')
  if (!match) return undefined
  const [, gmt, year, month, day, hour, minute, second = '00'] = match
  const rest = (name ?? '').slice(match.index + match[0].length)
  const zone = gmt ? parseZone('UTC') : readZone(rest, /^ ?/.exec(rest)?.[0].length ?? 0)?.value
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(wall) ? undefined : { wall, ...(zone ? { zone } : {}) }
}

const startInLine = (line: string): Start | undefined => {
  const { date, clock, zone } = findFullTime(line)?.time ?? {}
  const day = date && isFullDate(date) ? resolveDay(date, undefined) : undefined
  if (day === undefined || !clock) return startInName(line)
  return { wall: day * DAY_MS + clockMs(clock), ...(zone ? { zone } : {}) }
}

const startInLines = (lines: readonly Line[]): { start: Start; line: number } | undefined => {
  for (const { text, line } of lines) {
    const start = startInLine(text)
    if (start) return { start, line }
  }
  return undefined
}

const describe = (start: Start): string => {
  const wall = 'instant' in start ? start.instant : start.wall
  const zone = 'instant' in start ? 'UTC' : start.zone?.name
  return `${formatDay(Math.floor(wall / DAY_MS))} ${formatClock(wall % DAY_MS)}${zone ? ` ${zone}` : ''}`
}

/** When a recording began, as its file's name or one of the lines above the first cue says; otherwise it is asked for. */
const findStart = ({ options }: Input, preamble: readonly Line[], draft: Draft): Start | undefined => {
  const inName = startInName(options.fileName)
  const inLines = inName ? undefined : startInLines(preamble)
  const start = inName ?? inLines?.start
  if (start)
    draft.warnings.push({
      line: inLines?.line ?? 0,
      message: `The recording is taken to have begun at ${describe(start)}, as ${inName ? 'the name of the file' : 'this line'} says.`,
    })
  for (const { text, line } of preamble)
    if (line !== inLines?.line && /\d:\d\d/.test(text))
      draft.warnings.push({ line, message: 'This line is above the first words and was not imported.', skipped: text })
  if (!start) {
    draft.missing = 'start'
    draft.warnings.push({
      line: 0,
      message: 'These times count from the start of the recording. Say when it began, and they become times of day.',
    })
  }
  return start
}

/** Creates a function that gives the time of an offset (ms) from the start that the caller says, or else that is known. */
export const createOffsetClock = (
  { start: told, zone: zoneName }: Input['options'],
  known?: Start,
): ((from: number, raw: string) => TimeExpression) => {
  const start = told === undefined ? known : parseStart(told)
  const zone = zoneName === undefined ? undefined : parseZone(zoneName)
  return (from, raw) => (start ? timeAfterStart(start, from, zone, raw) : { raw, approximate: false })
}

/** Creates a function that gives the time of an offset (ms) from the start of a recording; `preamble` are the lines above it. */
export const createRecordingClock = (
  input: Input,
  preamble: readonly Line[],
  draft: Draft,
): ((from: number, raw: string) => TimeExpression) => {
  const known = input.options.start === undefined ? findStart(input, preamble, draft) : undefined
  return createOffsetClock(input.options, known)
}

/** Adds what was said in a recording to a draft. */
export const addCues = (draft: Draft, cues: Cue[], source: string, input: Input, preamble: readonly Line[]): void => {
  const timeOf = createRecordingClock(input, preamble, draft)
  for (const { line, from, raw, who, text } of joinCues(cues)) {
    draft.entries.push({
      line,
      time: timeOf(from, raw),
      text,
      source,
      run: 1,
      ...(who === undefined ? {} : { who }),
      ...(who !== undefined && isBotName(who) ? { bot: true as const } : {}),
    })
  }
}
