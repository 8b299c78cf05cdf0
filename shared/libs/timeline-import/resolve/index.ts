import { daylightSavingMismatch, parseElapsed, UTC } from '../../time'
import { endsStep, mapInSteps } from '../run-steps'
import type { Draft, Entry, ImportedEvent, ImportWarning, MissingFact } from '../types'
import {
  assignDay,
  type DayCursor,
  hasDayTitles,
  hasRealDay,
  inferAfternoon,
  isDescending,
  isLookback,
  isResolvable,
} from './assign-days'
import { correctYears } from './correct-years'
import { type Defaults, zoneOf } from './defaults'
import { inferDateOrder, inferDay, inferZone } from './infer-from-file'
import type { Overrides } from './overrides'
import { applyAlternate, type ResolvedTime, resolveTime } from './resolve-time'
import { timeAfterStart } from './start'

/** Rows with numbered days (`Day 0, 13:48`), each counted from the one before; the first is the day of the file. */
const countDays = (run: Entry[]): Entry[] => {
  let previous: number | undefined
  return run.map((entry) => {
    const number = entry.time.date?.dayNumber
    if (number === undefined) return entry
    const dayOffset = number - (previous ?? number)
    previous = number
    return { ...entry, time: { ...entry.time, date: { dayOffset } } }
  })
}

/** Resolves a run of rows, which follow each other in time. */
export function* resolveRun(entries: Entry[], defaults: Defaults): Generator<undefined, ResolvedTime[]> {
  const dated = countDays(yield* correctYears(entries, defaults))
  yield
  const alternated = yield* mapInSteps(dated, (entry) => applyAlternate(entry, defaults))
  const run = inferAfternoon(alternated, defaults)
  yield
  const descending = yield* isDescending(run, defaults)
  const startsWithDate = run[0]?.time.date !== undefined || run[0]?.day !== undefined
  const isReversed = descending && !startsWithDate
  const chronological = isReversed ? [...run].reverse() : run
  const cursor: DayCursor = {
    day: undefined,
    firstDay: undefined,
    lastTime: undefined,
    anchor: undefined,
    ...(hasDayTitles(run) ? { hasDayTitles: true as const } : {}),
  }
  let previousInstant: number | undefined
  const results: ResolvedTime[] = []
  for (const [index, entry] of chronological.entries()) {
    if (endsStep(index)) yield
    if (entry.time.epoch !== undefined) {
      results.push(resolveTime(entry, {}, defaults, true, previousInstant))
      continue
    }
    const looksBack = !entry.time.date && isLookback(chronological, index)
    const assigned = assignDay(entry, cursor, defaults, descending && !isReversed, looksBack)
    const isDated =
      defaults.day !== undefined ||
      (cursor.anchor !== undefined && isResolvable(cursor.anchor, defaults)) ||
      hasRealDay(cursor)
    const result = resolveTime(entry, assigned, defaults, isDated, previousInstant)
    previousInstant = result.instant ?? previousInstant
    results.push(result)
  }
  return isReversed ? results.reverse() : results
}

/** Groups rows by run, with the index of each in the file. */
const groupRuns = (entries: Entry[]): { indexes: number[]; rows: Entry[] }[] => {
  const runs = new Map<number, { indexes: number[]; rows: Entry[] }>()
  entries.forEach((entry, index) => {
    let run = runs.get(entry.run)
    if (!run) {
      run = { indexes: [], rows: [] }
      runs.set(entry.run, run)
    }
    run.indexes.push(index)
    run.rows.push(entry)
  })
  return [...runs.values()]
}

const toEvent = (entry: Entry, { at, local, wall, zone, end }: ResolvedTime): ImportedEvent => ({
  at,
  ...(local === undefined ? {} : { local }),
  ...(wall === undefined ? {} : { wall }),
  ...(zone === undefined ? {} : { zone }),
  approximate: entry.time.approximate,
  rawTime: entry.time.raw,
  text: entry.text,
  line: entry.line,
  source: entry.source,
  ...(entry.who ? { who: entry.who } : {}),
  ...(entry.kind ? { kind: entry.kind } : {}),
  ...(end === undefined ? {} : { end }),
  ...(entry.bot ? { bot: true } : {}),
  ...(entry.details ? { details: entry.details } : {}),
  ...(entry.recalled ? { recalled: entry.recalled } : {}),
})

/** The events of a draft, in its order, what had to be assumed, and what only a person can tell. */
type Resolved = {
  events: ImportedEvent[]
  suggestions: ImportedEvent[]
  warnings: ImportWarning[]
  missing?: MissingFact
}

