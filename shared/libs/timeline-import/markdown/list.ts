import { readMonthAlone, readTimedLine, type TimedLine } from '../../time'
import { append } from '../append'
import { isTimePlaceholder } from '../cells'
import { seriesOptions } from '../clock-series'
import { MAX_SKIPPED_LENGTH } from '../limits'
import { splitLines } from '../lines'
import { joinNonEmpty } from '../phrases'
import { readLines } from '../text-lines'
import type { Entry, ImportWarning } from '../types'
import type { Block, Item } from './blocks'
import { readTimeAfterLabel, readTimeAtEnd, readTrailingTime } from './indirect-time'
import { createEntry, isRow, type RowContext, unwrap } from './row-context'
import { toSource } from './sections'

/** What was read from the items of a list. */
type ParsedItems = {
  entries: Entry[]
  warnings: ImportWarning[]
  /** No item begins with a time: times follow labels or end the items. */
  isIndirect: boolean
}

const nestedItems = (item: Item): Item[] => item.children.flatMap((block) => (block.type === 'list' ? block.items : []))

/** `host program[123]: text`: a line of a log that the item quotes. */
const logLine = /^\S{1,80} [\w./-]{1,60}(?:\[\d+\])?: /

/** Whether at least half of the nested items begin with a clock and are not a quoted log. */
const holdsRows = (item: Item, context: RowContext): boolean => {
  const children = nestedItems(item)
  const options = seriesOptions(
    children.map(({ source }) => source),
    context.kind === 'chronology',
  )
  const rows = children.filter((child) => {
    const read = readTimedLine(child.source, options)
    return (read?.time.clock && isRow(read, context) && !logLine.test(read.text)) || holdsRows(child, context)
  })
  return rows.length > 0 && rows.length >= children.length / 2
}

const textOfBlocks = (blocks: Block[]): string[] =>
  blocks.map((block) => (block.type === 'paragraph' ? unwrap(block.source) : toSource(block)))

/** The times that items begin with. Three or more make the items rows even without a dash or colon. */
const readLeadingTimes = (items: Item[], context: RowContext): (TimedLine | undefined)[] => {
  const options = seriesOptions(
    items.map(({ source }) => source),
    context.kind === 'chronology',
  )
  const reads = items.map((item) => readTimedLine(item.source, options) ?? readTimeInLink(item.source))
  const rows = reads.filter((read) => read && isRow(read, context)).length
  const clocks = reads.filter((read) => read?.time.clock && !read.time.isInline).length
  const isSeries = context.kind !== 'effects' && Math.max(clocks, rows + 1) >= 3 && clocks >= items.length / 2
  const days = reads.filter(isDay).length
  const isSeriesOfDays = context.kind === 'chronology' && days >= 2 && days >= items.length / 2
  return reads.map((read) =>
    read && (isRow(read, context) || (isSeries && read.time.clock) || (isSeriesOfDays && isDay(read)))
      ? read
      : undefined,
  )
}

const isDay = (read: TimedLine | undefined): boolean =>
  read?.time.date?.month !== undefined && read.time.clock === undefined && read.text !== ''

