import { parseZone, readTime, type TimeExpression } from '../../time'
import { withEnd } from '../json-fields'
import { joinText } from '../phrases'
import { endsStep } from '../run-steps'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

/** A line of a calendar: its name, its parameters, and its value. */
type Property = { name: string; parameters: string; value: string }
type CalendarEvent = { line: number; properties: Map<string, Property> }

const propertyLine = /^([A-Za-z-]{1,60})((?:;[^:=";\n]{1,60}=(?:"[^"\n]{0,300}"|[^:;"\n]{0,300}))*):(.*)$/

const unescapeText = (value: string): string =>
  value.replace(/\\([nN,;\\])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign)).trim()

/** The events of a calendar with the lines they begin on; what is nested in one, such as a reminder, is left out. */
const readEvents = (lines: string[]): CalendarEvent[] => {
  const events: CalendarEvent[] = []
  let current: CalendarEvent | undefined
  let last: Property | undefined
  let nested = 0
  for (const [index, text] of lines.entries()) {
    // A long line goes on in the next one, behind a space.
    if (/^[ \t]/.test(text) && last) {
      last.value += text.slice(1)
      continue
    }
    last = undefined
    const [, name = '', parameters = '', value = ''] = propertyLine.exec(text) ?? []
    const key = name.toUpperCase()
    if (key === 'BEGIN' && !current && /^V(?:EVENT|JOURNAL|TODO)$/i.test(value))
      current = { line: index + 1, properties: new Map() }
    else if (key === 'BEGIN' && current) nested += 1
    else if (key === 'END' && nested > 0) nested -= 1
    else if (key === 'END' && current) {
      events.push(current)
      current = undefined
    } else if (current && nested === 0 && key !== '' && !current.properties.has(key)) {
      last = { name: key, parameters, value }
      current.properties.set(key, last)
    }
  }
  // A file that was cut off, or a part of one that was pasted.
  return current ? [...events, current] : events
}

const zoneParameter = /;TZID=(?:"([^"]*)"|([^;]*))/i
const nameParameter = /;CN=(?:"([^"]*)"|([^;]*))/i

const parameter = ({ parameters }: Property, pattern: RegExp): string =>
  pattern
    .exec(parameters)
    ?.slice(1)
    .find((part) => part !== undefined) ?? ''

const stamp = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/

/** `20240301T140500Z`, `TZID=Europe/Berlin:20240301T140500`, or a day: `20240301`. */
const readStamp = (property: Property | undefined): TimeExpression | undefined => {
  const match = stamp.exec(property?.value.trim() ?? '')
  if (!match || !property) return undefined
  const [raw, year, month, day, hour, minute, second, utc] = match
  const written = `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}:${second}${utc}`}`
  const time = readTime(written)?.value
  const zone = parseZone(parameter(property, zoneParameter))
  return time && { ...time, raw, ...(zone && !time.zone ? { zone } : {}) }
}

function* read({ text }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const lines = text.split('\n')
  const zone = parseZone(/^X-WR-TIMEZONE:(.{1,60})$/im.exec(text.slice(0, 10_000))?.[1]?.trim() ?? '')
  if (zone) draft.zone = { zone, line: 1 }
  for (const [index, { line, properties }] of readEvents(lines).entries()) {
    if (endsStep(index)) yield
    const value = (name: string): string => unescapeText(properties.get(name)?.value ?? '')
    const start = readStamp(properties.get('DTSTART') ?? properties.get('DUE'))
    const words = joinText('\n', value('SUMMARY'), value('DESCRIPTION'))
    const organizer = properties.get('ORGANIZER')
    const who = organizer ? parameter(organizer, nameParameter) : ''
    if (!start || words === '') {
      const message = start
        ? 'This entry of the calendar has no text.'
        : 'This entry of the calendar has no readable time.'
      draft.warnings.push({
        line,
        message,
        skipped: words || (properties.get('DTSTART')?.value ?? lines[line - 1] ?? ''),
      })
      continue
    }
    if (properties.has('RRULE'))
      draft.warnings.push({ line, message: 'This entry of the calendar repeats; only the first time is a row.' })
    const end = start.clock ? readStamp(properties.get('DTEND')) : undefined
    draft.entries.push({
      line,
      time: withEnd(start, end) ?? start,
      text: words,
      source: 'calendar',
      run: line,
      ...(who ? { who } : {}),
    })
  }
  return draft
}

/** Calendars, which also tell when somebody was on call and what was planned. */
export const calendar: Format = {
  id: 'calendar',
  title: 'Calendar (iCalendar)',
  detect: ({ text, json }) => (json === undefined && /^BEGIN:VCALENDAR\b/im.test(text.slice(0, 500)) ? 0.95 : 0),
  read,
}
