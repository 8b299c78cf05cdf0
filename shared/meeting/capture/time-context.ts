import type { Duration, Instant } from '../../crdt'
import { offsetMinutesAt, parseZone, UTC, type Zone } from '../../libs/time'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../clock'
import { noonOfDay } from '../incident'

/** What is needed to read a time without a zone, a day or a year. */
export type TimeContext = {
  /** Zone in which times are typed (IANA). */
  zone: string
  /**
   * The instant that a time without a day is close to: the row typed before, the value being changed, or the incident.
   */
  near: Instant
  /** How far (ms) after `near` the time is most likely; 0 by default. */
  lead?: Duration
  /** Whether `near` is the row typed before; a later time on the same day continues from it. */
  isRow?: boolean
  /** The period of the incident. While `near` is within it, days on which the typed time also is are preferred. */
  span?: Span
  /** The present: what people write down has already happened, and `yesterday` counts from here. */
  now?: Instant
}

type Span = { from: Instant; to: Instant }

/** The incident's times, as far as they are known. */
type IncidentTimes = {
  /** Zone in which times are typed in this document (IANA). */
  entryZone: string
  /** The day of the incident, ISO, if its times are not known yet. */
  day?: string
  startedAt: Instant | null
  detectedAt: Instant | null
  mitigatedAt: Instant | null
  resolvedAt: Instant | null
}

/** Clocks differ and people round, so an event may be this far in the future. */
const FUTURE_TOLERANCE_MS = HOUR_MS
/** The longest that an incident may have taken if only one end is known; the rest of the day is on its other side. */
const ASSUMED_SPAN_MS = 18 * HOUR_MS
/** People go through an incident forward in time: after 07:46, 23:03 is on the same day; so is 07:30 after 14:00. */
const ROW_LEAD_MS = 4 * HOUR_MS
/** Within this, a later time of day continues from the row before, whatever the times of the incident say. */
const CONTINUATION_WINDOW_MS = 12 * HOUR_MS
/** What led to an incident is written down with it: this long before its start counts as part of it. */
const PRELUDE_MS = 15 * MINUTE_MS
/** With a lead of almost half a day, every time of day from the start onward is nearest on the first day. */
const INCIDENT_LEAD_MS = 11 * HOUR_MS

/** The period of the incident, by its own times, else by those of the timeline's rows; undefined if none are known. */
const getIncidentSpan = (known: IncidentTimes, rows: readonly Instant[]): Span | undefined => {
  const { startedAt, detectedAt, mitigatedAt, resolvedAt } = known
  const own = [startedAt, detectedAt, mitigatedAt, resolvedAt].filter((at) => at !== null)
  const times = own.length > 0 ? own : rows
  const [first] = times
  if (first === undefined) return undefined
  const from = times.reduce((least, at) => Math.min(least, at), first)
  const to = times.reduce((most, at) => Math.max(most, at), first)
  const isBeginningUnknown = own.length > 0 && startedAt === null && detectedAt === null
  if (isBeginningUnknown) return { from: Math.min(from, to - ASSUMED_SPAN_MS), to }
  return { from, to: resolvedAt === null ? Math.max(to, from + ASSUMED_SPAN_MS) : to }
}

/** Noon of the incident's day in the document's zone: every time of day is nearest to it on that very day. */
const getNoon = ({ day, entryZone }: IncidentTimes): Instant | undefined => {
  const noon = noonOfDay(day ?? '')
  return noon === null ? undefined : noon - offsetMinutesAt(parseZone(entryZone) ?? UTC, noon) * MINUTE_MS
}

type TimeContextInput = {
  record: IncidentTimes
  /** The times of the timeline's rows. */
  rows?: readonly Instant[]
  /** The time of the row that this person typed before. */
  previous?: Instant | undefined
  now: Instant
}

/**
 * The one rule for the day of a time typed without one, wherever it is typed: the day nearest to the incident's times
 * and to the row typed before. Rows typed in the order of the day stay on that day. A previous row on a day outside the
 * incident moves the day away from it.
 */
export const createTimeContext = ({ record, rows = [], previous, now }: TimeContextInput): TimeContext => {
  const zone = record.entryZone
  const span = getIncidentSpan(record, rows)
  const context = { zone, now, ...(span ? { span } : {}) }
  if (previous !== undefined) return contextAfter({ ...context, near: previous }, previous)
  if (span) return { ...context, near: span.from, lead: INCIDENT_LEAD_MS }
  const noon = getNoon(record)
  return noon === undefined ? { ...context, near: now, lead: -INCIDENT_LEAD_MS } : { ...context, near: noon }
}

/** The context for changing a value: the day nearest to the old value. */
export const contextForChange = (context: TimeContext, value: Instant): TimeContext => {
  const { span, isRow, ...rest } = context
  return { ...rest, near: value, lead: 0 }
}

/** The context for one of the incident's own times: after a known earlier one, else before a known later one. */
export const contextForMilestone = (
  context: TimeContext,
  earlier: Instant | null,
  later: Instant | null,
): TimeContext => {
  const { span, isRow, ...rest } = context
  if (earlier !== null) return { ...rest, near: earlier, lead: INCIDENT_LEAD_MS }
  return later === null ? context : { ...rest, near: later, lead: -INCIDENT_LEAD_MS }
}

/** The context of the next row, after one at `at` was typed. */
export const contextAfter = (context: TimeContext, at: Instant): TimeContext => ({
  ...context,
  near: at,
  lead: ROW_LEAD_MS,
  isRow: true,
})

const getWallDay = (at: Instant, zone: Zone): number =>
  Math.floor((at + offsetMinutesAt(zone, at) * MINUTE_MS) / DAY_MS)

/** Whether an instant continues from the row typed before: later on the same day, but not much later. */
const continuesRow = (at: Instant, { isRow, near, zone: name }: TimeContext): boolean => {
  if (!isRow || at < near || at > near + CONTINUATION_WINDOW_MS) return false
  const zone = parseZone(name) ?? UTC
  return getWallDay(at, zone) === getWallDay(near, zone)
}

/** Picks the most likely of the instants that a typed time could mean. */
export const pickNearest = (candidates: readonly Instant[], context: TimeContext): Instant | undefined => {
  const { near, lead = 0, now } = context
  const span = context.span && near >= context.span.from && near <= context.span.to ? context.span : undefined
  const latest = now === undefined ? Number.POSITIVE_INFINITY : now + FUTURE_TOLERANCE_MS
  const rank = (at: Instant): [number, number, number, number] => [
    at > latest ? 1 : 0,
    continuesRow(at, context) ? 0 : 1,
    span ? Math.max(0, span.from - PRELUDE_MS - at, at - span.to) : 0,
    Math.abs(at - near - lead),
  ]
  const isBetter = (a: Instant, b: Instant): boolean => {
    const [x, y] = [rank(a), rank(b)]
    const differing = x.findIndex((part, index) => part !== y[index])
    return differing >= 0 && (x[differing] ?? 0) < (y[differing] ?? 0)
  }
  return candidates.reduce<Instant | undefined>(
    (best, at) => (best === undefined || isBetter(at, best) ? at : best),
    undefined,
  )
}
