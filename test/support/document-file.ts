import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import { toMeeting } from '../../shared/document'
import { parseFile } from '../../shared/file'
import { runDebrief } from './run-debrief'

/** The file of a host's only document. */
export const readDocumentFile = (data: string): { path: string; text: string } => {
  const folder = join(data, 'documents')
  const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.debrief.json'))
  const path = join(folder, name)
  return { path, text: readFileSync(path, 'utf8') }
}

/** The content of a file's CRDT state; throws the problem's code if it can't be opened. */
export const parseContent = (text: string): unknown => {
  const parsed = parseFile(text)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, parsed.file.crdt)
  return toMeeting(doc)
}

/** The content of a page's document, from the copy that its save shortcut downloads. */
export const downloadContent = async (page: Page): Promise<unknown> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('ControlOrMeta+s')])
  return parseContent(readFileSync(await download.path(), 'utf8'))
}

/** A document's Markdown, exported by the command line. */
export const exportDocument = (path: string): string => runDebrief('export', path)
