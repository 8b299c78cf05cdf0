import { type DateExpression, isFullDate } from './times/dates'
import { type DateOrder, type Day, dayMeant, inOrder, writeClock, writeDay } from './times/days'
import type { Clock, TimeExpression, Zone } from './times/expression'
import { momentOf, offsetAt, summerDoubt } from './times/zones'
import type { Draft, Entry, ImportedEvent, ImportWarning } from './types'

const dayMs = 86_400_000
const hourMs = 3_600_000
/** The clock going back by less than this is rows out of order; by more, another day. */
const overnight = 6 * hourMs

/** What holds where a row tells nothing itself. */
type Ground = {
  zone?: Zone
  day?: Day
  order: DateOrder
  warn: (line: number, message: string) => void
}

const clockMs = (clock: Clock): number =>
  ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000 + clock.millisecond

/** The clock's reading as ms on UTC's scale, for comparing rows of different zones. */
const comparable = (day: Day, clock: Clock, zone: Zone | undefined): number => {
  const wall = day * dayMs + clockMs(clock)
  return zone ? wall - offsetAt(zone, wall) * 60_000 : wall
}

type Placed = { day?: Day; clock?: Clock }

/** The state of a run of rows: on which day the clock stands, and where it stood last. */
type Standing = {
  day: Day | undefined
  first: Day | undefined
  last: number | undefined
  anchor: DateExpression | undefined
  half?: 'am' | 'pm'
}

/** A clock that may be of 12 hours, where the rows before it told am or pm: the reading that follows them. */
const twelveHours = (clock: Clock, standing: Standing, day: Day, zone: Zone | undefined): Clock => {
  if (!clock.bare || clock.half || standing.half === undefined || standing.last === undefined) return clock
  const early = { ...clock, hour: clock.hour % 12 }
  const late = { ...clock, hour: (clock.hour % 12) + 12 }
  const gap = (reading: Clock): number => {
    const distance = comparable(day, reading, zone) - (standing.last ?? 0)
    return distance < -hourMs ? distance + dayMs : Math.abs(distance)
  }
  return gap(early) <= gap(late) ? early : late
}

/** Puts one row on its day, going over midnight where the clock went round. */
const place = (time: TimeExpression, entry: Entry, standing: Standing, ground: Ground, back: boolean): Placed => {
  const zone = time.zone ?? entry.zone ?? ground.zone
  if (entry.day && entry.day !== standing.anchor) {
    standing.anchor = entry.day
    const day = dayMeant(inOrder(entry.day, ground.order), standing.day ?? ground.day)
    standing.day = day ?? standing.day
    standing.first = standing.day
    standing.last = undefined
  }
  const told = time.date ? dayMeant(inOrder(time.date, ground.order), standing.day ?? ground.day) : undefined
  if (!time.date && !time.clock) return {}
  if (time.date && told === undefined) return time.clock ? { clock: time.clock } : {}
  let day = told ?? standing.day ?? ground.day
  if (!time.clock) {
    if (told !== undefined) {
      standing.day = told
      standing.last = undefined
    }
    return { day }
  }
  let clock = time.clock
  if (day === undefined) {
    // Without any date the run still counts days from zero, so that it stays in order.
    day = standing.day ?? 0
  }
  clock = twelveHours(clock, standing, day, zone)
  if (clock.half) standing.half = clock.half
  if (told === undefined) {
    let at = comparable(day, clock, zone)
    if (standing.last !== undefined) {
      const direction = back ? -1 : 1
      if ((at - standing.last) * direction < -overnight) day += direction
      else if (
        (at - standing.last) * direction > 3 * overnight &&
        standing.first !== undefined &&
        day !== standing.first
      )
        day -= direction
      at = comparable(day, clock, zone)
    }
    if (time.shift) day = (standing.first ?? day) + time.shift
  } else if (time.shift) day += time.shift
  standing.day = day
  standing.first ??= day
  standing.last = comparable(day, clock, zone)
  return { day, clock }
}

