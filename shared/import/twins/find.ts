import * as Y from 'yjs'
import { getChangedIds } from '../../crdt'
import { importedSections } from './members'
import { idsIn } from './references'
import { indexRecord, indexTwins, settleTwins, twinsOf } from './settle'

/** Watches a document for records that several imports have added. */
export type TwinFinder = {
  /** Settles what has changed since the last time, in small transactions; see `settleTwins`. */
  settle: (now: number) => Generator<void, void>
  close: () => void
}

/**
 * Starts watching. A change costs no more than looking at the records that it concerns. `onTwins`: there is something
 * to settle, also right at the beginning.
 */
export const createTwinFinder = (doc: Y.Doc, onTwins: () => void): TwinFinder => {
  const index = indexTwins(doc)
  const pending = new Set<string>()
  /** The import keys of records with twins, by their ids, since something may come to refer to them. */
  const keyOfId = new Map<string, string>()
  const ids = { has: (id: string) => keyOfId.has(id) }

  const addGroup = (key: string): void => {
    const twins = twinsOf(index, key)
    for (const { id } of twins) keyOfId.set(id, key)
    if (twins.length > 0) pending.add(key)
  }

  const noteReferences = (value: unknown): void => {
    const held = value instanceof Y.Map ? [...value.values()] : value
    for (const id of idsIn(held, ids)) pending.add(keyOfId.get(id) ?? '')
  }

  const onTransaction = (transaction: Y.Transaction): void => {
    const before = pending.size
    for (const [root, changed] of getChangedIds(transaction)) {
      const isImported = importedSections.some(({ name }) => name === root)
      for (const id of changed) {
        if (isImported) addGroup(indexRecord(doc, index, { section: root, id }))
        if (keyOfId.size === 0 || !(doc.share.get(root) instanceof Y.Map)) continue
        noteReferences(id)
        noteReferences(doc.getMap(root).get(id))
      }
    }
    if (pending.size > 0 && (pending.size > before || !transaction.local)) onTwins()
  }

  for (const key of index.keys()) addGroup(key)
  doc.on('afterTransaction', onTransaction)
  if (pending.size > 0) onTwins()
  return {
    settle: (now) => {
      const keys = [...pending]
      pending.clear()
      return settleTwins(doc, now, index, keys)
    },
    close: () => doc.off('afterTransaction', onTransaction),
  }
}
