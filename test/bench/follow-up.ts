import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { writeFollowUpFolder } from '../support/follow-up-folder'
import { nextPort, startHostProcess } from '../support/host-process'
import { median, percentile } from '../support/statistics'
import { watchFrames } from '../support/watch-frames'

const DOCUMENTS = 440
const ACTIONS = 5
const TURNS = 5
const STEPS = 30

/** Shorter tasks (ms) are the browser's own. */
const MIN_TASK_MS = 0.5

type Step = { name: string; work: (page: Page) => Promise<unknown> }

const repeat =
  (...keys: string[]) =>
  async (page: Page) => {
    for (let step = 0; step < STEPS; step += 1) for (const key of keys) await page.keyboard.press(key)
  }

/** What a person does with the board, by keyboard. */
const steps: Step[] = [
  { name: 'walk down', work: repeat('ArrowDown') },
  { name: 'walk down by pages', work: repeat('PageDown') },
  { name: 'walk up', work: repeat('ArrowUp') },
  { name: 'to the end and back', work: repeat('End', 'Home') },
  { name: 'mark done', work: repeat(' ', 'ArrowDown') },
  { name: 'edit the date', work: repeat('d', 'Escape') },
  { name: 'undo', work: repeat('ControlOrMeta+z') },
  {
    name: 'search',
    work: async (page) => {
      await page.getByRole('searchbox').focus()
      await page.keyboard.type('noor alert search', { delay: 30 })
    },
  },
  {
    name: 'end the search',
    work: async (page) => {
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.press('Delete')
    },
  },
]

const openBoard = async (page: Page, openUrl: string): Promise<void> => {
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await page.goto(openUrl)
  await page.goto(new URL('/follow-up', page.url()).href)
  await page.getByText('Overdue').first().waitFor()
  // The host reads a new folder for some seconds.
  await page.waitForFunction(
    (least) => Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) > least,
    DOCUMENTS * ACTIONS * 0.8,
  )
  await page.waitForTimeout(1_500)
  await page.getByRole('grid').focus()
}

/** Prints what keys cost on a board of two thousand open actions. */
export const run = async (): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-bench-'))
  const today = new Date().toISOString().slice(0, 10)
  writeFollowUpFolder(join(data, 'documents'), { documents: DOCUMENTS, actions: ACTIONS, today })
  const host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort() })
  const browser = await openBrowser()
  const all = new Map<string, { tasks: readonly number[]; longTasks: number }[]>()
  const loads: string[] = []
  let lines: string | null = ''
  try {
    for (let turn = 0; turn < TURNS; turn += 1) {
      loads.push((loadavg()[0] ?? 0).toFixed(1))
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
      await openBoard(page, await host.openUrl())
      lines = await page.getByRole('grid').getAttribute('aria-rowcount')
      for (const { name, work } of steps) {
        const { frames } = await watchFrames(page, () => work(page))
        const tasks = frames.tasks.filter((task) => task > MIN_TASK_MS)
        all.set(name, [...(all.get(name) ?? []), { tasks, longTasks: frames.longTasks.length }])
      }
      await page.context().close()
    }
  } finally {
    await browser.close()
    await host.stop()
    rmSync(data, { recursive: true, force: true })
  }
  console.log(`${lines} lines on the board; tasks in CPU ms, medians of ${TURNS}; load ${loads}`)
  console.table(
    Object.fromEntries(
      [...all].map(([name, turns]) => {
        const longest = turns.map(({ tasks }) => Math.max(0, ...tasks))
        const of = (part: number): string => median(turns.map(({ tasks }) => percentile(tasks, part))).toFixed(1)
        return [
          name,
          {
            'median task': of(0.5),
            '95 %': of(0.95),
            longest: median(longest).toFixed(1),
            'longest of all turns': Math.max(...longest).toFixed(1),
            'long tasks': median(turns.map(({ longTasks }) => longTasks)),
          },
        ]
      }),
    ),
  )
}