/** Rows mostly run from the latest to the earliest. */
const isReversed = (entries: Entry[], ground: Ground): boolean => {
  let down = 0
  let up = 0
  let before: { at: number; dated: boolean } | undefined
  for (const { time, day, zone } of entries) {
    if (time.epoch === undefined && !time.clock) continue
    const date = time.date ?? day
    const known = date ? dayMeant(inOrder(date, ground.order), ground.day) : undefined
    const at = time.epoch ?? (time.clock ? comparable(known ?? 0, time.clock, time.zone ?? zone) : 0)
    const dated = time.epoch !== undefined || known !== undefined
    if (before && before.dated === dated) {
      // Clocks that jump by most of a day went over midnight: that speaks for the other direction.
      const turn = !dated && Math.abs(at - before.at) >= 3 * overnight
      if (at !== before.at && at < before.at !== turn) down += 1
      if (at !== before.at && at > before.at !== turn) up += 1
    }
    before = { at, dated }
  }
  return down > up && down > 1
}

const localOf = ({ day, clock }: Placed, dated: boolean): string | undefined => {
  const time = clock ? `T${writeClock(clockMs(clock) % dayMs)}` : ''
  const carry = clock && clockMs(clock) >= dayMs ? 1 : 0
  if (day !== undefined && dated) return `${writeDay(day + carry)}${time}`
  return time === '' ? undefined : time
}

/** A day and a clock in a zone as a moment; at a change of the clocks the reading that follows `after`. */
const toMoment = (
  placed: Placed,
  zone: Zone,
  line: number,
  ground: Ground,
  after: number | undefined,
): number | undefined => {
  if (placed.day === undefined || !placed.clock) return undefined
  const moment = momentOf(placed.day * dayMs + clockMs(placed.clock), zone)
  if (moment.skipped) ground.warn(line, `This time does not exist in ${zone.name}: the clocks went forward over it.`)
  if (moment.other === undefined) return moment.at
  if (after !== undefined && after > moment.at && after <= moment.other) return moment.other
  ground.warn(line, `This time came twice in ${zone.name} as the clocks went back; the first is taken.`)
  return moment.at
}

