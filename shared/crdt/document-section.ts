import type * as Y from 'yjs'

/** A record that the schema refuses: named, and left untouched in the document. */
export type InvalidRecord = { part: string; id: string; reason: string }

/** What a part reads as: its plain value, and what could not be read. */
export type ReadResult<V> = { value: V; invalid: InvalidRecord[] }

/**
 * A piece of the document with one name: a collection of rows, a register, or a set of fields.
 * Whatever goes through all of the document (mirror, file, hand edits, tests) goes through this.
 */
export type DocumentSection<V> = {
  name: string
  /** Names of the root types that it is made of. */
  rootNames: readonly string[]
  /** For a register with keys that hold a person. */
  personKey?: import('./keyed-values').PersonKey
  /** Never throws. With `previous` and the ids that changed since, only those are read again. */
  read: (doc: Y.Doc, previous?: ReadResult<V>, changed?: ReadonlySet<string>) => ReadResult<V>
  /** The value as a plain JSON value with stable key order, for the file. */
  toJson: (value: V) => unknown
  /** Applies the difference between two such JSON values; returns what the schema refused. */
  applyJson: (doc: Y.Doc, base: unknown, edited: unknown, author: import('./author').Author) => InvalidRecord[]
}

/** The plain value of a part. */
export type ValueOf<P> = P extends DocumentSection<infer V> ? V : never

/** Several parts by name, as a stage or the meeting has them. */
// biome-ignore lint/suspicious/noExplicitAny: parts of different values stand side by side; `ValueOf` gives each its own type back
export type DocumentSections = Record<string, DocumentSection<any>>
export type DataOf<P extends DocumentSections> = { [K in keyof P]: ValueOf<P[K]> }
