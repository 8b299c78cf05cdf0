import type * as Y from 'yjs'

/** A record that the schema refuses: named, and left untouched in the document. */
export type Refused = { part: string; id: string; reason: string }

/** What a part reads as: its plain value, and what could not be read. */
export type Reading<V> = { value: V; refused: Refused[] }

/**
 * A piece of the document with one name: a collection of rows, a register, or a set of fields.
 * Whatever goes through all of the document (mirror, file, hand edits, tests) goes through this.
 */
export type Part<V> = {
  name: string
  /** Names of the root types that it is made of. */
  roots: readonly string[]
  /** For a register with keys that hold a person. */
  personKey?: import('./register').PersonKey
  /** Never throws. With `previous` and the ids that changed since, only those are read again. */
  read: (doc: Y.Doc, previous?: Reading<V>, changed?: ReadonlySet<string>) => Reading<V>
  /** The value as a plain JSON value with stable key order, for the file. */
  toJson: (value: V) => unknown
  /** Applies the difference between two such JSON values; returns what the schema refused. */
  applyJson: (doc: Y.Doc, base: unknown, edited: unknown, author: import('./author').Author) => Refused[]
}

/** The plain value of a part. */
export type ValueOf<P> = P extends Part<infer V> ? V : never

/** Several parts by name, as a stage or the meeting has them. */
// biome-ignore lint/suspicious/noExplicitAny: parts of different values stand side by side; `ValueOf` gives each its own type back
export type Parts = Record<string, Part<any>>
export type DataOf<P extends Parts> = { [K in keyof P]: ValueOf<P[K]> }
