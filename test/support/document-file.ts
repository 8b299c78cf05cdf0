import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import { toMeeting } from '../../shared/document'
import { parseFile } from '../../shared/file'

/** The one document's file below a host's data folder. */
export const fileIn = (data: string): { path: string; text: string } => {
  const folder = join(data, 'documents')
  const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.debrief.json'))
  const path = join(folder, name)
  return { path, text: readFileSync(path, 'utf8') }
}

/** What a file holds, by its CRDT; throws the problem's code where it can't be opened. */
export const contentOf = (text: string): unknown => {
  const parsed = parseFile(text)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, parsed.file.crdt)
  return toMeeting(doc)
}

/** What a page holds, by the copy that anybody can download from it. */
export const contentOn = async (page: Page): Promise<unknown> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('ControlOrMeta+s')])
  return contentOf(readFileSync(await download.path(), 'utf8'))
}
