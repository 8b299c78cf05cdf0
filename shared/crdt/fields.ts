import type * as Y from 'yjs'
import type { z } from 'zod'
import type { DocumentSection, InvalidRecord } from './document-section'
import { instantsFromIso, instantsToIso } from './instant'
import { LOCAL } from './origins'
import { diffFields } from './row-difference'
import { setText } from './text'

type Values<S extends z.ZodObject, T extends string> = z.output<S> & Record<T, string>

/**
 * Single values, one key each in a root map, and long texts as root `Y.Text`s, so that the first edits of two people
 * merge.
 */
export type Fields<S extends z.ZodObject = z.ZodObject, T extends string = string> = DocumentSection<Values<S, T>> & {
  change: (doc: Y.Doc, values: Partial<z.input<S>>) => void
  rewrite: (doc: Y.Doc, field: T, text: string) => void
  text: (doc: Y.Doc, field: T) => Y.Text
}

/** Defines a set of single values in its own root map. */
export const defineFields = <S extends z.ZodObject, const T extends string = never>(definition: {
  name: string
  /** Every field needs a default. */
  fields: S
  texts: readonly T[]
  /** Fields that hold an instant: epoch milliseconds here, ISO 8601 in the readable file. */
  instants?: readonly string[]
}): Fields<S, T> => {
  const { name, fields, texts, instants = [] } = definition
  const root = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(name)
  const text = (doc: Y.Doc, field: T): Y.Text => doc.getText(`${name}.${field}`)

  // Built once: building a schema costs more than parsing with it, and opening a document reads every field.
  const changes = fields.partial()
  const schemas = new Map(Object.keys(fields.shape).map((key) => [key, fields.pick({ [key]: true } as never)]))
  const parseField = (key: string, value: unknown) => (schemas.get(key) ?? fields).safeParse({ [key]: value })

  const readField = (key: string, stored: unknown, invalid: InvalidRecord[]): unknown => {
    const parsed = parseField(key, stored)
    if (parsed.success) return (parsed.data as Record<string, unknown>)[key]
    invalid.push({ section: name, id: key, reason: parsed.error.issues[0]?.message ?? '' })
    return ((schemas.get(key) ?? fields).parse({}) as Record<string, unknown>)[key]
  }

  const change: Fields<S, T>['change'] = (doc, values) => {
    const checked = changes.safeParse(values)
    if (!checked.success) return
    doc.transact(() => {
      for (const key of Object.keys(values)) {
        const value = (checked.data as Record<string, unknown>)[key]
        if (value === undefined) root(doc).delete(key)
        else if (JSON.stringify(root(doc).get(key)) !== JSON.stringify(value)) root(doc).set(key, value)
      }
    }, LOCAL)
  }

  return {
    name,
    rootNames: [name, ...texts.map((field) => `${name}.${field}`)],
    read: (doc) => {
      const invalid: InvalidRecord[] = []
      const plain = Object.fromEntries(
        Object.keys(fields.shape).map((key) => [key, readField(key, root(doc).get(key), invalid)]),
      )
      const written = Object.fromEntries(texts.map((field) => [field, text(doc, field).toString()]))
      return { value: { ...plain, ...written } as Values<S, T>, invalid }
    },
    change,
    text,
    rewrite: (doc, field, next) => doc.transact(() => setText(text(doc, field), next), LOCAL),
    toJson: (value) => instantsToIso(value, instants),
    applyJson: (doc, base, edited) => {
      const values = instantsFromIso(diffFields(base, edited), instants)
      const invalid: InvalidRecord[] = []
      doc.transact(() => {
        for (const [key, value] of Object.entries(values)) {
          if ((texts as readonly string[]).includes(key)) {
            if (typeof value === 'string') setText(text(doc, key as T), value)
          } else if (key in fields.shape) {
            const parsed = parseField(key, value)
            if (parsed.success) root(doc).set(key, (parsed.data as Record<string, unknown>)[key])
            else invalid.push({ section: name, id: key, reason: parsed.error.issues[0]?.message ?? '' })
          }
        }
      }, LOCAL)
      return invalid
    },
  }
}
