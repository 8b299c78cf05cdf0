import { checkUpdate } from '../../shared/sync/gate'

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

/**
 * Moves what no document may hold out of a stored copy, into a database beside it: an earlier version of the app, or a
 * neighbor of it, may have left it there. The copy has to exist.
 */
export const sweepCopy = async (name: string): Promise<void> => {
  const copy = await open(name)
  try {
    const store = () => copy.transaction(UPDATES, 'readwrite').objectStore(UPDATES)
    const [keys, values] = await Promise.all([done(store().getAllKeys()), done(store().getAll())])
    const harmful = keys.flatMap((key, index) => {
      const value: unknown = values[index]
      const isHarmful = !(value instanceof Uint8Array) || checkUpdate(value, { source: 'journal' }) !== undefined
      return isHarmful ? [{ key, value }] : []
    })
    if (harmful.length === 0) return
    const aside = await open(`${name}-set-aside`)
    for (const { key, value } of harmful) {
      await done(aside.transaction(UPDATES, 'readwrite').objectStore(UPDATES).add(value))
      await done(store().delete(key))
    }
    aside.close()
    console.warn(`${harmful.length} damaged changes were set aside from this browser's copy`)
  } finally {
    copy.close()
  }
}
