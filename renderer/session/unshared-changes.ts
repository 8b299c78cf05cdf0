import { z } from 'zod'
import type { FieldChange } from '../../shared/document'

/**
 * Changes that nobody else may have received when a page was closed, with the client id and clock under which they were
 * made.
 */
export type UnsharedChanges = {
  clientId: number
  /** Clock up to which others may have seen what was typed under this id. */
  seenClock: number
  touches: readonly FieldChange[]
}

const unsharedChangesSchema = z.object({
  clientId: z.number().int().nonnegative(),
  seenClock: z.number().int().nonnegative(),
  touches: z.array(z.object({ root: z.string(), id: z.string(), field: z.string().optional() })),
})

const storageKey = (documentId: string): string => `debrief-unshared-${documentId}`
const lockName = (clientId: number): string => `debrief-page-${clientId}`

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const readAll = (storage: Store, documentId: string): UnsharedChanges[] => {
  try {
    return z.array(unsharedChangesSchema).parse(JSON.parse(storage.getItem(storageKey(documentId)) ?? '[]'))
  } catch {
    // Damaged, or from an older version. The browser's copy of the document is not affected.
    return []
  }
}

const writeAll = (storage: Store, documentId: string, all: readonly UnsharedChanges[]): void => {
  try {
    if (all.length > 0) storage.setItem(storageKey(documentId), JSON.stringify(all))
    else storage.removeItem(storageKey(documentId))
  } catch (reason) {
    console.warn('Unshared changes are noted in memory only', reason)
  }
}

/** Stores a document's unshared changes for the next page that opens it in this browser. */
export const createUnsharedChangesStore = (documentId: string, storage: Store) => ({
  /** What earlier pages stored. */
  read: (): UnsharedChanges[] => readAll(storage, documentId),
  /** Replaces what is stored for these client ids. */
  write: (clientIds: readonly number[], left: readonly UnsharedChanges[]): void => {
    const others = readAll(storage, documentId).filter(({ clientId }) => !clientIds.includes(clientId))
    writeAll(storage, documentId, [...others, ...left])
  },
})

export type UnsharedChangesStore = ReturnType<typeof createUnsharedChangesStore>

/** Shows other pages of this browser that the page with this client id is open, until the lock is released. */
export const lockPage = (clientId: number): (() => void) => {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  // Locks exist in secure contexts only; elsewhere two windows on one document may warn each other needlessly.
  const request = globalThis.navigator?.locks?.request(lockName(clientId), () => released)
  request?.catch((reason: unknown) => console.warn('Other windows can’t tell that this one is open', reason))
  return release
}

/** Which of these client ids belong to pages that are open now. */
export const findOpenPages = async (clientIds: readonly number[]): Promise<number[]> => {
  const held = (await globalThis.navigator?.locks?.query())?.held ?? []
  const names = new Set(held.map(({ name }) => name))
  return clientIds.filter((clientId) => names.has(lockName(clientId)))
}
