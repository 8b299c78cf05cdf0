import type * as Y from 'yjs'
import type { z } from 'zod'
import type { Author } from './author'
import type { Collection } from './collection'
import type { InvalidRecord } from './document-section'
import { instantsFromIso } from './instant'
import { createRangeLookup, keysBetween } from './order-key'
import { ADDITION, LOCAL } from './origins'
import type { NewValues } from './record'
import { diffRows, type RowDifference, withoutProvenance } from './row-difference'

type Added = { id?: string; values: Record<string, unknown>; after: string | null | undefined }

/**
 * Groups consecutive rows, so that each group gets its order keys at once. A row without an id follows the one before
 * it.
 */
const groupRuns = (added: readonly Added[]): Added[][] => {
  const runs: Added[][] = []
  for (const row of added) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before && (row.after === before.id || row.after === undefined)) run.push(row)
    else runs.push([row])
  }
  return runs
}

/** A row that is in the trash is restored and changed, since adding it again would lose who wrote it and when. */
const splitRestored = <S extends z.ZodObject, T extends string>(
  section: Collection<S, T>,
  doc: Y.Doc,
  difference: RowDifference,
): RowDifference & { restored: string[] } => {
  const restored = difference.added.filter(({ id }) => id !== undefined && section.trashed(doc, id) !== undefined)
  if (restored.length === 0) return { ...difference, restored: [] }
  const isRestored = new Set(restored)
  // Of a row that is back, a field that may be missing is as it is in the edit.
  const absent = Object.fromEntries(
    Object.entries(section.definition.fields.shape)
      .map(([key, field]) => ({ key, parsed: field.safeParse(undefined) }))
      .filter(({ parsed }) => parsed.success && parsed.data === undefined)
      .map(({ key }) => [key, undefined]),
  )
  return {
    ...difference,
    restored: restored.map(({ id = '' }) => id),
    added: difference.added.filter((row) => !isRestored.has(row)),
    changed: [
      ...difference.changed,
      ...restored.map(({ id = '', values }) => ({ id, values: { ...absent, ...withoutProvenance(values) } })),
    ],
  }
}

/**
 * Applies the difference between two readable lists of rows; returns the records that the schema rejected. Two
 * transactions, since new rows are undone differently from changes.
 */
export const applyRows = <S extends z.ZodObject, T extends string>(
  section: Collection<S, T>,
  doc: Y.Doc,
  base: unknown,
  edited: unknown,
  author: Author,
): InvalidRecord[] => {
  const { fields, texts, name, instants = [] } = section.definition
  const { added, changed, removed, restored } = splitRestored(section, doc, diffRows(base, edited))
  const invalid: InvalidRecord[] = []
  const schema = fields.partial()
  const accepts = (id: string, values: Record<string, unknown>): boolean => {
    const parsed = schema.safeParse(values)
    if (!parsed.success) invalid.push({ section: name, id, reason: parsed.error.issues[0]?.message ?? '' })
    return parsed.success
  }
  const accepted = added.flatMap(({ id, values: written, after }) => {
    const values = instantsFromIso(written, instants)
    return accepts(id ?? 'new', values) ? [{ id, values, after }] : []
  })
  doc.transact(() => {
    const findRange = createRangeLookup(doc.getMap(name))
    for (const run of groupRuns(accepted)) {
      const { start, end } = findRange(run[0]?.after)
      const ids = run.map(({ id }) => id)
      section.addAll(
        doc,
        author,
        run.map(({ values }) => values as NewValues<S, T>),
        { ids, orders: keysBetween(start, end, run.length) },
      )
    }
  }, ADDITION)
  doc.transact(() => {
    for (const id of restored) section.restore(doc, id)
    for (const { id, values: written } of changed) {
      const values = withoutNulls(fields, instantsFromIso(written, instants))
      if (!accepts(id, values)) continue
      const plain = Object.fromEntries(Object.entries(values).filter(([key]) => key in fields.shape))
      if (Object.keys(plain).length > 0) section.change(doc, id, plain as Partial<z.input<S>>)
      for (const key of texts) if (typeof values[key] === 'string') section.rewrite(doc, id, key, values[key])
    }
    for (const id of removed) section.remove(doc, id, author)
  }, LOCAL)
  return invalid
}

/** Null stands for a field that is removed, unlike one that is missing; some fields can be null themselves. */
const withoutNulls = (fields: z.ZodObject, values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value === null && fields.shape[key]?.safeParse(null).success === false ? undefined : value,
    ]),
  )
