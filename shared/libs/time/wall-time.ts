import { DAY_MS, MINUTE_MS } from './units'
import { standardTimeIds } from './zone-data'
import type { Zone } from './zones'

const formatters = new Map<string, Intl.DateTimeFormat>()
const offsetCache = new Map<string, number>()

/** The offset of an IANA zone in minutes at an instant (ms since 1970). Offsets change on quarter hours only. */
const regionalOffset = (id: string, at: number): number => {
  const quarterHour = Math.floor(at / 900_000)
  const key = `${id} ${quarterHour}`
  const cached = offsetCache.get(key)
  if (cached !== undefined) return cached
  let formatter = formatters.get(id)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: id,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formatters.set(id, formatter)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of formatter.formatToParts(quarterHour * 900_000)) part[type] = Number(value)
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0)
  const offset = Math.round((wall - quarterHour * 900_000) / MINUTE_MS)
  if (offsetCache.size > 5000) offsetCache.clear()
  offsetCache.set(key, offset)
  return offset
}

/** A zone's offset from UTC in minutes at an instant (ms since 1970). */
export const offsetMinutesAt = (zone: Zone, at: number): number =>
  zone.kind === 'offset' ? zone.minutes : regionalOffset(zone.id, at)

/**
 * The instant (ms since 1970) of a wall-clock time. When the clocks go back, it may occur a second time (`repeatedAt`);
 * when they go forward, it may not exist (`isSkipped`), and `at` is where it would have been.
 */
export type ResolvedWallTime = { at: number; repeatedAt?: number; isSkipped?: true }

/** Resolves a wall-clock time, given as the instant (ms) at which UTC's clock shows the same, in a zone. */
export const resolveWallTime = (wall: number, zone: Zone): ResolvedWallTime => {
  if (zone.kind === 'offset') return { at: wall - zone.minutes * MINUTE_MS }
  const candidates = [...new Set([offsetMinutesAt(zone, wall - DAY_MS), offsetMinutesAt(zone, wall + DAY_MS)])]
    .map((minutes) => wall - minutes * MINUTE_MS)
    .filter((at) => offsetMinutesAt(zone, at) * MINUTE_MS === wall - at)
    .sort((a, b) => a - b)
  const [first, second] = candidates
  if (first === undefined) return { at: wall - offsetMinutesAt(zone, wall - DAY_MS) * MINUTE_MS, isSkipped: true }
  return second === undefined ? { at: first } : { at: first, repeatedAt: second }
}

/** The IANA zone that standard time (`PST`) may refer to at an instant when that zone has daylight saving time. */
export const daylightSavingMismatch = (zone: Zone, at: number): string | undefined => {
  if (zone.kind !== 'offset' || !Object.hasOwn(standardTimeIds, zone.name)) return undefined
  const id = standardTimeIds[zone.name]
  return id !== undefined && regionalOffset(id, at) !== zone.minutes ? id : undefined
}
