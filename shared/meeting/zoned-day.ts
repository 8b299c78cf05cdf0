import { MINUTE_MS, offsetMinutesAt, parseZone, UTC } from '../libs/time'
import { isoDay } from './format'

/** `2017-01-31`, the day in a time zone; in UTC if the zone is not known. */
export const isoDayIn = (at: number, zone: string): string =>
  isoDay(at + offsetMinutesAt(parseZone(zone) ?? UTC, at) * MINUTE_MS)
