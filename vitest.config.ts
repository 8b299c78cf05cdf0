import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** When a test counts as hanging (ms): property tests take seconds on a busy machine. What must be fast says so itself. */
const patience = 20_000

/** A folder of tests as a project of its own. */
const node = (name: string, more: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], environment: 'node', testTimeout: patience, ...more },
})

/** Tests that start processes, browsers or networks: one file at a time, so that their timings mean something. */
const heavy = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  fileParallelism: false,
  globalSetup: ['test/support/built.ts'],
}

const page = (name: string) => ({
  plugins: [react()],
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    environment: 'jsdom',
    testTimeout: patience,
    setupFiles: ['test/support/jsdom.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' as const } },
  },
})

export default defineConfig({
  test: {
    projects: [
      node('unit'),
      node('sync'),
      page('stages'),
      page('ui'),
      node('host', heavy),
      node('e2e', heavy),
      node('shell', { ...heavy, globalSetup: [...heavy.globalSetup, 'test/support/stand-in-built.ts'] }),
    ],
  },
})
