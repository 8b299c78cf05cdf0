import type * as Y from 'yjs'

/**
 * The browser's own copy of a document: a guest's always; an own page's only from the moment its host is lost until
 * the host has everything again, so that closing the page then loses nothing.
 */
export type LocalCopy = {
  /** Takes in what an earlier page left here. Resolves when it has; at once if there is nothing. */
  restore: () => Promise<void>
  /** Begins to keep a copy. Resolves when all of the document is in it. */
  keep: () => Promise<boolean>
  isKept: () => boolean
  /** Whether a transaction's origin is this copy. */
  isOrigin: (origin: unknown) => boolean
  /** Deletes the copy: the host has it all. */
  discard: () => Promise<void>
  close: () => void
}

type Stored = { whenSynced: Promise<unknown>; destroy: () => Promise<void>; clearData: () => Promise<void> }

export const localCopyOf = (documentId: string, doc: Y.Doc): LocalCopy => {
  const name = `debrief-${documentId}`
  // Loaded while the host is there to serve it: when the copy is needed, it isn't.
  const library = typeof indexedDB === 'undefined' ? undefined : import('y-indexeddb').catch(() => undefined)
  let stored: Promise<Stored | undefined> | undefined
  let isKept = false
  let origin: unknown

  const keep = async (): Promise<boolean> => {
    stored ??= open()
    const opened = await stored
    await opened?.whenSynced
    // The copy may have been discarded while it was being opened.
    isKept = opened !== undefined && stored !== undefined
    return isKept
  }
  const open = async (): Promise<Stored | undefined> => {
    const { IndexeddbPersistence } = (await library) ?? {}
    if (!IndexeddbPersistence) return undefined
    const opened = new IndexeddbPersistence(name, doc)
    origin = opened
    return opened
  }
  const end = async (how: 'destroy' | 'clearData'): Promise<void> => {
    const before = stored
    stored = undefined
    isKept = false
    await (await before)?.[how]()
  }

  return {
    restore: async () => {
      if (typeof indexedDB === 'undefined') return
      const names = await indexedDB.databases().catch(() => [])
      if (names.some((found) => found.name === name)) await keep()
    },
    keep,
    isKept: () => isKept,
    isOrigin: (other) => origin !== undefined && other === origin,
    discard: () => end('clearData'),
    close: () => void end('destroy'),
  }
}