/** `[2024-03-01 The queue fills up](https://…)` */
const readTimeInLink = (source: string): TimedLine | undefined => {
  const read = /^\[[^[\]\n]{1,300}\]\(/.test(source) ? readTimedLine(source.slice(1)) : undefined
  return read && read.text !== '' && !read.text.startsWith(']') ? { ...read, text: `[${read.text}` } : undefined
}

/** Whether it is a date without a clock: the day of the items below it. */
const isDateOnly = (read: TimedLine | undefined): read is TimedLine =>
  read !== undefined && read.time.clock === undefined && read.time.epoch === undefined && read.time.date !== undefined

/** `10:50: The team is alerted. - 11:00: Traffic moves`: a row that was joined to the end of the one before it. */
const joinedRow = /(?<=[.!?]) - (?=\d{1,2}:\d{2}(?: ?[AP]M)?(?: [A-Z]{2,5})?(?:: | - ))/i

const splitJoined = (item: Item): Item[] => {
  const [first = '', ...others] = /^\d{1,2}:\d{2}/.test(item.source) ? item.source.split(joinedRow) : [item.source]
  if (others.length === 0) return [item]
  const parts = [first, ...others].map((source): Item => ({ source, line: item.line, checked: null, children: [] }))
  return parts.map((part, i) => (i === parts.length - 1 ? { ...part, children: item.children } : part))
}

/** Reads the entries of a list and its nested lists; an item without a time continues the row above it. */
export const readItems = (listed: Item[], initialContext: RowContext): ParsedItems => {
  const items = listed.flatMap(splitJoined)
  const result: ParsedItems = { entries: [], warnings: [], isIndirect: false }
  let context = initialContext
  const isTimeline = context.kind === 'chronology'
  const reads = readLeadingTimes(items, context)
  const timedCount = reads.filter((read) => read !== undefined).length
  const labeled = isTimeline ? items.map((item, i) => reads[i] ?? readTimeAfterLabel(item.source)) : reads
  const trailing =
    isTimeline && timedCount === 0 ? items.map(({ source }) => readTimeAtEnd(source) ?? readTrailingTime(source)) : []
  const useTrailing = trailing.filter((read) => read !== undefined).length >= Math.max(2, items.length / 2)
  for (const [i, item] of items.entries()) {
    if (isTimeline && isTimePlaceholder(item.source)) {
      result.warnings.push({
        line: item.line,
        message: 'This item shows how to write a row, so it was not imported.',
        skipped: item.source.slice(0, MAX_SKIPPED_LENGTH),
      })
      continue
    }
    const leading = readTimedLine(item.source)
    const hasNestedRows = holdsRows(item, context)
    if (hasNestedRows && isDateOnly(leading)) {
      context = { ...context, day: leading.time.date }
      addItems(result, readItems(nestedItems(item), context))
      continue
    }
    if (isDateOnly(leading) && leading.text === '' && item.children.length === 0) {
      context = { ...context, day: leading.time.date }
      continue
    }
    const read = labeled[i] ?? (useTrailing ? trailing[i] : undefined)
    const ownBlocks = hasNestedRows ? item.children.filter(({ type }) => type !== 'list') : item.children
    if (read) {
      append(result.entries, createEntries(item, read, ownBlocks, context))
    } else if (!hasNestedRows)
      addUntimedItem(item, result, { isTimeline, hasTimes: timedCount > 0 || useTrailing, context })
    if (hasNestedRows) addItems(result, readItems(nestedItems(item), context))
  }
  result.isIndirect = timedCount === 0 && labeled.some((read) => read !== undefined)
  return result
}

/** `T+5m: the alert fires` */
const relativeTime =
  /^[[(]?(T\s?[+-−]\s?\d+(?:[:.]\d+)*(?:\s?(?:s|sec|m|min|mins|minutes|hrs?|hours?|d|days?)\b|\s?h(?:\s?\d+\s?m(?:in)?)?\b)?|T0\b|\+\d+(?:[:.]\d+)*\s?(?:s|sec|m|min|mins|minutes|h|hours?|hrs)\b)[\])]?\s*[:–—|-]*\s*([\s\S]*)$/i

const addItems = (result: ParsedItems, more: ParsedItems): void => {
  append(result.entries, more.entries)
  append(result.warnings, more.warnings)
}

/** The row of a table that follows a list without an empty line, as plain words. */
const withoutBars = (line: string): string =>
  /^\s*\|.*\|\s*$/.test(line)
    ? line
        .trim()
        .slice(1, -1)
        .trim()
        .replace(/ {0,9}(?<!\\)\| {0,9}/g, ' — ')
    : line

/** The entry of an item, or one for each of its lines if they all begin with a time: others are wrapped sentences. */
const createEntries = (item: Item, read: TimedLine, ownBlocks: Block[], context: RowContext): Entry[] => {
  const lines = splitLines(item.source, item.line).map(({ text, line }) => ({ text: withoutBars(text), line }))
  const first = lines[0]?.text
  const { rows } = readLines(lines, (line, text) => isRow(line, context) && (line.isDelimited || text === first))
  const nested = textOfBlocks(ownBlocks)
  if (rows.length > 1 && rows.length === lines.length) {
    return rows.map((row, i) =>
      createEntry(
        row.read,
        joinNonEmpty('\n', [row.text, ...(i === rows.length - 1 ? nested : [])]),
        row.line,
        context,
      ),
    )
  }
  return [{ ...createEntry(read, '', item.line, context), text: joinNonEmpty('\n', [unwrap(read.text), ...nested]) }]
}

/** `T+5m: the alert fires`, or `March 2024: the queue is moved`: a time that no day can be told from. */
export const readVagueTime = (source: string): TimedLine | undefined => {
  const relative = relativeTime.exec(source.replace(/\*\*|`/g, ''))
  return relative
    ? { time: { approximate: false, raw: relative[1] ?? '' }, text: relative[2] ?? '', isDelimited: true }
    : readMonthAlone(source)
}

/** Adds an item without a readable time: with its relative time or its month, to the row above it, or as a warning. */
const addUntimedItem = (
  item: Item,
  result: ParsedItems,
  list: { isTimeline: boolean; hasTimes: boolean; context: RowContext },
): void => {
  const last = result.entries.at(-1)
  const vague = list.isTimeline ? readVagueTime(item.source) : undefined
  if (vague) {
    const entry = createEntry(vague, vague.text, item.line, list.context)
    result.entries.push({ ...entry, text: joinNonEmpty('\n', [entry.text, ...textOfBlocks(item.children)]) })
    if (vague.time.approximate)
      result.warnings.push({ line: item.line, message: `"${vague.time.raw}" names no day, so this row has no time.` })
    return
  }
  if (!list.isTimeline) return
  if (!last) {
    result.warnings.push({ line: item.line, message: 'This item of the timeline has no time and was not imported.' })
    return
  }
  if (!list.hasTimes) return
  last.text = joinNonEmpty('\n', [
    last.text,
    `- ${unwrap(item.source)}`,
    ...textOfBlocks(item.children).map((text) => text.replace(/^/gm, '  ')),
  ])
  result.warnings.push({
    line: item.line,
    message: 'This item of the timeline has no time; it was added to the row before it.',
  })
}
