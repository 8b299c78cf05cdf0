import { readTimedLine } from '../../time'
import { mergeColumns } from '../columns'
import { type Block, parseBlocks } from '../markdown/blocks'
import { toMarkdown } from '../markdown/dialects'
import { documentDates, documentZone, dueDates, localZone } from '../markdown/document-dates'
import { extractSections, listOtherSections } from '../markdown/extract-sections'
import { findFencedDocument } from '../markdown/fenced-document'
import { parseFrontMatter } from '../markdown/front-matter'
import { kindOfTitle, plainTitle } from '../markdown/headings'
import { endListsAtTitles } from '../markdown/list-ends'
import { findMentions, warnAboutMentions } from '../markdown/mentions'
import { prepareText, toPlainText } from '../markdown/plain-text'
import { markPlainTitles } from '../markdown/plain-titles'
import { isSlot, warnAboutPrompts } from '../markdown/prompts'
import { extractReferences, resolveReferences } from '../markdown/references'
import { isReportDay } from '../markdown/report-rows'
import type { RowGroup } from '../markdown/row-context'
import { type Section, splitSections, toSource, withoutTemplate } from '../markdown/sections'
import { joinSteps, readLabeledSteps } from '../markdown/steps'
import { readGroups } from '../markdown/timeline'
import { levelLists } from '../markdown/uneven-lists'
import { onlyYear, otherYears, warnAboutYear } from '../markdown/years'
import { countFromZero } from '../markdown/zero-time'
import { mentionedZone } from '../mentioned-zone'
import { yamlInputs } from '../records/records-of-text'
import type { Draft, Entry, EventDetails, Format, ImportedSections, ImportWarning, Input, Recalled } from '../types'
import { json } from './json'

const getText = (section: Section): string =>
  section.blocks
    .filter(({ type }) => type !== 'code')
    .map(toSource)
    .join('\n')

/** Sections in which a list of times is not a timeline. */
const nonTimelineKinds = new Set([
  'meeting',
  'effects',
  'rootCause',
  'wentWell',
  'wentPoorly',
  'lucky',
  'followUps',
  'lessons',
])

const minutes = ({ time }: Entry): number | undefined =>
  time.clock && !time.date ? time.clock.hour * 60 + time.clock.minute : undefined

/** Lines of code of which this part is told elsewhere only draw the timeline once more. */
const MIN_TOLD_SHARE = 0.7

/** Without lines of code that draw what other rows tell. */
const withoutDrawings = (groups: RowGroup[]): RowGroup[] => {
  const told = new Set(groups.filter(({ isCode }) => !isCode).flatMap(({ entries }) => entries.map(minutes)))
  const isTold = (entry: Entry): boolean => minutes(entry) !== undefined && told.has(minutes(entry))
  return groups.filter(
    ({ isCode, entries }) => !isCode || entries.filter(isTold).length < Math.max(1, entries.length * MIN_TOLD_SHARE),
  )
}

/** The groups that are the timeline: by their title, or else by their content. */
const selectTimeline = (groups: RowGroup[], isUntitled: boolean): RowGroup[] => {
  const titled = groups.filter(({ kind, entries }) => kind === 'chronology' && entries.length > 0)
  const direct = withoutDrawings(titled.filter(({ isIndirect }) => !isIndirect))
  const count = (list: RowGroup[]): number => list.reduce((sum, { entries }) => sum + entries.length, 0)
  const candidates = groups.filter(
    ({ kind, entries }) => (kind === undefined || !nonTimelineKinds.has(kind)) && entries.length > 0,
  )
  const headings = candidates.filter(({ form }) => form === 'heading')
  const likely = candidates.filter(({ form, isLikelyTimeline }) =>
    form === 'heading' ? headings.length >= 2 : isLikelyTimeline || isUntitled,
  )
  // Only a row or two below the title of the timeline, and many rows elsewhere.
  if (count(direct) <= 2 && count(likely.filter(({ kind }) => kind !== 'chronology')) >= 5) return likely
  const hasTimes = direct.some(({ entries }) => entries.some(({ time }) => time.clock || time.date || time.epoch))
  if (direct.length > 0) return hasTimes ? direct : [...new Set([...direct, ...likely])]
  return titled.length > 0 ? titled : likely
}

/** Whether it is only a chart, of which no row was taken. */
const isOnlyChart = ({ kind, form, entries }: RowGroup): boolean =>
  kind === 'chronology' && form === 'lines' && entries.length === 0

const warnAboutSkipped = (groups: RowGroup[]): ImportWarning[] =>
  groups.flatMap(({ entries }) =>
    entries
      .filter(({ time, text }) => text !== '' && (time.clock || time.date || time.epoch !== undefined))
      .map(({ line, time, text }) => ({
        line,
        message: `Has a time (${time.raw.slice(0, 40)}) but is outside the timeline, so it was not imported.`,
        skipped: text.slice(0, 300),
      })),
  )

