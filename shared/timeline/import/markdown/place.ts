import type { DateExpression, TimedLine, Zone } from '../times'
import type { Entry, ImportWarning } from '../types'
import type { SectionKind } from './headings'

/** Rows found together, and how much they look like a timeline where no title says so. */
export type Group = {
  entries: Entry[]
  warnings: ImportWarning[]
  kind: SectionKind | undefined
  form: Form
  convincing: boolean
  /** Milestones behind labels (`Detected: 14:05`): a timeline only where there is no other. */
  isIndirect?: true
}

/** How rows were written. */
export type Form = 'table' | 'list' | 'heading' | 'lines' | 'chat'

/** What holds at a place in the document. */
export type Place = {
  kind: SectionKind | undefined
  day?: DateExpression
  zone?: Zone
  run: number
  /** The text says that its times are approximate. */
  vague?: true
}

/** True for a line that says something of its own at a clock time, or, in a timeline, at a date. */
export const isRow = (read: TimedLine, place: Place): boolean => {
  const { clock, date, epoch, isInline } = read.time
  if (epoch !== undefined) return place.kind === 'events'
  if (place.kind === 'events')
    return clock ? true : date?.month !== undefined && (read.isDelimited || isInline === true)
  return clock !== undefined && read.isDelimited && !isInline
}

export const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ', '&quot;': '"' }

/** A soft line break is a space to a reader, and an entity the sign it stands for. */
export const unwrapped = (text: string): string =>
  text
    .split(fenced)
    .map((part, i) => (i % 2 === 1 ? part : unwrappedProse(part)))
    .join('')
    .trim()

/** HTML's names for a few signs. */
export const entity = /&(?:amp|lt|gt|nbsp|quot);/g

const fenced = /(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[ \t]*$)/m

const unwrappedProse = (text: string): string =>
  text
    .replace(/(?<!\n| {2}|\\)\n(?!\n|[ \t]*(?:[-*+] |#|>|\||```|~~~|\d{1,3}[.)]\s|$))[ \t]*/g, ' ')
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(entity, (name) => entities[name] ?? name)

/** A row of the document from a line that begins with a time. */
export const entryOf = (read: TimedLine, text: string, line: number, place: Place): Entry => ({
  line,
  time: place.vague ? { ...read.time, approximate: true } : read.time,
  // A definition's words stand behind a colon.
  text: unwrapped(text).replace(/^:[ \t]+/, ''),
  source: 'markdown',
  run: place.run,
  ...(place.day ? { day: place.day } : {}),
  ...(place.zone ? { zone: place.zone } : {}),
})

/** Rows as a group, or none. */
export const group = (
  form: Form,
  entries: Entry[],
  place: Place,
  convincing: boolean,
  warnings: ImportWarning[] = [],
): Group[] =>
  entries.length > 0 || warnings.length > 0 ? [{ entries, warnings, kind: place.kind, form, convincing }] : []
