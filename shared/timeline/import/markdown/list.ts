import { linesOf } from '../chat-lines'
import { readLines } from '../text-lines'
import { readTime, readTimedLine, type TimedLine } from '../times'
import type { Entry, ImportWarning } from '../types'
import type { Block, Item } from './blocks'
import { entryOf, isRow, type Place, unwrapped } from './place'
import { writtenAs } from './sections'
import { timeAtTheEnd } from './time-at-the-end'

export type ItemsRead = {
  entries: Entry[]
  warnings: ImportWarning[]
  /** No item begins with a time: the times stand behind labels or at the ends. */
  isIndirect: boolean
}

/** `Detected: 14:05 UTC – the alert fires`, as read in a timeline only. */
const afterLabel = (source: string): TimedLine | undefined => {
  const plain = source.replace(/\*\*|__|`/g, '')
  const label = /^([A-Za-z][\w /'()-]{1,48}?)\s*(?::|\s[-–—]|\()\s*(?=[~\dA-Z(])/.exec(plain)
  if (!label) return undefined
  const read = readTime(plain, label[0].length)
  if (!read?.value.clock) return undefined
  const rest = plain.slice(read.end).replace(/^[\s)\]:;,.–—-]+/, '')
  return { time: read.value, text: [label[1], rest].filter((part) => part).join(': '), isDelimited: true }
}

const lists = (item: Item): Item[] => item.inner.flatMap((block) => (block.type === 'list' ? block.items : []))

/** `host program[123]: words`: a line of a log, kept as what the item shows. */
const logLine = /^\S{1,80} [\w./-]{1,60}(?:\[\d+\])?: /

/** Items of a nested list mostly begin with a clock time of their own, and are no quoted log. */
const holdsRows = (item: Item, place: Place): boolean => {
  const children = lists(item)
  const rows = children.filter((child) => {
    const read = readTimedLine(child.source)
    return (read?.time.clock && isRow(read, place) && !logLine.test(read.text)) || holdsRows(child, place)
  })
  return rows.length > 0 && rows.length >= children.length / 2
}

const innerText = (blocks: Block[]): string[] =>
  blocks.map((block) => (block.type === 'paragraph' ? unwrapped(block.source) : writtenAs(block)))

const join = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n')

/** The times that items begin with; several together need no dash or colon to be rows. */
const leadingAll = (items: Item[], place: Place): (TimedLine | undefined)[] => {
  const reads = items.map((item) => readTimedLine(item.source))
  const rows = reads.filter((read) => read && isRow(read, place)).length
  const clocks = reads.filter((read) => read?.time.clock && !read.time.isInline).length
  const together = place.kind !== 'effect' && Math.max(clocks, rows + 1) >= 3 && clocks >= items.length / 2
  return reads.map((read) => (read && (isRow(read, place) || (together && read.time.clock)) ? read : undefined))
}

/** A date alone, or with a few words, over a list of times: the day of what it holds. */
const asDay = (read: TimedLine | undefined): read is TimedLine =>
  read !== undefined && read.time.clock === undefined && read.time.epoch === undefined && read.time.date !== undefined

/** Entries of a list, nested ones included; items without a time go on with the row before them. */
export const readItems = (items: Item[], start: Place): ItemsRead => {
  const result: ItemsRead = { entries: [], warnings: [], isIndirect: false }
  let place = start
  const timeline = place.kind === 'events'
  const reads = leadingAll(items, place)
  const timed = reads.filter((read) => read !== undefined).length
  const labels = timeline ? items.map((item, i) => reads[i] ?? afterLabel(item.source)) : reads
  const ends = timeline && timed === 0 ? items.map((item) => timeAtTheEnd(item.source)) : []
  const useEnds = ends.filter((read) => read !== undefined).length >= Math.max(2, items.length / 2)
  for (const [i, item] of items.entries()) {
    const raw = readTimedLine(item.source)
    const nested = holdsRows(item, place)
    if (nested && asDay(raw)) {
      place = { ...place, day: raw.time.date }
      append(result, readItems(lists(item), place))
      continue
    }
    if (asDay(raw) && raw.text === '' && item.inner.length === 0) {
      place = { ...place, day: raw.time.date }
      continue
    }
    const read = labels[i] ?? (useEnds ? ends[i] : undefined)
    const own = nested ? item.inner.filter(({ type }) => type !== 'list') : item.inner
    if (read) {
      result.entries.push(...entriesOf(item, read, own, place))
    } else if (!nested) withoutTime(item, result, { timeline, timed: timed > 0 || useEnds, place })
    if (nested) append(result, readItems(lists(item), place))
  }
  result.isIndirect = timed === 0 && labels.some((read) => read !== undefined)
  return result
}

/** `T+5m: the alert fires` */
const relativeTime =
  /^[[(]?(T\s?[+-−]\s?\d+(?:[:.]\d+)*(?:\s?(?:s|sec|m|min|mins|minutes|h|hrs?|hours?|d|days?)\b)?|T0\b|\+\d+(?:[:.]\d+)*\s?(?:s|sec|m|min|mins|minutes|h|hours?|hrs)\b)[\])]?\s*[:–—|-]*\s*([\s\S]*)$/i

const append = (result: ItemsRead, more: ItemsRead): void => {
  result.entries.push(...more.entries)
  result.warnings.push(...more.warnings)
}

/** One entry, or several where the item's own lines each begin with a time. */
const entriesOf = (item: Item, read: TimedLine, own: Block[], place: Place): Entry[] => {
  const { rows } = readLines(linesOf(item.source, item.line), (line) => isRow(line, place) && line.isDelimited)
  const inner = innerText(own)
  if (rows.length > 1 && rows[0]?.line === item.line) {
    return rows.map((row, i) =>
      entryOf(row.read, join(row.text, ...(i === rows.length - 1 ? inner : [])), row.line, place),
    )
  }
  const words = join(unwrapped(read.text), ...inner)
  return words === ''
    ? [{ ...entryOf(read, '', item.line, place), text: '' }]
    : [{ ...entryOf(read, '', item.line, place), text: words }]
}

const withoutTime = (
  item: Item,
  result: ItemsRead,
  list: { timeline: boolean; timed: boolean; place: Place },
): void => {
  const last = result.entries.at(-1)
  const relative = list.timeline ? relativeTime.exec(item.source.replace(/\*\*|`/g, '')) : null
  if (relative) {
    const entry = entryOf(
      { time: { approximate: false, raw: relative[1] ?? '' }, text: relative[2] ?? '', isDelimited: true },
      relative[2] ?? '',
      item.line,
      list.place,
    )
    result.entries.push({ ...entry, text: join(entry.text, ...innerText(item.inner)) })
    result.warnings.push({
      line: item.line,
      message: `${relative[1]} is relative to another time, so it was imported without one.`,
    })
    return
  }
  if (list.timeline && !list.timed && !last)
    result.warnings.push({ line: item.line, message: 'This item of the timeline has no time and was not imported.' })
  if (!list.timeline || !list.timed) return
  if (!last) {
    result.warnings.push({ line: item.line, message: 'This item of the timeline has no time and was not imported.' })
    return
  }
  last.text = join(
    last.text,
    `- ${unwrapped(item.source)}`,
    ...innerText(item.inner).map((text) => text.replace(/^/gm, '  ')),
  )
  result.warnings.push({
    line: item.line,
    message: 'This item of the timeline has no time; it was added to the row before it.',
  })
}
