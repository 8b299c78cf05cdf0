import { setImmediate as nextTurn } from 'node:timers/promises'
import * as Y from 'yjs'
import { encodeFile, type MeetingContent, type MeetingFile } from '../../../shared/file'
import type { DocumentCodec } from './document-codec'
import { sha256 } from './layout'
import type { StoredSummary } from './library-entry'
import { packTexts } from './packed-texts'

/** Reads an open document: its title, its summary, and the contents of its file. */
export class DocumentReader {
  readonly #id: string
  readonly #doc: Y.Doc
  readonly #codec: DocumentCodec
  readonly #observed: ReturnType<NonNullable<DocumentCodec['observe']>> | undefined
  #summary: { changes: number; summary: StoredSummary } | undefined

  /** `summary`: what is known of the document before anything changes. */
  constructor(id: string, doc: Y.Doc, codec: DocumentCodec, summary: StoredSummary | undefined) {
    this.#id = id
    this.#doc = doc
    this.#codec = codec
    this.#observed = codec.observe?.(doc)
    this.#summary = summary && { changes: 0, summary }
  }

  close(): void {
    this.#observed?.close()
  }

  title(): string {
    return this.#codec.documentTitle(this.#doc)
  }

  /** What the library shows of the document; recomputed only if `changes` has grown. */
  summary(changes: number): StoredSummary {
    if (this.#summary?.changes !== changes) {
      const { texts, ...summary } = this.#codec.summarize(this.#doc)
      this.#summary = { changes, summary: { ...summary, id: this.#id, texts: packTexts(texts) } }
    }
    return this.#summary.summary
  }

  /** Reads most of what has changed since the last save, while others are served in between. */
  async catchUp(): Promise<void> {
    for (const _step of this.#observed?.catchUp() ?? []) await nextTurn()
  }

  /** What saving the document at `now` writes; reads only what has changed since the last save. */
  file(now: number): MeetingFile {
    return this.#fileWith(this.#observed?.read() ?? this.#codec.toMeeting(this.#doc), now)
  }

  /** The text of that file, read from the document in full. */
  fileText(now: number): string {
    return encodeFile(this.#fileWith(this.#codec.toMeeting(this.#doc), now), sha256)
  }

  #fileWith(meeting: MeetingContent, now: number): MeetingFile {
    const savedAt = new Date(now).toISOString()
    return { id: this.#id, title: this.title(), savedAt, meeting, crdt: Y.encodeStateAsUpdate(this.#doc) }
  }
}
