import * as Y from 'yjs'
import { includesBytes } from './find-bytes'

const retired = new Map<string, Uint8Array>()

/**
 * Keeps a root type out of every document, however its items arrive: from older files, journals, copies or pages.
 * Deleting them is not enough, since Yjs keeps the keys of deleted map entries.
 */
export const retireRoot = (name: string): void => void retired.set(name, new TextEncoder().encode(name))

const readers = new WeakSet<Y.Doc>()

/** Creates a document in which retired root types can still be read, so that their content can be migrated. */
export const docWithRetiredRoots = (): Y.Doc => {
  const doc = new Y.Doc()
  readers.add(doc)
  return doc
}

/** Whether a document drops the items of this type. */
export const isRetired = (type: unknown, doc: Y.Doc): boolean => {
  if (!(type instanceof Y.AbstractType) || type._item !== null || readers.has(doc)) return false
  for (const name of retired.keys()) if (doc.share.get(name) === type) return true
  return false
}

/** Whether an update may contain items of a retired root type. A text that merely contains its name counts too. */
export const mentionsRetiredRoot = (update: Uint8Array): boolean => {
  for (const name of retired.values()) if (includesBytes(update, name)) return true
  return false
}
