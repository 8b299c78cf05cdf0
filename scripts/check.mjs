// `npm run check`: format, lint, types, boundaries and the quick tests, in parallel, in under a minute.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, requireNode, root } from './steps/install.mjs'
import { exitAfterChildren, run } from './steps/processes.mjs'

const program = (name, path) => ({ command: process.execPath, args: [join(root, 'node_modules', name, path)] })

const steps = {
  'format and lint': {
    ...program('@biomejs/biome', 'bin/biome'),
    more: ['ci', '--error-on-warnings', '--colors=off', '.'],
  },
  // One thread: several take half as much processor time again, which the tests beside it need.
  types: { ...program('typescript', 'bin/tsc'), more: ['-b', '--singleThreaded', '--pretty', 'false'] },
  boundaries: { command: process.execPath, args: [join(root, 'scripts', 'boundaries.mjs')], more: [] },
}

/** Tests that take many seconds of computing. `npm test` runs them, too, and those that load the page's modules. */
const slowTests = '**/*.slow.test.ts'

const quickTests = {
  'quick tests': {
    ...program('vitest', 'vitest.mjs'),
    more: ['run', '--project', 'unit', '--exclude', slowTests, '--reporter', 'dot', '--passWithNoTests'],
  },
}

/** When a step counts as hanging, ms: far above what a busy machine needs. */
const STEP_TIMEOUT_MS = 900_000

/** Captured output has colors only if it will be shown in a terminal. */
const env = { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: '0' }) }

/**
 * Runs the steps, with types and lint in parallel to the tests; prints one line per step, and the whole output of those
 * that fail.
 */
export const check = async ({ withTests = true, log = console.log } = {}) => {
  const all = Object.entries({ ...steps, ...(withTests ? quickTests : {}) })
  const results = await Promise.all(
    all.map(async ([name, { command, args, more }]) => {
      const since = Date.now()
      const { code, output } = await run(command, [...args, ...more], {
        quiet: true,
        cwd: root,
        env,
        limit: STEP_TIMEOUT_MS,
      })
      const seconds = ((Date.now() - since) / 1000).toFixed(1)
      log(code === 0 ? `✓ ${name} (${seconds} s)` : `✗ ${name} (${seconds} s)\n${output.trim()}\n`)
      return code === 0
    }),
  )
  return { passed: results.filter(Boolean).length, failed: results.filter((hasPassed) => !hasPassed).length }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode()
  await ensureInstalled()
  exitAfterChildren()
  const { failed } = await check()
  process.exitCode = failed === 0 ? 0 : 1
}
