import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A copy of the built app whose page does nothing, so that only the test calls the desktop bridge. */
export const createBlankApp = (): { folder: string; remove: () => void } => {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache/blank-app-'))
  for (const part of ['package.json', 'assets', 'dist/electron', 'dist/node']) {
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
  mkdirSync(join(folder, 'dist/page'))
  writeFileSync(join(folder, 'dist/page/index.html'), '<!doctype html><title>Blank</title><h1>A page for tests</h1>')
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
