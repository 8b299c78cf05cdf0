import * as Y from 'yjs'
import { checkUpdate, mentionsRetiredRoot } from '../../shared/crdt/update-guard'

const UPDATES = 'updates'

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const open = (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(UPDATES, { autoIncrement: true })
  }
  return done(request)
}

/** Rewrites a copy that may contain retired roots: merging its updates into a new document drops them. */
const rewrite = async (store: () => IDBObjectStore, keys: readonly IDBValidKey[], values: readonly Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const value of values) Y.applyUpdate(doc, value)
  const all = store()
  const committed = new Promise<void>((resolve, reject) => {
    all.transaction.oncomplete = () => resolve()
    all.transaction.onabort = () => reject(all.transaction.error)
  })
  for (const key of keys) all.delete(key)
  all.add(Y.encodeStateAsUpdate(doc))
  doc.destroy()
  await committed
}

/**
 * Moves updates that no document may contain from a stored copy to a quarantine database next to it. An earlier version
 * of the app, or a peer, may have left them there. The copy has to exist.
 */
export const sanitizeLocalCopy = async (name: string): Promise<void> => {
  const copy = await open(name)
  try {
    const store = () => copy.transaction(UPDATES, 'readwrite').objectStore(UPDATES)
    const [keys, values] = await Promise.all([done(store().getAllKeys()), done(store().getAll())])
    const harmful: { key: IDBValidKey; value: unknown }[] = []
    const kept: { key: IDBValidKey; value: Uint8Array }[] = []
    for (const [index, key] of keys.entries()) {
      const value: unknown = values[index]
      if (value instanceof Uint8Array && checkUpdate(value, { source: 'journal' }) === undefined)
        kept.push({ key, value })
      else harmful.push({ key, value })
    }
    if (kept.some(({ value }) => mentionsRetiredRoot(value)))
      await rewrite(
        store,
        kept.map(({ key }) => key),
        kept.map(({ value }) => value),
      )
    if (harmful.length === 0) return
    const quarantine = await open(`${name}-set-aside`)
    try {
      for (const { key, value } of harmful) {
        await done(quarantine.transaction(UPDATES, 'readwrite').objectStore(UPDATES).add(value))
        await done(store().delete(key))
      }
    } finally {
      quarantine.close()
    }
    console.warn(`${harmful.length} damaged changes were moved out of this browser's copy`)
  } finally {
    copy.close()
  }
}
