import type * as Y from 'yjs'
import type { Author, Collection, DocumentSection, InvalidRecord } from '../../crdt'
import { stages } from '../../stages'
import type { AnyStage } from '../../stages/contract'
import { isValues, rowsById, type Values } from '../merge/values'
import { listKeptSections, type RevisionContent, readKept } from './content'

type Rows = Collection & DocumentSection<unknown>

const isCollection = (section: DocumentSection<unknown>): section is Rows => 'arrange' in section
/** Unlike the fields of a section, which are always there, its keys can be removed. */
const hasKeys = (section: DocumentSection<unknown>): boolean => isCollection(section) || 'set' in section

/** Values with null for each that is missing among them, since one that is missing counts as unchanged. */
const withNullFor = (values: Values, keys: readonly string[]): Values => {
  const missing = keys.filter((key) => !(key in values))
  return missing.length === 0 ? values : { ...values, ...Object.fromEntries(missing.map((key) => [key, null])) }
}

/** A section's value, written so that applying it as an edit of what is there now also removes what was set since. */
const withNulls = (value: unknown, now: unknown): unknown => {
  if (Array.isArray(value)) {
    const rows = rowsById(now)
    return value.map((row) => (isValues(row) ? withNullFor(row, Object.keys(rows.get(String(row.id)) ?? {})) : row))
  }
  return isValues(value) && isValues(now) ? withNullFor(value, Object.keys(now)) : value
}

/**
 * Makes a document what a version holds, section by section, as an edit of what it is now: what was added since goes to
 * the trash, what was removed comes back, texts change by whole words. Returns the records that a schema rejected.
 * Whoever undoes it must treat its transactions as one step.
 */
export function* restoreInSteps(
  doc: Y.Doc,
  author: Author,
  content: RevisionContent,
  known: readonly AnyStage[] = stages,
): Generator<undefined, InvalidRecord[]> {
  const invalid: InvalidRecord[] = []
  for (const kept of listKeptSections(known)) {
    const { section, path } = kept
    const value = content[path]
    if (value === undefined) continue
    // Read just before it is applied: others may edit between two steps.
    const now = readKept(doc, kept)
    invalid.push(...section.applyJson(doc, now, hasKeys(section) ? withNulls(value, now) : value, author))
    if (isCollection(section) && Array.isArray(value))
      section.arrange(
        doc,
        value.map((row: { id?: unknown }) => String(row?.id)),
      )
    yield
  }
  return invalid
}

/** The same without a pause. */
export const restoreContent = (doc: Y.Doc, author: Author, content: RevisionContent): InvalidRecord[] => {
  const steps = restoreInSteps(doc, author, content)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
