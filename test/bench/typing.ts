import type { Locator, Page } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { startTourHost } from '../support/tour-host'

const LETTERS = 200
/** Faster than anybody types; not a divisor of a frame, so that keys fall anywhere in one. */
const KEY_INTERVAL_MS = 43
const text = 'the replica lagged and nobody saw why '

/** What a page notes of each key, in ms. */
type Keystroke = {
  /** From the key until the browser begins the frame that shows it. */
  toFrame: number
  /** What that frame itself takes: style, layout, paint. */
  frame: number
  /** What the page does with the key before it can draw again. */
  work: number
}

/** Notes every key that is pressed on the page from now on. */
const watchKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const noted: Keystroke[] = []
    Object.assign(window, { noted })
    addEventListener(
      'keydown',
      (event) => {
        const idle = new MessageChannel()
        let work = 0
        idle.port1.onmessage = () => {
          work ||= performance.now() - event.timeStamp
        }
        idle.port2.postMessage(0)
        requestAnimationFrame(() => {
          const begun = performance.now()
          const after = new MessageChannel()
          after.port1.onmessage = () => {
            const done = performance.now()
            noted.push({ toFrame: begun - event.timeStamp, frame: done - begun, work: work || begun - event.timeStamp })
          }
          after.port2.postMessage(0)
        })
      },
      { capture: true },
    )
  })

const noted = (page: Page): Promise<Keystroke[]> =>
  page.evaluate(() => (window as unknown as { noted: Keystroke[] }).noted.splice(0))

const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
const spread = (values: readonly number[]): string =>
  `${percentile(values, 0.5).toFixed(1)} / ${percentile(values, 0.95).toFixed(1)}`

const typeInto = async (page: Page, field: Locator): Promise<Keystroke[]> => {
  await field.click()
  await noted(page)
  for (let index = 0; index < LETTERS; index += 1)
    await page.keyboard
      .type(text[index % text.length] ?? ' ', { delay: 0 })
      .then(() => page.waitForTimeout(KEY_INTERVAL_MS))
  return noted(page)
}

/** Measures a keystroke until the next frame in a document of 400 events, where people type most; prints a table. */
export const run = async (): Promise<void> => {
  const { host, documents, close } = await startTourHost()
  const browser = await openBrowser()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    await page.goto(await host.openUrl())
    await page.goto(new URL(`/d/${documents.crowded}/meeting`, page.url()).href)
    const name = page.getByRole('dialog').getByRole('textbox')
    await name.fill('Dana')
    await name.press('Enter')
    await page.getByRole('button', { name: 'Start meeting' }).click()
    await page.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: 'Timeline', exact: true }).click()
    await page.getByRole('textbox', { name: 'New event' }).waitFor()
    await watchKeys(page)
    const fields: [string, Locator][] = [
      ['New event', page.getByRole('textbox', { name: 'New event' })],
      ['capture', page.getByRole('textbox', { name: /^Capture/ })],
      ['shared text', page.getByRole('textbox', { name: 'What happened', exact: true })],
    ]
    // At 60 Hz a key waits up to 16.7 ms for its frame even on a page that does nothing.
    const empty = await page.context().newPage()
    await empty.setContent('<input aria-label="Empty">')
    await watchKeys(empty)
    const table: Record<string, Record<string, string>> = {}
    for (const [what, field, of] of [
      ['a page with nothing else on it', empty.getByRole('textbox'), empty] as const,
      ...fields.map(([what, field]) => [what, field, page] as const),
    ]) {
      await of.bringToFront()
      const keys = await typeInto(of, field)
      table[what] = {
        'to the next frame, p50 / p95 ms': spread(keys.map(({ toFrame }) => toFrame)),
        work: spread(keys.map(({ work }) => work)),
        'frame itself': spread(keys.map(({ frame }) => frame)),
        keys: String(keys.length),
      }
    }
    console.table(table)
  } finally {
    await browser.close()
    await close()
  }
}
