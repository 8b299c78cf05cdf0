import { loadavg } from 'node:os'
import type { Browser, Page } from 'playwright-core'
import { createDocument } from '../../shared/document'
import { testAuthor } from '../support/author'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { dropFiles } from '../support/drop-files'
import { capture } from '../support/meeting-driver'
import { largeTable } from '../support/records'
import { median } from '../support/statistics'
import { startTourHost } from '../support/tour-host'
import { type Frames, longestFrame, watchFrames } from '../support/watch-frames'

const SIZES = [500, 1_000, 2_000, 5_000, 20_000] as const
const TURNS = 3
const KEYS = 40
/** Slower than people press keys at most, so that each has its own frame. */
const KEY_INTERVAL_MS = 60

/** Brings as many rows into a document, as a person does. */
const importRows = async (page: Page, count: number): Promise<void> => {
  await dropFiles(page, { 'jobs.csv': largeTable(count) })
  const preview = page.getByRole('dialog', { name: 'Add to timeline' })
  await preview.getByRole('button', { name: /^Add [\d,]+ rows$/ }).click()
  await preview.waitFor({ state: 'detached' })
}

const openMeeting = async (browser: Browser, url: string, id: string, name: string): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await page.goto(url)
  await page.goto(new URL(`/d/${id}/meeting`, page.url()).href)
  const field = page.getByRole('dialog').getByRole('textbox')
  await field
    .or(page.getByRole('region', { name: 'Stage' }))
    .first()
    .waitFor()
  if (await field.isVisible()) {
    await field.fill(name)
    await field.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.waitForTimeout(1_500)
  return page
}

type Measure = { took: number; longest: number; task: number }

const measure = async (page: Page, work: () => Promise<unknown>): Promise<Measure> => {
  const { duration, frames } = await watchFrames(page, work)
  return { took: duration, longest: longestFrame(frames as Frames), task: Math.max(0, ...frames.tasks) }
}

/** Presses keys one by one. */
const press = (page: Page, keys: readonly string[]) => async (): Promise<void> => {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(KEY_INTERVAL_MS)
  }
}

const letters = Array.from('the replica lagged and nobody saw why so ').slice(0, KEYS)

/** Opens the timeline and uses it as a meeting does. */
const workWithTimeline = async (
  page: Page,
  other: Page,
  turn: number,
  note: (name: string, seen: Measure) => void,
): Promise<void> => {
  const agenda = page.getByRole('region', { name: 'Agenda' })
  await agenda.getByRole('button', { name: 'Opening', exact: true }).click()
  const act = async (name: string, work: () => Promise<unknown>): Promise<void> => note(name, await measure(page, work))
  await act('open', async () => {
    await agenda.getByRole('button', { name: 'Timeline', exact: true }).click()
    await page.locator('form input, form textarea').first().waitFor({ state: 'attached' })
    await page.locator('[aria-current="true"][data-row]').waitFor()
  })
  note('elements', { took: 0, longest: 0, task: await page.evaluate(() => document.querySelectorAll('*').length) })
  await page.waitForTimeout(500)
  await page.locator('[aria-label="Events"] [data-row]').focus()
  await act('arrow down', press(page, Array(KEYS).fill('ArrowDown')))
  await act('end, home', press(page, ['End', 'Home', 'End', 'Home']))
  await act('scroll', async () => {
    await page.mouse.move(700, 500)
    for (let step = 0; step < KEYS; step += 1) await page.mouse.wheel(0, step % 4 === 3 ? 20_000 : 800)
  })
  await page.getByRole('textbox', { name: 'New event' }).click()
  await page.waitForTimeout(300)
  await act('type, new event', press(page, letters))
  await page.getByRole('textbox', { name: 'New event' }).fill('')
  await page.getByRole('textbox', { name: /^Capture/ }).click()
  await act('type, capture', press(page, letters))
  await page.getByRole('textbox', { name: /^Capture/ }).fill('')
  await page.evaluate(() =>
    document.querySelector('[aria-current="true"][data-row] [role="textbox"]')?.scrollIntoView(),
  )
  await page.getByRole('textbox', { name: 'What happened', exact: true }).click()
  await act('type, shared text', press(page, letters))
  await page.keyboard.press('Escape')
  const text = `somebody else saw it ${turn}`
  await act('a change arrives', async () => {
    await capture(other, 'Event', `2026-03-03 14:00 ${text}`)
    await page.waitForTimeout(1_000)
  })
}

/** Prints what a long timeline costs: to open, to type beside it, to scroll, to walk, and when a change arrives. */
export const run = async (): Promise<void> => {
  const sizes = process.env.SIZES ? process.env.SIZES.split(',').map(Number) : SIZES
  const turns = Number(process.env.TURNS ?? TURNS)
  const { host, documents, close } = await startTourHost(
    Object.fromEntries(sizes.map((size) => [`long-${size}`, createDocument({ title: '' }, testAuthor(`long${size}`))])),
  )
  const ids = documents as Readonly<Record<string, string>>
  const browser = await openBrowser()
  const table: Record<string, Record<string, string>> = {}
  try {
    for (const size of sizes) {
      const all = new Map<string, Measure[]>()
      const loads: number[] = []
      const note = (name: string, seen: Measure): void => void all.set(name, [...(all.get(name) ?? []), seen])
      for (let turn = 0; turn < turns; turn += 1) {
        loads.push(loadavg()[0] ?? 0)
        const id = ids[`long-${size}`] ?? ''
        const page = await openMeeting(browser, await host.openUrl(), id, 'Dana')
        if (turn === 0) await importRows(page, size)
        const other = await openMeeting(browser, await host.openUrl(), id, 'Noor')
        const atOpening = other.getByRole('region', { name: 'Agenda' })
        await atOpening.getByRole('button', { name: 'Opening', exact: true }).click()
        await workWithTimeline(page, other, turn, note)
        await page.context().close()
        await other.context().close()
      }
      for (const [name, seen] of all) {
        const of = (pick: (one: Measure) => number): number => Math.round(median(seen.map(pick)))
        const cell = `${of(({ task }) => task)} / ${of(({ longest }) => longest)} / ${of(({ took }) => took)}`
        table[name] = { ...table[name], [`${size}`]: cell }
      }
      table.load = { ...table.load, [`${size}`]: loads.map((one) => one.toFixed(0)).join(', ') }
      console.log(`${size} events`)
    }
  } catch (error) {
    console.error(error)
  } finally {
    await browser.close()
    await close()
  }
  console.log('longest task, ms of the processor / longest frame, ms / took, ms; medians of', turns)
  console.table(table)
}
