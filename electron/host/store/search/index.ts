import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DocumentStatus, SearchHit } from '../../../../shared/protocol/library'
import { type DocumentEntry, type ListedDocument, type StoredSummary, toEntry } from '../library-entry'
import { findHit, getDetails, readTexts } from './excerpt'
import { type FieldTexts, WordIndex } from './word-index'

/** A search: without words, every document matches, newest first. */
export type LibraryQuery = { query: string; status?: DocumentStatus | undefined; limit: number }

/** The best matches, and how many there are in all. */
export type LibraryMatches = { matches: { entry: DocumentEntry; hit?: SearchHit | undefined }[]; total: number }

/** How many documents are indexed before other work gets a turn: a few milliseconds. */
const DOCUMENTS_PER_TURN = 10

/** Finds documents by their words. Changes are found by comparing summaries, so nobody has to report them. */
export class LibrarySearch {
  readonly #index = new WordIndex()
  readonly #listDocuments: () => Iterable<ListedDocument>
  #documents = new Map<string, ListedDocument>()
  /** The ids of the documents. */
  #newestFirst: string[] = []
  #updating: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(listDocuments: () => Iterable<ListedDocument>) {
    this.#listDocuments = listDocuments
  }

  /** Indexes what has changed since the last time. If that fails, the next search tries again. */
  update(): Promise<void> {
    const update = this.#updating.then(() => this.#update())
    this.#updating = update.catch(() => undefined)
    return update
  }

  /** Stops indexing. */
  close(): void {
    this.#isClosed = true
  }

  async search({ query, status, limit }: LibraryQuery): Promise<LibraryMatches> {
    await this.update()
    const found = this.#find(query.trim(), status)
    const matches = found.slice(0, limit).map((document) => {
      return { entry: toEntry(document), hit: findHit(document.summary, query) }
    })
    return { matches, total: found.length }
  }

  async #update(): Promise<void> {
    const documents = new Map<string, ListedDocument>()
    for (const document of this.#listDocuments()) documents.set(document.summary.id, document)
    const changed = [...documents.values()].filter(
      ({ summary }) => this.#documents.get(summary.id)?.summary !== summary,
    )
    const removed = [...this.#documents.keys()].filter((id) => !documents.has(id))
    for (const [count, { summary }] of changed.entries()) {
      if (this.#isClosed) return
      this.#index.set(summary.id, readFields(summary))
      if (count % DOCUMENTS_PER_TURN === 0) await nextTurn()
    }
    for (const id of removed) this.#index.delete(id)
    this.#documents = documents
    if (changed.length === 0 && removed.length === 0) return
    const newestFirst = [...documents.values()].sort((a, b) => b.summary.date - a.summary.date)
    this.#newestFirst = newestFirst.map(({ summary }) => summary.id)
  }

  /** All matches, best first; equally good ones newest first. */
  #find(query: string, status: DocumentStatus | undefined): ListedDocument[] {
    const scores = query === '' ? undefined : this.#index.search(query)
    const byScore = new Map<number, ListedDocument[]>()
    for (const id of this.#newestFirst) {
      const score = scores ? scores.get(id) : 0
      const document = score === undefined ? undefined : this.#documents.get(id)
      if (score === undefined || !document || (status !== undefined && document.summary.status !== status)) continue
      const same = byScore.get(score)
      if (same) same.push(document)
      else byScore.set(score, [document])
    }
    return [...byScore].sort(([a], [b]) => b - a).flatMap(([, documents]) => documents)
  }
}

const readFields = (summary: StoredSummary): FieldTexts => ({
  texts: readTexts(summary)
    .map(({ text }) => text)
    .join('\n'),
  tags: summary.tags.join('\n'),
  details: getDetails(summary),
  title: `${summary.title}\n${summary.incidentId}`,
})
