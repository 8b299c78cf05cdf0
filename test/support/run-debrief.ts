import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../scripts/build.mjs'

/** Runs the built command line and returns what it prints. Throws if it fails. */
export const runDebrief = (...args: string[]): string =>
  execFileSync(process.execPath, [join(root, 'dist/node/debrief.js'), ...args], { encoding: 'utf8' })
