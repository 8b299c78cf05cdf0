import { type DateExpression, findDates, isFullDate, parseZone, type Zone } from '../times'
import { zoneInTitle, zoneTold } from '../zone-told'
import type { Section } from './sections'

export type FrontMatter = { values: Map<string, string>; body: string; lines: number }

/** YAML between `---` at the very top, as plain keys and values; the rest keeps its line numbers. */
export const frontMatterOf = (text: string): FrontMatter => {
  const found = /^---[ \t]*\n([\s\S]{0,8000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)
  const values = new Map<string, string>()
  if (!found || !/^[\w-]+[ \t]*:/m.test(found[1] ?? '')) return { values, body: text, lines: 0 }
  for (const line of (found[1] ?? '').split('\n')) {
    const pair = /^([\w -]{1,40}?)(?<![ \t])[ \t]*:[ \t]*(.*)$/.exec(line)
    if (pair?.[1]) values.set(pair[1].trim().toLowerCase(), (pair[2] ?? '').trim().replace(/^["']|["']$/g, ''))
  }
  const lines = found[0].split('\n').length - 1
  return { values, body: '\n'.repeat(lines) + text.slice(found[0].length), lines }
}

const incidentKeys = [
  'incident_date',
  'incident date',
  'incident-date',
  'started',
  'started_at',
  'start',
  'start_time',
  'occurred',
  'detected',
  'date_of_incident',
  'created_at',
  'incident_start',
  'detected_at',
]

/** `**Date:** 2024-03-01`, `Incident date | …`, `Start time: …` */
const labelled =
  /(?:^|\n|\|)[ \t>*_-]*(?:(?:incident|outage|event|start)[ -])?(?:date(?:\/time)?|date of (?:the )?(?:incident|outage|event)|date and time|when|start(?:ed)?(?: time| date)?(?: at)?|began|occurred(?: on)?|time|duration|incident window)[*_ \t]*[:|][ \t*_|]*([^\n|]{4,80})/gi

const fileDate = /(?:^|[^\d])((?:19|20)\d{2})[-_.]?([01]\d)[-_.]?([0-3]\d)(?:[^\d]|$)/

/** The date in a file's name (`2024-03-01-outage.md`). */
export const dateOfFileName = (name: string | undefined): DateExpression[] => {
  const found = fileDate.exec((name ?? '').split(/[\\/]/).at(-1) ?? '')
  if (found) return [{ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) }]
  return findDates((name ?? '').replace(/_/g, ' ')).filter(isFullDate)
}

const days = ({ year = 0, month = 1, day = 1 }: DateExpression): number => Date.UTC(year, month - 1, day) / 86_400_000

/** Dates that a document tells of itself, best first: what it says of the incident before what it says of the page. */
export const datesTold = (
  front: FrontMatter,
  sections: Section[],
  proseOf: (section: Section) => string,
  fileName: string | undefined,
  zone?: Zone,
): DateExpression[] => {
  const incident = incidentKeys.flatMap((key) => findDates(front.values.get(key) ?? ''))
  const title = sections.find(({ depth, title }) => depth > 0 && title !== '')?.title ?? ''
  const timelineTitles = sections.filter(({ kind }) => kind === 'events').flatMap(({ title }) => findDates(title))
  const head = sections.slice(0, 12).map(proseOf).join('\n').slice(0, 12_000)
  const fields = [...head.matchAll(labelled)].flatMap((match) => findDates(match[1] ?? ''))
  const page = [...findDates(front.values.get('title') ?? ''), ...findDates(title)]
  const published = findDates(front.values.get('date') ?? '')
  const file = dateOfFileName(fileName)
  const prose = findDates(head)
  const pageDate = [...published, ...file].find(isFullDate)
  const zoned = zone
    ? head.match(
        new RegExp(`(\\d{1,2}[^(\\n/]{4,30}|\\d{4}-\\d{2}-\\d{2})\\s*\\(${zone.name.replace(/[^\w/]/g, '.')}\\)`),
      )?.[1]
    : undefined
  const told = [...incident, ...findDates(zoned ?? ''), ...timelineTitles, ...fields, ...page]
  // A page is often published days after what it tells of: the text's own first date then counts for more.
  const early = pageDate
    ? prose
        .filter((date) => isFullDate(date) && days(pageDate) - days(date) > 0 && days(pageDate) - days(date) <= 45)
        .slice(0, 1)
    : []
  return [...told, ...early, ...published, ...file, ...prose]
}

/** The zone that front matter or a sentence tells for the whole document. */
export const zoneOfDocument = (
  front: FrontMatter,
  sections: Section[],
  proseOf: (section: Section) => string,
): { zone: Zone; line: number } | undefined => {
  for (const key of ['timezone', 'time_zone', 'time zone', 'tz', 'zone']) {
    const zone = parseZone(front.values.get(key) ?? '')
    if (zone) return { zone, line: 1 }
  }
  const titled = sections.find(({ kind, title }) => kind === 'events' && zoneInTitle(title))
  const inTitle = titled ? zoneInTitle(titled.title) : undefined
  if (titled && inTitle) return { zone: inTitle, line: titled.line }
  for (const section of sections) {
    const zone = zoneTold(section.title) ?? zoneTold(proseOf(section).slice(0, 20_000))
    if (zone) return { zone, line: section.line }
  }
  return undefined
}
