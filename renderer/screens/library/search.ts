import MiniSearch from 'minisearch'
import type { LibraryEntry } from '../../../shared/api/contract'

export type Filter = { query: string; status: LibraryEntry['status'] | 'all' }

const fields = ['title', 'incidentId', 'services', 'tags', 'owner', 'severity', 'text'] as const

/** Finds documents by every word of a query, forgiving a slip; best first, or newest first without a query. */
export const searchLibrary = (entries: readonly LibraryEntry[]) => {
  const index = new MiniSearch<LibraryEntry>({
    fields: [...fields],
    extractField: (entry, field) => {
      const value = entry[field as keyof LibraryEntry]
      return Array.isArray(value) ? value.join(' ') : String(value)
    },
    searchOptions: {
      prefix: true,
      fuzzy: 0.15,
      combineWith: 'AND',
      boost: { title: 4, incidentId: 4, tags: 2, services: 2 },
    },
  })
  index.addAll([...entries])
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const newestFirst = [...entries].sort((a, b) => b.date - a.date)

  return ({ query, status }: Filter): LibraryEntry[] => {
    const found = query.trim() ? index.search(query).flatMap(({ id }) => byId.get(String(id)) ?? []) : newestFirst
    return status === 'all' ? found : found.filter((entry) => entry.status === status)
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
