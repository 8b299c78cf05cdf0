import * as Y from 'yjs'
import { countItems, mergeSteps } from './cost'
import { createParentLookup } from './depth'
import { fault, RejectedUpdate, type UpdateFault } from './faults'
import { rivalsMet } from './harden-yjs'
import { gateLimits } from './limits'
import { hasArrived, type Id, itemAt, type ParsedUpdate, readUpdate } from './read-update'
import { documentBytes } from './size'

/** Where a document says what it is: its id, its version. Written once, by its creator; `key` is always there. */
export type HeadRule = { root: string; key: string }

export type UpdateContext = {
  /**
   * `edit`: somebody's change of just now. `sync`: all that another page or host has and this document has not.
   * `state`: a whole document, from a file, an import, or a host that is joined. `journal`: a piece that was an edit
   * once, whose base may be missing.
   */
  source: 'edit' | 'sync' | 'state' | 'journal'
  /** What the update is to be merged into. Without it, the update stands for itself. */
  doc?: Y.Doc | undefined
  head?: HeadRule | undefined
}

/** An update that passed the static checks, and how much merging it may cost. */
export type Inspected = { fault: UpdateFault } | { fault?: undefined; steps: number; isCostly: boolean }

const checkTypes = (update: ParsedUpdate, { doc, source }: UpdateContext): void => {
  const { getDepth } = createParentLookup(update, doc)
  for (const structs of update.clients.values())
    for (const struct of structs) {
      if (struct.kind !== 'type') continue
      // Not known how deep: pieces of a chain could be parked one by one, and each would look harmless.
      const depth = getDepth(struct)
      if (depth === undefined && source !== 'journal') throw new RejectedUpdate('missing-parent')
      if ((depth ?? 0) > gateLimits.MAX_TYPE_DEPTH) throw new RejectedUpdate('too-deep')
    }
}

/** No edit makes a document another one, or one of a newer app, which its owner could then only read. */
const checkHead = (update: ParsedUpdate, { doc, source, head }: UpdateContext): void => {
  const isLive = source === 'edit' || source === 'sync'
  if (!isLive || !doc || !head || !doc.getMap(head.root).has(head.key)) return
  const { findParent } = createParentLookup(update, doc)
  for (const [client, structs] of update.clients)
    for (const struct of structs) {
      if (struct.kind === 'gap' || struct.kind === 'collected') continue
      if (hasArrived(doc, { client, clock: struct.clock + struct.length - 1 })) continue
      const parent = findParent(struct)
      if (typeof parent === 'object' && 'root' in parent && parent.root === head.root)
        throw new RejectedUpdate('head-changed')
    }
  for (const { id } of doc.getMap(head.root)._map.values()) {
    const isDeleted = update.deletes.some(
      ({ client, clock, length }) => client === id.client && clock <= id.clock && id.clock < clock + length,
    )
    if (isDeleted && itemAt(doc, id)?.deleted === false) throw new RejectedUpdate('head-changed')
  }
}

/** Whether an update brings anything that has to wait: for a change before it, or for an item it hangs on. */
const isParked = (update: ParsedUpdate, doc: Y.Doc): boolean => {
  const isThere = (id: Id | undefined): boolean => {
    if (!id || hasArrived(doc, id)) return true
    const last = update.clients.get(id.client)?.at(-1)
    return last !== undefined && id.clock < last.clock + last.length
  }
  for (const [client, structs] of update.clients) {
    const first = structs[0]
    if (first && first.clock > 0 && !hasArrived(doc, { client, clock: first.clock - 1 })) return true
    for (const { kind, origin, rightOrigin, parent } of structs) {
      if (kind === 'gap') return true
      if (!isThere(origin) || !isThere(rightOrigin)) return true
      if (parent && 'item' in parent && !isThere(parent.item)) return true
    }
  }
  return false
}

/** All that waits is merged at once when what it waits for arrives, in an edit that may be anybody's and harmless. */
const checkParked = (update: Uint8Array, doc: Y.Doc): void => {
  const { pendingStructs, pendingDs } = doc.store
  const parkedBytes = (pendingStructs?.update.length ?? 0) + (pendingDs?.length ?? 0)
  if (parkedBytes > 0 && parkedBytes + update.length > gateLimits.MAX_PARKED_BYTES)
    throw new RejectedUpdate('parked-full')
  const all = pendingStructs ? Y.mergeUpdates([Y.convertUpdateFormatV2ToV1(pendingStructs.update), update]) : update
  const { comparing } = mergeSteps(readUpdate(all, gateLimits.MAX_DOCUMENT_ITEMS), doc)
  if (comparing > gateLimits.MAX_INLINE_STEPS) throw new RejectedUpdate('parked-full')
}

const checkDocument = (parsed: ParsedUpdate, update: Uint8Array, { doc, source }: UpdateContext): void => {
  if (!doc || source === 'journal') return
  const bytes = update.length
  // Deleting is always possible: it is the way out of a full document.
  const isFull =
    parsed.items > 0 &&
    (countItems(doc) + parsed.items > gateLimits.MAX_DOCUMENT_ITEMS ||
      documentBytes(doc, gateLimits.MAX_DOCUMENT_BYTES - bytes) + bytes > gateLimits.MAX_DOCUMENT_BYTES)
  if (isFull) throw new RejectedUpdate('document-full')
  if (isParked(parsed, doc)) checkParked(update, doc)
}

/** Cheap one by one, such changes add up to a document that takes minutes to open: they are tried first, exactly. */
const addsToTooMany = (comparing: number, { doc, source }: UpdateContext): boolean =>
  doc !== undefined &&
  source !== 'journal' &&
  comparing > gateLimits.FREE_RIVALS &&
  rivalsMet(doc) + comparing > gateLimits.MAX_RIVALS

/** Checks an update, and says what merging it may cost: beyond `MAX_INLINE_STEPS` it is to be tried elsewhere first. */
export const inspectUpdate = (update: Uint8Array, context: UpdateContext): Inspected => {
  try {
    if (update.length > gateLimits.MAX_DOCUMENT_BYTES) throw new RejectedUpdate('too-large')
    const isEdit = context.source === 'edit'
    const parsed = readUpdate(update, isEdit ? gateLimits.MAX_EDIT_ITEMS : gateLimits.MAX_DOCUMENT_ITEMS)
    checkTypes(parsed, context)
    checkHead(parsed, context)
    checkDocument(parsed, update, context)
    const { steps, comparing } = mergeSteps(parsed, context.doc)
    return { steps, isCostly: steps > gateLimits.MAX_INLINE_STEPS || addsToTooMany(comparing, context) }
  } catch (error) {
    return { fault: fault(error instanceof RejectedUpdate ? error.code : 'damaged') }
  }
}

/** What is wrong with an update, so that no document ever holds it; undefined: nothing. Pure, and never throws. */
export const checkUpdate = (update: Uint8Array, context: UpdateContext): UpdateFault | undefined =>
  inspectUpdate(update, context).fault

/** What is wrong with a whole document's state, as a file or a joined host brings it. */
export const checkState = (state: Uint8Array): UpdateFault | undefined => checkUpdate(state, { source: 'state' })
