import type { Millis } from '../doc'
import { clockText, dateText } from '../report/format'
import type { CapturedLine } from '../stages/contract'
import { localClock, readTypedLine, type TypingGround, zoneLabel } from './typed-time'

/** What a captured time without a day is read by, as far as it is known. */
type Known = {
  /** Zone in which times are typed in this document (IANA). */
  entryZone: string
  startedAt: Millis | null
  detectedAt: Millis | null
  resolvedAt: Millis | null
}

const hour = 3_600_000

/**
 * The day that a time in a captured line falls on: near the time captured last, else into the incident, else today.
 * A walk through an incident goes on in time, so half an hour back is as near as hours ahead.
 */
export const groundOf = (known: Known, last: Millis | undefined, now: Millis): TypingGround => {
  const { entryZone, startedAt, detectedAt, resolvedAt } = known
  if (last !== undefined) return { zone: entryZone, near: last }
  const start = startedAt ?? detectedAt
  // What is told has been: half a day back, a time of the clock is hardly ever still to come.
  if (start === null) return { zone: entryZone, near: resolvedAt ?? now - 11 * hour }
  // Half a day on, every time of the clock from the start onwards is nearest on its first day after the start.
  return { zone: entryZone, near: start + 11 * hour }
}

/** Reads a captured line as far as it can be read: a time at its start, and what is left. A line that is only a time is text. */
export const readCaptureLine = (line: string, ground: TypingGround): CapturedLine => {
  const { time, text } = readTypedLine(line, ground)
  if (!time || text === '') return { text: line.trim(), at: null, rawTime: '', isApproximate: false }
  return { text, at: time.at, rawTime: time.raw, isApproximate: time.isApproximate }
}

/** How a captured time was understood: `31 Jan 2017 23:27 UTC`, with the clock of the entry zone beside it. */
export const understoodText = ({ at, isApproximate }: CapturedLine, zone: string): string | undefined => {
  if (at === null) return undefined
  const utc = `${isApproximate ? 'about ' : ''}${dateText(at)} ${clockText(at)} UTC`
  return localClock(at, zone) === clockText(at) ? utc : `${utc} · ${localClock(at, zone)} ${zoneLabel(zone)}`
}
