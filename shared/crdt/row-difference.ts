/** Fields that an external edit cannot change: they are a row's provenance, not its content. */
const provenanceFields = new Set(['id', 'createdAt', 'createdBy'])

type Values = Record<string, unknown>

/** A row's content. */
export const withoutProvenance = (row: Values): Values =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !provenanceFields.has(key)))

/** What an edit of a list of rows added, changed and removed. */
export type RowDifference = {
  /** `after`: the id of the row before it in the list; `null` for the first. */
  added: { id?: string; values: Values; after: string | null | undefined }[]
  changed: { id: string; values: Values }[]
  removed: string[]
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const toRows = (value: unknown): Values[] => (Array.isArray(value) ? value.filter(isObject) : [])

const getId = (row: Values): string | undefined => (typeof row.id === 'string' && row.id !== '' ? row.id : undefined)

/** Diffs two readable lists of rows, record by record and field by field. */
export const diffRows = (base: unknown, edited: unknown): RowDifference => {
  // A missing list is more likely a mistake than a wish to remove every row.
  if (!Array.isArray(edited)) return { added: [], changed: [], removed: [] }
  const before = new Map(toRows(base).map((row) => [getId(row), row]))
  const difference: RowDifference = { added: [], changed: [], removed: [] }
  const seen = new Set<string>()
  let after: string | null | undefined = null
  for (const row of toRows(edited)) {
    const id = getId(row)
    const old = id === undefined ? undefined : before.get(id)
    if (id !== undefined && seen.has(id)) continue
    if (id !== undefined) seen.add(id)
    if (id === undefined || !old) difference.added.push({ id, values: row, after })
    else {
      const values = diffFields(old, row)
      if (Object.keys(values).length > 0) difference.changed.push({ id, values })
    }
    after = id
  }
  for (const id of before.keys()) if (id !== undefined && !seen.has(id)) difference.removed.push(id)
  return difference
}

/** The fields whose values differ; a missing field counts as unchanged. */
export const diffFields = (base: unknown, edited: unknown): Values => {
  if (!isObject(edited)) return {}
  const old = isObject(base) ? base : {}
  return Object.fromEntries(
    Object.entries(edited).filter(
      ([key, value]) => !provenanceFields.has(key) && JSON.stringify(value) !== JSON.stringify(old[key]),
    ),
  )
}
