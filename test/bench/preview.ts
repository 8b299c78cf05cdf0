import { loadavg } from 'node:os'
import type { Page } from 'playwright-core'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { dropMadeFile, makeFile } from '../support/drop-files'
import { openAsDana } from '../support/open-as'
import { largeTable } from '../support/records'
import { median } from '../support/statistics'
import { startTourHost } from '../support/tour-host'
import { type Frames, LATE_FRAME_MS, longestCause, longestFrame, watchFrames } from '../support/watch-frames'

const ROWS = 20_000
const TURNS = 3
const STEPS = 60

/** Waits until rows are being worked out, or until they are; in the page, where a look takes less than a locator's. */
const whenBusy = (page: Page, isBusy: boolean): Promise<void> =>
  page.evaluate(async (isBusy) => {
    const isSo = (): boolean =>
      document.querySelector('[role="grid"]') !== null &&
      /Reading|Updating/.test(document.querySelector('dialog header')?.textContent ?? '') === isBusy
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
  }, isBusy)

type Seen = { duration: number; frames: Frames }

/** Does everything once that a person does with the rows, and notes the frames of each. */
const workWithRows = async (page: Page, note: (name: string, seen: Seen) => void): Promise<void> => {
  const act = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    note(
      name,
      await watchFrames(page, async () => {
        await work()
        await whenBusy(page, false)
      }),
    )
  }
  const grid = page.locator('[role="grid"]')
  const key = (keys: string) => () => page.keyboard.press(keys)
  const repeat = (keys: string) => async (): Promise<void> => {
    for (let step = 0; step < STEPS; step += 1) await page.keyboard.press(keys)
  }
  const fill = (css: string, value: string) => async (): Promise<void> => {
    await page.locator(css).fill(value)
    await page.locator(css).press('Enter')
  }
  await makeFile(page, 'jobs.csv', largeTable(ROWS))
  await act('read, from the drop', () => dropMadeFile(page))
  await act('scroll', async () => {
    await page.mouse.move(700, 500)
    for (let step = 0; step < STEPS; step += 1) await page.mouse.wheel(0, step % 3 === 2 ? 60_000 : 900)
  })
  await grid.focus()
  await act('walk', repeat('ArrowDown'))
  await act('page down', repeat('PageDown'))
  await act('to the end', key('End'))
  await act('choose to the start', key('Shift+Home'))
  await act('choose all', key('ControlOrMeta+a'))
  await act('leave out', key('Delete'))
  await act('take', key(' '))
  await act('star', key('s'))
  await act('kind', () =>
    page.locator('fieldset[aria-label="Correct the chosen rows"] select').selectOption('decision'),
  )
  await act('date', fill('#import-date input', '2026-03-05'))
  await act('zone of the rows', fill('#import-zone input', 'Europe/Berlin'))
  await act('zone of the source', fill('section[aria-label="Sources"] input >> nth=0', 'Asia/Tokyo'))
  await grid.focus()
  await act('merge', key('m'))
  await act('separate', () => page.getByRole('button', { name: 'Separate' }).click())
  await act('a column', async () => {
    await page.locator('section[aria-label="Sources"] summary').first().click()
    await page.locator('section[aria-label="Sources"] details select').last().selectOption('who')
    await whenBusy(page, true)
  })
  await makeFile(page, 'more.csv', largeTable(ROWS / 2))
  await act('more files', async () => {
    await dropMadeFile(page)
    await whenBusy(page, true)
  })
}

/** Prints the frames of everything that a person does with 20,000 rows in the preview, beside an idle page. */
export const run = async (): Promise<void> => {
  const { host, documents, close } = await startTourHost()
  const browser = await openBrowser()
  const all = new Map<string, Seen[]>()
  const note = (name: string, seen: Seen): void => void all.set(name, [...(all.get(name) ?? []), seen])
  const loads: number[] = []
  try {
    for (let turn = 0; turn < TURNS; turn += 1) {
      loads.push(loadavg()[0] ?? 0)
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
      page.setDefaultTimeout(STEP_TIMEOUT_MS)
      await openAsDana(page, await host.openUrl(), documents.usual, 'prepare')
      await page.waitForTimeout(2_000)
      note('nothing', await watchFrames(page, () => page.waitForTimeout(2_000)))
      await workWithRows(page, note)
      await page.context().close()
    }
  } catch (error) {
    console.error(error)
  } finally {
    await browser.close()
    await close()
  }
  console.log(`${ROWS.toLocaleString('en-US')} rows, medians of ${TURNS}; load ${loads.map((one) => one.toFixed(1))}`)
  console.table(
    Object.fromEntries(
      [...all].map(([name, turns]) => {
        const longest = turns.map(({ frames }) => longestFrame(frames))
        const late = turns.map(({ frames }) => frames.gaps.filter((gap) => gap > LATE_FRAME_MS).length)
        const worst = turns[longest.indexOf(median(longest))]
        return [
          name,
          {
            'took, ms': Math.round(median(turns.map(({ duration }) => duration))),
            'longest frame, ms': Math.round(median(longest)),
            'longest task, CPU ms': Math.round(median(turns.map(({ frames }) => Math.max(0, ...frames.tasks)))),
            'late frames': median(late),
            'because of': worst ? longestCause(worst.frames).slice(0, 110) : '',
          },
        ]
      }),
    ),
  )
}
