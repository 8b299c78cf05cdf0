import type * as Y from 'yjs'
import type { z } from 'zod'
import { type DocumentSection, type InvalidRecord, sortInvalid } from './document-section'
import { compareText } from './order-key'
import { LOCAL } from './origins'
import { diffFields } from './row-difference'

/** How keys contain a person. */
export type PersonKey = { getPerson: (key: string) => string; withPerson: (key: string, person: string) => string }

/** For keyed values whose key is the person. */
export const keyIsPerson: PersonKey = { getPerson: (key) => key, withPerson: (_key, person) => person }

/** One small value per key, last writer wins: agenda entries, minutes added to the clock, agreements by person. */
export type KeyedValues<S extends z.ZodType = z.ZodType> = DocumentSection<Record<string, z.output<S>>> & {
  /** `undefined` deletes the key. */
  set: (doc: Y.Doc, key: string, value: z.input<S> | undefined) => void
}

/** Defines values by key in their own root map. */
export const defineKeyedValues = <S extends z.ZodType>(definition: {
  name: string
  value: S
  personKey?: PersonKey
  keysNameRecords?: true
}): KeyedValues<S> => {
  const { name, value: schema, personKey, keysNameRecords } = definition
  const root = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(name)
  return {
    name,
    rootNames: [name],
    ...(personKey && { personKey }),
    ...(keysNameRecords && { keysNameRecords }),
    read: (doc, previous, changed) => {
      const invalid = changed && previous ? previous.invalid.filter(({ id }) => !changed.has(id)) : []
      const entries = changed && previous ? Object.entries(previous.value).filter(([key]) => !changed.has(key)) : []
      for (const key of changed ?? root(doc).keys()) {
        if (!root(doc).has(key)) continue
        const parsed = schema.safeParse(root(doc).get(key))
        if (parsed.success) entries.push([key, parsed.data])
        else invalid.push({ section: name, id: key, reason: parsed.error.issues[0]?.message ?? '' })
      }
      const value: Record<string, z.output<S>> = Object.create(null)
      for (const [key, one] of entries.sort(([a], [b]) => compareText(a, b))) value[key] = one
      return { value, invalid: sortInvalid(invalid) }
    },
    set: (doc, key, value) => {
      doc.transact(() => {
        if (value === undefined) root(doc).delete(key)
        else root(doc).set(key, value)
      }, LOCAL)
    },
    toJson: (value) => value,
    applyJson: (doc, base, edited) => {
      const invalid: InvalidRecord[] = []
      doc.transact(() => {
        for (const [key, value] of Object.entries(diffFields(base, edited))) {
          const parsed = schema.safeParse(value)
          if (parsed.success) root(doc).set(key, value)
          // Unlike a key that is missing, which counts as unchanged.
          else if (value === null) root(doc).delete(key)
          else invalid.push({ section: name, id: key, reason: parsed.error.issues[0]?.message ?? '' })
        }
      }, LOCAL)
      return invalid
    },
  }
}
