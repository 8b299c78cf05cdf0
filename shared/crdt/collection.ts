import * as Y from 'yjs'
import type { z } from 'zod'
import { applyRows } from './apply-rows'
import type { Author } from './author'
import { type DocumentSection, type ReadResult, sortInvalid } from './document-section'
import { setRemoved, setRestored } from './fate'
import { instantsToIso } from './instant'
import { mergeSorted } from './merge-sorted'
import { compareText, keysBetween, rangeAfter } from './order-key'
import { ADDITION, LOCAL } from './origins'
import { planMoves } from './plan-moves'
import { createRecordReader, type Definition, type NewValues, type Row, type Trashed } from './record'
import { setText } from './text'

/** An ordered list of rows in the document, and the methods that change it. Each call is one transaction. */
export type Collection<S extends z.ZodObject = z.ZodObject, T extends string = string> = DocumentSection<
  Row<S, T>[]
> & {
  definition: Definition<S, T>
  /** Adds a row after the row with the id `after` (`null`: first; undefined: last); returns its id. */
  add: (
    doc: Y.Doc,
    author: Author,
    values: NewValues<S, T>,
    position?: { after?: string | null; id?: string },
  ) => string
  /** Adds many rows in one transaction, in the given order; returns their ids. Pass their order keys if they are known. */
  addAll: (
    doc: Y.Doc,
    author: Author,
    list: readonly NewValues<S, T>[],
    position?: { after?: string | null; ids?: readonly (string | undefined)[]; orders?: readonly string[] },
  ) => string[]
  /** Order keys for rows that several calls of `addAll` add to the end. */
  ordersAtEnd: (doc: Y.Doc, count: number) => string[]
  /** Sets plain fields. Does nothing if the row no longer exists or the schema rejects a value. */
  change: (doc: Y.Doc, id: string, values: Partial<z.input<S>>) => void
  /** Replaces a text with the smallest edit, so that concurrent edits elsewhere in it survive. */
  rewrite(doc: Y.Doc, id: string, field: T, text: string): void
  /** Moves a row after another (`null`: to the front). */
  move: (doc: Y.Doc, id: string, after: string | null) => void
  /** Puts rows in the given order with the fewest moves, as far as `compare` leaves their order open. */
  arrange: (doc: Y.Doc, ids: readonly string[]) => void
  /** Moves a row to the trash and records who did. Concurrent edits to the row are kept with it. */
  remove: (doc: Y.Doc, id: string, author: Author) => void
  restore: (doc: Y.Doc, id: string) => void
  /** Rows in the trash, newest first. */
  listTrash: (doc: Y.Doc) => Trashed<Row<S, T>>[]
  /** A row in the trash; undefined if the row is not in the trash. */
  trashed: (doc: Y.Doc, id: string) => Trashed<Row<S, T>> | undefined
  /** Merges more rows into a sorted list, each at its own position. */
  mergeSorted: <R extends Row<S, T>>(rows: readonly Row<S, T>[], more: readonly R[]) => Row<S, T>[]
  /** The `Y.Text` of a row, for an editor to bind to. */
  text(doc: Y.Doc, id: string, field: T): Y.Text | undefined
}

/** The part of a collection that removes and restores rows, whatever their type. */
export type Removable = Pick<Collection, 'name' | 'remove' | 'restore'> & {
  trashed: (doc: Y.Doc, id: string) => Trashed<Record<string, unknown>> | undefined
}