/** Gives rows that count from a start (`T+5`) their time, or a warning if the start is not known. */
const applyStart = (
  entries: Entry[],
  { start }: Overrides,
  defaults: Defaults,
): { entries: Entry[]; isMissing: boolean } => {
  let isMissing = false
  const timed = entries.map((entry) => {
    const { raw, date, clock, epoch } = entry.time
    if (date || clock || epoch !== undefined) return entry
    const elapsed = parseElapsed(raw)
    if (elapsed === undefined) return entry
    if (start) return { ...entry, time: timeAfterStart(start, elapsed, entry.zone ?? defaults.zone, raw) }
    isMissing = true
    defaults.warn(entry.line, `${raw} is relative to another time, so it was imported without one.`)
    return entry
  })
  return { entries: timed, isMissing }
}

/** Gives times that are said to be local the zone that the file tells for them; UTC is that of no place. */
const placeLocalTimes = ({ entries, localZone }: Draft, defaults: Defaults): Entry[] =>
  entries.map((entry) => {
    const { zone: told, ...rest } = entry
    if (!entry.time.isLocal) return entry
    const zone = localZone ?? [told, defaults.zone].find((one) => one && one.name !== UTC.name)
    return zone ? { ...rest, zone } : rest
  })

const hasNoYear = ({ at, local }: ImportedEvent): boolean => at === null && local?.startsWith('--') === true

/** Works out the instant of every row: from the row itself, or else from nearby rows, the file and the caller's options. */
export function* resolve(draft: Draft, overrides: Overrides): Generator<undefined, Resolved> {
  const warnings: ImportWarning[] = []
  const warn = (line: number, message: string): void => void warnings.push({ line, message })
  const { order, isCertain, isUsed } = inferDateOrder(draft)
  if (isUsed && !isCertain)
    warn(0, `Dates like 3/4 are read as ${order === 'MDY' ? 'month/day' : 'day/month'}; the file does not say.`)
  const withDates = overrides.date ? { ...draft, dates: [overrides.date, ...draft.dates] } : draft
  const stated = draft.zone?.zone ?? overrides.zone
  const inferred = stated ? undefined : inferZone(draft)
  const zone = stated ?? inferred?.zone
  const day = inferDay(withDates, order, overrides.year ?? draft.year)
  const defaults: Defaults = { order, warn, ...(zone ? { zone } : {}), ...(day === undefined ? {} : { day }) }
  const placed = placeLocalTimes(draft, defaults)
  const { entries, isMissing } = draft.missing
    ? { entries: placed, isMissing: false }
    : applyStart(placed, overrides, defaults)
  const events = yield* resolveEntries(entries, defaults)
  const suggestions = yield* resolveEntries(draft.suggestions, { ...defaults, warn: () => undefined })
  warnAboutAssumptions(entries, events, defaults, inferred?.line)
  const missing = isMissing ? 'start' : events.some(hasNoYear) ? 'year' : undefined
  return { events, suggestions, warnings, ...(missing ? { missing } : {}) }
}

function* resolveEntries(entries: Entry[], defaults: Defaults): Generator<undefined, ImportedEvent[]> {
  const events: ImportedEvent[] = new Array(entries.length)
  let count = 0
  for (const { indexes, rows } of groupRuns(entries)) {
    const results = yield* resolveRun(rows, defaults)
    for (const [i, result] of results.entries()) {
      const entry = rows[i]
      const index = indexes[i]
      if (entry && index !== undefined) events[index] = toEvent(entry, result)
      if (endsStep(count)) yield
      count += 1
    }
  }
  return events
}

/** Warns once about each assumption: zones, missing dates, ambiguous abbreviations. */
const warnAboutAssumptions = (
  entries: Entry[],
  events: ImportedEvent[],
  defaults: Defaults,
  inferredLine: number | undefined,
): void => {
  const warned = new Set<string>()
  const warnOnce = (key: string, line: number, message: string): void => {
    if (!warned.has(key)) defaults.warn(line, message)
    warned.add(key)
  }
  entries.forEach((entry, index) => {
    const { time, line } = entry
    if (time.epoch !== undefined || !time.clock) return
    const ownZone = time.zone ?? entry.zone
    const zone = zoneOf(entry, defaults)
    const at = events[index]?.at
    if (!zone && time.isLocal)
      warnOnce(
        'local',
        line,
        `“${time.raw}” is the time of a place that the file does not name, so it stays local. Set its zone.`,
      )
    else if (!zone) warnOnce('no zone', line, 'No time zone is given from here on.')
    else if (!ownZone && inferredLine !== undefined)
      warnOnce('inferred', line, `No time zone is given here: ${zone.name} is used, as in line ${inferredLine}.`)
    if (zone?.ambiguity) warnOnce(zone.name, line, `${zone.name} is ${zone.ambiguity}.`)
    const daylightZone = zone && at ? daylightSavingMismatch(zone, Date.parse(at)) : undefined
    if (zone && daylightZone)
      warnOnce(
        `summer ${zone.name}`,
        line,
        `${zone.name} is read as written, though ${daylightZone} had summer time then.`,
      )
    const event = events[index]
    if (event && hasNoYear(event)) warnOnce('no year', line, 'No year is given, so dates from here on have none.')
    else if (at === null && zone) warnOnce('no date', line, 'No date is given, so times from here on have none.')
  })
}
