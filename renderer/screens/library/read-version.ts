import * as Y from 'yjs'
import { migrate, snapshot } from '../../../shared/document'
import { type Block, createReport, reportTitle } from '../../../shared/document/report'
import { parseFile } from '../../../shared/file'

/** A version as a page to read. */
export type VersionContent = { title: string; blocks: Block[] }

/**
 * Reads a version's file, which its host has opened before; stage views need an open meeting, so they are replaced by
 * their blocks.
 */
export const readVersion = (text: string): VersionContent | undefined => {
  const parsed = parseFile(text)
  if (!parsed.ok) return undefined
  const doc = new Y.Doc()
  Y.applyUpdate(doc, parsed.file.crdt)
  migrate(doc, [parsed.file.crdt])
  const snap = snapshot(doc)
  doc.destroy()
  const blocks = createReport(snap, Date.parse(parsed.file.savedAt) || 0)
  return {
    title: reportTitle(snap),
    blocks: blocks.flatMap((block) => (block.type === 'view' ? block.instead : [block])),
  }
}
