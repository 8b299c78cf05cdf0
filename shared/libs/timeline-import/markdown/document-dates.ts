import { documentWords, either, fold } from '../../languages'
import {
  DAY_MS,
  type DateExpression,
  findDates,
  isFullDate,
  parseZone,
  readTime,
  readZone,
  type Zone,
} from '../../time'
import { detectZone, detectZoneInTitle } from '../detect-zone'
import { datesInFileName } from '../file-name'
import type { FrontMatter } from './front-matter'
import { TITLE_SIGN } from './headings'
import { isByline } from './labels'
import type { Section } from './sections'

/** Keys of front matter for the date of the incident, not of the page. */
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
const labeledDate = new RegExp(
  `(?:^|\\n|\\|)[ \\t>*_■◆●・【-]*${either(documentWords.map(({ labels }) => labels.date))}[*_ \\t]*(?:[:|]|】[ \\t]*\\n?)[ \\t*_|:]*([^\\n|]{4,80})`,
  'gi',
)

/** The title of a section that tells when it was: `## Date`, `1．発生日時`. */
const dateTitle = new RegExp(`^${TITLE_SIGN}?\\s*${either(documentWords.map(({ labels }) => labels.date))}$`, 'i')

/** A line that tells when the document was written: `Last updated: 2024-03-05`. */
const writtenLine = new RegExp(
  `^[ \\t>*_|■◆●・-]*${either(documentWords.flatMap(({ labels }) => labels.written ?? []))}[*_ \\t]*[:|]`,
  'i',
)

/** The texts of a document's lines, without those that tell when it was written, and those alone. */
const splitWritten = (text: string): { told: string; written: string } => {
  const isWritten = (line: string): boolean => writtenLine.test(fold(line.slice(0, 80))) || isByline(line)
  const lines = text.split('\n')
  return {
    told: lines.filter((line) => !isWritten(line)).join('\n'),
    written: lines.filter(isWritten).join('\n'),
  }
}

/** Keys of front matter for the date of the page. */
const publishedKeys = ['date', 'pubdatetime', 'pubdate', 'publishdate', 'published', 'published_at', 'created']

const toDayNumber = ({ year = 0, month = 1, day = 1 }: DateExpression): number =>
  Date.UTC(year, month - 1, day) / DAY_MS

const isAboutActions = ({ kind }: Section): boolean => kind === 'followUps'

const headOf = (sections: Section[], getText: (section: Section) => string): string =>
  sections.slice(0, 12).map(getText).join('\n').slice(0, 12_000)

/** The dates of actions: days to come, on none of which the incident was. */
export const dueDates = (sections: Section[], getText: (section: Section) => string): DateExpression[] =>
  findDates(headOf(sections.filter(isAboutActions), getText))

/** The dates of a document, most reliable first: those of the incident come before those of the page. */
export const documentDates = (
  frontMatter: FrontMatter,
  sections: Section[],
  getText: (section: Section) => string,
  fileName: string | undefined,
  zone?: Zone,
): DateExpression[] => {
  const inIncidentKeys = incidentKeys.flatMap((key) => findDates(frontMatter.values.get(key) ?? ''))
  const title = sections.find(({ depth, title }) => depth > 0 && title !== '')?.title ?? ''
  const timelineTitles = sections.filter(({ kind }) => kind === 'chronology').flatMap(({ title }) => findDates(title))
  const head = headOf(sections, getText)
  const inLabels = [...fold(head).matchAll(labeledDate)].flatMap((match) => findDates(match[1] ?? ''))
  const inDateSections = sections
    .filter(({ title }) => title.length < 40 && dateTitle.test(fold(title)))
    .flatMap((section) => findDates(getText(section).slice(0, 200)))
  const inTitles = [...findDates(frontMatter.values.get('title') ?? ''), ...findDates(title)]
  const published = publishedKeys.flatMap((key) => findDates(frontMatter.values.get(key) ?? ''))
  const inFileName = datesInFileName(fileName)
  const { told, written } = splitWritten(
    headOf(
      sections.filter((one) => !isAboutActions(one)),
      getText,
    ),
  )
  const inText = findDates(told)
  const pageDate = [...published, ...inFileName].find(isFullDate)
  const dateBesideZone = zone
    ? head.match(
        new RegExp(`(\\d{1,2}[^(\\n/]{4,30}|\\d{4}-\\d{2}-\\d{2})\\s*\\(${zone.name.replace(/[^\w/]/g, '.')}\\)`),
      )?.[1]
    : undefined
  const stated = [
    ...inIncidentKeys,
    ...findDates(dateBesideZone ?? ''),
    ...timelineTitles,
    ...inLabels,
    ...inDateSections,
    ...inTitles,
  ]
  // A page is often published days after the incident: then the first earlier date in its text is more reliable.
  const incidentDate = pageDate
    ? inText
        .filter(
          (date) =>
            isFullDate(date) &&
            toDayNumber(pageDate) - toDayNumber(date) > 0 &&
            toDayNumber(pageDate) - toDayNumber(date) <= 45,
        )
        .slice(0, 1)
    : []
  return [...stated, ...incidentDate, ...published, ...inFileName, ...inText, ...findDates(written)]
}

/** The zone that front matter, a title or a sentence states for the whole document. */
export const documentZone = (
  frontMatter: FrontMatter,
  sections: Section[],
  getText: (section: Section) => string,
): { zone: Zone; line: number } | undefined => {
  for (const key of ['timezone', 'time_zone', 'time zone', 'tz', 'zone']) {
    const value = frontMatter.values.get(key) ?? ''
    const zone = parseZone(value) ?? detectZoneInTitle(value)
    if (zone) return { zone, line: 1 }
  }
  const titled = sections.find(({ kind, title }) => kind === 'chronology' && detectZoneInTitle(title))
  const inTitle = titled ? detectZoneInTitle(titled.title) : undefined
  if (titled && inTitle) return { zone: inTitle, line: titled.line }
  for (const section of sections) {
    const zone = detectZone(section.title) ?? detectZone(getText(section).slice(0, 20_000))
    if (zone) return { zone, line: section.line }
  }
  const zone = incidentKeys
    .map((key) => readTime(frontMatter.values.get(key) ?? '')?.value.zone)
    .find((found) => found !== undefined)
  return zone ? { zone, line: 1 } : undefined
}

const localTimeIs = /\blocal(?: time)?[*_]{0,2}\s?(?:is|was|means|=|:|\()\s?/gi

/** The zone of the times that a text calls local: `(local time is CET)`. */
export const localZone = (text: string): Zone | undefined => {
  for (const { index, 0: words } of text.slice(0, 200_000).matchAll(localTimeIs)) {
    const zone = readZone(text, index + words.length)
    if (zone) return zone.value
  }
  return undefined
}
