import { createDuplicateFinder, formatIds, formatTitle, type ImportedEvent } from '../libs/timeline-import'
import { importKeys } from './keys'
import { normalize } from './normalize'
import { planSections } from './plan-sections'
import { isFactLine, isReportLike, readReport } from './report/read-report'
import { isRoleName } from './roles'
import { baseName } from './source-name'
import type { ChosenImport, ChosenRow, ImportPlan, PlannedRow, PlannedSource, PresentContent, RowSource } from './types'

/** The instant of an event in ms since 1970; null if it is not known. */
export const instantOf = (iso: string | null | undefined): number | null => {
  const at = iso?.endsWith('Z') ? Date.parse(iso) : Number.NaN
  return Number.isNaN(at) ? null : at
}

/** Where a row came from, in words for people: what the record says itself, else the file or channel. */
const describeOrigin = ({ source, bot }: ImportedEvent, name: string, unnamed: ReadonlySet<string>): string => {
  const origin = unnamed.has(source) ? baseName(name) : source
  return bot ? `${origin} (bot)` : origin
}

const toPlannedSource = ({ name, text, result }: RowSource): PlannedSource => ({
  name,
  text,
  formatTitle: formatTitle(result.format),
  rows: result.events.length,
  suggestions: result.suggestions.length,
  warnings: result.warnings,
  ...(result.columns ? { columns: result.columns } : {}),
  ...(result.missing ? { missing: result.missing } : {}),
})

/**
 * A source without the rows that were read from the facts of one of our own reports, which go to the record: `Resolved: 27
 * Feb 2024 22:00 UTC`. Other documents keep them.
 */
const withoutFacts = (source: RowSource): RowSource => {
  if (!isReportLike(source.text)) return source
  const lines = source.text.split(/\r\n?|\n/)
  const events = source.result.events.filter(({ line }) => !isFactLine(lines[line - 1] ?? ''))
  const isOwn = events.length < source.result.events.length && readReport(source.text) !== undefined
  return isOwn ? { ...source, result: { ...source.result, events } } : source
}

/** What became of the rows with these keys. If none of them is left, their import was taken back, and they are new again. */
const createStateReader = (
  { rows }: PresentContent,
  keys: readonly string[],
): ((key: string) => PlannedRow['state']) => {
  const isRemoved = new Map<string, boolean>()
  for (const row of rows) isRemoved.set(row.importKey, (isRemoved.get(row.importKey) ?? true) && row.isRemoved)
  isRemoved.delete('')
  const wasTakenBack = !keys.some((key) => isRemoved.get(key) === false)
  return (key) => {
    const removed = isRemoved.get(key)
    if (removed === undefined || (removed && wasTakenBack)) return 'new'
    return removed ? 'removed' : 'imported'
  }
}

type Known = { at: number; text: string; source: string; who?: string }

/** The time by which rows interleave: the instant, or else the wall clock as if it were UTC; rows without a day are last. */
const orderOf = ({ at, local }: ImportedEvent): number => {
  const time = Date.parse(at ?? `${local ?? ''}Z`)
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time
}

/** A chat tells of itself what persons did, also of those who wrote nothing: `joined`, `has left the channel`. */
const membership =
  /^(?:has |was |is )?(?:joined|left|invited|added|removed|kicked|banned|renamed|set|changed|created|pinned|archived|now known as)\b/i

/**
 * What an import of these sources would add to a document, in order of time. Nothing is written. Rows of one source
 * repeat each other only if the source says so; rows of another source, or of the document, if they tell the same.
 */
