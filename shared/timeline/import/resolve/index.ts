import { type DateExpression, daylightSavingMismatch, type Zone } from '../times'
import type { Draft, Entry, ImportedEvent, ImportWarning } from '../types'
import type { Ground } from './ground'
import { type Found, found, known } from './moments'
import { comesBack, isKnown, isReversed, place, type Standing, standingDated, unrolled } from './placing'
import { anchorOf, orderOf, zoneOfOthers } from './told-by-file'

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
  const results = inTime.map((entry, index) => {
    if (entry.time.epoch !== undefined) return found(entry, {}, ground, true, after)
    const placed = place(entry, standing, ground, back && !turned, comesBack(inTime, index))
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
    if (!zone) once('no zone', line, 'No time zone is given, so times from here on stay local.')
    else if (!own && inferredFrom !== undefined)
      once('inferred', line, `No time zone is given here: ${zone.name} is used, as in line ${inferredFrom}.`)
    if (zone?.ambiguity) once(zone.name, line, `${zone.name} is ${zone.ambiguity}.`)
    const summer = zone && at ? daylightSavingMismatch(zone, Date.parse(at)) : undefined
    if (zone && summer)
      once(`summer ${zone.name}`, line, `${zone.name} is read as written, though ${summer} had summer time then.`)
    if (at === null && zone) once('no date', line, 'No date is given, so times from here on have none.')
  })
}
