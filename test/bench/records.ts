import type { Page } from 'playwright-core'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { dropFiles } from '../support/drop-files'
import { largeTable } from '../support/records'
import { startTourHost } from '../support/tour-host'

const ROWS = 20_000
const SCROLL_STEPS = 120

/** Frames that took longer than this (ms) are counted. */
const LATE_FRAME_MS = 50

/** Runs `work` and returns how long it took and its frames, as the page itself sees them (ms). */
const watchFrames = async (page: Page, work: () => Promise<void>): Promise<Record<string, string | number>> => {
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const next = (now: number): void => {
      frames.push(now - last)
      last = now
      handle = requestAnimationFrame(next)
    }
    let handle = requestAnimationFrame(next)
    Object.assign(window, {
      takeFrames: () => {
        cancelAnimationFrame(handle)
        return frames.slice(1)
      },
    })
  })
  const start = performance.now()
  await work()
  const duration = performance.now() - start
  const frames = await page.evaluate(() => (window as unknown as { takeFrames: () => number[] }).takeFrames())
  return {
    duration: `${Math.round(duration)} ms`,
    frames: frames.length,
    'longest frame': `${Math.round(Math.max(...frames))} ms`,
    [`frames over ${LATE_FRAME_MS} ms`]: frames.filter((frame) => frame > LATE_FRAME_MS).length,
  }
}

/** Prints how long a table of 20,000 rows takes from the drop to the preview, and the frames of what is done there. */
export const run = async (): Promise<void> => {
  const { host, documents, close } = await startTourHost()
  const browser = await openBrowser()
  const table: Record<string, Record<string, string | number>> = {}
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    await page.goto(await host.openUrl())
    await page.goto(new URL(`/d/${documents.usual}/prepare`, page.url()).href)
    const name = page.getByRole('dialog').getByRole('textbox')
    await name.fill('Dana')
    await name.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const preview = page.getByRole('dialog', { name: 'Add to timeline' })
    const grid = preview.getByRole('grid')
    const file = { 'jobs.csv': largeTable(ROWS) }
    table['read, from the drop'] = await watchFrames(page, async () => {
      await dropFiles(page, file)
      await grid.waitFor()
    })
    table.scroll = await watchFrames(page, async () => {
      await page.mouse.move(700, 500)
      for (let step = 0; step < SCROLL_STEPS; step += 1) await page.mouse.wheel(0, 900)
    })
    await grid.focus()
    table['walk with the arrows'] = await watchFrames(page, async () => {
      for (let step = 0; step < SCROLL_STEPS; step += 1) await page.keyboard.press('ArrowDown')
    })
    table['choose all rows'] = await watchFrames(page, () => page.keyboard.press('ControlOrMeta+a'))
    table['leave them out'] = await watchFrames(page, () => page.keyboard.press('Delete'))
    table['take them again'] = await watchFrames(page, () => page.keyboard.press(' '))
    table['another zone for all'] = await watchFrames(page, async () => {
      const zone = preview.getByRole('region', { name: 'Sources' }).getByLabel('Zone')
      await zone.fill('Europe/Berlin')
      await zone.press('Enter')
    })
    table.add = await watchFrames(page, async () => {
      await preview.getByRole('button', { name: /^Add [\d,]+ rows$/ }).click()
      await preview.waitFor({ state: 'detached' })
    })
  } catch (error) {
    console.error(error)
  } finally {
    await browser.close()
    await close()
  }
  console.table(table)
}
