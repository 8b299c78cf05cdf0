import { type DateExpression, readTimedLine } from '../../time'
import { append } from '../append'
import { isLikelyChat, readChat } from '../chat/read-chat'
import { seriesOptions } from '../clock-series'
import { roleOfTitle } from '../column-titles'
import { detectZone } from '../detect-zone'
import { readGrid } from '../grid'
import type { Line } from '../lines'
import { isStatusLine, readStatusPage } from '../status-page'
import { readLines } from '../text-lines'
import type { Entry, ImportWarning } from '../types'
import { collectLines, splitAtBreaks, splitAtClocks } from './block-lines'
import type { Block, Item } from './blocks'
import { readComments } from './bylines'
import { chartAmong, fromCode } from './code-rows'
import { readDateLine, withoutDateLabel } from './date-lines'
import { fromDays } from './day-rows'
import { readTimeAfterLabel, readTimeAtEnd } from './indirect-time'
import { readItems } from './list'
import { readReportTable } from './report-rows'
import {
  appendGroups,
  continueLast,
  createEntry,
  isRow,
  type RowContext,
  type RowGroup,
  toGroups,
  unwrap,
} from './row-context'
import { toSource } from './sections'
import { areAllTimed, beginsWithClock, MIN_NOTES } from './timed-lines'
import { readTimesBelow } from './times-below'

/** Reads a table of the timeline by the title of its column of times, if those are words: `Morning`, `+3 min`. */
const readUntimed = (
  block: Block & { type: 'table' },
  gridContext: Parameters<typeof readGrid>[1],
  { kind, columns }: RowContext,
) => {
  const title = block.header.find((name) => roleOfTitle(name) === 'time')
  if (kind !== 'chronology' || columns || title === undefined) return undefined
  return readGrid(block, { ...gridContext, columns: { [title]: 'time' } })
}

const fromTable = (block: Block & { type: 'table' }, context: RowContext): RowGroup[] => {
  if (context.kind === 'followUps') return []
  const own = context.isReport ? readReportTable(block, context) : undefined
  if (own) return own
  const gridContext = {
    source: 'markdown',
    run: context.run,
    ...(context.zone ? { zone: context.zone } : {}),
    ...(context.day ? { day: context.day } : {}),
    ...(context.columns ? { columns: context.columns } : {}),
  }
  const read = readGrid(block, gridContext) ?? readUntimed(block, gridContext, context)
  if (!read || (read.clockCount === 0 && !(read.hasTimeHeader && context.kind === 'chronology'))) return []
  const isLikelyTimeline = read.hasTimeHeader ? read.clockCount >= 1 : read.clockCount >= 3
  const entries = read.entries.map((row) => ({
    ...row,
    ...(context.isDayOfAll ? { isDayOfAll: context.isDayOfAll } : {}),
    time: context.isApproximate ? { ...row.time, approximate: true } : row.time,
  }))
  return toGroups(
    'table',
    entries,
    context,
    isLikelyTimeline,
    isLikelyTimeline || context.kind === 'chronology' ? read.warnings : [],
  ).map((group) => ({ ...group, columns: read.columns }))
}

const fromItems = (items: Item[], context: RowContext): RowGroup[] => {
  const read = readItems(items, context)
  const clockCount = read.entries.filter(({ time }) => time.clock).length
  const isLikelyTimeline = clockCount >= 2 && read.entries.length >= items.length / 2
  return toGroups('list', read.entries, context, isLikelyTimeline, read.warnings).map((group) =>
    read.isIndirect ? { ...group, isIndirect: true } : group,
  )
}

const fromChat = (lines: Line[], context: RowContext): RowGroup[] => {
  const { messages } = readChat(lines)
  const entries = messages
    .filter(({ text }) => text !== '')
    .map(
      ({ line, time, who, text, day, bot }): Entry => ({
        ...createEntry({ time, text, isDelimited: true }, text, line, day ? { ...context, day } : context),
        text,
        source: 'chat',
        who,
        ...(bot ? { bot } : {}),
      }),
    )
  return toGroups('chat', entries, context, entries.length >= 2)
}

const isChat = (lines: Line[]): boolean => isLikelyChat(readChat(lines))

const endsWithColon = (text: string): boolean => /:\s*$/.test(text)

/** Whether a block consists of images without text. */
const isPicture = (block: Block): boolean =>
  (block.type === 'paragraph' &&
    /^(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*(?:\*[^*\n]*\*\s*)?)+$/.test(block.source)) ||
  block.type === 'other'

