import type { Browser, ElementHandle, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, openBrowser } from '../support/browser'
import { misfits } from '../support/page-frame'
import { tour } from '../support/tour'
import { startTourHost } from '../support/tour-host'
import { until } from '../support/until'

const why = chromiumPath() ? undefined : 'there is no Chromium here'

const sizes = [
  { width: 1440, height: 900 },
  { width: 960, height: 1040 },
  { width: 390, height: 844 },
]

/** Choices that are pressed on each screen, at most. */
const MAX_CHOICES = 8
/** How far (px) a choice may come to lie from where it was: rounding. */
const MAX_SHIFT_PX = 1

const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))))

/** Turns the wheel over several places of the window, and presses the keys that scroll. */
const scrollToEnd = async (page: Page, way: 1 | -1): Promise<void> => {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  for (const x of [0.05, 0.5, 0.95]) {
    await page.mouse.move(width * x, height / 2)
    // Past the end, where the wheel goes on to whatever scrolls outside.
    await page.mouse.wheel(0, way * 100_000)
    await page.mouse.wheel(0, way * 1_000)
  }
  await page.keyboard.press(way > 0 ? 'PageDown' : 'PageUp')
  await page.keyboard.press(way > 0 ? 'End' : 'Home')
  await nextFrame(page)
}

/** How far the wheel has left what scrolls in the middle of the window from its end, in px. */
const leftToScroll = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]')
    let at = dialog ?? document.elementFromPoint(innerWidth / 2, innerHeight / 2)
    while (at && !/auto|scroll/.test(getComputedStyle(at).overflowY)) at = at.parentElement
    return at ? Math.floor(at.scrollHeight - at.clientHeight - at.scrollTop) : 0
  })

/** What is pressed to change a choice: the input, or what stands for it where it is hidden. */
const shownOf = async (choice: Locator): Promise<ElementHandle<HTMLElement | SVGElement> | null> => {
  const element = await choice.elementHandle()
  const shown = await element?.evaluateHandle((input) => {
    const isHidden = input.getBoundingClientRect().width <= 1
    return (isHidden && input instanceof HTMLInputElement && input.labels?.[0]) || input
  })
  return shown ?? null
}

/** How far (px) what one presses moves away under the hand. */
const shiftOnPressing = async (page: Page, shown: ElementHandle<HTMLElement | SVGElement>): Promise<number> => {
  await shown.scrollIntoViewIfNeeded()
  const before = await shown.boundingBox()
  if (!before) return 0
  await page.mouse.click(before.x + before.width / 2, before.y + before.height / 2)
  await nextFrame(page)
  const after = await shown.boundingBox()
  return after ? Math.max(Math.abs(after.x - before.x), Math.abs(after.y - before.y)) : 0
}

/** Presses choices with the mouse, and leaves them as they were; gives those that moved. */
const shiftsOnChoosing = async (page: Page): Promise<string[]> => {
  const dialog = page.getByRole('dialog')
  const scope: Page | Locator = (await dialog.count()) > 0 ? dialog : page
  const choices = await scope.locator('input:is([type="radio"], [type="checkbox"]):not(:disabled)').all()
  const step = Math.max(1, Math.ceil(choices.length / MAX_CHOICES))
  const moved: string[] = []
  for (const choice of choices.filter((_, index) => index % step === 0)) {
    const shown = await shownOf(choice)
    if (!shown || !(await shown.isVisible())) continue
    const wasChecked = await choice.isChecked()
    const shift = await shiftOnPressing(page, shown)
    if (shift > MAX_SHIFT_PX) moved.push(`${await shown.evaluate((node) => node.outerHTML.slice(0, 160))} by ${shift}`)
    const isCheckbox = (await choice.count()) > 0 && (await choice.getAttribute('type')) === 'checkbox'
    if (isCheckbox && (await choice.isChecked()) !== wasChecked) await shiftOnPressing(page, shown)
  }
  return moved
}

describe.skipIf(why)(`the window${why ? ` (skipped: ${why})` : ''}`, () => {
  let browser: Browser
  let setup: Awaited<ReturnType<typeof startTourHost>>
  beforeAll(async () => {
    setup = await startTourHost()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await setup?.close()
  })

  for (const viewport of sizes) {
    test(`at ${viewport.width}×${viewport.height} shows every screen whole, and never scrolls itself`, async () => {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      await page.goto(await setup.host.openUrl())
      const faults: string[] = []
      let screens = 0
      const check = async (when: string): Promise<void> => {
        faults.push(...(await misfits(page)).map((fault) => `${when}: ${fault}`))
      }
      const look = async (name: string): Promise<void> => {
        screens += 1
        await check(name)
        const long = await leftToScroll(page)
        if (long > 0 && /^library$|report$/.test(name)) {
          await page.keyboard.press('PageDown')
          await nextFrame(page)
          if ((await leftToScroll(page)) === long) faults.push(`${name}: Page Down does not scroll it`)
        }
        await scrollToEnd(page, 1)
        await check(`${name}, at its end`)
        // What is laid out only once it comes into sight makes the way longer.
        await until(
          () => scrollToEnd(page, 1).then(() => leftToScroll(page)),
          (left) => left <= 1,
          5_000,
        ).catch(() => undefined)
        const left = await leftToScroll(page)
        if (left > 1) faults.push(`${name}: ${left} px from its end`)
        await scrollToEnd(page, -1)
        await check(`${name}, back at its start`)
        if (name === 'settings') return
        faults.push(...(await shiftsOnChoosing(page)).map((fault) => `${name}: pressed and moved: ${fault}`))
        await check(`${name}, after choosing`)
      }
      await tour(page, setup.documents, look, ['crowded'])
      await context.close()
      expect(faults).toEqual([])
      expect(screens).toBeGreaterThan(20)
    }, 240_000)
  }
})
