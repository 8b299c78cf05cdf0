import type * as Y from 'yjs'

/** A type that a transaction changed: its root type, the keys that lead to it from there, and the keys changed in it. */
export type ChangedType = { root: string; path: string[]; type: unknown; keys: ReadonlySet<string | null> }

type Node = { _item: Y.Item | null }

/** Lists the types that a transaction changed, each with its path from the root. */
export const listChangedTypes = (transaction: Y.Transaction): ChangedType[] => {
  const rootNames = new Map<unknown, string>()
  for (const [name, type] of transaction.doc.share) rootNames.set(type, name)
  return [...transaction.changed].flatMap(([type, keys]) => {
    const path: string[] = []
    let node: Node | null = type
    while (node && !rootNames.has(node)) {
      path.unshift(node._item?.parentSub ?? '')
      node = (node._item?.parent ?? null) as Node | null
    }
    const root = node ? rootNames.get(node) : undefined
    return root === undefined ? [] : [{ root, path, type, keys }]
  })
}

/** The ids of changed records by root type; the mirror reads only these again. */
export type ChangedIds = Map<string, Set<string>>

/** The changed records of a transaction, by root type. */
export const getChangedIds = (transaction: Y.Transaction): ChangedIds => {
  const changes: ChangedIds = new Map()
  for (const { root, path, keys } of listChangedTypes(transaction)) {
    const ids = changes.get(root) ?? new Set()
    const [id] = path
    if (id === undefined) for (const key of keys) ids.add(key ?? '')
    else if (id !== '') ids.add(id)
    changes.set(root, ids)
  }
  return changes
}
