import type { DateExpression, TimedLine, Zone } from '../../time'
import { append } from '../append'
import type { ColumnOverrides } from '../columns'
import { joinNonEmpty } from '../phrases'
import type { Entry, ImportedColumn, ImportWarning } from '../types'
import type { SectionKind } from './headings'

/** Adjacent rows; `isLikelyTimeline` matters if no title identifies a timeline. */
export type RowGroup = {
  entries: Entry[]
  warnings: ImportWarning[]
  kind: SectionKind | undefined
  form: Form
  isLikelyTimeline: boolean
  /** Times follow labels (`Detected: 14:05`): a timeline only if there is no other. */
  isIndirect?: true
  /** The lines of code, which may draw the timeline once more. */
  isCode?: true
  /** The columns of a table. */
  columns?: ImportedColumn[]
}

/** How rows are written. */
type Form = 'table' | 'list' | 'heading' | 'lines' | 'chat'

/** The context of the rows at a point of the document. */
export type RowContext = {
  kind: SectionKind | undefined
  day?: DateExpression
  /** The title says that `day` is that of all times. */
  isDayOfAll?: true
  zone?: Zone
  run: number
  /** Roles of columns that the caller gives. */
  columns?: ColumnOverrides
  /** It is a day in the timeline of Debrief's own report. */
  isReport?: true
  /** According to the text, its times are approximate. */
  isApproximate?: true
}

/** Whether a line is a row: it begins with a clock or, in a timeline, a date. */
export const isRow = (read: TimedLine, context: RowContext): boolean => {
  const { clock, date, epoch, zone, isInline, isUnknown } = read.time
  if (isUnknown) return context.kind === 'chronology'
  if (epoch !== undefined) return context.kind === 'chronology'
  if (context.kind === 'chronology')
    return clock ? true : date?.month !== undefined && (read.isDelimited || isInline === true)
  // `14:05 UTC We are investigating`: no sentence goes on like that after a zone.
  const isDelimited = read.isDelimited || (zone !== undefined && /^\p{Lu}/u.test(read.text))
  return clock !== undefined && isDelimited && !isInline
}

/** Text as it is rendered: soft line breaks become spaces; fenced code stays. */
export const unwrap = (text: string): string =>
  text
    .split(fencedCode)
    .map((part, i) => (i % 2 === 1 ? part : unwrapText(part)))
    .join('')
    .trim()

const fencedCode = /(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[ \t]*$)/m

const unwrapText = (text: string): string =>
  text
    .replace(/(?<!\n| {2}|\\)\n(?!\n|[ \t]*(?:[-*+] |#|>|\||```|~~~|\d{1,3}[.)]\s|$))[ \t]*/g, ' ')
    .replace(/(?<![ \t])[ \t]+$/gm, '')

/** The entry of a line that begins with a time. */
export const createEntry = (read: TimedLine, text: string, line: number, context: RowContext): Entry => ({
  line,
  time: {
    ...read.time,
    ...(context.isApproximate ? { approximate: true } : {}),
    // Of a clock that nobody knows (`??:??`), the day is known all the same.
    ...(read.time.isUnknown && context.day ? { date: context.day } : {}),
  },
  // The text of a definition list begins with a colon.
  text: unwrap(text).replace(/^:[ \t]+/, ''),
  source: 'markdown',
  run: context.run,
  ...(context.day ? { day: context.day } : {}),
  ...(context.isDayOfAll ? { isDayOfAll: context.isDayOfAll } : {}),
  ...(context.zone ? { zone: context.zone } : {}),
})

/** A list with one group, or none if it would be empty. */
export const toGroups = (
  form: Form,
  entries: Entry[],
  context: RowContext,
  isLikelyTimeline: boolean,
  warnings: ImportWarning[] = [],
): RowGroup[] =>
  entries.length > 0 || warnings.length > 0 ? [{ entries, warnings, kind: context.kind, form, isLikelyTimeline }] : []

/** Appends groups; the lines of the first one go on in those of the last group if `isOpen`. */
export const appendGroups = (groups: RowGroup[], more: RowGroup[], isOpen: boolean): void => {
  const last = groups.at(-1)
  const [first, ...others] = more
  if (!isOpen || last?.form !== 'lines' || first?.form !== 'lines') {
    append(groups, more)
    return
  }
  const entries = [...last.entries, ...first.entries]
  const isLikelyTimeline = entries.length >= 3 || first.isLikelyTimeline
  groups.splice(-1, 1, { ...last, entries, isLikelyTimeline, warnings: [...last.warnings, ...first.warnings] })
  append(groups, others)
}

/**
 * Adds the list below a paragraph to its last row, which outside of a timeline is nothing but a time; false if there is no
 * such row.
 */
export const continueLast = (groups: RowGroup[], list: string, { kind }: RowContext): boolean => {
  const entries = groups.at(-1)?.form === 'lines' ? groups.at(-1)?.entries : undefined
  const last = entries?.at(-1)
  if (!entries || !last || (kind !== 'chronology' && last.text !== '')) return false
  entries.splice(-1, 1, { ...last, text: joinNonEmpty('\n', [last.text, list]) })
  return true
}
