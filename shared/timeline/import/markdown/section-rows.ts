import { dateDivider, type Line, linesOf, looksLikeChat, readChat } from '../chat-lines'
import { readGrid } from '../rows'
import { statusUpdates } from '../status-page'
import { readLines } from '../text-lines'
import { readTimedLine } from '../times'
import type { Entry } from '../types'
import { zoneTold } from '../zone-told'
import type { Block, Item } from './blocks'
import { readItems } from './list'
import { entities, entity, entryOf, type Group, group, isRow, type Place, unwrapped } from './place'
import { writtenAs } from './sections'

const fromTable = (block: Block & { type: 'table' }, place: Place): Group[] => {
  if (place.kind === 'todo') return []
  const read = readGrid(block, {
    source: 'markdown',
    run: place.run,
    ...(place.zone ? { zone: place.zone } : {}),
    ...(place.day ? { day: place.day } : {}),
  })
  if (!read || (read.clocks === 0 && !(read.titled && place.kind === 'events'))) return []
  const convincing = read.titled ? read.clocks >= 1 : read.clocks >= 3
  const entries = read.entries.map((row) => ({
    ...row,
    text: row.text.replace(entity, (name) => entities[name] ?? name),
    time: place.vague ? { ...row.time, approximate: true } : row.time,
  }))
  return group('table', entries, place, convincing, convincing || place.kind === 'events' ? read.warnings : [])
}

const fromItems = (items: Item[], place: Place): Group[] => {
  const read = readItems(items, place)
  const clocks = read.entries.filter(({ time }) => time.clock).length
  const convincing = clocks >= 2 && read.entries.length >= items.length / 2
  return group('list', read.entries, place, convincing, read.warnings).map((found) =>
    read.isIndirect ? { ...found, isIndirect: true } : found,
  )
}

const fromLines = (lines: Line[], place: Place): Group[] => {
  const { rows } = readLines(lines, (read) => isRow(read, place))
  const entries = rows.map((row) => entryOf(row.read, row.text, row.line, row.day ? { ...place, day: row.day } : place))
  return group('lines', entries, place, entries.length >= 2)
}

const fromChat = (lines: Line[], place: Place): Group[] => {
  const { messages } = readChat(lines)
  const entries = messages
    .filter(({ text }) => text !== '')
    .map(
      ({ line, time, who, text, day, bot }): Entry => ({
        ...entryOf({ time, text, isDelimited: true }, text, line, day ? { ...place, day } : place),
        text,
        source: 'chat',
        who,
        ...(bot ? { bot } : {}),
      }),
    )
  return group('chat', entries, place, entries.length >= 2)
}

const linesIn = (blocks: Block[]): Line[] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return linesOf(block.source.replace(/<br\s*\/?>\n?/gi, '\n'), block.line)
    if (block.type === 'code') return linesOf(block.source, block.line)
    return block.type === 'quote' ? linesIn(block.blocks) : []
  })

const isChat = (lines: Line[]): boolean => looksLikeChat(readChat(lines))

/** `**Date: 2024-03-01**` as the date alone. */
const undated = (source: string): string => source.replace(/[*_`]/g, '').replace(/^\s*(?:date|day)\s*:\s*/i, '')

const endsWithColon = (text: string): boolean => /:\s*$/.test(text)

/** A picture without words. */
const isPicture = (block: Block): boolean =>
  (block.type === 'paragraph' &&
    /^(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*(?:\*[^*\n]*\*\s*)?)+$/.test(block.source)) ||
  block.type === 'other'

/** A quotation of which some lines begin with a time: a timeline copied from elsewhere. */
const holdsRows = (block: Block, place: Place): block is Block & { type: 'quote' } =>
  block.type === 'quote' &&
  readLines(linesIn([block]), (read) => isRow(read, place) && read.isDelimited).rows.length > 0

/** Paragraphs in order: those that begin with a time open a row, the others go on with it. */
const fromParagraphs = (blocks: Block[], place: Place): { groups: Group[]; place: Place } => {
  const entries: Entry[] = []
  let here = place
  let rest: string[] = []
  const finish = (): void => {
    const last = entries.at(-1)
    if (last && rest.length > 0) last.text = [last.text, ...rest].join('\n\n').trim()
    rest = []
  }
  for (const block of blocks.flatMap((found) => (holdsRows(found, place) ? found.blocks : [found]))) {
    const lines = block.type === 'paragraph' ? linesOf(block.source.replace(/<br\s*\/?>\n?/gi, '\n'), block.line) : []
    const only = lines.length === 1 ? dateDivider(undated(lines[0]?.text ?? '').replace(/:\s*$/, '')) : undefined
    if (only) {
      finish()
      here = { ...here, day: only }
      continue
    }
    const { rows, before } = readLines(lines, (read) => isRow(read, here))
    const leads = rows.length > 0 && (before.length === 0 || (here.kind === 'events' && before.length <= 2))
    const mostly = rows.length >= 2 && rows.length >= before.length
    if (leads || mostly) {
      finish()
      entries.push(
        ...rows.map((row) => entryOf(row.read, row.text, row.line, row.day ? { ...here, day: row.day } : here)),
      )
    } else if (entries.length > 0 && here.kind === 'events' && !isPicture(block) && !zoneTold(writtenAs(block)))
      rest.push(unwrapped(writtenAs(block)))
  }
  finish()
  return { groups: group('lines', entries, place, entries.length >= 3), place: here }
}

/** Rows in the blocks of one section that has no time in its own title. */
export const fromBlocks = (blocks: Block[], start: Place): Group[] => {
  const groups: Group[] = []
  let place = start
  let prose: Block[] = []
  const structured = blocks.some(({ type }) => type === 'list' || type === 'table')
  const flush = (): void => {
    const lines = linesIn(prose)
    const updates = statusUpdates(lines)
    if (updates.length >= 2)
      groups.push(
        ...group(
          'chat',
          updates.map(({ read, text, line }) => entryOf(read, text, line, place)),
          place,
          true,
        ),
      )
    else if (isChat(lines)) groups.push(...fromChat(lines, place))
    else {
      const read = fromParagraphs(
        prose.filter(({ type }) => type !== 'code' || prose.length > 1),
        place,
      )
      groups.push(...read.groups)
      place = read.place
      const codes = prose.filter(({ type }) => type === 'code')
      if (read.groups.length === 0 && !structured && place.kind === 'events') {
        for (const code of codes) groups.push(...fromLines(linesIn([code]), place))
      }
    }
    prose = []
  }
  for (const block of blocks) {
    if (block.type === 'list' || block.type === 'table') {
      const last = prose.at(-1)
      flush()
      const lead =
        last?.type === 'paragraph' && (endsWithColon(last.source) || last.source.length < 80)
          ? readTimedLine(undated(last.source))
          : undefined
      if (lead?.time.date?.month !== undefined && !lead.time.clock) place = { ...place, day: lead.time.date }
      groups.push(...(block.type === 'list' ? fromItems(block.items, place) : fromTable(block, place)))
    } else if (block.type === 'quote' && block.blocks.some(({ type }) => type === 'list' || type === 'table')) {
      flush()
      groups.push(...fromBlocks(block.blocks, place))
    } else {
      const zone = block.type === 'paragraph' ? zoneTold(block.source) : undefined
      if (zone) place = { ...place, zone }
      prose.push(block)
    }
  }
  flush()
  return groups
}