export const planImport = (present: PresentContent, given: readonly RowSource[]): ImportPlan => {
  const sources = given.map(withoutFacts)
  const keys = sources.map(({ result, options }) =>
    importKeys([...result.events, ...result.suggestions], result.format, options.start !== undefined),
  )
  const stateOf = createStateReader(present, keys.flat())
  const finder = createDuplicateFinder<Known>()
  for (const { at, text, source, isRemoved } of present.rows)
    if (at !== null && !isRemoved) finder.add({ at, text, source })
  const keysOfPlan = new Set<string>()
  /** What rows have as their source unless the record names one. */
  const unnamed = new Set([...formatIds(), 'git'])

  const writers = new Set(
    sources.flatMap(({ result }) => result.events.flatMap(({ who, bot }) => (who === undefined || bot ? [] : [who]))),
  )
  const isPerson = ({ who = '', text }: ImportedEvent): boolean =>
    writers.has(who) || text.startsWith(who) || text.startsWith(`@${who}`) || membership.test(text)

  const same = new Map(
    present.rows.flatMap(({ at, text, isRemoved }): [string, string][] =>
      isRemoved ? [] : [[`${at} ${normalize(text)}`, text]],
    ),
  )
  /** A row of the document with the same words at the same time, or also without any. */
  const findSame = ({ at, text, rawTime, local }: ImportedEvent): string | undefined =>
    at !== null || (rawTime === '' && local === undefined) ? same.get(`${instantOf(at)} ${normalize(text)}`) : undefined

  const planSource = (source: RowSource, index: number): PlannedRow[] => {
    const { result, name } = source
    // Its rows are those of a postmortem, where two that are alike are two.
    const isReport = isReportLike(source.text)
    const rows = [...result.events, ...result.suggestions].map((event, position): PlannedRow => {
      const importKey = keys[index]?.[position] ?? ''
      const from = describeOrigin(event, name, unnamed)
      const at = instantOf(event.at)
      const original =
        event.duplicateOf === undefined || isReport
          ? at === null
            ? findSame(event)
            : ((isReport ? findSame(event) : undefined) ??
              finder.find({ at, text: event.text, source: from, who: event.who ?? '' })?.text)
          : result.events[event.duplicateOf]?.text
      const repeats = keysOfPlan.has(importKey) ? event.text : original
      const known = stateOf(importKey)
      const state = known === 'new' && repeats !== undefined ? 'repeats' : known
      const isSuggestion = position >= result.events.length
      return {
        importKey,
        source: index,
        event,
        state,
        ...(state === 'repeats' && repeats !== undefined ? { repeats } : {}),
        from,
        isRole: event.who !== undefined && (isRoleName(event.who) || (event.bot === true && !isPerson(event))),
        isSuggestion,
        isTaken: state === 'new' && event.bot !== true && !isSuggestion,
      }
    })
    for (const { importKey, event, from } of rows) {
      keysOfPlan.add(importKey)
      const at = instantOf(event.at)
      if (at !== null) finder.add({ at, text: event.text, source: from, who: event.who ?? '' })
    }
    return rows
  }

  return {
    sources: sources.map(toPlannedSource),
    rows: sources
      .flatMap(planSource)
      .map((row) => ({ row, order: orderOf(row.event) }))
      .sort((a, b) => (a.order === b.order ? 0 : a.order - b.order))
      .map(({ row }) => row),
    sections: planSections(present, sources),
  }
}

/** A planned row as it is added unless it is corrected. Persons are left out unless `withNames`. */
export const chooseRow = ({ importKey, event, from, isRole }: PlannedRow, withNames: boolean): ChosenRow => ({
  importKey,
  event,
  from,
  who: withNames || isRole ? (event.who ?? '') : '',
})

/** What is added unless somebody decides otherwise, with names of people and with bots only if wanted. */
export const chooseTaken = (
  { rows, sections }: ImportPlan,
  { withNames = false, withBots = false }: { withNames?: boolean; withBots?: boolean } = {},
): ChosenImport => ({
  rows: rows
    .filter(({ isTaken, state, event, isSuggestion }) =>
      event.bot && withBots ? state === 'new' && !isSuggestion : isTaken,
    )
    .map((row) => chooseRow(row, withNames)),
  sections: sections.filter(({ isTaken, isPerson, state }) => isTaken || (isPerson && withNames && state === 'new')),
  withNames,
})
