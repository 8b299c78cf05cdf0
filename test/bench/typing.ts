import type { Browser, Locator, Page } from 'playwright-core'
import { situationsIn } from '../../shared/libs/blameless'
import { situationReasons } from '../../shared/meeting/cards/labels'
import { openBrowser } from '../support/browser'
import type { HostProcess } from '../support/host-process'
import { openAsDana } from '../support/open-as'
import { formatSpread } from '../support/statistics'
import { startTourHost } from '../support/tour-host'

/** Keystrokes per field and turn. */
const LETTERS = 100
/** Pages with and without the check alternate, so that other load on the machine affects both. */
const TURNS = 2
/** Faster than people type, and no multiple of a frame, so that keys fall anywhere in one. */
const KEY_INTERVAL_MS = 43
const text = 'the replica lagged and nobody saw why '

/** The measurements of a key press, ms. */
type Keystroke = {
  /** From the key until the browser begins the frame that shows it. */
  toFrame: number
  /** What that frame itself takes: style, layout, paint. */
  frame: number
  /** What the page does with the key before it can draw again. */
  work: number
}

/** Records every key press on the page from now on. */
const recordKeys = (page: Page): Promise<void> =>
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

const typeInto = async (page: Page, field: Locator): Promise<Keystroke[]> => {
  await field.click()
  await noted(page)
  for (let index = 0; index < LETTERS; index += 1)
    await page.keyboard
      .type(text[index % text.length] ?? ' ', { delay: 0 })
      .then(() => page.waitForTimeout(KEY_INTERVAL_MS))
  return noted(page)
}

/** Opens the timeline of the crowded document as its facilitator; without the check's worker if it is blocked. */
const openTimeline = async (browser: Browser, host: HostProcess, id: string, isBlocked: boolean): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  if (isBlocked) await page.route(/check-worker/, (route) => route.abort())
  await openAsDana(page, await host.openUrl(), id, 'meeting')
  const start = page.getByRole('button', { name: 'Start meeting' })
  if (await start.isVisible()) await start.click()
  await page.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: 'Timeline', exact: true }).click()
  await page.getByRole('textbox', { name: 'New event' }).waitFor()
  await recordKeys(page)
  return page
}

const row = (withCheck: readonly Keystroke[], withoutCheck: readonly Keystroke[]): Record<string, string> => {
  const pair = (what: string, of: (key: Keystroke) => number): Record<string, string> => ({
    [`${what} with`]: withCheck.length > 0 ? formatSpread(withCheck.map(of)) : '',
    [`${what} without`]: formatSpread(withoutCheck.map(of)),
  })
  return {
    ...pair('next frame', ({ toFrame }) => toFrame),
    ...pair('work', ({ work }) => work),
    ...pair('frame', ({ frame }) => frame),
    keys: String(withoutCheck.length),
  }
}

/** Types where people type most, and adds the measurements to `all`, by field. */
const typeEverywhere = async (page: Page, all: Map<string, Keystroke[]>): Promise<void> => {
  const fields: [string, Locator][] = [
    ['New event', page.getByRole('textbox', { name: 'New event' })],
    ['capture', page.getByRole('textbox', { name: /^Capture/ })],
    ['shared text', page.getByRole('textbox', { name: 'What happened', exact: true })],
  ]
  for (const [what, field] of fields) all.set(what, [...(all.get(what) ?? []), ...(await typeInto(page, field))])
}

const measureKeystrokes = async (browser: Browser, host: HostProcess, id: string): Promise<void> => {
  // At 60 Hz a key waits up to 16.7 ms for its frame even on a page that does nothing.
  const empty = await (await browser.newContext()).newPage()
  await empty.setContent('<input aria-label="Empty">')
  await recordKeys(empty)
  const idle = await typeInto(empty, empty.getByRole('textbox'))
  const withCheck = new Map<string, Keystroke[]>()
  const withoutCheck = new Map<string, Keystroke[]>()
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const isBlocked of [false, true]) {
      const page = await openTimeline(browser, host, id, isBlocked)
      await typeEverywhere(page, isBlocked ? withoutCheck : withCheck)
      await page.context().close()
    }
  console.log('A keystroke with and without the check, p50 / p95 in ms')
  console.table({
    'a page with nothing else on it': row([], idle),
    ...Object.fromEntries([...withCheck].map(([what, keys]) => [what, row(keys, withoutCheck.get(what) ?? [])])),
  })
}

/** Sentences with a situation, written by another person while the facilitator watches. */
const sentences = [
  'John carelessly dropped the users table',
  'Honestly this was preventable',
  'Nobody noticed the alert for an hour',
  'This is the third time that the disk filled up',
  'The root cause was human error',
  'Maria should have checked the replica first',
  'Everyone needs to be more careful next time',
] as const

const ROUNDS = 21

/** How long (ms) the facilitator's page has been open when the sentence is written. */
const OPEN_FOR_MS = { 'the first sentence on a page just opened': 0, 'on a page that has been open': 2_000 }

/**
 * From the end of a sentence on another page until the facilitator's card for it is shown, ms: through two pages and the
 * host. The facilitator's page is opened again for each, since no card is dealt twice in ten minutes.
 */
const sentenceToCard = async (facilitator: Page, writer: Page, openForMs: number): Promise<number[]> => {
  const waits: number[] = []
  const field = writer.getByRole('textbox', { name: 'New event' })
  for (let round = 0; round < ROUNDS; round += 1) {
    const sentence = sentences[round % sentences.length] ?? ''
    const [situation] = situationsIn(sentence)
    const reason = situation ? situationReasons[situation.id] : ''
    await field.fill(`${sentence} (${round})`)
    await facilitator.reload()
    await facilitator.getByRole('region', { name: 'Prompt cards' }).waitFor()
    if (openForMs > 0) await facilitator.waitForTimeout(openForMs)
    await facilitator.evaluate((words) => {
      const seen = new Promise<number>((resolve) => {
        const cards = document.querySelector('[aria-label="Prompt cards"]')
        const look = (): void => {
          if (cards?.textContent?.includes(words)) resolve(Date.now())
        }
        if (cards) new MutationObserver(look).observe(cards, { childList: true, subtree: true, characterData: true })
        setTimeout(resolve, 5_000, 0)
      })
      Object.assign(window, { seen })
    }, reason)
    const at = Date.now()
    await field.press('Enter')
    const shownAt = await facilitator.evaluate(() => (window as unknown as { seen: Promise<number> }).seen)
    if (shownAt > 0) waits.push(shownAt - at)
    else console.log(`No card for: ${sentence}`)
  }
  return waits
}

/**
 * Measures a keystroke until the next frame in a document of 400 events, where people type most, with the language check
 * and without its worker, and how long a sentence takes to its card; prints tables.
 */
export const run = async (): Promise<void> => {
  const { host, documents, close } = await startTourHost()
  const browser = await openBrowser()
  try {
    await measureKeystrokes(browser, host, documents.crowded)
    const facilitator = await openTimeline(browser, host, documents.crowded, false)
    const writer = await openTimeline(browser, host, documents.crowded, true)
    for (const [when, openForMs] of Object.entries(OPEN_FOR_MS)) {
      const waits = await sentenceToCard(facilitator, writer, openForMs)
      console.log(
        `From a sentence to its card, ${when}, ${waits.length} of ${ROUNDS}: ${formatSpread(waits)} ms (p50 / p95)`,
      )
    }
  } finally {
    await browser.close()
    await close()
  }
}
