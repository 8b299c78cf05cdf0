import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { writeFollowUpFolder } from '../support/follow-up-folder'
import { nextPort, startHostProcess } from '../support/host-process'
import { percentile } from '../support/statistics'
import { watchFrames } from '../support/watch-frames'

const DOCUMENTS = 440
const ACTIONS = 5
const STEPS = 60

type Step = { name: string; work: (page: Page) => Promise<unknown> }

const repeat = (key: string) => async (page: Page) => {
  for (let step = 0; step < STEPS; step += 1) await page.keyboard.press(key)
}

/** What a person does with the board, by keyboard. */
const steps: Step[] = [
  { name: 'walk down', work: repeat('ArrowDown') },
  { name: 'walk down by pages', work: repeat('PageDown') },
  { name: 'walk up', work: repeat('ArrowUp') },
  { name: 'mark done', work: repeat(' ') },
  {
    name: 'search',
    work: async (page) => {
      await page.getByRole('searchbox').focus()
      await page.keyboard.type('noor alert search', { delay: 30 })
    },
  },
]

/** Prints what keys cost on a board of two thousand open actions. */
export const run = async (): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-bench-'))
  const today = new Date().toISOString().slice(0, 10)
  writeFollowUpFolder(join(data, 'documents'), { documents: DOCUMENTS, actions: ACTIONS, today })
  const host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort() })
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    await page.goto(await host.openUrl())
    await page.goto(new URL('/follow-up', page.url()).href)
    await page.getByText('Overdue').first().waitFor()
    // The host reads a new folder for some seconds.
    await page.waitForFunction(
      (least) => Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) > least,
      DOCUMENTS * ACTIONS * 0.9,
    )
    const rows = await page.getByRole('grid').getAttribute('aria-rowcount')
    await page.getByRole('grid').focus()
    const table: Record<string, object> = {}
    for (const { name, work } of steps) {
      const { frames } = await watchFrames(page, () => work(page))
      table[name] = {
        'median task, CPU ms': percentile(
          frames.tasks.filter((task) => task > 0.5),
          0.5,
        ).toFixed(1),
        '95 %': percentile(
          frames.tasks.filter((task) => task > 0.5),
          0.95,
        ).toFixed(1),
        longest: Math.max(0, ...frames.tasks).toFixed(1),
        'long tasks': frames.longTasks.length,
      }
    }
    console.log(`${rows} lines on the board`)
    console.table(table)
  } finally {
    await browser.close()
    await host.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
