import * as Y from 'yjs'
import { z } from 'zod'
import type { Author } from '../../shared/crdt'
import { inspectUpdate } from '../../shared/crdt/update-guard'
import { applyCarried, type Carried } from '../../shared/document'
import { browserStorage } from './browser-storage'

const carriedSchema = z.array(
  z.object({
    part: z.string(),
    id: z.string(),
    fields: z.array(z.string()).optional(),
    row: z.unknown().optional(),
    texts: z.array(z.string()),
  }),
)

const keyOf = (documentId: string): string => `debrief-carried-${documentId}`

/** Without storage, or with too little of it, words are carried for as long as the page is open. */
const memory = new Map<string, string>()

const store = (documentId: string, words: readonly Carried[]): void => {
  const text = JSON.stringify(words)
  memory.set(keyOf(documentId), text)
  try {
    browserStorage()?.setItem(keyOf(documentId), text)
  } catch (reason) {
    console.warn('What was typed is kept in memory only', reason)
  }
}

const removeCarried = (documentId: string): void => {
  memory.delete(keyOf(documentId))
  browserStorage()?.removeItem(keyOf(documentId))
}

/** Moves what can't be read to a key of its own, where nothing overwrites it. */
const setAside = (documentId: string, text: string): void => {
  try {
    browserStorage()?.setItem(`${keyOf(documentId)}-unreadable`, text)
    removeCarried(documentId)
  } catch (reason) {
    console.warn('What an earlier session kept stays where it is', reason)
  }
}

const readCarried = (documentId: string): readonly Carried[] => {
  const text = memory.get(keyOf(documentId)) ?? browserStorage()?.getItem(keyOf(documentId)) ?? '[]'
  try {
    return carriedSchema.parse(JSON.parse(text))
  } catch (reason) {
    console.warn('What an earlier session kept cannot be read and is set aside in the browser’s storage', reason)
    setAside(documentId, text)
    return []
  }
}

/** Keeps words until the document is opened here again, beside those that wait already. */
export const carryWords = (documentId: string, words: readonly Carried[]): void => {
  if (words.length > 0) store(documentId, [...readCarried(documentId), ...words])
}

/** Whether these words can be merged into the document; tried on a copy. */
const canMerge = (doc: Y.Doc, words: readonly Carried[], author: Author): boolean => {
  const trial = new Y.Doc()
  Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc))
  applyCarried(trial, words, author)
  const update = Y.encodeStateAsUpdate(trial, Y.encodeStateVector(doc))
  trial.destroy()
  return inspectUpdate(update, { source: 'edit', doc }).fault === undefined
}

/** More than a person types while a host is gone; a large import that was refused stays out as a whole. */
const MAX_RETRIED_WORDS = 100

/** How many pieces an earlier session of this page kept, and those that could not be merged into the document. */
export type CarriedOutcome = { kept: number; left: readonly Carried[] }

/**
 * Applies carried words to the document, under the ids that their records had. After an error they all stay where they
 * are kept; those that can't be merged are returned, for the person to save.
 */
export const reapplyCarriedWords = (documentId: string, doc: Y.Doc, author: Author): CarriedOutcome => {
  const words = readCarried(documentId)
  if (words.length === 0) return { kept: 0, left: [] }
  try {
    const isWhole = canMerge(doc, words, author)
    const single = words.slice(0, MAX_RETRIED_WORDS)
    const typed = isWhole ? words : single.filter((word) => canMerge(doc, [word], author))
    applyCarried(doc, typed, author)
    removeCarried(documentId)
    return { kept: words.length, left: words.filter((word) => !typed.includes(word)) }
  } catch (reason) {
    console.error('What an earlier session kept could not be applied again; it is still kept', reason)
    return { kept: words.length, left: words }
  }
}