const isoOf = (at: number): string | undefined => {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

type Found = Pick<ImportedEvent, 'at' | 'local' | 'end'> & { moment?: number }

/** The end of a range, on the first day on which it is not before the start. */
const endOf = (
  entry: Entry,
  placed: Placed,
  zone: Zone | undefined,
  dated: boolean,
  start: number | undefined,
  ground: Ground,
): string | undefined => {
  const end = entry.time.end
  if (!end) return undefined
  if (end.epoch !== undefined) return isoOf(end.epoch)
  let day = end.date ? dayMeant(inOrder(end.date, ground.order), placed.day ?? ground.day) : placed.day
  if (!end.date && end.clock && placed.clock && day !== undefined && clockMs(end.clock) < clockMs(placed.clock))
    day += 1
  const until: Placed = { day, ...(end.clock ? { clock: end.clock } : {}) }
  const endZone = end.zone ?? zone
  const at = endZone && (dated || end.date) ? toMoment(until, endZone, entry.line, ground, start) : undefined
  return at === undefined ? localOf(until, dated || end.date !== undefined) : isoOf(at)
}

/** The row as told in another zone, where nothing tells this one's. */
const known = (entry: Entry, ground: Ground): Entry => {
  const { elsewhere, ...time } = entry.time
  if (!elsewhere || entry.zone || ground.zone) return entry
  return { ...entry, time: { ...time, ...elsewhere } }
}

/** Hours without am or pm of a run that goes from 12 to 1: a 12-hour clock that goes on, not a new day. */
const unrolled = (run: Entry[], ground: Ground): Entry[] => {
  const clocks = run.map(({ time }) => time.clock)
  const twelve =
    clocks.every((clock) => !clock || (clock.bare && !clock.half)) && clocks.filter((clock) => clock).length >= 3
  if (!twelve) return run
  let turns = 0
  let before: number | undefined
  let said = false
  return run.map((entry) => {
    const { clock, date } = entry.time
    if (!clock || date) {
      turns = date ? 0 : turns
      before = clock ? clockMs(clock) : before
      return entry
    }
    const at = clockMs(clock)
    if (before !== undefined && before - at > 3 * hourMs && turns === 0) turns = 1
    before = at
    if (turns === 0 || clock.hour === 12) return entry
    if (!said) ground.warn(entry.line, 'Read as a 12-hour clock without am or pm: from here on in the afternoon.')
    said = true
    return { ...entry, time: { ...entry.time, clock: { ...clock, hour: clock.hour + 12 } } }
  })
}

const found = (entry: Entry, placed: Placed, ground: Ground, dated: boolean, after: number | undefined): Found => {
  const { time } = entry
  if (time.epoch !== undefined) {
    const end = endOf(entry, {}, undefined, true, time.epoch, ground)
    return { at: isoOf(time.epoch) ?? null, moment: time.epoch, ...(end ? { end } : {}) }
  }
  const zone = time.zone ?? entry.zone ?? ground.zone
  const at = zone && dated ? toMoment(placed, zone, entry.line, ground, after) : undefined
  const end = endOf(entry, placed, zone, dated, at, ground)
  const tail = end ? { end } : {}
  const iso = at === undefined ? undefined : isoOf(at)
  if (iso !== undefined) return { at: iso, ...(at === undefined ? {} : { moment: at }), ...tail }
  const local = time.date || time.clock ? localOf(placed, dated) : undefined
  return { at: null, ...(local ? { local } : {}), ...tail }
}

/** One run of rows that follow each other in time. */
const resolveRun = (told: Entry[], ground: Ground): Found[] => {
  const run = unrolled(
    told.map((entry) => known(entry, ground)),
    ground,
  )
  const back = isReversed(run, ground)
  const opensDated = run[0]?.time.date !== undefined || run[0]?.day !== undefined
  const turned = back && !opensDated
  const inTime = turned ? [...run].reverse() : run
  const standing: Standing = { day: undefined, first: undefined, last: undefined, anchor: undefined }
  let after: number | undefined
  const results = inTime.map((entry) => {
    if (entry.time.epoch !== undefined) return found(entry, {}, ground, true, after)
    const placed = place(entry.time, entry, standing, ground, back && !turned)
    const dated =
      ground.day !== undefined ||
      (standing.anchor !== undefined && isKnown(standing.anchor, ground)) ||
      standingDated(standing)
    const result = found(entry, placed, ground, dated, after)
    after = result.moment ?? after
    return result
  })
  return turned ? results.reverse() : results
}

const isKnown = (date: DateExpression, ground: Ground): boolean => dayMeant(date, ground.day) !== undefined

/** Days count from zero where no date is known; no file tells of 1970 to 1989. */
const standingDated = (standing: Standing): boolean => standing.day !== undefined && standing.day > 7300

const usZones = /^(?:P[SD]?T|E[SD]?T|M[SD]T|C[SD]T|PACIFIC|EASTERN|CENTRAL|MOUNTAIN)$/

/** Which of `03/04` is the day: as other dates of the file show, else as its zones and clocks suggest. */
const orderOf = (draft: Draft): { order: DateOrder; sure: boolean; used: boolean } => {
  let used = false
  let us = 0
  let shown: DateOrder | undefined
  for (const { time, day } of draft.entries) {
    for (const date of [time.date, time.end?.date, day]) {
      if (date?.swappable) used = true
      shown ??= date?.shows
    }
    if (time.clock?.half || (time.zone && usZones.test(time.zone.name))) us += 1
  }
  shown ??= draft.dates.find((date) => date.shows)?.shows
  if (shown) return { order: shown, sure: true, used }
  return { order: us > 0 || !draft.zone || usZones.test(draft.zone.zone.name) ? 'MDY' : 'DMY', sure: us > 0, used }
}

/** The zone that some rows of the file tell, where all that tell one tell the same. */
const zoneOfOthers = (entries: Entry[]): { zone: Zone; line: number } | undefined => {
  let told: { zone: Zone; line: number } | undefined
  for (const { time, line } of entries) {
    if (!time.zone) continue
    if (told && told.zone.name !== time.zone.name) return undefined
    told ??= { zone: time.zone, line }
  }
  return told
}

/** The best day the file tells of itself; dates without a year take it from those with one. */
const anchorOf = (draft: Draft, order: DateOrder): Day | undefined => {
  const dates = [...draft.dates, ...draft.entries.flatMap(({ time, day }) => [time.date, day])]
  const whole = dates.find((date) => date && isFullDate(date))
  const near = whole ? dayMeant(inOrder(whole, order), undefined) : undefined
  for (const date of draft.dates) {
    const day = dayMeant(inOrder(date, order), near)
    if (day !== undefined) return day
  }
  return near
}

/** Groups rows by run, keeping each row's place. */
const runsOf = (entries: Entry[]): { places: number[]; rows: Entry[] }[] => {
  const runs = new Map<number, { places: number[]; rows: Entry[] }>()
  entries.forEach((entry, index) => {
    let run = runs.get(entry.run)
    if (!run) {
      run = { places: [], rows: [] }
      runs.set(entry.run, run)
    }
    run.places.push(index)
    run.rows.push(entry)
  })
  return [...runs.values()]
}

const toEvent = (entry: Entry, { at, local, end }: Found): ImportedEvent => ({
  at,
  ...(local === undefined ? {} : { local }),
  approximate: entry.time.approximate,
  rawTime: entry.time.raw,
  text: entry.text,
  line: entry.line,
  source: entry.source,
  ...(entry.who ? { who: entry.who } : {}),
  ...(entry.kind ? { kind: entry.kind } : {}),
  ...(end === undefined ? {} : { end }),
  ...(entry.bot ? { bot: true } : {}),
})

export type Resolved = { events: ImportedEvent[]; warnings: ImportWarning[] }

/** Works out every row's moment from what it, its surroundings, the file and the caller tell. */
export function* resolve(draft: Draft, given: { zone?: Zone; date?: DateExpression }): Generator<undefined, Resolved> {
  const warnings: ImportWarning[] = []
  const warn = (line: number, message: string): void => void warnings.push({ line, message })
  const { order, sure, used } = orderOf(draft)
  if (used && !sure)
    warn(0, `Dates like 3/4 are read as ${order === 'MDY' ? 'month/day' : 'day/month'}; the file does not say.`)
  const withDates = given.date ? { ...draft, dates: [given.date, ...draft.dates] } : draft
  const told = draft.zone?.zone ?? given.zone
  const inferred = told ? undefined : zoneOfOthers(draft.entries)
  const zone = told ?? inferred?.zone
  const day = anchorOf(withDates, order)
  const ground: Ground = { order, warn, ...(zone ? { zone } : {}), ...(day === undefined ? {} : { day }) }
  const events: ImportedEvent[] = new Array(draft.entries.length)
  let count = 0
  for (const { places, rows } of runsOf(draft.entries)) {
    const results = resolveRun(rows, ground)
    for (const [i, result] of results.entries()) {
      const entry = rows[i]
      const index = places[i]
      if (entry && index !== undefined) events[index] = toEvent(entry, result)
      count += 1
      if (count % 1000 === 0) yield
    }
  }
  sayDoubts(draft.entries, events, ground, inferred?.line)
  return { events, warnings }
}

/** Says once each what had to be taken on trust: zones, missing dates, abbreviations of two meanings. */
const sayDoubts = (
  entries: Entry[],
  events: ImportedEvent[],
  ground: Ground,
  inferredFrom: number | undefined,
): void => {
  const said = new Set<string>()
  const once = (key: string, line: number, message: string): void => {
    if (!said.has(key)) ground.warn(line, message)
    said.add(key)
  }
  entries.forEach((entry, index) => {
    const { time, line } = entry
    if (time.epoch !== undefined || !time.clock) return
    const own = time.zone ?? entry.zone
    const zone = own ?? ground.zone
    const at = events[index]?.at
    if (!zone) once('no zone', line, 'No time zone is told: times from here on are kept as local times.')
    else if (!own && inferredFrom !== undefined)
      once('inferred', line, `No time zone is told here: ${zone.name} is taken from line ${inferredFrom}.`)
    if (zone?.doubt) once(zone.name, line, `${zone.name} is ${zone.doubt}.`)
    const summer = zone && at ? summerDoubt(zone, Date.parse(at)) : undefined
    if (zone && summer)
      once(`summer ${zone.name}`, line, `${zone.name} is read as written, though ${summer} had summer time then.`)
    if (at === null && zone) once('no date', line, 'No date is told: times from here on have none.')
  })
}
