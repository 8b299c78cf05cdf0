import { z } from 'zod'
import type { Touch } from '../../shared/document'

/** What a page's person did that may have been nowhere else when the page was closed, and under which id and clocks. */
export type Leftover = {
  clientId: number
  /** Clock up to which others may have seen what was typed under this id. */
  seenClock: number
  touches: readonly Touch[]
}

const leftoverSchema = z.object({
  clientId: z.number().int().nonnegative(),
  seenClock: z.number().int().nonnegative(),
  touches: z.array(z.object({ root: z.string(), id: z.string(), field: z.string().optional() })),
})

const keyOf = (documentId: string): string => `debrief-unshared-${documentId}`
const lockOf = (clientId: number): string => `debrief-page-${clientId}`

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const readAll = (storage: Store, documentId: string): Leftover[] => {
  try {
    return z.array(leftoverSchema).parse(JSON.parse(storage.getItem(keyOf(documentId)) ?? '[]'))
  } catch {
    // Somebody else's, or an older version's: the browser's copy of the document is not affected.
    return []
  }
}

const writeAll = (storage: Store, documentId: string, leftovers: readonly Leftover[]): void => {
  try {
    if (leftovers.length > 0) storage.setItem(keyOf(documentId), JSON.stringify(leftovers))
    else storage.removeItem(keyOf(documentId))
  } catch (reason) {
    console.warn('What is unshared is noted in memory only', reason)
  }
}

/** Notes of a document's unshared changes, for the next page that opens it in this browser. */
export const createLeftovers = (documentId: string, storage: Store) => ({
  /** What earlier pages left. */
  read: (): Leftover[] => readAll(storage, documentId),
  /** Replaces what is noted under these ids. */
  write: (clientIds: readonly number[], left: readonly Leftover[]): void => {
    const others = readAll(storage, documentId).filter(({ clientId }) => !clientIds.includes(clientId))
    writeAll(storage, documentId, [...others, ...left])
  },
})

export type Leftovers = ReturnType<typeof createLeftovers>

/** Lets other pages of this browser know that this id's page is open, as long as it is. */
export const lockPage = (clientId: number): (() => void) => {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  // Only in secure contexts; elsewhere two windows on one document may warn each other without need.
  void globalThis.navigator?.locks?.request(lockOf(clientId), () => released)
  return release
}

/** Which of these ids belong to pages that are open now. */
export const findOpenPages = async (clientIds: readonly number[]): Promise<number[]> => {
  const held = (await globalThis.navigator?.locks?.query())?.held ?? []
  const names = new Set(held.map(({ name }) => name))
  return clientIds.filter((clientId) => names.has(lockOf(clientId)))
}