/** Whether a quotation has lines that begin with a time: a timeline copied from elsewhere. */
const quotesRows = (block: Block, context: RowContext): block is Block & { type: 'quote' } =>
  block.type === 'quote' &&
  readLines(collectLines([block]), (read) => isRow(read, context) && read.isDelimited).rows.length > 0

/** The lines of notes that begin with a clock, though nothing separates it from the words; a title above is left out. */
const findNotes = (lines: Line[]): Line[] | undefined => {
  const hasTitle = lines[0] !== undefined && !beginsWithClock(lines[0].text)
  const notes = hasTitle ? lines.slice(1) : lines
  const texts = notes.map(({ text }) => text)
  if (areAllTimed(texts)) return notes
  const clocks = beginsWithClock(texts[0] ?? '') ? texts.filter(beginsWithClock).length : 0
  // A wrapped sentence may have a clock at the beginning of a line, but hardly of most lines.
  return clocks >= (hasTitle ? MIN_NOTES : 2) && clocks >= notes.length * 0.7 ? notes : undefined
}

/** Nothing, or what a title in bold says of its time in parentheses: `March 1 15:42 UTC (lasting 142 minutes)`. */
const isRemark = (text = ''): boolean => /^(?:\*{2})?(?:\([^()\n]{0,60}\))?(?:\*{2})?$/.test(text)

/** Reads paragraphs: those that begin with a time start a row, others continue it. */
const fromParagraphs = (blocks: Block[], context: RowContext): { groups: RowGroup[]; context: RowContext } => {
  const entries: Entry[] = []
  const warnings: ImportWarning[] = []
  const texts = collectLines(blocks).map(({ text }) => text)
  const options = seriesOptions(texts, context.kind === 'chronology')
  let current = context
  let continuation: string[] = []
  /** There is nothing but rows, each with a sign behind its time. */
  let isOnlyRows = true
  /** The last time stands alone: what it is about stands in the paragraphs below it. */
  let isTimeAlone = false
  const flush = (): void => {
    const last = entries.at(-1)
    if (last && continuation.length > 0) last.text = [last.text, ...continuation].join('\n\n').trim()
    continuation = []
  }
  for (const block of blocks.flatMap((outer) => (quotesRows(outer, context) ? outer.blocks : [outer]))) {
    const written = block.type === 'paragraph' ? splitAtBreaks(block.source, block.line) : []
    const lines = current.kind === 'chronology' ? splitAtClocks(written) : written
    const dateLine = lines.length === 1 ? readDateLine(lines[0]?.text ?? '') : undefined
    if (dateLine) {
      flush()
      current = { ...current, day: dateLine }
      continue
    }
    const notes = current.kind === 'chronology' ? undefined : findNotes(lines)
    const { rows, preamble } = readLines(
      notes ?? lines,
      (read) => isRow(read, current) || (notes !== undefined && read.time.clock !== undefined),
      options,
    )
    const chart = chartAmong(rows)
    if (chart) {
      warnings.push(chart)
      continue
    }
    const isRowed = rows.length === lines.length && rows.every(({ read }) => read.time.clock && read.isDelimited)
    if (!isRowed && (rows.length > 0 || entries.length > 0)) isOnlyRows = false
    const startsWithRow =
      rows.length > 0 && (preamble.length === 0 || (current.kind === 'chronology' && preamble.length <= 2))
    const isMostlyRows = rows.length >= 2 && rows.length >= preamble.length
    if (startsWithRow || isMostlyRows) {
      flush()
      isTimeAlone = isRemark(rows.at(-1)?.text)
      entries.push(
        ...rows.map((row) =>
          createEntry(
            row.read,
            isRemark(row.text) ? row.text.replaceAll('**', '') : row.text,
            row.line,
            row.day ? { ...current, day: row.day } : current,
          ),
        ),
      )
    } else if (
      entries.length > 0 &&
      (current.kind === 'chronology' || isTimeAlone) &&
      !isPicture(block) &&
      !detectZone(toSource(block))
    )
      continuation.push(unwrap(toSource(block)))
  }
  flush()
  const isLikelyTimeline = entries.length >= 3 || ((isTimeAlone || isOnlyRows) && entries.length > 1)
  return { groups: toGroups('lines', entries, context, isLikelyTimeline, warnings), context: current }
}

