import * as Y from 'yjs'
import { migrate } from '../../../shared/document'
import { parseFile } from '../../../shared/file'
import { readVersionContent, type VersionContent } from '../../components/VersionPage'

/** Reads a version's file, which its host has opened before. */
export const readVersion = (text: string): VersionContent | undefined => {
  const parsed = parseFile(text)
  if (!parsed.ok) return undefined
  const doc = new Y.Doc()
  Y.applyUpdate(doc, parsed.file.crdt)
  migrate(doc, [parsed.file.crdt])
  const content = readVersionContent(doc, Date.parse(parsed.file.savedAt) || 0)
  doc.destroy()
  return content
}
