import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** When a test counts as hanging, ms. Far above what a slow or busy machine needs: how long things take is for the benchmarks. */
const TEST_TIMEOUT_MS = 120_000

/** How long something is waited for before a test says that it did not come about, ms. */
const WAIT_TIMEOUT_MS = 60_000

/** A folder of tests as a project of its own. */
const node = (name: string, more: object = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    environment: 'node',
    testTimeout: TEST_TIMEOUT_MS,
    ...more,
  },
})

/** Tests that start processes, browsers or networks: one file at a time, so that their timings mean something. */
const heavy = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  fileParallelism: false,
  globalSetup: ['test/support/built.ts'],
}

const page = (name: string) => ({
  plugins: [react()],
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    environment: 'jsdom',
    testTimeout: TEST_TIMEOUT_MS,
    setupFiles: ['test/support/jsdom.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' as const } },
  },
})

export default defineConfig({
  test: {
    expect: { poll: { timeout: WAIT_TIMEOUT_MS } },
    projects: [
      node('unit'),
      node('sync'),
      page('stages'),
      page('ui'),
      node('host', heavy),
      node('hostile', heavy),
      node('e2e', heavy),
      node('shell', { ...heavy, globalSetup: [...heavy.globalSetup, 'test/support/stand-in-built.ts'] }),
    ],
  },
})
