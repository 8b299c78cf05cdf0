import { type DateExpression, findDates, type TimedLine, type Zone } from '../times'
import type { Entry } from '../types'
import { zoneInTitle, zoneTold } from '../zone-told'
import { entryOf, type Group, group, type Place, unwrapped } from './place'
import { fromBlocks } from './section-rows'
import { ancestry, type Section, writtenAs } from './sections'

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
  return section.depth > 1 || section.kind === 'events' ? findDates(section.title)[0] : undefined
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
