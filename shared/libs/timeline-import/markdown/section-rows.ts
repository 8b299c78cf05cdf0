import { readTimedLine } from '../../time'
import { dateDivider, isLikelyChat, readChat } from '../chat-lines'
import { detectZone } from '../detect-zone'
import { readGrid } from '../grid'
import { type Line, linesOf } from '../lines'
import { statusUpdates } from '../status-page'
import { readLines } from '../text-lines'
import type { Entry } from '../types'
import type { Block, Item } from './blocks'
import { readItems } from './list'
import {
  entities,
  entityPattern,
  entryOf,
  isRow,
  type RowContext,
  type RowGroup,
  toGroups,
  unwrap,
} from './row-context'
import { toSource } from './sections'

const fromTable = (block: Block & { type: 'table' }, context: RowContext): RowGroup[] => {
  if (context.kind === 'followUps') return []
  const read = readGrid(block, {
    source: 'markdown',
    run: context.run,
    ...(context.zone ? { zone: context.zone } : {}),
    ...(context.day ? { day: context.day } : {}),
  })
  if (!read || (read.clockCount === 0 && !(read.hasTimeHeader && context.kind === 'chronology'))) return []
  const isLikelyTimeline = read.hasTimeHeader ? read.clockCount >= 1 : read.clockCount >= 3
  const entries = read.entries.map((row) => ({
    ...row,
    text: row.text.replace(entityPattern, (name) => entities[name] ?? name),
    time: context.isApproximate ? { ...row.time, approximate: true } : row.time,
  }))
  return toGroups(
    'table',
    entries,
    context,
    isLikelyTimeline,
    isLikelyTimeline || context.kind === 'chronology' ? read.warnings : [],
  )
}

const fromItems = (items: Item[], context: RowContext): RowGroup[] => {
  const read = readItems(items, context)
  const clockCount = read.entries.filter(({ time }) => time.clock).length
  const isLikelyTimeline = clockCount >= 2 && read.entries.length >= items.length / 2
  return toGroups('list', read.entries, context, isLikelyTimeline, read.warnings).map((group) =>
    read.isIndirect ? { ...group, isIndirect: true } : group,
  )
}

const fromLines = (lines: Line[], context: RowContext): RowGroup[] => {
  const { rows } = readLines(lines, (read) => isRow(read, context))
  const entries = rows.map((row) =>
    entryOf(row.read, row.text, row.line, row.day ? { ...context, day: row.day } : context),
  )
  return toGroups('lines', entries, context, entries.length >= 2)
}

const fromChat = (lines: Line[], context: RowContext): RowGroup[] => {
  const { messages } = readChat(lines)
  const entries = messages
    .filter(({ text }) => text !== '')
    .map(
      ({ line, time, who, text, day, bot }): Entry => ({
        ...entryOf({ time, text, isDelimited: true }, text, line, day ? { ...context, day } : context),
        text,
        source: 'chat',
        who,
        ...(bot ? { bot } : {}),
      }),
    )
  return toGroups('chat', entries, context, entries.length >= 2)
}

const linesIn = (blocks: Block[]): Line[] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return linesOf(block.source.replace(/<br\s*\/?>\n?/gi, '\n'), block.line)
    if (block.type === 'code') return linesOf(block.source, block.line)
    return block.type === 'quote' ? linesIn(block.blocks) : []
  })

const isChat = (lines: Line[]): boolean => isLikelyChat(readChat(lines))