/** Gives a table that covers the same hours as the one before it a separate run: it describes them a second time. */
const separateRuns = (groups: RowGroup[]): Entry[] => {
  let nextRun = 1_000_000
  const spans = new Map<number, { first: number; last: number }>()
  return groups.flatMap(({ entries, form }) => {
    const clocks = entries.map(minutes).filter((value) => value !== undefined)
    const [first, last] = [clocks[0], clocks.at(-1)]
    const run = entries[0]?.run ?? 0
    const previous = spans.get(run)
    const isRepeated =
      form === 'table' &&
      first !== undefined &&
      previous !== undefined &&
      first >= previous.first &&
      first < previous.last &&
      previous.first < previous.last
    if (first !== undefined && last !== undefined && !isRepeated)
      spans.set(run, { first: previous?.first ?? first, last })
    if (!isRepeated) return entries
    nextRun += 1
    return entries.map((entry) => ({ ...entry, run: nextRun }))
  })
}

const mapSections = (sections: ImportedSections, map: (text: string) => string): ImportedSections => {
  const { summary, impact, rootCause } = sections
  return {
    ...(summary ? { summary: map(summary) } : {}),
    ...(impact ? { impact: map(impact) } : {}),
    ...(rootCause ? { rootCause: map(rootCause) } : {}),
    wentWell: sections.wentWell.map(map),
    wentPoorly: sections.wentPoorly.map(map),
    lucky: sections.lucky.map(map),
    actions: sections.actions.map(({ text, owner, due, ticket, criterion, ...rest }) => ({
      text: map(text),
      ...(owner ? { owner: map(owner) } : {}),
      ...(due ? { due: map(due) } : {}),
      ...(ticket ? { ticket: map(ticket) } : {}),
      ...rest,
      ...(criterion ? { criterion: map(criterion) } : {}),
    })),
  }
}

const mapValues = (details: EventDetails, map: (text: string) => string): EventDetails =>
  Object.fromEntries(Object.entries(details).map(([name, text]) => [name, map(text)]))

const mapRecalled = ({ text, from }: Recalled, map: (text: string) => string): Recalled => ({
  text: map(text),
  ...(from ? { from: map(from) } : {}),
})

/** `Postmortem: the gateway was down`, without any markup. */
const isTitleOfReport = (source: string): boolean =>
  /^\p{Lu}[^\n]{5,100}$/u.test(source) &&
  /\b(?:post-?mortem|incident|outage|root cause analysis|rca)\b/i.test(source) &&
  !/[.:,;]\s*$/.test(source) &&
  kindOfTitle(source) === undefined &&
  !readTimedLine(source)?.time.clock

/** A first paragraph that is all in bold, in a document without headings. */
const titleOfFirst = (block: Block | undefined): string | undefined => {
  const bold = block?.type === 'paragraph' ? /^(?:\*\*|__)([^*_\n]{3,120})(?:\*\*|__)$/.exec(block.source) : null
  const plain = block?.type === 'paragraph' && isTitleOfReport(block.source) ? block.source.trim() : undefined
  if (plain) return plainTitle(plain)
  return bold?.[1] && kindOfTitle(bold[1]) === undefined && !readTimedLine(bold[1])?.time.clock
    ? plainTitle(bold[1])
    : undefined
}

/** The first heading, if nothing that a postmortem consists of comes before it. */
const titleBeforeSections = (sections: Section[]): string | undefined => {
  const first = sections.find(({ depth, timed, title }) => depth > 0 && depth < 7 && !timed && title !== '')
  return first?.kind === undefined ? first?.title : undefined
}

/** `# Session log of March 1` above a section that is the timeline itself. */
const titleAboveTimeline = (sections: Section[]): string | undefined => {
  const others = sections.filter(({ isTitle, depth }) => !isTitle && depth > 0)
  const title = sections.find(({ isTitle }) => isTitle)?.title ?? ''
  const sign = title.search(/[-–—:]/)
  const isNamed =
    others.some((one) => kindOfTitle(one.title) === 'chronology') || (sign >= 0 && /\p{L}{3}/u.test(title.slice(sign)))
  return isNamed ? title || undefined : undefined
}

/** A text as the parser reads it; its lines stay where they are. */
const prepare = (text: string): string =>
  [prepareText, toMarkdown, joinSteps, levelLists, markPlainTitles, endListsAtTitles].reduce(
    (prepared, step) => step(prepared),
    text,
  )

/** The run of steps that labels tell: they are in the order in which they are written. */
const LABELED_RUN = 3_000_000

