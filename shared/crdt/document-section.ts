import type * as Y from 'yjs'
import { compareText } from './order-key'

/** A record that fails its schema. It is reported, and left untouched in the document. */
export type InvalidRecord = { section: string; id: string; reason: string }

/** Sorts by id, so that copies of one document report their invalid records in one order. */
export const sortInvalid = (records: InvalidRecord[]): InvalidRecord[] =>
  records.sort((a, b) => compareText(a.id, b.id))

/** What reading a section yields: its plain value, and the records that could not be read. */
export type ReadResult<V> = { value: V; invalid: InvalidRecord[] }

/**
 * A named section of the document: a collection of rows, keyed values, or a set of fields. Whatever walks the whole
 * document (mirror, file, external edits, tests) goes through this interface.
 */
export type DocumentSection<V> = {
  name: string
  /** Names of the Yjs root types that hold it. */
  rootNames: readonly string[]
  /** For keyed values whose keys contain a person. */
  personKey?: import('./keyed-values').PersonKey
  /** For keyed values whose keys name records: a key follows when one of them is replaced by its twin. */
  keysNameRecords?: true
  /**
   * Never throws. Given the ids that `changed` since `previous`, a section with many records reads only those; without
   * `previous`, nothing but those.
   */
  read: (doc: Y.Doc, previous?: ReadResult<V>, changed?: ReadonlySet<string>) => ReadResult<V>
  /** The value as plain JSON with a stable key order, for the file. */
  toJson: (value: V) => unknown
  /** Applies the difference between two such JSON values; returns the records that the schema rejected. */
  applyJson: (doc: Y.Doc, base: unknown, edited: unknown, author: import('./author').Author) => InvalidRecord[]
}

/** The plain value of a section. */
export type ValueOf<P> = P extends DocumentSection<infer V> ? V : never

/** Sections by key, as a stage or the meeting declares them. */
// biome-ignore lint/suspicious/noExplicitAny: sections of different types side by side; `ValueOf` recovers the type of each
export type DocumentSections = Record<string, DocumentSection<any>>
export type DataOf<P extends DocumentSections> = { [K in keyof P]: ValueOf<P[K]> }
