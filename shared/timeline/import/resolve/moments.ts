import { applyDateOrder, formatClock, formatDay, resolveDay, resolveWallTime, type Zone } from '../times'
import type { Entry, ImportedEvent } from '../types'
import { clockMs, dayMs, type Ground, type Placed } from './ground'

const localOf = ({ day, clock }: Placed, dated: boolean): string | undefined => {
  const time = clock ? `T${formatClock(clockMs(clock) % dayMs)}` : ''
  const carry = clock && clockMs(clock) >= dayMs ? 1 : 0
  if (day !== undefined && dated) return `${formatDay(day + carry)}${time}`
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
  const moment = resolveWallTime(placed.day * dayMs + clockMs(placed.clock), zone)
  if (moment.isSkipped) ground.warn(line, `This time does not exist in ${zone.name}: the clocks went forward past it.`)
  if (moment.repeatedAt === undefined) return moment.at
  if (after !== undefined && after > moment.at && after <= moment.repeatedAt) return moment.repeatedAt
  ground.warn(line, `This time came twice in ${zone.name} as the clocks went back. The first one is used.`)
  return moment.at
}

const isoOf = (at: number): string | undefined => {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

/** A row's time as it is handed on; `moment` in epoch ms. */
export type Found = Pick<ImportedEvent, 'at' | 'local' | 'end'> & { moment?: number }

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
  let day = end.date ? resolveDay(applyDateOrder(end.date, ground.order), placed.day ?? ground.day) : placed.day
  if (!end.date && end.clock && placed.clock && day !== undefined && clockMs(end.clock) < clockMs(placed.clock))
    day += 1
  const until: Placed = { day, ...(end.clock ? { clock: end.clock } : {}) }
  const endZone = end.zone ?? zone
  const at = endZone && (dated || end.date) ? toMoment(until, endZone, entry.line, ground, start) : undefined
  return at === undefined ? localOf(until, dated || end.date !== undefined) : isoOf(at)
}

/** The row as told in another zone, where nothing tells this one's. */
export const known = (entry: Entry, ground: Ground): Entry => {
  const { alternate, ...time } = entry.time
  if (!alternate || entry.zone || ground.zone) return entry
  return { ...entry, time: { ...time, ...alternate } }
}

/** What is known of a row's time once its day is. */
export const found = (
  entry: Entry,
  placed: Placed,
  ground: Ground,
  dated: boolean,
  after: number | undefined,
): Found => {
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
