import { escapeText, foldLine } from './lines'

/** An entry of a calendar: a whole day, or a time. */
export type CalendarEvent = {
  /**
   * Stays the same for the same event, so that importing it again replaces it; best made of ids, with the domain or name
   * of whatever made it.
   */
  uid: string
  title: string
  description?: string
  location?: string
  /** An address that begins with http:// or https://; any other is left out. */
  url?: string
  categories?: readonly string[]
  /** It takes no time of whoever has it in their calendar, such as a day on which something is due. */
  isFree?: boolean
} & (
  | {
      /** ISO date of a whole day, such as 2026-03-01, in whatever zone the reader is. */
      day: string
    }
  | {
      /** Milliseconds since 1970. */
      start: number
      /** Milliseconds since 1970, later than the start; without it, the event has no length. */
      end?: number
    }
)

export type CalendarOptions = {
  /** When the file is written, in milliseconds since 1970. */
  now: number
  /** What programs call the calendar, if they make one of the file. */
  name?: string
  /** Names the program that writes it (RFC 5545, 3.7.3). */
  product?: string
}

/**
 * A calendar of events as a file of type `text/calendar` (RFC 5545). It has events alone, since tasks (`VTODO`) are ignored
 * by Google Calendar and Outlook; an event of a whole day is what all calendars show. It is no invitation, so it has no
 * `METHOD`. Equal events give equal files but for the time at which they were written.
 * @throws RangeError if a day is no ISO date, or a time cannot be written.
 */
export const writeCalendar = (events: readonly CalendarEvent[], options: CalendarOptions): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(options.product ?? '-//Calendar//EN')}`,
    'CALSCALE:GREGORIAN',
    ...(options.name ? [`X-WR-CALNAME:${escapeText(options.name)}`] : []),
    ...events.flatMap((event) => eventLines(event, options.now)),
    'END:VCALENDAR',
  ]
    .map(foldLine)
    .join('')

const eventLines = (event: CalendarEvent, now: number): string[] => {
  const text = (name: string, value: string | undefined): string[] =>
    value?.trim() ? [`${name}:${escapeText(value.trim())}`] : []
  const categories = event.categories?.filter((category) => category.trim()).map(escapeText) ?? []
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${formatInstant(now)}`,
    ...whenLines(event),
    ...text('SUMMARY', event.title),
    ...text('DESCRIPTION', event.description),
    ...text('LOCATION', event.location),
    ...urlLines(event.url),
    ...(categories.length > 0 ? [`CATEGORIES:${categories.join(',')}`] : []),
    `TRANSP:${event.isFree ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ]
}

const whenLines = (event: CalendarEvent): string[] => {
  if ('day' in event)
    // The end is the first day after it. Without an end it is one day, too (RFC 5545, 3.6.1).
    return [
      `DTSTART;VALUE=DATE:${formatDay(event.day, 0)}`,
      ...(event.day === LAST_DAY ? [] : [`DTEND;VALUE=DATE:${formatDay(event.day, 1)}`]),
    ]
  const { start, end } = event
  return [
    `DTSTART:${formatInstant(start)}`,
    ...(end !== undefined && end > start ? [`DTEND:${formatInstant(end)}`] : []),
  ]
}

/** An address is not escaped, so it is only written if it can hold nothing but itself. */
const urlLines = (url = ''): string[] => (/^https?:\/\/[\x21-\x7e]+$/i.test(url.trim()) ? [`URL:${url.trim()}`] : [])

const DAY_MS = 86_400_000

/** The day after it has no year of four digits. */
const LAST_DAY = '9999-12-31'

/** `20260301`, as many days later as `add` says. */
const formatDay = (day: string, add: number): string => {
  const at = Date.parse(`${day}T00:00:00Z`)
  // A 30 February would be read as a day in March.
  if (new Date(at).toISOString().slice(0, 10) !== day) throw new RangeError(`No ISO date: ${day}`)
  return formatInstant(at + add * DAY_MS).slice(0, 8)
}

/** `20260301T140500Z`. */
const formatInstant = (at: number): string => {
  const text = new Date(at).toISOString()
  if (text.length !== '2026-03-01T14:05:00.000Z'.length) throw new RangeError(`No year of four digits: ${text}`)
  return text.replace(/[-:]|\.\d+/g, '')
}
