import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/build.mjs'

const parts = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'vite.config.ts',
  'assets',
  'dist',
  'electron',
  'renderer',
  'scripts',
  'shared',
]

/** A built copy of the project, readable by every user, that no edit changes while a test runs it. */
export const createProjectCopy = (): { folder: string; remove: () => void } => {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache/project-'))
  chmodSync(folder, 0o755)
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true, preserveTimestamps: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'scripts/build.mjs')], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The copy was not built:\n${stderr}`)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
