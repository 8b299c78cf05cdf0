import * as Y from 'yjs'
import { RejectedUpdate } from './faults'
import { updateLimits } from './limits'
import { isRetired } from './retired-roots'

const conflictCounts = new WeakMap<Y.Doc, number>()

/**
 * How many items competed for a position while a document was merged: the cost of opening it, beyond reading it. An
 * honest document has next to none, since people seldom type in the same place at the same moment.
 */
export const getConflictCount = (doc: Y.Doc): number => conflictCounts.get(doc) ?? 0

const maxConflicts = new WeakMap<Y.Doc, number>()

/** Creates a document for opening an untrusted state: merging throws before it can take minutes. */
export const boundedDoc = (): Y.Doc => {
  const doc = new Y.Doc()
  maxConflicts.set(doc, updateLimits.MAX_CONFLICTS_AT_OPENING)
  return doc
}

/**
 * Counts the items between the neighbors of a new one: Yjs compares it with each, and walking past them costs a hundredth
 * of that. Returns whether its right neighbor stands somewhere behind its left one.
 */
const countConflicts = ({ parent, parentSub, right }: Y.Item, left: Y.Item | null, doc: Y.Doc): boolean => {
  if (!(parent instanceof Y.AbstractType)) return true
  if (left ? left.right === right : right && right.left === null) return true
  let found = 0
  let at = left ? left.right : parentSub === null ? parent._start : (parent._map.get(parentSub) ?? null)
  for (; !left && parentSub !== null && at?.left; at = at.left) found += 1
  for (; at && at !== right; at = at.right) found += 1
  const isInOrder = at === right
  if (found === 0) return isInOrder
  conflictCounts.set(doc, getConflictCount(doc) + found)
  if (getConflictCount(doc) > (maxConflicts.get(doc) ?? Number.POSITIVE_INFINITY))
    throw new RejectedUpdate('too-costly')
  return isInOrder
}

/**
 * Yjs 13.6 fails in the middle of a transaction, and leaves the document half changed, when one position of a client
 * arrives twice with different contents: the rest of the item then has to follow a collected item, which has no last
 * id. It belongs to nothing any more, so it is collected too, as Yjs does with every item whose neighbor was collected.
 * The guard cannot foresee this while one of the two is parked. An honest page gets into this state if its text is
 * collected while somebody keeps typing on it.
 *
 * An item whose right neighbor stands before its left one, or elsewhere, is collected, too: no page makes one, and Yjs
 * would place it by what has arrived so far, so that copies of one document would differ.
 */
const integrate = Y.Item.prototype.integrate
Y.Item.prototype.integrate = function (this: Y.Item, transaction, offset) {
  let { left } = this
  if (offset > 0) {
    const { client, clock } = this.id
    const structs = transaction.doc.store.clients.get(client) ?? []
    const before = structs[Y.findIndexSS(structs, clock + offset - 1)]
    if (before instanceof Y.Item) left = before
    else this.parent = null
  }
  // An item without a parent is collected at once, but still counts in its client's clock.
  if (isRetired(this.parent, transaction.doc)) this.parent = null
  if (!countConflicts(this, left, transaction.doc)) this.parent = null
  integrate.call(this, transaction, offset)
}
