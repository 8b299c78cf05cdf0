import MiniSearch from 'minisearch'
import type { LibraryEntry } from '../../../shared/protocol/calls'

export type Filter = { query: string; status: LibraryEntry['status'] | 'all' }

/** A match that is not visible in the row: its section, and the text around it. */
export type Hit = { part: string; before: string; match: string; after: string }
export type Found = { entry: LibraryEntry; hit?: Hit }

/** Fields that a row shows anyway. */
const shown = ['title', 'incidentId', 'services', 'owner', 'severity'] as const
const fields = [...shown, 'tags', 'texts'] as const

const textOf = (entry: LibraryEntry, field: string): string => {
  if (field === 'texts') return entry.texts.map(({ text }) => text).join('\n')
  const value = entry[field as keyof LibraryEntry]
  return Array.isArray(value) ? value.join(' ') : String(value)
}

/** Characters that are shown before and after a match. */
const BEFORE_CHARS = 32
const AFTER_CHARS = 72

const literally = (term: string): string => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const around = (text: string, start: number, length: number): Omit<Hit, 'part'> => {
  const from = text.lastIndexOf('\n', start) + 1
  const end = text.indexOf('\n', start)
  const to = end < 0 ? text.length : end
  const first = Math.max(from, start - BEFORE_CHARS)
  const last = Math.min(to, start + length + AFTER_CHARS)
  return {
    before: `${first > from ? '…' : ''}${text.slice(first, start)}`,
    match: text.slice(start, start + length),
    after: `${text.slice(start + length, last)}${last < to ? '…' : ''}`,
  }
}

/** The first place outside of its row at which a document has one of the terms. */
const hitIn = (entry: LibraryEntry, terms: readonly string[]): Hit | undefined => {
  if (terms.length === 0) return undefined
  const anyTerm = new RegExp(`(?:${terms.map(literally).join('|')})`, 'iu')
  for (const { part, text } of [{ part: 'Tags', text: entry.tags.join(', ') }, ...entry.texts]) {
    const found = anyTerm.exec(text)
    if (found) return { part, ...around(text, found.index, found[0].length) }
  }
  return undefined
}

/** Finds documents that match every word of a query, tolerating typos; best first, or newest first without a query. */
export const searchLibrary = (entries: readonly LibraryEntry[]) => {
  const index = new MiniSearch<LibraryEntry>({
    fields: [...fields],
    extractField: textOf,
    searchOptions: {
      prefix: true,
      fuzzy: 0.15,
      combineWith: 'AND',
      boost: { title: 4, incidentId: 4, tags: 2, services: 2 },
    },
  })
  index.addAll([...entries])
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const newestFirst = [...entries].sort((a, b) => b.date - a.date).map((entry): Found => ({ entry }))

  const search = (query: string): Found[] =>
    index.search(query).flatMap(({ id, match }): Found[] => {
      const entry = byId.get(String(id))
      if (!entry) return []
      const outOfSight = Object.entries(match)
        .filter(([, found]) => !shown.some((field) => found.includes(field)))
        .map(([term]) => term)
      const hit = hitIn(entry, outOfSight)
      return [hit ? { entry, hit } : { entry }]
    })

  return ({ query, status }: Filter): Found[] => {
    const found = query.trim() ? search(query) : newestFirst
    return status === 'all' ? found : found.filter(({ entry }) => entry.status === status)
  }
}

export type DueAction = LibraryEntry['actions'][number] & { document: LibraryEntry; isOverdue: boolean }

/** Open actions with a date up to `until` (ISO), oldest date first. */
export const dueActions = (entries: readonly LibraryEntry[], today: string, until: string): DueAction[] =>
  entries
    .filter((document) => !document.isSample)
    .flatMap((document) =>
      document.actions
        .filter((action) => !action.isDone && action.due !== '' && action.due <= until)
        .map((action) => ({ ...action, document, isOverdue: action.due < today })),
    )
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
