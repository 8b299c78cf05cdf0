import * as Y from 'yjs'
import type { Author } from '../../shared/crdt'
import { inspectUpdate } from '../../shared/crdt/update-guard'
import { type Carried, typeAnew } from '../../shared/document'

const keyOf = (documentId: string): string => `debrief-carried-${documentId}`

/** Without storage, or with too little of it, words are carried for as long as the page is open. */
const memory = new Map<string, string>()

/** Keeps words until the document is opened here again, which types them anew. */
export const carryWords = (documentId: string, words: readonly Carried[]): void => {
  if (words.length === 0) return
  const text = JSON.stringify(words)
  memory.set(keyOf(documentId), text)
  try {
    if (typeof localStorage !== 'undefined') localStorage.setItem(keyOf(documentId), text)
  } catch (reason) {
    console.warn('What was typed is kept in memory only', reason)
  }
}

const readCarried = (documentId: string): readonly Carried[] => {
  const stored = typeof localStorage === 'undefined' ? null : localStorage.getItem(keyOf(documentId))
  return JSON.parse(memory.get(keyOf(documentId)) ?? stored ?? '[]')
}

const removeCarried = (documentId: string): void => {
  memory.delete(keyOf(documentId))
  if (typeof localStorage !== 'undefined') localStorage.removeItem(keyOf(documentId))
}

/** Whether these words can be merged into the document; tried on a copy. */
const canMerge = (doc: Y.Doc, words: readonly Carried[], author: Author): boolean => {
  const trial = new Y.Doc()
  Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc))
  typeAnew(trial, words, author)
  const update = Y.encodeStateAsUpdate(trial, Y.encodeStateVector(doc))
  trial.destroy()
  return inspectUpdate(update, { source: 'edit', doc }).fault === undefined
}

/** More than a person types while a host is gone; a large import that was refused stays out as a whole. */
const MAX_RETRIED_WORDS = 100

/** How many pieces an earlier session of this page kept, and those that could not be merged into the document. */
export type CarriedOutcome = { kept: number; left: readonly Carried[] }

/** Types carried words into the document, under the ids that their records had. */
export const typeCarriedWords = (documentId: string, doc: Y.Doc, author: Author): CarriedOutcome => {
  try {
    const words = readCarried(documentId)
    if (words.length === 0) return { kept: 0, left: [] }
    const isWhole = canMerge(doc, words, author)
    const single = words.slice(0, MAX_RETRIED_WORDS)
    const typed = isWhole ? words : single.filter((word) => canMerge(doc, [word], author))
    typeAnew(doc, typed, author)
    return { kept: words.length, left: words.filter((word) => !typed.includes(word)) }
  } finally {
    removeCarried(documentId)
  }
}
