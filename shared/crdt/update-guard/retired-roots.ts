import * as Y from 'yjs'

const retired = new Map<string, Uint8Array>()

/**
 * Has no document hold a root type any more, whichever way its items come: from older files, journals, copies and pages.
 * Deleting them would not do, since Yjs keeps the keys of what was deleted from a map.
 */
export const retireRoot = (name: string): void => void retired.set(name, new TextEncoder().encode(name))

const readers = new WeakSet<Y.Doc>()

/** A document in which retired root types can still be read, to take over what they say. */
export const docWithRetiredRoots = (): Y.Doc => {
  const doc = new Y.Doc()
  readers.add(doc)
  return doc
}

/** Whether items of this type are not kept in a document. */
export const isRetired = (type: unknown, doc: Y.Doc): boolean => {
  if (!(type instanceof Y.AbstractType) || type._item !== null || readers.has(doc)) return false
  for (const name of retired.keys()) if (doc.share.get(name) === type) return true
  return false
}

const includes = (bytes: Uint8Array, wanted: Uint8Array): boolean => {
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1
    while (length < wanted.length && bytes[at + length] === wanted[length]) length += 1
    if (length === wanted.length) return true
  }
  return false
}

/** Whether an update may bring items of a retired root type; a text that has its name in it counts too. */
export const mentionsRetiredRoot = (update: Uint8Array): boolean => {
  for (const name of retired.values()) if (includes(update, name)) return true
  return false
}
