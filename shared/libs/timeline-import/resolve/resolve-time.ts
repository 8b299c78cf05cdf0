import { applyDateOrder, clockMs, DAY_MS, resolveDay, resolveWallTime, type Zone } from '../../time'
import type { Entry, ImportedEvent } from '../types'
import { type AssignedTime, type Defaults, isYearKnown, zoneOf } from './defaults'
import { formatLocal } from './local-time'

/** A day and a clock in a zone as an instant; when the clocks go back, the one that follows `previousInstant`. */
const toInstant = (
  assigned: AssignedTime,
  zone: Zone,
  line: number,
  defaults: Defaults,
  previousInstant: number | undefined,
): number | undefined => {
  if (assigned.day === undefined || !isYearKnown(assigned.day) || !assigned.clock) return undefined
  const resolved = resolveWallTime(assigned.day * DAY_MS + clockMs(assigned.clock), zone)
  if (resolved.isSkipped)
    defaults.warn(line, `This time does not exist in ${zone.name}: the clocks went forward past it.`)
  if (resolved.repeatedAt === undefined) return resolved.at
  if (previousInstant !== undefined && previousInstant > resolved.at && previousInstant <= resolved.repeatedAt)
    return resolved.repeatedAt
  defaults.warn(line, `This time came twice in ${zone.name} as the clocks went back. The first one is used.`)
  return resolved.at
}

const formatInstant = (at: number): string | undefined => {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

/** The times of an event; `instant` is `at` in ms since 1970. */
export type ResolvedTime = Pick<ImportedEvent, 'at' | 'local' | 'wall' | 'zone' | 'end'> & { instant?: number }

/** The end of a range, on the first day on which it is not before the start. */
const resolveEnd = (
  entry: Entry,
  assigned: AssignedTime,
  zone: Zone | undefined,
  isDated: boolean,
  startInstant: number | undefined,
  defaults: Defaults,
): string | undefined => {
  const end = entry.time.end
  if (!end) return undefined
  if (end.epoch !== undefined) return formatInstant(end.epoch)
  let day = end.date ? resolveDay(applyDateOrder(end.date, defaults.order), assigned.day ?? defaults.day) : assigned.day
  if (!end.date && end.clock && assigned.clock && day !== undefined && clockMs(end.clock) < clockMs(assigned.clock))
    day += 1
  const assignedEnd: AssignedTime = { day, ...(end.clock ? { clock: end.clock } : {}) }
  const endZone = end.zone ?? zone
  const at =
    endZone && (isDated || end.date) ? toInstant(assignedEnd, endZone, entry.line, defaults, startInstant) : undefined
  return at === undefined ? formatLocal(assignedEnd, isDated || end.date !== undefined) : formatInstant(at)
}

/** Reads a row by its time in another zone (`21:48 (6:48 PDT)`), if the zone of the first is unknown. */
export const applyAlternate = (entry: Entry, defaults: Defaults): Entry => {
  const { alternate, ...time } = entry.time
  if (!alternate || entry.zone || defaults.zone) return entry
  return { ...entry, time: { ...time, ...alternate } }
}

/** The times of a row whose day is known. */
export const resolveTime = (
  entry: Entry,
  assigned: AssignedTime,
  defaults: Defaults,
  isDated: boolean,
  previousInstant: number | undefined,
): ResolvedTime => {
  const { time } = entry
  if (time.epoch !== undefined) {
    const end = resolveEnd(entry, {}, undefined, true, time.epoch, defaults)
    return { at: formatInstant(time.epoch) ?? null, instant: time.epoch, ...(end ? { end } : {}) }
  }
  const zone = zoneOf(entry, defaults)
  const at = zone && isDated ? toInstant(assigned, zone, entry.line, defaults, previousInstant) : undefined
  const end = resolveEnd(entry, assigned, zone, isDated, at, defaults)
  const rangeEnd = end ? { end } : {}
  const named = zone ? { zone: zone.name } : {}
  const iso = at === undefined ? undefined : formatInstant(at)
  if (iso !== undefined) {
    const wall = formatLocal(assigned, isDated)
    return { at: iso, ...(at === undefined ? {} : { instant: at }), ...(wall ? { wall } : {}), ...named, ...rangeEnd }
  }
  const local = time.date || time.clock ? formatLocal(assigned, isDated) : undefined
  return { at: null, ...(local ? { local } : {}), ...(time.clock ? named : {}), ...rangeEnd }
}
