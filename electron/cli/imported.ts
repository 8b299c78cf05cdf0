import type * as Y from 'yjs'
import type { Author } from '../../shared/crdt'
import { computeChecksum } from '../../shared/file'
import { findDates, isFullDate } from '../../shared/libs/time'
import { createDuplicateCheck, type ImportedEvent, type ImportResult } from '../../shared/libs/timeline-import'
import { isoDay } from '../../shared/meeting/format'
import { record } from '../../shared/meeting/incident'
import { actions, addAction } from '../../shared/stages/actions/model'
import { addLesson, lessonKinds, lessons } from '../../shared/stages/closing/model'
import { impact } from '../../shared/stages/impact/model'
import { addEvents, events } from '../../shared/stages/timeline/model'

/** What an import added to a document, and what it skipped because it is there already. */
export type ImportSummary = {
  events: number
  lessons: number
  actions: number
  texts: string[]
  /** Events that were imported before. */
  alreadyImported: number
  /** Events for which the document, or the file itself, has one at the same time in nearly the same words. */
  duplicates: ImportedEvent[]
  /** Prose that was left out since the document has its own. */
  keptTexts: string[]
}

/**
 * Keys that stay the same each time the same row is read: from its time, words and origin, and its index among equal
 * rows.
 */
export const importKeys = (list: readonly ImportedEvent[]): string[] => {
  const seen = new Map<string, number>()
  return list.map(({ at, local, rawTime, text, source }) => {
    const row = JSON.stringify([at ?? local ?? rawTime, text, source])
    const nth = (seen.get(row) ?? 0) + 1
    seen.set(row, nth)
    return `import:${computeChecksum(new TextEncoder().encode(`${row}#${nth}`)).slice(0, 32)}`
  })
}

const parseInstant = (iso: string | null | undefined): number | null => {
  const at = iso?.endsWith('Z') ? Date.parse(iso) : Number.NaN
  return Number.isNaN(at) ? null : at
}

const toValues = (event: ImportedEvent, importKey: string) => ({
  at: parseInstant(event.at),
  end: event.at === null ? null : parseInstant(event.end),
  isApproximate: event.approximate,
  rawTime: event.rawTime,
  kind: event.kind,
  source: event.bot ? `${event.source} (bot)` : event.source,
  who: event.who ?? '',
  text: event.text,
  importKey,
})

const addNewEvents = (doc: Y.Doc, author: Author, list: readonly ImportedEvent[], summary: ImportSummary): void => {
  const present = [...events.read(doc).value, ...events.listTrash(doc)]
  const known = new Set(present.map(({ importKey }) => importKey).filter((key) => key !== ''))
  const keys = importKeys(list)
  const isDuplicate = createDuplicateCheck(
    present.flatMap(({ at, text, source }) => (at === null ? [] : [{ at, text, source }])),
  )
  const newEvents = list.flatMap((event, index) => {
    const key = keys[index] ?? ''
    if (known.has(key)) {
      summary.alreadyImported += 1
      return []
    }
    const at = parseInstant(event.at)
    if (
      event.duplicateOf !== undefined ||
      (at !== null && isDuplicate({ at, text: event.text, source: event.source }))
    ) {
      summary.duplicates.push(event)
      return []
    }
    return [toValues(event, key)]
  })
  addEvents(doc, author, newEvents)
  summary.events = newEvents.length
}

const normalize = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

const addNewLessons = (doc: Y.Doc, author: Author, { sections }: ImportResult, summary: ImportSummary): void => {
  const known = new Set(
    [...lessons.read(doc).value, ...lessons.listTrash(doc)].map(({ kind, text }) => `${kind} ${normalize(text)}`),
  )
  const found = { well: sections.wentWell, poorly: sections.wentPoorly, lucky: sections.lucky }
  for (const kind of lessonKinds) {
    for (const text of found[kind]) {
      const key = `${kind} ${normalize(text)}`
      if (known.has(key)) continue
      known.add(key)
      addLesson(doc, author, kind, text)
      summary.lessons += 1
    }
  }
}

/** A due date as documents store it; words that are not a full date (`Q3`) stay in the action's text. */
const toDueDate = (due: string | undefined): string => {
  const date = due === undefined ? undefined : findDates(due).find((found) => isFullDate(found) && !found.isAmbiguous)
  return date ? isoDay(Date.UTC(date.year ?? 0, (date.month ?? 1) - 1, date.day)) : ''
}

const addNewActions = (doc: Y.Doc, author: Author, { sections }: ImportResult, summary: ImportSummary): void => {
  const known = new Set([...actions.read(doc).value, ...actions.listTrash(doc)].map(({ text }) => normalize(text)))
  for (const { text, owner = '', due, ticket = '' } of sections.actions) {
    const day = toDueDate(due)
    const withDue = due && day === '' && !text.includes(due) ? `${text} (due ${due})` : text
    if (known.has(normalize(withDue))) continue
    known.add(normalize(withDue))
    addAction(doc, author, { text: withDue, owner, due: day, ticket })
    summary.actions += 1
  }
}

const addTexts = (doc: Y.Doc, { title, sections }: ImportResult, summary: ImportSummary): void => {
  const { value } = record.read(doc)
  const fillIn = (name: string, now: string, text: string | undefined, write: (text: string) => void): void => {
    if (!text || now.trim() === text.trim()) return
    if (now.trim() !== '') summary.keptTexts.push(name)
    else {
      write(text)
      summary.texts.push(name)
    }
  }
  if (title && value.title.trim() === '') record.change(doc, { title })
  fillIn('summary', value.whatHappened, sections.summary, (text) => record.rewrite(doc, 'whatHappened', text))
  fillIn('root cause', value.whatMadeItPossible, sections.rootCause, (text) =>
    record.rewrite(doc, 'whatMadeItPossible', text),
  )
  fillIn('impact on users', impact.read(doc).value.felt, sections.impact, (text) => impact.rewrite(doc, 'felt', text))
}

/** Adds what was read to a document; what is there already, or was removed from it, is not added again. */
export const addImported = (doc: Y.Doc, author: Author, result: ImportResult): ImportSummary => {
  const summary: ImportSummary = {
    events: 0,
    lessons: 0,
    actions: 0,
    texts: [],
    alreadyImported: 0,
    duplicates: [],
    keptTexts: [],
  }
  doc.transact(() => {
    addNewEvents(doc, author, result.events, summary)
    addNewLessons(doc, author, result, summary)
    addNewActions(doc, author, result, summary)
    addTexts(doc, result, summary)
  })
  return summary
}
