import * as Y from 'yjs'
import { z } from 'zod'
import type { Author } from '../../shared/crdt'
import { inspectUpdate } from '../../shared/crdt/update-guard'
import { applyDetachedEdits, type DetachedEdit } from '../../shared/document'
import { browserStorage } from './browser-storage'

const editsSchema = z.array(
  z.object({
    part: z.string(),
    id: z.string(),
    fields: z.array(z.string()).optional(),
    row: z.unknown().optional(),
    texts: z.array(z.string()),
  }),
)

const storageKey = (documentId: string): string => `debrief-carried-${documentId}`

/** If browser storage is missing or full, edits are kept while the page is open. */
const memory = new Map<string, string>()

const store = (documentId: string, edits: readonly DetachedEdit[]): void => {
  const text = JSON.stringify(edits)
  memory.set(storageKey(documentId), text)
  try {
    browserStorage()?.setItem(storageKey(documentId), text)
  } catch (reason) {
    console.warn('What was typed is kept in memory only', reason)
  }
}

const removeStored = (documentId: string): void => {
  memory.delete(storageKey(documentId))
  browserStorage()?.removeItem(storageKey(documentId))
}

/** Moves unreadable edits to a separate key, where nothing overwrites them. */
const quarantine = (documentId: string, text: string): void => {
  try {
    browserStorage()?.setItem(`${storageKey(documentId)}-unreadable`, text)
    removeStored(documentId)
  } catch (reason) {
    console.warn('What an earlier session kept stays where it is', reason)
  }
}

const readStored = (documentId: string): readonly DetachedEdit[] => {
  const text = memory.get(storageKey(documentId)) ?? browserStorage()?.getItem(storageKey(documentId)) ?? '[]'
  try {
    return editsSchema.parse(JSON.parse(text))
  } catch (reason) {
    console.warn('What an earlier session kept cannot be read and is set aside in the browser’s storage', reason)
    quarantine(documentId, text)
    return []
  }
}

/** Stores edits until the document is opened here again, appended to those stored already. */
export const storeDetachedEdits = (documentId: string, edits: readonly DetachedEdit[]): void => {
  if (edits.length > 0) store(documentId, [...readStored(documentId), ...edits])
}

/** Whether these edits can be merged into the document; tried on a copy. */
const canMerge = (doc: Y.Doc, edits: readonly DetachedEdit[], author: Author): boolean => {
  const trial = new Y.Doc()
  Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc))
  applyDetachedEdits(trial, edits, author)
  const update = Y.encodeStateAsUpdate(trial, Y.encodeStateVector(doc))
  trial.destroy()
  return inspectUpdate(update, { source: 'edit', doc }).fault === undefined
}

/**
 * More edits than a person makes while a host is gone. Beyond this, as with a large import that was refused, the rest
 * is not retried one by one.
 */
const MAX_SINGLE_RETRIES = 100

/** How many edits an earlier session of this page stored, and those that could not be merged into the document. */
export type ReapplyOutcome = { kept: number; left: readonly DetachedEdit[] }

/**
 * Applies the stored edits to the document, under the ids that their records had. After an error all of them stay
 * stored; those that can't be merged are returned, for the person to save.
 */
export const reapplyDetachedEdits = (documentId: string, doc: Y.Doc, author: Author): ReapplyOutcome => {
  const edits = readStored(documentId)
  if (edits.length === 0) return { kept: 0, left: [] }
  try {
    const isWhole = canMerge(doc, edits, author)
    const single = edits.slice(0, MAX_SINGLE_RETRIES)
    const merged = isWhole ? edits : single.filter((edit) => canMerge(doc, [edit], author))
    applyDetachedEdits(doc, merged, author)
    removeStored(documentId)
    const isMerged = new Set(merged)
    return { kept: edits.length, left: edits.filter((edit) => !isMerged.has(edit)) }
  } catch (reason) {
    console.error('What an earlier session kept could not be applied again; it is still kept', reason)
    return { kept: edits.length, left: edits }
  }
}
