import { type DateExpression, findDates, isFullDate, type TimedLine, type Zone } from '../../time'
import { append } from '../append'
import type { ColumnOverrides } from '../columns'
import { detectZone, detectZoneInTitle } from '../detect-zone'
import { joinNonEmpty } from '../phrases'
import type { Block } from './blocks'
import { isReportDay } from './report-rows'
import { createEntry, type RowContext, type RowGroup, toGroups, unwrap } from './row-context'
import { fromBlocks } from './section-rows'
import { ancestry, type Section, toSource } from './sections'

const joinBlocks = (title: string, blocks: Block[]): string =>
  joinNonEmpty('\n\n', [title, ...blocks.map((block) => unwrap(toSource(block)))]).trim()

/** The blocks of sections, with their titles as paragraphs. */
const flatten = (sections: Section[]): Block[] =>
  sections.flatMap(({ title, blocks }) => [{ type: 'paragraph' as const, source: title, line: 0 }, ...blocks])

/** A title with a clock is a row. Its text is everything below it except the rows. */
const titleRow = (
  section: Section,
  timed: TimedLine,
  context: RowContext,
  subsections: Section[],
  rows: RowGroup[],
): RowGroup[] => {
  const blocks =
    rows.length === 0
      ? [...section.blocks, ...flatten(subsections)]
      : section.blocks.filter(({ type }) => type === 'paragraph' || type === 'code')
  const text = joinBlocks(timed.text, blocks)
  const entry = { ...createEntry(timed, text, section.line, context), text }
  if (text !== '') return toGroups('heading', [entry], context, true)
  const warning = { line: section.line, message: `The row of ${timed.time.raw} has no text.` }
  return toGroups('heading', [], context, true, rows.length === 0 ? [warning] : [])
}

/** Reads a section with a time in its title: the rows in it, or the title itself with the text below it. */
const fromTimedSection = (
  section: Section,
  timed: TimedLine,
  context: RowContext,
  subsections: Section[],
): RowGroup[] => {
  const nested = fromBlocks(section.blocks, { ...context, ...(timed.time.date ? { day: timed.time.date } : {}) })
  if (timed.time.clock || timed.time.epoch !== undefined) {
    const rows = nested.filter(
      ({ form, isLikelyTimeline, isIndirect }) =>
        (form === 'table' || form === 'list' || form === 'chat') && isLikelyTimeline && !isIndirect,
    )
    return [...titleRow(section, timed, context, subsections, rows), ...rows]
  }
  if (nested.length > 0) return nested
  if (context.kind !== 'chronology' || subsections.length > 0) return []
  const text = joinBlocks(timed.text, section.blocks)
  return text === ''
    ? []
    : toGroups('heading', [{ ...createEntry(timed, text, section.line, context), text }], context, false)
}

const dayInTitle = (section: Section): DateExpression | undefined => {
  const date = section.timed?.time.date
  if (date?.month !== undefined || date?.weekday !== undefined) return date
  return section.depth > 1 || section.kind === 'chronology' ? findDates(section.title)[0] : undefined
}

/** `Timeline (all times local, 2024-03-15)` */
const tellsDayOfAll = ({ kind, title }: Section): boolean =>
  kind === 'chronology' && /\ball (?:the )?times\b/i.test(title) && findDates(title).some(isFullDate)

/** The subsections of a timed section if none has a time itself: they are part of its text. */
const untimedSubsections = (sections: Section[], index: number): Section[] => {
  const section = sections[index]
  const subsections: Section[] = []
  for (let i = index + 1; section && i < sections.length; i++) {
    const next = sections[i]
    if (!next || next.depth <= section.depth) break
    if (next.timed) return []
    subsections.push(next)
  }
  return subsections
}

/** The groups of rows in a document, section by section. */
export function* readGroups(sections: Section[], columns?: ColumnOverrides): Generator<undefined, RowGroup[]> {
  const groups: RowGroup[] = []
  const consumed = new Set<Section>()
  const runs = new Map<Section | undefined, number>()
  // The rows of all subsections share the object: they go on from each other, also past midnight.
  const days = new Map(sections.map((section) => [section, dayInTitle(section)]))
  for (const [index, section] of sections.entries()) {
    if (index % 200 === 199) yield
    if (consumed.has(section)) continue
    const lineage = ancestry(section)
    const topSection =
      [...lineage].reverse().find(({ kind, depth, timed }) => depth > 1 && (kind === 'chronology' || !timed)) ??
      lineage.at(-1)
    const region = [...lineage].reverse().find(({ kind }) => kind === 'chronology') ?? topSection
    const stated = detectInRegion(region)
    const run = runs.get(region) ?? runs.size + 1
    runs.set(region, run)
    const day = lineage.map((one) => days.get(one)).find((date) => date !== undefined)
    const zone =
      lineage
        .map(
          ({ timed, kind, title }) =>
            timed?.time.zone ??
            (kind === 'chronology' || timed || findDates(title).some(isFullDate)
              ? detectZoneInTitle(title)
              : undefined),
        )
        .find((found) => found !== undefined) ?? stated.zone
    const context: RowContext = {
      kind: section.kind,
      run,
      ...(day ? { day } : {}),
      ...(day && lineage.some(tellsDayOfAll) ? { isDayOfAll: true as const } : {}),
      ...(columns ? { columns } : {}),
      ...(zone ? { zone } : {}),
      ...(stated.isApproximate ? { isApproximate: stated.isApproximate } : {}),
      ...(isReportDay(section) ? { isReport: true as const } : {}),
    }
    if (section.timed) {
      const subsections = untimedSubsections(sections, index)
      const found = fromTimedSection(section, section.timed, context, subsections)
      if (found.some(({ form }) => form === 'heading')) for (const part of subsections) consumed.add(part)
      append(groups, found)
    } else append(groups, fromBlocks(section.blocks, context))
  }
  return groups
}

/** The zone and accuracy that the text of a timeline section states for its subsections. */
const detectInRegion = (region: Section | undefined): { zone?: Zone; isApproximate?: true } => {
  if (region?.kind !== 'chronology') return {}
  const texts = region.blocks.flatMap((block) =>
    block.type === 'paragraph' || block.type === 'quote' || block.type === 'other' ? [toSource(block)] : [],
  )
  const zone = texts.map(detectZone).find((found) => found !== undefined)
  const isApproximate = [region.title, ...texts.map((text) => text.slice(0, 300))].some((text) =>
    approximateTimes.test(text),
  )
  return { ...(zone ? { zone } : {}), ...(isApproximate ? { isApproximate } : {}) }
}

const approximateTimes = /\btimes?(?:stamps?)?\b[^.\n]{0,30}\bapproximat|\bapproximate (?:times|timeline)/i
