import { randomInt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { inlineScripts } from './scripts/steps/inline-script.mjs'
import { MixingSequencer } from './test/support/sequencer'

// The seed of random tests, which run in other processes that inherit it.
process.env.DEBRIEF_SEED ??= String(randomInt(2 ** 31))
console.log(`Random tests draw from DEBRIEF_SEED=${process.env.DEBRIEF_SEED}`)

/**
 * When a test counts as hanging, ms. Far above what a slow or busy machine needs: speed is measured by the benchmarks.
 */
const TEST_TIMEOUT_MS = 120_000

/** The same for a test that starts processes or browsers, ms. */
const HEAVY_TEST_TIMEOUT_MS = 300_000

/** How long a test waits for something before it fails, ms. */
const WAIT_TIMEOUT_MS = 60_000

/** What every project needs in its own options, since projects don't inherit these. */
const waiting = { expect: { poll: { timeout: WAIT_TIMEOUT_MS } } }

/**
 * Packages are those that are shipped. By default those for development are taken where they differ, and the parser of
 * Markdown then checks itself, which takes longer than parsing.
 */
const asShipped: Plugin = {
  name: 'packages-as-shipped',
  configResolved: ({ ssr, environments }) => {
    for (const { resolve } of [ssr, ...Object.values(environments)])
      if (resolve?.conditions) resolve.conditions = resolve.conditions.filter((name) => !name.startsWith('development'))
  },
}

/** A folder of tests as a project of its own. */
const node = (name: string, more: object = {}) => ({
  plugins: [asShipped, inlineScripts()],
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    environment: 'node',
    testTimeout: TEST_TIMEOUT_MS,
    hookTimeout: TEST_TIMEOUT_MS,
    ...waiting,
    ...more,
  },
})

/** Tests that share the modules of their worker, which saves a third of the time of short ones. */
const sharedModules = { isolate: false }

/** How many heavy files run in parallel: two more than a small machine has cores, since most wait for other processes. */
const HEAVY_WORKERS = 4

/** Tests that start processes, browsers or networks, each with ports and folders of its own. They run after the others. */
const heavy = (name: string, folders: readonly string[]) =>
  node(name, {
    ...sharedModules,
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    testTimeout: HEAVY_TEST_TIMEOUT_MS,
    hookTimeout: HEAVY_TEST_TIMEOUT_MS,
    maxWorkers: HEAVY_WORKERS,
    sequence: { groupOrder: 1 },
    globalSetup: ['test/support/build-app.ts', 'test/support/build-stand-in.ts'],
  })

/** Only files of one project share the modules of a worker, so `npm test` names the folders that are one here. */
const together = process.env.DEBRIEF_TOGETHER?.split(',')

/** Tests of pages; `test/support/jsdom.ts` gives each file modules of the app of its own. */
const page = (name: string, more: object = {}) => ({
  plugins: [asShipped, inlineScripts(), react()],
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    environment: 'jsdom',
    isolate: false,
    testTimeout: TEST_TIMEOUT_MS,
    hookTimeout: TEST_TIMEOUT_MS,
    ...waiting,
    setupFiles: ['test/support/jsdom.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' as const } },
    ...more,
  },
})

export default defineConfig({
  test: {
    // One more than there are cores, since tests of pages wait for what a page does a moment later.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: MixingSequencer },
    projects: [
      node('unit', sharedModules),
      node('sync', sharedModules),
      page('stages'),
      page('ui'),
      ...(together
        ? [heavy('heavy', together)]
        : ['host', 'hostile', 'e2e', 'shell'].map((name) => heavy(name, [name]))),
    ],
  },
})
