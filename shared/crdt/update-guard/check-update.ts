import * as Y from 'yjs'
import { countItems, mergeSteps } from './cost'
import { createParentLookup } from './depth'
import { fault, RejectedUpdate, type UpdateFault } from './faults'
import { getConflictCount } from './harden-yjs'
import { updateLimits } from './limits'
import { hasArrived, type Id, itemAt, type ParsedUpdate, readUpdate } from './read-update'
import { documentBytes } from './size'

/** The root in which a document keeps its id and version, written once by its creator; `key` is always present. */
export type HeadRule = { root: string; key: string }

export type UpdateContext = {
  /**
   * `edit`: a change that somebody has just made. `sync`: everything that another page or host has and this document
   * lacks. `state`: a whole document, from a file, an import or a joined host. `journal`: an earlier edit, whose base
   * may be missing.
   */
  source: 'edit' | 'sync' | 'state' | 'journal'
  /** The document that the update will be merged into; without it, the update is checked by itself. */
  doc?: Y.Doc | undefined
  head?: HeadRule | undefined
}

/** The result of the static checks: a fault, or how much merging may cost. */
export type Inspected = { fault: UpdateFault } | { fault?: undefined; steps: number; isCostly: boolean }

const checkTypes = (update: ParsedUpdate, { doc, source }: UpdateContext): void => {
  const { getDepth } = createParentLookup(update, doc)
  for (const structs of update.clients.values())
    for (const struct of structs) {
      if (struct.kind !== 'type') continue
      // An unknown depth is a fault: otherwise a deep chain could be parked piece by piece, each of which looks
      // harmless.
      const depth = getDepth(struct)
      if (depth === undefined && source !== 'journal') throw new RejectedUpdate('missing-parent')
      if ((depth ?? 0) > updateLimits.MAX_TYPE_DEPTH) throw new RejectedUpdate('too-deep')
    }
}

/** No edit may turn a document into another one, or into one of a newer app, which its owner could then only read. */
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

/** Whether anything in an update has to wait for an earlier change, or for an item that it refers to. */
const isParked = (update: ParsedUpdate, doc: Y.Doc): boolean => {
  const isKnown = (id: Id | undefined): boolean => {
    if (!id || hasArrived(doc, id)) return true
    const last = update.clients.get(id.client)?.at(-1)
    return last !== undefined && id.clock < last.clock + last.length
  }
  for (const [client, structs] of update.clients) {
    const first = structs[0]
    if (first && first.clock > 0 && !hasArrived(doc, { client, clock: first.clock - 1 })) return true
    for (const { kind, origin, rightOrigin, parent } of structs) {
      if (kind === 'gap') return true
      if (!isKnown(origin) || !isKnown(rightOrigin)) return true
      if (parent && 'item' in parent && !isKnown(parent.item)) return true
    }
  }
  return false
}

/**
 * Everything parked is merged at once when the missing change arrives, in an edit that may be anybody's and harmless by
 * itself.
 */
const checkParked = (update: Uint8Array, doc: Y.Doc): void => {
  const { pendingStructs, pendingDs } = doc.store
  const parkedBytes = (pendingStructs?.update.length ?? 0) + (pendingDs?.length ?? 0)
  if (parkedBytes > 0 && parkedBytes + update.length > updateLimits.MAX_PARKED_BYTES)
    throw new RejectedUpdate('parked-full')
  const all = pendingStructs ? Y.mergeUpdates([Y.convertUpdateFormatV2ToV1(pendingStructs.update), update]) : update
  const { comparing } = mergeSteps(readUpdate(all, updateLimits.MAX_DOCUMENT_ITEMS), doc)
  if (comparing > updateLimits.MAX_INLINE_STEPS) throw new RejectedUpdate('parked-full')
}

const checkDocument = (parsed: ParsedUpdate, update: Uint8Array, { doc, source }: UpdateContext): void => {
  if (!doc || source === 'journal') return
  const bytes = update.length
  // Deleting is always allowed: it is the only way to make room in a full document.
  const isFull =
    parsed.items > 0 &&
    (countItems(doc) + parsed.items > updateLimits.MAX_DOCUMENT_ITEMS ||
      documentBytes(doc, updateLimits.MAX_DOCUMENT_BYTES - bytes) + bytes > updateLimits.MAX_DOCUMENT_BYTES)
  if (isFull) throw new RejectedUpdate('document-full')
  if (isParked(parsed, doc)) checkParked(update, doc)
}

/**
 * Each such change is cheap, but together they make a document that takes minutes to open, so a trial measures their
 * real cost first.
 */
const addsToTooMany = (comparing: number, { doc, source }: UpdateContext): boolean =>
  doc !== undefined &&
  source !== 'journal' &&
  comparing > updateLimits.FREE_CONFLICTS &&
  getConflictCount(doc) + comparing > updateLimits.MAX_CONFLICTS

/**
 * Checks an update and estimates the cost of merging it; if that is high, the update needs a trial in a worker first.
 */
export const inspectUpdate = (update: Uint8Array, context: UpdateContext): Inspected => {
  try {
    if (update.length > updateLimits.MAX_DOCUMENT_BYTES) throw new RejectedUpdate('too-large')
    const isEdit = context.source === 'edit'
    const parsed = readUpdate(update, isEdit ? updateLimits.MAX_EDIT_ITEMS : updateLimits.MAX_DOCUMENT_ITEMS)
    checkTypes(parsed, context)
    checkHead(parsed, context)
    checkDocument(parsed, update, context)
    const { steps, comparing } = mergeSteps(parsed, context.doc)
    return { steps, isCostly: steps > updateLimits.MAX_INLINE_STEPS || addsToTooMany(comparing, context) }
  } catch (error) {
    return { fault: fault(error instanceof RejectedUpdate ? error.code : 'damaged') }
  }
}

/** The fault of an update; undefined if it has none. Pure, and never throws. */
export const checkUpdate = (update: Uint8Array, context: UpdateContext): UpdateFault | undefined =>
  inspectUpdate(update, context).fault

/** The fault of a whole document's state, from a file or a joined host; undefined if it has none. */
export const checkState = (state: Uint8Array): UpdateFault | undefined => checkUpdate(state, { source: 'state' })
