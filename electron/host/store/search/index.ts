import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DocumentStatus, SearchHit } from '../../../../shared/protocol/calls'
import { type DocumentEntry, type ListedDocument, toEntry } from '../library-entry'
import { unpackTexts } from '../packed-texts'
import { findHit, getDetails } from './excerpt'
import { WordIndex } from './word-index'

/** What is searched for: without words every document matches, the newest first. */
export type LibraryQuery = { query: string; status?: DocumentStatus | undefined; limit: number }

/** The best matches, and how many there are in all. */
export type LibraryMatches = { matches: { entry: DocumentEntry; hit?: SearchHit | undefined }[]; total: number }

/** So many documents are indexed before others get their turn: a few milliseconds. */
const DOCUMENTS_PER_TURN = 10

/** Finds documents by their words. What has changed is found by comparing summaries: nobody has to report it. */
export class LibrarySearch {
  readonly #index = new WordIndex()
  readonly #listDocuments: () => Iterable<ListedDocument>
  #documents = new Map<string, ListedDocument>()
  #updating: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(listDocuments: () => Iterable<ListedDocument>) {
    this.#listDocuments = listDocuments
  }

  /** Indexes what has changed since the last time. */
  update(): Promise<void> {
    this.#updating = this.#updating.then(() => this.#update())
    return this.#updating
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
    let indexed = 0
    for (const [id, { summary }] of documents) {
      if (this.#isClosed) return
      if (this.#documents.get(id)?.summary === summary) continue
      const { title, incidentId, tags, texts } = summary
      this.#index.set(id, {
        texts: unpackTexts(texts).map(({ text }) => text),
        tags: tags.join('\n'),
        details: getDetails(summary),
        title: `${title}\n${incidentId}`,
      })
      indexed += 1
      if (indexed % DOCUMENTS_PER_TURN === 0) await nextTurn()
    }
    for (const id of this.#documents.keys()) if (!documents.has(id)) this.#index.delete(id)
    this.#documents = documents
  }

  /** All matches, best first; equally good ones newest first. */
  #find(query: string, status: DocumentStatus | undefined): ListedDocument[] {
    const found = query === '' ? this.#documents.keys() : this.#index.search(query)
    const matches: { document: ListedDocument; score: number }[] = []
    for (const one of found) {
      const { id, score } = typeof one === 'string' ? { id: one, score: 0 } : one
      const document = this.#documents.get(id)
      if (document && (status === undefined || document.summary.status === status)) matches.push({ document, score })
    }
    matches.sort((a, b) => b.score - a.score || b.document.summary.date - a.document.summary.date)
    return matches.map(({ document }) => document)
  }
}