function* readDocument(text: string, options: Input['options']): Generator<undefined, Draft> {
  const frontMatter = parseFrontMatter(text)
  const { text: body, urls } = extractReferences(prepare(frontMatter.body))
  const resolve = (text: string): string => resolveReferences(text, urls)
  const finish = (text: string): string => toPlainText(resolve(text))
  const blocks = yield* parseBlocks(body)
  const sections = splitSections(blocks)
  const groups = yield* readGroups(sections, options.columns)
  const selected = selectTimeline(groups, sections.length === 1)
  const chosen = new Set(selected)
  const outside = groups.filter((group) => !chosen.has(group))
  const rows = separateRuns(selected)
  const entries = rows.length > 0 ? rows : readLabeledSteps(sections, LABELED_RUN)
  const mentions = yield* findMentions(sections, [...entries, ...outside.flatMap((group) => group.entries)])
  const isOwnReport = sections.some(isReportDay)
  const prompts: Parameters<typeof withoutTemplate>[1] = []
  const written = isOwnReport ? sections : withoutTemplate(sections, prompts, resolve)
  const isRow = ({ text, source }: Entry): boolean =>
    text !== '' && (source === 'chat' || isOwnReport || !isSlot(resolve(text)))
  const withoutText = entries.filter((entry) => !isRow(entry))
  const title =
    frontMatter.values.get('title') ||
    frontMatter.values.get('post_title') ||
    sections.find(({ isTitle, kind }) => isTitle && kind === undefined)?.title ||
    titleBeforeSections(sections) ||
    titleOfFirst(blocks[0]) ||
    titleAboveTimeline(sections)
  const columns = mergeColumns(selected.flatMap((group) => group.columns ?? []))
  const zone = documentZone(frontMatter, sections, getText)
  const stated = onlyYear(title ?? '') ?? onlyYear(options.fileName ?? '')
  const year = stated ?? onlyYear(body.replace(otherYears, ''))
  const dates = documentDates(frontMatter, sections, getText, options.fileName, zone?.zone)
  const ofLocalTimes = localZone(body)
  const elsewhere = zone ? undefined : mentionedZone(body)
  return {
    ...(title ? { title: title.trim() } : {}),
    entries: countFromZero(entries.filter(isRow), body, zone?.zone).map((entry) => ({
      ...entry,
      text: entry.source === 'chat' ? resolve(entry.text) : finish(entry.text),
      source: finish(entry.source),
      ...(entry.who ? { who: finish(entry.who) } : {}),
      ...(entry.details ? { details: mapValues(entry.details, finish) } : {}),
      ...(entry.recalled ? { recalled: entry.recalled.map((one) => mapRecalled(one, finish)) } : {}),
    })),
    suggestions: [
      ...outside.filter(({ kind }) => kind !== 'meeting').flatMap((group) => group.entries),
      ...mentions.map(({ entry }) => entry),
    ]
      .filter(({ text }) => text !== '')
      .map((entry) => ({ ...entry, text: finish(entry.text) })),
    sections: mapSections(extractSections(written), finish),
    others: listOtherSections(written).map((one) => ({ ...one, text: finish(one.text) })),
    warnings: [
      ...groups.filter((group) => chosen.has(group) || isOnlyChart(group)).flatMap(({ warnings }) => warnings),
      ...withoutText.map(({ line, time, text }) => ({
        line,
        message: text === '' ? `The row of ${time.raw} has no text.` : 'This row only shows how to write one.',
        skipped: text === '' ? time.raw : `${time.raw} ${text}`,
      })),
      ...warnAboutPrompts(prompts),
      ...(stated === undefined && year !== undefined ? warnAboutYear(year, entries, dates) : []),
      ...warnAboutSkipped(outside),
      ...warnAboutMentions(mentions),
    ],
    ...(zone ? { zone } : {}),
    ...(ofLocalTimes ? { localZone: ofLocalTimes } : {}),
    ...(year === undefined ? {} : { year }),
    ...(elsewhere ? { mentionedZone: elsewhere } : {}),
    ...(columns.length > 0 ? { columns } : {}),
    dueDates: dueDates(sections, getText),
    dates,
  }
}

/** The rows that front matter has in a list of its own: `timeline:` with a time and an event each. */
function* readFrontMatter(input: Input): Generator<undefined, Draft | undefined> {
  const { source } = parseFrontMatter(input.text)
  const [records] = /^[\w-]{1,40}:\s*\n\s{0,8}- /m.test(source) ? yamlInputs({ ...input, text: source }) : []
  return records && json.detect(records) > 0 ? yield* json.read(records) : undefined
}

function* read(input: Input): Generator<undefined, Draft> {
  const { text, options } = input
  const draft = yield* readDocument(text, options)
  if (draft.entries.length > 0) return draft
  const listed = yield* readFrontMatter(input)
  if (listed && listed.entries.length > 0)
    return { ...draft, entries: listed.entries, warnings: [...listed.warnings, ...draft.warnings] }
  const inside = findFencedDocument(text)
  const fenced = inside ? yield* readDocument(inside.text, options) : undefined
  if (!inside || !fenced || fenced.entries.length === 0) return draft
  const message = 'The timeline begins here, inside of code. What stands around it was not imported.'
  return { ...fenced, warnings: [{ line: inside.line, message }, ...fenced.warnings] }
}

/** Markdown, and any text that no other format recognizes; above all, postmortems. */
export const markdown: Format = {
  id: 'markdown',
  title: 'Markdown or plain text',
  detect: ({ json }) => (json === undefined ? 0.1 : 0),
  read,
}
