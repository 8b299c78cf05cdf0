import { dateDivider, type Line, linesOf, looksLikeChat, readChat } from '../chat-lines'
import { readGrid } from '../rows'
import { statusUpdates } from '../status-page'
import { readLines } from '../text-lines'
import { type DateExpression, datesIn } from '../times/dates'
import { readTimedLine, type TimedLine } from '../times/entry-line'
import type { Zone } from '../times/expression'
import type { Entry, ImportWarning } from '../types'
import { zoneInTitle, zoneTold } from '../zone-told'
import type { Block, Item } from './blocks'
import type { SectionKind } from './headings'
import { readItems } from './list'
import { ancestry, type Section, writtenAs } from './sections'

/** Rows found together, and how much they look like a timeline where no title says so. */
export type Group = {
  entries: Entry[]
  warnings: ImportWarning[]
  kind: SectionKind | undefined
  form: Form
  convincing: boolean
}

export type Form = 'table' | 'list' | 'heading' | 'lines' | 'chat'

/** What holds at a place in the document. */
export type Place = {
  kind: SectionKind | undefined
  day?: DateExpression
  zone?: Zone
  run: number /** The text says that its times are approximate. */
  vague?: true
}

/** True for a line that says something of its own at a clock time, or, in a timeline, at a date. */
export const isRow = (read: TimedLine, place: Place): boolean => {
  const { clock, date, epoch, prose } = read.time
  if (epoch !== undefined) return place.kind === 'events'
  if (place.kind === 'events') return clock ? true : date?.month !== undefined && (read.setOff || prose === true)
  return clock !== undefined && read.setOff && !prose
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ', '&quot;': '"' }

/** A soft line break is a space to a reader, and an entity the sign it stands for. */
export const unwrapped = (text: string): string =>
  text
    .split(fenced)
    .map((part, i) => (i % 2 === 1 ? part : unwrappedProse(part)))
    .join('')
    .trim()

const fenced = /(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[ \t]*$)/m

const unwrappedProse = (text: string): string =>
  text
    .replace(/(?<! {2}|\\)\n(?!\s|[-*+] |#|>|\||```|~~~|\d{1,3}[.)]\s)/g, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/&(?:amp|lt|gt|nbsp|quot);/g, (entity) => entities[entity] ?? entity)

export const entryOf = (read: TimedLine, text: string, line: number, place: Place): Entry => ({
  line,
  time: place.vague ? { ...read.time, approximate: true } : read.time,
  text: unwrapped(text),
  source: 'markdown',
  run: place.run,
  ...(place.day ? { day: place.day } : {}),
  ...(place.zone ? { zone: place.zone } : {}),
})

const group = (
  form: Form,
  entries: Entry[],
  place: Place,
  convincing: boolean,
  warnings: ImportWarning[] = [],
): Group[] =>
  entries.length > 0 || warnings.length > 0 ? [{ entries, warnings, kind: place.kind, form, convincing }] : []

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
  return group('table', read.entries, place, convincing, convincing || place.kind === 'events' ? read.warnings : [])
}

const fromItems = (items: Item[], place: Place): Group[] => {
  const read = readItems(items, place)
  const clocks = read.entries.filter(({ time }) => time.clock).length
  const convincing = clocks >= 2 && read.entries.length >= items.length / 2
  return group('list', read.entries, place, convincing, read.warnings)
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
        ...entryOf({ time, text, setOff: true }, text, line, day ? { ...place, day } : place),
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

const endsWithColon = (text: string): boolean => /:\s*$/.test(text)

/** A picture without words. */
const isPicture = (block: Block): boolean =>
  (block.type === 'paragraph' &&
    /^(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*(?:\*[^*\n]*\*\s*)?)+$/.test(block.source)) ||
  block.type === 'other'

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
  for (const block of blocks) {
    const lines = block.type === 'paragraph' ? linesOf(block.source.replace(/<br\s*\/?>\n?/gi, '\n'), block.line) : []
    const only = lines.length === 1 ? dateDivider((lines[0]?.text ?? '').replace(/[*_:]/g, '')) : undefined
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
const fromBlocks = (blocks: Block[], start: Place): Group[] => {
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
          ? readTimedLine(last.source)
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

/** Rows under a title that is a time: those it holds, or the title itself with what is written below. */
const fromTimedSection = (section: Section, timed: TimedLine, place: Place, below: Section[]): Group[] => {
  const inside = fromBlocks(section.blocks, { ...place, ...(timed.time.date ? { day: timed.time.date } : {}) })
  const rows = inside.filter(
    ({ form, convincing }) => (form === 'table' || form === 'list' || form === 'chat') && convincing,
  )
  if (timed.time.clock || timed.time.epoch !== undefined) {
    const own = section.blocks.filter(
      (block) => rows.length === 0 || block.type === 'paragraph' || block.type === 'code',
    )
    const text = [
      timed.text,
      ...(rows.length === 0
        ? [
            ...own,
            ...below.flatMap(({ title, blocks }) => [
              { type: 'paragraph' as const, source: title, line: 0 },
              ...blocks,
            ]),
          ]
        : own
      ).map((block) => unwrapped(writtenAs(block))),
    ]
      .filter((part) => part !== '')
      .join('\n\n')
    const entry = entryOf(timed, text, section.line, place)
    const head: Entry = { ...entry, text: text.trim() }
    return [
      ...group(
        'heading',
        head.text === '' ? [] : [head],
        place,
        true,
        head.text === '' && rows.length === 0
          ? [{ line: section.line, message: `The row of ${timed.time.raw} has no text.` }]
          : [],
      ),
      ...rows,
    ]
  }
  if (inside.length > 0) return inside
  if (place.kind !== 'events' || below.length > 0) return []
  const text = [timed.text, ...section.blocks.map((block) => unwrapped(writtenAs(block)))]
    .filter((part) => part !== '')
    .join('\n\n')
  return text === '' ? [] : group('heading', [{ ...entryOf(timed, text, section.line, place), text }], place, false)
}

const dayOfTitle = (section: Section): DateExpression | undefined => {
  const own = section.timed?.time.date
  if (own?.month !== undefined || own?.weekday !== undefined) return own
  return section.depth > 1 || section.kind === 'events' ? datesIn(section.title)[0] : undefined
}

/** Sections below a timed one that tell no time themselves: its own further words. */
const belowOf = (sections: Section[], index: number): Section[] => {
  const section = sections[index]
  const below: Section[] = []
  for (let i = index + 1; section && i < sections.length; i++) {
    const next = sections[i]
    if (!next || next.depth <= section.depth) break
    if (next.timed) return []
    below.push(next)
  }
  return below
}

/** Every group of rows in a document, section by section. */
export function* groupsOf(sections: Section[]): Generator<undefined, Group[]> {
  const groups: Group[] = []
  const swallowed = new Set<Section>()
  const runs = new Map<Section | undefined, number>()
  for (const [index, section] of sections.entries()) {
    if (index % 200 === 199) yield
    if (swallowed.has(section)) continue
    const line = ancestry(section)
    const top =
      [...line].reverse().find(({ kind, depth, timed }) => depth > 1 && (kind === 'events' || !timed)) ?? line.at(-1)
    const region = [...line].reverse().find(({ kind }) => kind === 'events') ?? top
    const told = toldInRegion(region)
    const run = runs.get(region) ?? runs.size + 1
    runs.set(region, run)
    const day = line.map(dayOfTitle).find((date) => date !== undefined)
    const zone =
      line
        .map(
          ({ timed, kind, title }) => timed?.time.zone ?? (kind === 'events' || timed ? zoneInTitle(title) : undefined),
        )
        .find((found) => found !== undefined) ?? told.zone
    const place: Place = {
      kind: section.kind,
      run,
      ...(day ? { day } : {}),
      ...(zone ? { zone } : {}),
      ...(told.vague ? { vague: told.vague } : {}),
    }
    if (section.timed) {
      const below = belowOf(sections, index)
      const found = fromTimedSection(section, section.timed, place, below)
      if (found.some(({ form }) => form === 'heading')) for (const part of below) swallowed.add(part)
      groups.push(...found)
    } else groups.push(...fromBlocks(section.blocks, place))
  }
  return groups
}

/** What the text of a timeline's own section tells of zone and accuracy for what stands in its subsections. */
const toldInRegion = (region: Section | undefined): { zone?: Zone; vague?: true } => {
  if (region?.kind !== 'events') return {}
  const words = region.blocks.flatMap((block) =>
    block.type === 'paragraph' || block.type === 'quote' || block.type === 'other' ? [writtenAs(block)] : [],
  )
  const zone = words.map(zoneTold).find((found) => found !== undefined)
  const vague = [region.title, ...words.map((text) => text.slice(0, 300))].some((text) => allVague.test(text))
  return { ...(zone ? { zone } : {}), ...(vague ? { vague } : {}) }
}

const allVague = /\btimes?(?:stamps?)?\b[^.\n]{0,30}\bapproximat|\bapproximate (?:times|timeline)/i
