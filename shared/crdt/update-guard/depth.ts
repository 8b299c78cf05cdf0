import type * as Y from 'yjs'
import { RejectedUpdate } from './faults'
import { updateLimits } from './limits'
import { hasArrived, type Id, itemAt, type ParsedUpdate, type Struct, structAt } from './read-update'

type ParentRef = { root: string } | { item: Id } | 'missing' | 'collected'

/** Finds the parents of an update's structs. The live document is followed only as far as needed. */
export const createParentLookup = (update: ParsedUpdate, doc: Y.Doc | undefined) => {
  const parents = new Map<Struct, ParentRef>()
  const depths = new Map<Struct, number>()

  const findLiveParent = (id: Id): ParentRef => {
    const item = itemAt(doc, id)
    if (!item) return hasArrived(doc, id) ? 'collected' : 'missing'
    const { parent } = item
    if (parent === null || typeof parent === 'string') return 'collected'
    if ('client' in parent) return { item: parent }
    return parent._item ? { item: parent._item.id } : { root: findRootName(doc, parent) }
  }

  /**
   * An item without a parent of its own takes its left neighbor's, and so on; the result is kept for the whole path.
   */
  const findParent = (struct: Struct): ParentRef => {
    const path: Struct[] = []
    let at: Struct | undefined = struct
    let parent: ParentRef | undefined
    while (parent === undefined && at) {
      parent = parents.get(at) ?? at.parent
      if (parent !== undefined) break
      path.push(at)
      const next: Id | undefined = at.origin ?? at.rightOrigin
      if (at.kind === 'collected' || at.kind === 'gap' || next === undefined || path.length > update.items) {
        parent = 'collected'
        break
      }
      const within = structAt(update.clients.get(next.client), next.clock)
      at = within
      if (!within || within.kind === 'gap') parent = findLiveParent(next)
    }
    for (const one of path) parents.set(one, parent ?? 'missing')
    return parent ?? 'missing'
  }

  /** The nesting depth of a type, itself included; undefined if it is not known yet. */
  const getDepth = (struct: Struct): number | undefined => {
    const path: Struct[] = []
    let at: Struct | undefined = struct
    let depth = 0
    while (at) {
      const known = depths.get(at)
      if (known !== undefined) {
        depth = known
        break
      }
      path.push(at)
      if (path.length > updateLimits.MAX_TYPE_DEPTH) throw new RejectedUpdate('too-deep')
      const parent = findParent(at)
      if (parent === 'missing') return undefined
      if (parent === 'collected' || 'root' in parent) break
      at = structAt(update.clients.get(parent.item.client), parent.item.clock)
      if (!at || at.kind === 'gap') {
        const live = liveDepth(doc, parent.item)
        if (live === undefined) return undefined
        depth = live
        break
      }
    }
    for (const one of path.reverse()) {
      depth += 1
      depths.set(one, depth)
    }
    return depth
  }
  return { findParent, getDepth }
}

const findRootName = (doc: Y.Doc | undefined, type: Y.AbstractType<unknown>): string => {
  for (const [name, shared] of doc?.share ?? []) if (shared === type) return name
  return ''
}

/** The depth of a type in the live document; undefined if it has not arrived. */
const liveDepth = (doc: Y.Doc | undefined, id: Id): number | undefined => {
  if (!hasArrived(doc, id)) return undefined
  let depth = 0
  let item: Y.Item | null | undefined = itemAt(doc, id)
  while (item && depth <= updateLimits.MAX_TYPE_DEPTH) {
    depth += 1
    const parent: Y.Item['parent'] = item.parent
    item = parent !== null && typeof parent === 'object' && '_item' in parent ? parent._item : undefined
  }
  return depth
}
