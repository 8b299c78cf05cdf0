import type * as Y from 'yjs'
import { getChangedIds } from './changed-types'
import type { DocumentSection, ReadResult } from './document-section'

/**
 * Creates a function that reads a section of a document, and of the same document from then on only what has changed.
 * For what is read with every message.
 */
export const createCachedReader = <V>(section: DocumentSection<V>): ((doc: Y.Doc) => V) => {
  const caches = new WeakMap<Y.Doc, { result: ReadResult<V>; changed: Set<string> }>()
  const observe = (doc: Y.Doc) => {
    const cache = { result: section.read(doc), changed: new Set<string>() }
    caches.set(doc, cache)
    // Before all other observers, so that they read what has changed.
    doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
      for (const [root, ids] of getChangedIds(transaction))
        if (section.rootNames.includes(root)) for (const id of ids) cache.changed.add(id)
    })
    return cache
  }
  return (doc) => {
    // What a transaction has changed is known only when it ends.
    if (doc._transaction) return section.read(doc).value
    const cache = caches.get(doc) ?? observe(doc)
    if (cache.changed.size > 0) {
      cache.result = section.read(doc, cache.result, cache.changed)
      cache.changed = new Set()
    }
    return cache.result.value
  }
}