/** Defines an ordered list of rows in its own root map. */
export const defineCollection = <S extends z.ZodObject, const T extends string = never>(
  definition: Definition<S, T>,
): Collection<S, T> => {
  type R = Row<S, T>
  const { name, fields, texts, compare } = definition
  const root = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(name)
  const record = (doc: Y.Doc, id: string): Y.Map<unknown> | undefined => {
    const found = root(doc).get(id)
    return found instanceof Y.Map ? found : undefined
  }
  const readOne = createRecordReader<S, T>(definition)

  const changes = fields.partial()
  const defaults: Record<string, unknown> = fields.parse({})
  const inOrder = (a: R, b: R): number => compare?.(a, b) || compareText(a.order, b.order) || compareText(a.id, b.id)

  const read = (doc: Y.Doc, previous?: ReadResult<R[]>, changed?: ReadonlySet<string>): ReadResult<R[]> => {
    const kept = changed && previous ? previous.value.filter((row) => !changed.has(row.id)) : []
    const rows: R[] = []
    const invalid = changed && previous ? previous.invalid.filter((one) => !changed.has(one.id)) : []
    for (const id of changed ?? root(doc).keys()) {
      const stored = root(doc).get(id)
      if (stored === undefined) continue
      const result = readOne(id, stored)
      if (result.reason !== undefined) invalid.push({ section: name, id, reason: result.reason })
      else if (result.removedAt === undefined) rows.push(result.row)
    }
    return { value: mergeSorted(kept, rows, inOrder), invalid: sortInvalid(invalid) }
  }

  const make = (author: Author, values: object, order: string): Y.Map<unknown> => {
    const made = new Y.Map<unknown>()
    // What is missing reads as its default: a row takes a third less room and time without them.
    for (const [key, value] of Object.entries(pickValidFields(fields, values)))
      if (value !== undefined && !isEqual(value, defaults[key])) made.set(key, value)
    for (const key of texts) made.set(key, new Y.Text(String((values as Record<string, unknown>)[key] ?? '')))
    made.set('order', order)
    made.set('createdAt', author.now())
    made.set('createdBy', author.name)
    made.set('v', definition.version ?? 1)
    return made
  }

  const findOrders = (doc: Y.Doc, count: number, after?: string | null): string[] => {
    const { start, end } = rangeAfter(root(doc), after)
    return keysBetween(start, end, count)
  }

  const addAll: Collection<S, T>['addAll'] = (doc, author, list, position = {}) => {
    const orders = position.orders ?? findOrders(doc, list.length, position.after)
    return doc.transact(
      () =>
        list.map((values, index) => {
          const id = position.ids?.[index] ?? author.newId()
          root(doc).set(id, make(author, values, orders[index] ?? 'a0'))
          return id
        }),
      ADDITION,
    )
  }

  const add: Collection<S, T>['add'] = (doc, author, values, { after, id } = {}) =>
    addAll(doc, author, [values], { after, ids: [id] })[0] ?? ''

  const change: Collection<S, T>['change'] = (doc, id, values) => {
    const found = record(doc, id)
    const checked = changes.safeParse(values)
    if (!found || !checked.success) return
    doc.transact(() => {
      for (const key of Object.keys(values)) {
        const value = (checked.data as Record<string, unknown>)[key]
        if (value === undefined) found.delete(key)
        else if (!isEqual(found.get(key), value)) found.set(key, value)
      }
    }, LOCAL)
  }

  const jsonKeys = ['id', ...Object.keys(fields.shape), ...texts, 'createdAt', 'createdBy']
  const jsonInstants = [...(definition.instants ?? []), 'createdAt']
  // Unchanged rows keep their identity, so saving a long meeting serializes only the rows that changed.
  const written = new WeakMap<R, Record<string, unknown>>()
  const rowToJson = (row: R): Record<string, unknown> => {
    const json = written.get(row) ?? instantsToIso(orderedJson(row, jsonKeys), jsonInstants)
    written.set(row, json)
    return json
  }

  const trashed: Collection<S, T>['trashed'] = (doc, id) => {
    // Most rows are not removed, and reading one costs far more than this.
    if (!record(doc, id)?.has('removedAt')) return undefined
    const result = readOne(id, root(doc).get(id))
    if (result.reason !== undefined || result.removedAt === undefined) return undefined
    return { ...result.row, removedAt: result.removedAt, removedBy: result.removedBy }
  }

  const text: Collection<S, T>['text'] = (doc, id, field) => {
    const found = record(doc, id)?.get(field)
    return found instanceof Y.Text ? found : undefined
  }

  const section: Collection<S, T> = {
    name,
    rootNames: [name],
    definition,
    read,
    add,
    addAll,
    ordersAtEnd: findOrders,
    change,
    text,
    rewrite: (doc, id, field, next) => {
      const found = text(doc, id, field)
      if (found) doc.transact(() => setText(found, next), LOCAL)
    },
    move: (doc, id, after) => {
      const { start, end } = rangeAfter(root(doc), after, id)
      const order = keysBetween(start, end, 1)[0]
      const found = record(doc, id)
      if (found) doc.transact(() => found.set('order', order), LOCAL)
    },
    arrange: (doc, ids) => {
      const rows = read(doc).value
      const places = new Map(ids.map((id, index) => [id, index]))
      const present = rows.filter(({ id }) => places.has(id))
      const wanted = present.toSorted((a, b) => compare?.(a, b) || (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
      // Nothing moves if all stand where they should, be it by their ids.
      if (wanted.every(({ id }, index) => id === present[index]?.id)) return
      const isTied = (a: R, b: R): boolean => !compare || compare(a, b) === 0
      doc.transact(() => {
        for (const [id, order] of planMoves(wanted, isTied)) record(doc, id)?.set('order', order)
      }, LOCAL)
    },
    remove: (doc, id, author) => {
      const found = record(doc, id)
      if (found && !found.has('removedAt')) doc.transact(() => setRemoved(found, author), LOCAL)
    },
    restore: (doc, id) => {
      const found = record(doc, id)
      if (found?.has('removedAt')) doc.transact(() => setRestored(found), LOCAL)
    },
    listTrash: (doc) =>
      [...root(doc).keys()].flatMap((id) => trashed(doc, id) ?? []).sort((a, b) => b.removedAt - a.removedAt),
    trashed,
    mergeSorted: (rows, more) => mergeSorted<Row<S, T>>(rows, more, inOrder),
    toJson: (rows) => rows.map(rowToJson),
    applyJson: (doc, base, edited, author) => applyRows(section, doc, base, edited, author),
  }
  return section
}

/** The fields that the schema accepts; an invalid value drops only its own field. */
const pickValidFields = (fields: z.ZodObject, values: object): Record<string, unknown> => {
  const whole = fields.safeParse(values)
  if (whole.success) return whole.data
  const bad = new Set(whole.error.issues.map((issue) => issue.path[0]))
  return fields.parse(Object.fromEntries(Object.entries(values).filter(([key]) => !bad.has(key))))
}

const isEqual = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

const orderedJson = (row: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.filter((key) => row[key] !== undefined).map((key) => [key, row[key]]))