/** Reads the lines of paragraphs whose times follow labels or end the lines: `Resolved 2020-02-12 12:07`. */
const fromIndirectLines = (blocks: Block[], context: RowContext): RowGroup[] => {
  const lines = collectLines(blocks.filter(({ type }) => type === 'paragraph')).filter(({ text }) => text.trim() !== '')
  const entries = lines.flatMap(({ text, line }) => {
    const read = readTimeAfterLabel(text) ?? readTimeAtEnd(text)
    return read ? [createEntry(read, read.text, line, context)] : []
  })
  if (entries.length < 2 || entries.length < lines.length / 2) return []
  return toGroups('lines', entries, context, false).map((group) => ({ ...group, isIndirect: true }))
}

/** Reads consecutive blocks without lists and tables: as updates of a status page, as a chat, or as paragraphs. */
const fromProse = (
  blocks: Block[],
  context: RowContext,
  isAlone: boolean,
): { groups: RowGroup[]; context: RowContext } => {
  const lines = collectLines(blocks)
  const updates = lines.some(({ text }) => isStatusLine(text)) ? readStatusPage(lines).updates : []
  if (updates.length >= 2 && updates.some(({ text }) => text.split(/\s+/, 4).length > 3)) {
    const entries = updates.map(({ time, text, line, day }) =>
      createEntry({ time, text, isDelimited: true }, text, line, day ? { ...context, day } : context),
    )
    return { groups: toGroups('chat', entries, context, true), context }
  }
  const chat = isChat(lines) ? fromChat(lines, context) : []
  if (chat.length > 0) return { groups: chat, context }
  const below = readTimesBelow(lines, context)
  if (below.length > 0) return { groups: toGroups('lines', below, context, true), context }
  const result = fromParagraphs(
    blocks.filter(({ type }) => type !== 'code' || blocks.length > 1),
    context,
  )
  if (result.groups.length > 0 || !isAlone || result.context.kind !== 'chronology') return result
  const indirect = fromIndirectLines(blocks, result.context)
  if (indirect.length > 0) return { ...result, groups: indirect }
  const code = blocks.filter((block) => block.type === 'code')
  return { ...result, groups: code.flatMap((block) => fromCode(block, result.context)) }
}

const isListOrTable = (block: Block): block is Block & { type: 'list' | 'table' } =>
  block.type === 'list' || block.type === 'table'

/** The date that a short paragraph states for the list or table below it. */
const dateAbove = (block: Block | undefined): DateExpression | undefined => {
  if (block?.type !== 'paragraph' || !(endsWithColon(block.source) || block.source.length < 80)) return undefined
  const time = readTimedLine(withoutDateLabel(block.source))?.time
  return time?.date?.month !== undefined && !time.clock ? time.date : undefined
}

/** Reads the rows in the blocks of a section. */
export const fromBlocks = (blocks: Block[], initialContext: RowContext): RowGroup[] => {
  const comments = readComments(blocks, initialContext)
  if (comments.length > 0) return toGroups('chat', comments, initialContext, true)
  const groups: RowGroup[] = []
  let context = initialContext
  let prose: Block[] = []
  let isContinued = false
  const isAlone = !blocks.some(isListOrTable)
  const flush = (): void => {
    const result = fromProse(prose, context, isAlone)
    appendGroups(groups, result.groups, isContinued)
    isContinued = false
    context = result.context
    prose = []
  }
  for (const block of blocks) {
    if (isListOrTable(block)) {
      const day = dateAbove(prose.at(-1))
      const follows = prose.length > 0
      flush()
      if (day) context = { ...context, day }
      const found = block.type === 'list' ? fromItems(block.items, context) : fromTable(block, context)
      const isText = follows && block.type === 'list' && found.every(({ entries }) => entries.length === 0)
      isContinued = isText && continueLast(groups, toSource(block), context)
      if (!isContinued) append(groups, found)
    } else if (block.type === 'quote' && block.blocks.some(isListOrTable)) {
      flush()
      append(groups, fromBlocks(block.blocks, context))
    } else {
      const zone = block.type === 'paragraph' ? detectZone(block.source) : undefined
      if (zone) context = { ...context, zone }
      prose.push(block)
    }
  }
  flush()
  if (groups.every(({ entries }) => entries.length === 0)) append(groups, fromDays(blocks, initialContext))
  // Tables of facts above the timeline, which stands in code.
  if (!isAlone && context.kind === 'chronology' && groups.every(({ entries }) => entries.length === 0))
    for (const block of blocks) if (block.type === 'code') append(groups, fromCode(block, context))
  return groups
}