/** `**Date: 2024-03-01**` without its label and markup. */
const withoutDateLabel = (source: string): string =>
  source.replace(/[*_`]/g, '').replace(/^\s*(?:date|day)\s*:\s*/i, '')

const endsWithColon = (text: string): boolean => /:\s*$/.test(text)

/** True for a block of images without text. */
const isPicture = (block: Block): boolean =>
  (block.type === 'paragraph' &&
    /^(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*(?:\*[^*\n]*\*\s*)?)+$/.test(block.source)) ||
  block.type === 'other'

/** True for a quotation with lines that begin with a time: a timeline copied from elsewhere. */
const quotesRows = (block: Block, context: RowContext): block is Block & { type: 'quote' } =>
  block.type === 'quote' &&
  readLines(linesIn([block]), (read) => isRow(read, context) && read.isDelimited).rows.length > 0

/** Reads paragraphs: those that begin with a time open a row, others continue it. */
const fromParagraphs = (blocks: Block[], context: RowContext): { groups: RowGroup[]; context: RowContext } => {
  const entries: Entry[] = []
  let current = context
  let continuation: string[] = []
  const flush = (): void => {
    const last = entries.at(-1)
    if (last && continuation.length > 0) last.text = [last.text, ...continuation].join('\n\n').trim()
    continuation = []
  }
  for (const block of blocks.flatMap((outer) => (quotesRows(outer, context) ? outer.blocks : [outer]))) {
    const lines = block.type === 'paragraph' ? linesOf(block.source.replace(/<br\s*\/?>\n?/gi, '\n'), block.line) : []
    const dateLine =
      lines.length === 1 ? dateDivider(withoutDateLabel(lines[0]?.text ?? '').replace(/:\s*$/, '')) : undefined
    if (dateLine) {
      flush()
      current = { ...current, day: dateLine }
      continue
    }
    const { rows, preamble } = readLines(lines, (read) => isRow(read, current))
    const startsWithRow =
      rows.length > 0 && (preamble.length === 0 || (current.kind === 'chronology' && preamble.length <= 2))
    const isMostlyRows = rows.length >= 2 && rows.length >= preamble.length
    if (startsWithRow || isMostlyRows) {
      flush()
      entries.push(
        ...rows.map((row) => entryOf(row.read, row.text, row.line, row.day ? { ...current, day: row.day } : current)),
      )
    } else if (entries.length > 0 && current.kind === 'chronology' && !isPicture(block) && !detectZone(toSource(block)))
      continuation.push(unwrap(toSource(block)))
  }
  flush()
  return { groups: toGroups('lines', entries, context, entries.length >= 3), context: current }
}

/** Reads the rows in the blocks of a section. */
export const fromBlocks = (blocks: Block[], initialContext: RowContext): RowGroup[] => {
  const groups: RowGroup[] = []
  let context = initialContext
  let pending: Block[] = []
  const hasListOrTable = blocks.some(({ type }) => type === 'list' || type === 'table')
  const flush = (): void => {
    const lines = linesIn(pending)
    const updates = statusUpdates(lines)
    if (updates.length >= 2)
      groups.push(
        ...toGroups(
          'chat',
          updates.map(({ read, text, line }) => entryOf(read, text, line, context)),
          context,
          true,
        ),
      )
    else if (isChat(lines)) groups.push(...fromChat(lines, context))
    else {
      const read = fromParagraphs(
        pending.filter(({ type }) => type !== 'code' || pending.length > 1),
        context,
      )
      groups.push(...read.groups)
      context = read.context
      const codes = pending.filter(({ type }) => type === 'code')
      if (read.groups.length === 0 && !hasListOrTable && context.kind === 'chronology') {
        for (const code of codes) groups.push(...fromLines(linesIn([code]), context))
      }
    }
    pending = []
  }
  for (const block of blocks) {
    if (block.type === 'list' || block.type === 'table') {
      const last = pending.at(-1)
      flush()
      const dateAbove =
        last?.type === 'paragraph' && (endsWithColon(last.source) || last.source.length < 80)
          ? readTimedLine(withoutDateLabel(last.source))
          : undefined
      if (dateAbove?.time.date?.month !== undefined && !dateAbove.time.clock)
        context = { ...context, day: dateAbove.time.date }
      groups.push(...(block.type === 'list' ? fromItems(block.items, context) : fromTable(block, context)))
    } else if (block.type === 'quote' && block.blocks.some(({ type }) => type === 'list' || type === 'table')) {
      flush()
      groups.push(...fromBlocks(block.blocks, context))
    } else {
      const zone = block.type === 'paragraph' ? detectZone(block.source) : undefined
      if (zone) context = { ...context, zone }
      pending.push(block)
    }
  }
  flush()
  return groups
}
