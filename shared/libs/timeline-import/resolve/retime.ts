import {
  type DateExpression,
  type Day,
  dayToDate,
  isFullDate,
  offsetMinutesAt,
  parseElapsed,
  parseZone,
  resolveDay,
  type TimeExpression,
  type Zone,
} from '../../time'
import { endsStep, runSteps } from '../run-steps'
import type { Entry, ImportedEvent, ImportOptions } from '../types'
import { resolveRun } from '.'
import { UNKNOWN_YEAR } from './defaults'
import { parseLocal, toLocal } from './local-time'
import { type Overrides, parseOverrides } from './overrides'
import { timeAfterStart } from './start'

/** What a person says about the times of events after they were read; `start` is for times that count from a start (`00:01:23`, `T+5`). */
export type TimeCorrection = Pick<ImportOptions, 'zone' | 'date' | 'year' | 'start'>

type Correct = (date: DateExpression) => DateExpression

/** The end of a range as a time of the zone in which its event was read. */
const endOf = ({ at, end }: ImportedEvent, zone: Zone | undefined, correct: Correct): TimeExpression['end'] => {
  if (end === undefined) return undefined
  const isInstant = end.endsWith('Z')
  if (isInstant && (at === null || !zone)) return { epoch: Date.parse(end) }
  const { date, clock } = parseLocal(isInstant && zone ? toLocal(end, offsetMinutesAt(zone, Date.parse(end))) : end)
  return { ...(date ? { date: correct(date) } : {}), ...(clock ? { clock } : {}) }
}

/** `parseZone`, once for each name: all rows of a list have the same few. */
const createZones = (): ((name: string) => Zone | undefined) => {
  const known = new Map<string, Zone | undefined>()
  return (name) => {
    if (!known.has(name)) known.set(name, parseZone(name))
    return known.get(name)
  }
}

type Context = { overrides: Overrides; correct: Correct; toZone: (name: string) => Zone | undefined }

/** An event as a row to resolve; undefined if no correction can apply to it. */
const toEntry = (event: ImportedEvent, { overrides, correct, toZone }: Context): Entry | undefined => {
  const { at, wall, local = wall, zone: zoneName, rawTime, text, line, source } = event
  const base = { line, text, source, run: 1 }
  const ownZone = zoneName === undefined ? undefined : toZone(zoneName)
  const zone = overrides.zone ?? ownZone
  if (local === undefined) {
    const { start } = overrides
    const elapsed = start && at === null ? parseElapsed(rawTime) : undefined
    return elapsed === undefined || !start
      ? undefined
      : { ...base, time: timeAfterStart(start, elapsed, zone, rawTime) }
  }
  const { date, clock } = parseLocal(local)
  const end = endOf(event, ownZone, correct)
  return {
    ...base,
    time: {
      approximate: event.approximate,
      raw: rawTime,
      ...(date ? { date: correct(date) } : {}),
      ...(clock ? { clock } : {}),
      ...(zone ? { zone } : {}),
      ...(end ? { end } : {}),
    },
  }
}

/** The date of the first event that has one. */
const firstDate = (events: readonly ImportedEvent[]): DateExpression | undefined => {
  for (const { wall, local = wall } of events) {
    const date = local === undefined ? undefined : parseLocal(local).date
    if (date) return date
  }
  return undefined
}

/** Moves dates so that `first` becomes the corrected one: by days to a date, or to the same day of another year. */
const createCorrect = (first: DateExpression | undefined, { date: target, year }: Overrides): Correct => {
  const baseYear = target?.year ?? year ?? UNKNOWN_YEAR
  const yearOf = (date: DateExpression | undefined): number => date?.year ?? baseYear
  const toDay = (date: DateExpression, near: Day | undefined): Day | undefined =>
    isFullDate(date) || near === undefined
      ? resolveDay({ ...date, year: yearOf(date) }, undefined)
      : resolveDay(date, near)
  const firstDay = first && toDay(first, undefined)
  const targetDay = target && resolveDay(target, undefined)
  if (firstDay === undefined || (target === undefined && year === undefined)) return (date) => date
  return (date) => {
    const day = toDay(date, firstDay)
    if (day === undefined) return date
    if (targetDay !== undefined) return dayToDate(day + targetDay - firstDay)
    const moved = { ...date, year: baseYear + (dayToDate(day).year ?? 0) - yearOf(first) }
    // The 29th of February stays where it is if the year has none.
    return dayToDate(resolveDay(moved, undefined) ?? day).day === date.day ? moved : date
  }
}

/** `retimeAll` as a generator that yields between steps of work, so that a caller can pause or stop it. */
export function* retimeInSteps(
  events: readonly ImportedEvent[],
  correction: TimeCorrection,
): Generator<undefined, ImportedEvent[]> {
  const overrides = parseOverrides(correction)
  const first = firstDate(events)
  const correct = createCorrect(first, overrides)
  const context: Context = { overrides, correct, toZone: createZones() }
  const entries: Entry[] = []
  const indexes: number[] = []
  for (const [index, event] of events.entries()) {
    if (endsStep(index)) yield
    const entry = toEntry(event, context)
    if (!entry) continue
    entries.push(entry)
    indexes.push(index)
  }
  const base = overrides.date ?? (first && { ...correct(first), year: correct(first).year ?? UNKNOWN_YEAR })
  const day = base && resolveDay(base, undefined)
  yield
  const resolved = yield* resolveRun(entries, {
    order: 'MDY',
    warn: () => undefined,
    ...(day === undefined ? {} : { day }),
  })
  const corrected = [...events]
  for (const [i, index] of indexes.entries()) {
    if (endsStep(i)) yield
    const event = events[index]
    const result = resolved[i]
    if (!event || !result) continue
    const { at: _at, local: _local, wall: _wall, zone: _zone, end: _end, ...rest } = event
    const { instant: _instant, ...time } = result
    corrected[index] = { ...rest, ...time }
  }
  return corrected
}

/**
 * Events with a corrected zone, date, year or start, by the rules of an import. Only what was read from a clock moves: an
 * instant that the file gives by itself stays. A date is that of the first event; the others keep their distance in days.
 */
export const retimeAll = (events: readonly ImportedEvent[], correction: TimeCorrection): ImportedEvent[] =>
  runSteps(retimeInSteps(events, correction))

/** One event with a corrected zone, date, year or start; see `retimeAll`. */
export const retime = (event: ImportedEvent, correction: TimeCorrection): ImportedEvent =>
  retimeAll([event], correction)[0] ?? event
