import { findDates, isFullDate, parseZone } from '../../../shared/libs/time'
import { isoDay } from '../../../shared/meeting/format'

/** The zones that fields suggest; offsets and abbreviations are understood too. */
export const zoneNames: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')]

const withoutText = (text: string): boolean => text.trim() === ''

/** What is wrong with a zone as it was typed; nothing if the field is empty. */
export const checkZone = (text: string): string | undefined =>
  withoutText(text) || parseZone(text.trim()) ? undefined : 'Write a zone such as UTC, Europe/Berlin or +02:00.'

/** `2024-03-01`, from however a date is written; undefined if it is none. */
export const toIsoDate = (text: string): string | undefined => {
  const date = findDates(text).find(isFullDate)
  return date ? isoDay(Date.UTC(date.year ?? 0, (date.month ?? 1) - 1, date.day)) : undefined
}

/** The same for a date. */
export const checkDate = (text: string): string | undefined =>
  withoutText(text) || toIsoDate(text) ? undefined : 'Write a date such as 2024-03-01.'

/** The same for a year. */
export const checkYear = (text: string): string | undefined =>
  withoutText(text) || /^\s*(19|20)\d\d\s*$/.test(text) ? undefined : 'Write a year such as 2024.'

/** When a recording began, as `ImportOptions.start` takes it: `2024-03-01 14:00`, with or without a zone. */
export const toStart = (text: string): string | undefined => {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d?:\d\d(?::\d\d)?)\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i.exec(text.trim())
  if (!match) return undefined
  const [, date = '', clock = '', zone = ''] = match
  return `${date}T${clock.padStart(clock.length + (clock.indexOf(':') === 1 ? 1 : 0), '0')}${/^(z|utc)$/i.test(zone) ? 'Z' : zone}`
}

/** The same for the beginning of a recording. */
export const checkStart = (text: string): string | undefined =>
  withoutText(text) || toStart(text) ? undefined : 'Write a date and a time such as 2024-03-01 14:00.'
