import * as Y from 'yjs'
import { countItems } from './cost'
import { updateLimits } from './limits'

/** How full a document is; `large` from half the maximum on, so that people are warned long before it is full. */
export type SizeStatus = 'ok' | 'large' | 'full'

/** Measuring encodes the whole document, so it is repeated only after this many bytes added or characters deleted. */
const REMEASURE_BYTES = 256 * 1024

type Measured = { bytes: number; added: number; deleted: number }
const measured = new WeakMap<Y.Doc, Measured>()

const measure = (doc: Y.Doc): Measured => {
  const known = measured.get(doc)
  if (known) return known
  const fresh = { bytes: Y.encodeStateAsUpdate(doc).length, added: 0, deleted: 0 }
  measured.set(doc, fresh)
  doc.on('update', (update: Uint8Array) => {
    fresh.added += update.length
  })
  doc.on('afterTransaction', ({ deleteSet }: Y.Transaction) => {
    for (const ranges of deleteSet.clients.values()) for (const { len } of ranges) fresh.deleted += len
  })
  return fresh
}

/**
 * The size of a document's state in bytes. Errs on the large side: changes since the last measurement count in full.
 */
export const documentBytes = (doc: Y.Doc, limit: number = updateLimits.MAX_DOCUMENT_BYTES): number => {
  const size = measure(doc)
  // Text that was typed and deleted again is in the total, but not in the document.
  if (size.bytes + size.added > limit && size.added + size.deleted > REMEASURE_BYTES) {
    size.bytes = Y.encodeStateAsUpdate(doc).length
    size.added = 0
    size.deleted = 0
  }
  return size.bytes + size.added
}

/** How full a document is, by bytes and by items. */
export const getSizeStatus = (doc: Y.Doc): SizeStatus => {
  const bytes = documentBytes(doc, updateLimits.DOCUMENT_WARNING_BYTES)
  const items = countItems(doc)
  if (bytes >= updateLimits.MAX_DOCUMENT_BYTES || items >= updateLimits.MAX_DOCUMENT_ITEMS) return 'full'
  const isLarge = bytes >= updateLimits.DOCUMENT_WARNING_BYTES || items >= updateLimits.DOCUMENT_WARNING_ITEMS
  return isLarge ? 'large' : 'ok'
}
