import * as Y from 'yjs'
import { sanitizeLocalCopy } from './sanitize-local-copy'

/**
 * The browser's own copy of a document: a guest always has one; a local page only from the loss of its host until the
 * host has everything again, so that closing the page meanwhile loses nothing.
 */
export type LocalCopy = {
  /** Merges what an earlier page has stored. Resolves when that is done; at once if there is nothing. */
  restore: () => Promise<void>
  /** Starts keeping a copy. Resolves once it contains the whole document. */
  keep: () => Promise<boolean>
  isKept: () => boolean
  /**
   * Sets whether a host has everything too: then the copy is written once a second; otherwise own changes are written
   * at once.
   */
  setBackedUp: (isBackedUp: boolean) => void
  /** Writes pending updates. */
  flush: () => void
  /** Whether a transaction's origin is this copy. */
  isOrigin: (origin: unknown) => boolean
  /** Deletes the copy, once the host has everything. */
  discard: () => Promise<void>
  close: () => void
}

type Persistence = {
  whenSynced: Promise<unknown>
  destroy: () => Promise<void>
  clearData: () => Promise<void>
  /**
   * y-indexeddb's update listener, which writes each update at once; with ten people typing, that would be most of a
   * page's work.
   */
  _storeUpdate: (update: Uint8Array, origin: unknown) => void
}

/** How long (ms) updates may wait to be written while a host has them too. */
const BACKED_UP_WRITE_DELAY_MS = 1_000
/** How long (ms) other people's updates may wait to be written while no host has them; their pages have them. */
const REMOTE_WRITE_DELAY_MS = 200

export const createLocalCopy = (documentId: string, doc: Y.Doc): LocalCopy => {
  const name = `debrief-${documentId}`
  // Loaded while the host can serve it: when the copy is needed, the host is gone.
  const library = typeof indexedDB === 'undefined' ? undefined : import('y-indexeddb').catch(() => undefined)
  let persistence: Promise<Persistence | undefined> | undefined
  let isKept = false
  let origin: unknown
  let isBackedUp = false
  const pending: Uint8Array[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  let ended: Promise<unknown> = Promise.resolve()

  const takeGathered = (): Uint8Array | undefined => {
    clearTimeout(timer)
    timer = undefined
    const updates = pending.splice(0)
    return updates.length > 0 ? Y.mergeUpdates(updates) : undefined
  }
  const flush = async (): Promise<void> => {
    const update = takeGathered()
    const opened = await persistence
    if (update) opened?._storeUpdate(update, undefined)
  }
  const gather = (update: Uint8Array, from: unknown, _doc: Y.Doc, { local }: Y.Transaction): void => {
    if (from === origin) return
    pending.push(update)
    if (local && !isBackedUp) void flush()
    else timer ??= setTimeout(flush, isBackedUp ? BACKED_UP_WRITE_DELAY_MS : REMOTE_WRITE_DELAY_MS)
  }

  const exists = async (): Promise<boolean> => {
    const names = await indexedDB.databases().catch(() => [])
    return names.some((found) => found.name === name)
  }
  const keep = async (): Promise<boolean> => {
    persistence ??= open()
    const opened = await persistence
    await opened?.whenSynced
    // The copy may have been discarded while it was being opened.
    isKept = opened !== undefined && opened === (await persistence)
    return isKept
  }
  const open = async (): Promise<Persistence | undefined> => {
    // If it were opened while an earlier copy is being deleted, the deletion would remove this one too.
    await ended
    const { IndexeddbPersistence } = (await library) ?? {}
    if (!IndexeddbPersistence) return undefined
    // A copy that can't even be read is left to y-indexeddb, which reports it.
    if (await exists())
      await sanitizeLocalCopy(name).catch((reason: unknown) => console.warn('The copy was not checked', reason))
    const opened: Persistence = new IndexeddbPersistence(name, doc)
    origin = opened
    doc.off('update', opened._storeUpdate)
    doc.on('update', gather)
    return opened
  }
  const end = (how: 'destroy' | 'clearData'): Promise<void> => {
    doc.off('update', gather)
    const before = persistence
    const last = takeGathered()
    persistence = undefined
    isKept = false
    const ending = Promise.resolve(before).then((opened) => {
      // A copy that was still being opened may have started listening in the meantime.
      doc.off('update', gather)
      if (last) opened?._storeUpdate(last, undefined)
      return opened?.[how]()
    })
    ended = ending
    return ending
  }

  return {
    restore: async () => {
      if (typeof indexedDB === 'undefined') return
      if (await exists()) await keep()
    },
    keep,
    isKept: () => isKept,
    setBackedUp: (next) => {
      isBackedUp = next
      void flush()
    },
    flush: () => void flush(),
    isOrigin: (other) => origin !== undefined && other === origin,
    discard: () => end('clearData'),
    close: () => void end('destroy'),
  }
}
