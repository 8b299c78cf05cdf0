import { blocksOf } from '../markdown/blocks'
import { carriedSections } from '../markdown/carried'
import { asMarkdown } from '../markdown/dialects'
import type { Group } from '../markdown/place'
import { takeReferences, withLinks } from '../markdown/references'
import { type Section, sectionsOf, writtenAs } from '../markdown/sections'
import { groupsOf } from '../markdown/timeline'
import { datesTold, frontMatterOf, zoneOfDocument } from '../markdown/told'
import type { Draft, Entry, Format, ImportedSections, ImportWarning, Input } from '../types'

const proseOf = (section: Section): string =>
  section.blocks
    .filter(({ type }) => type !== 'code')
    .map(writtenAs)
    .join('\n')

/** Sections in which a list of times is no timeline. */
const elsewhere = new Set(['effect', 'rootCause', 'wentWell', 'wentPoorly', 'lucky', 'todo', 'lessons'])

/** The groups that are the timeline: those so titled, else those that look like one. */
const chosen = (groups: Group[], isUntitled: boolean): Group[] => {
  const titled = groups.filter(({ kind, entries }) => kind === 'events' && entries.length > 0)
  const direct = titled.filter(({ isIndirect }) => !isIndirect)
  const count = (list: Group[]): number => list.reduce((sum, { entries }) => sum + entries.length, 0)
  const free = groups.filter(({ kind, entries }) => (kind === undefined || !elsewhere.has(kind)) && entries.length > 0)
  const headings = free.filter(({ form }) => form === 'heading')
  const likely = free.filter(({ form, convincing }) =>
    form === 'heading' ? headings.length >= 2 : convincing || isUntitled,
  )
  // A row or two under the title, and the story told by the clock elsewhere.
  if (count(direct) <= 2 && count(likely.filter(({ kind }) => kind !== 'events')) >= 5) return likely
  if (direct.length > 0) return direct
  return titled.length > 0 ? titled : likely
}

const leftOut = (groups: Group[], taken: Set<Group>): ImportWarning[] =>
  groups
    .filter((group) => !taken.has(group))
    .flatMap(({ entries }) =>
      entries.map(({ line, time }) => ({
        line,
        message: `Has a time (${time.raw.slice(0, 40)}) but is outside the timeline, so it was not imported.`,
      })),
    )

const minutes = ({ time }: Entry): number | undefined =>
  time.clock && !time.date ? time.clock.hour * 60 + time.clock.minute : undefined

/** A table that starts again within the hours of the one before it tells them a second time: a run of its own. */
const separateRuns = (groups: Group[]): Entry[] => {
  let extra = 1_000_000
  const spans = new Map<number, { first: number; last: number }>()
  return groups.flatMap(({ entries, form }) => {
    const clocks = entries.map(minutes).filter((value) => value !== undefined)
    const [first, last] = [clocks[0], clocks.at(-1)]
    const run = entries[0]?.run ?? 0
    const before = spans.get(run)
    const again =
      form === 'table' &&
      first !== undefined &&
      before !== undefined &&
      first >= before.first &&
      first < before.last &&
      before.first < before.last
    if (first !== undefined && last !== undefined && !again) spans.set(run, { first: before?.first ?? first, last })
    if (!again) return entries
    extra += 1
    return entries.map((entry) => ({ ...entry, run: extra }))
  })
}

const linked = (carried: ImportedSections, urls: Map<string, string>): ImportedSections => {
  const one = (text: string): string => withLinks(text, urls)
  const { summary, impact, rootCause } = carried
  return {
    ...(summary ? { summary: one(summary) } : {}),
    ...(impact ? { impact: one(impact) } : {}),
    ...(rootCause ? { rootCause: one(rootCause) } : {}),
    wentWell: carried.wentWell.map(one),
    wentPoorly: carried.wentPoorly.map(one),
    lucky: carried.lucky.map(one),
    actions: carried.actions.map((action) => ({ ...action, text: one(action.text) })),
  }
}

function* read({ text, options }: Input): Generator<undefined, Draft> {
  const front = frontMatterOf(text)
  const { text: body, urls } = takeReferences(asMarkdown(front.body))
  const blocks = yield* blocksOf(body)
  const sections = sectionsOf(blocks)
  const groups = yield* groupsOf(sections)
  const taken = chosen(groups, sections.length === 1)
  const entries = separateRuns(taken)
  const silent = entries.filter((entry) => entry.text === '')
  const title =
    front.values.get('title') ||
    sections.find(
      ({ depth, timed, title, kind }) => depth > 0 && depth < 7 && !timed && title !== '' && kind === undefined,
    )?.title
  const zone = zoneOfDocument(front, sections, proseOf)
  return {
    ...(title ? { title: title.trim() } : {}),
    entries: entries
      .filter(({ text }) => text !== '')
      .map((entry) => ({ ...entry, text: withLinks(entry.text, urls) })),
    sections: linked(carriedSections(sections), urls),
    warnings: [
      ...taken.flatMap(({ warnings }) => warnings),
      ...silent.map(({ line, time }) => ({ line, message: `The row of ${time.raw} has no text.` })),
      ...leftOut(groups, new Set(taken)),
    ],
    ...(zone ? { zone } : {}),
    dates: datesTold(front, sections, proseOf, options.fileName, zone?.zone),
  }
}

/** Markdown, and any text that people wrote: postmortems above all. */
export const markdown: Format = {
  id: 'markdown',
  title: 'Markdown or plain text',
  detect: ({ json }) => (json === undefined ? 0.1 : 0),
  read,
}
