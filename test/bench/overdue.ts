import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../scripts/build.mjs'
import { writeFollowUpFolder } from '../support/follow-up-folder'
import { nextPort, startHostProcess } from '../support/host-process'
import { median } from '../support/statistics'

const DOCUMENTS = 1_000
const ACTIONS = 5
const EVENTS = 60
const TURNS = 5
/** More than a host needs to read a thousand new documents. */
const READING_MS = 60_000

/** Runs the built command; how long it took (ms), and how many actions it printed. */
const runOverdue = (folder: string): Promise<{ took: number; count: number }> =>
  new Promise((resolve, reject) => {
    const begun = performance.now()
    execFile(
      process.execPath,
      [join(root, 'dist/node/debrief.js'), 'overdue', '--json', folder],
      { maxBuffer: 100_000_000 },
      (error, stdout, stderr) => {
        if (error && error.code !== 1) return reject(new Error(stderr || error.message))
        resolve({ took: performance.now() - begun, count: (JSON.parse(stdout) as unknown[]).length })
      },
    )
  })

const measure = async (name: string, folder: string): Promise<void> => {
  const turns: { took: number; count: number }[] = []
  for (let turn = 0; turn < TURNS; turn += 1) turns.push(await runOverdue(folder))
  const all = turns.map(({ took }) => took)
  console.log(
    `${name.padEnd(34)} median ${median(all).toFixed(0)} ms, longest ${Math.max(...all).toFixed(0)} ms, ${turns[0]?.count} overdue`,
  )
}

/** Prints how long `debrief overdue --json` takes over a thousand documents. */
export const run = async (): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-bench-'))
  const folder = join(data, 'documents')
  const today = new Date().toISOString().slice(0, 10)
  writeFollowUpFolder(folder, { documents: DOCUMENTS, actions: ACTIONS, today, rows: EVENTS })
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  console.log(`${DOCUMENTS} documents, ${(bytes / 1_000_000).toFixed(0)} MB; load ${loadavg()[0]?.toFixed(1)}`)
  try {
    await measure('without an index', folder)
    const host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort() })
    // The first answers are from the files, until the host has read them all.
    await new Promise((resolve) => setTimeout(resolve, READING_MS))
    await measure('beside a running host', folder)
    await host.stop()
    await measure('with the library’s index', folder)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
