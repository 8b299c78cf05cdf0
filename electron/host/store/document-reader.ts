import * as Y from 'yjs'
import { encodeFile, type MeetingContent, type MeetingFile } from '../../../shared/file'
import type { DocumentCodec } from './document-codec'
import { sha256 } from './layout'
import type { Summary } from './library-entry'

/** What an open document says: its title, its summary, and the file that saving it writes. */
export class DocumentReader {
  readonly #id: string
  readonly #doc: Y.Doc
  readonly #codec: DocumentCodec
  readonly #follower: ReturnType<NonNullable<DocumentCodec['follow']>> | undefined
  #summary: { changes: number; summary: Summary } | undefined

  constructor(id: string, doc: Y.Doc, codec: DocumentCodec) {
    this.#id = id
    this.#doc = doc
    this.#codec = codec
    this.#follower = codec.follow?.(doc)
  }

  close(): void {
    this.#follower?.close()
  }

  title(): string {
    return this.#codec.documentTitle(this.#doc)
  }

  /** What the library shows of the document; computed anew only if `changes` has grown. */
  summary(changes: number): Summary {
    if (this.#summary?.changes !== changes) {
      this.#summary = { changes, summary: { ...this.#codec.summarize(this.#doc), id: this.#id } }
    }
    return this.#summary.summary
  }

  /** What saving the document at `now` writes; reads only what has changed since the last time. */
  file(now: number): MeetingFile {
    return this.#fileWith(this.#follower?.read() ?? this.#codec.toMeeting(this.#doc), now)
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
