import type { ElementHandle, Locator, Page } from 'playwright-core'
import { findLayoutFaults } from './page-frame'

/** On each screen the page is resized to these, as somebody resizes a window. */
const sizes = [
  { width: 1440, height: 900 },
  { width: 960, height: 1040 },
  { width: 390, height: 844 },
]

/** How many choices are clicked on each screen at each size, at most; others at every size. */
const MAX_CHOICES = 4
/** How often the wheel is turned to reach the end of a screen, at most. */
const MAX_SCROLLS = 40
/** How far (px) a choice may move when it is clicked, to allow for rounding. */
const MAX_SHIFT_PX = 1

const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))))

/** Turns the wheel at several points of the window, and presses the keys that scroll. */
const scrollToEnd = async (page: Page, way: 1 | -1): Promise<void> => {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  for (const x of [0.05, 0.5, 0.95]) {
    await page.mouse.move(width * x, height / 2)
    // Past the end, where scrolling would chain to an outer scroll container.
    await page.mouse.wheel(0, way * 100_000)
    await page.mouse.wheel(0, way * 1_000)
  }
  await page.keyboard.press(way > 0 ? 'PageDown' : 'PageUp')
  await page.keyboard.press(way > 0 ? 'End' : 'Home')
  await nextFrame(page)
}

/** How far (px) the scroll container in the middle of the window still is from its end. */
const remainingScroll = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]')
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
    let at = dialog && !dialog.contains(middle) ? dialog : middle
    // What is behind a dialog can't be scrolled while it is open.
    while (at && !/auto|scroll/.test(getComputedStyle(at).overflowY)) at = at === dialog ? null : at.parentElement
    return at ? Math.floor(at.scrollHeight - at.clientHeight - at.scrollTop) : 0
  })

/** What is clicked to change a choice: the input, or its label if the input is hidden. */
const visibleTarget = async (choice: Locator): Promise<ElementHandle<HTMLElement | SVGElement> | null> => {
  const element = await choice.elementHandle()
  const shown = await element?.evaluateHandle((input) => {
    const isHidden = input.getBoundingClientRect().width <= 1
    return (isHidden && input instanceof HTMLInputElement && input.labels?.[0]) || input
  })
  return shown ?? null
}

/** How far (px) an element moves when it is clicked. */
const shiftOnPressing = async (page: Page, shown: ElementHandle<HTMLElement | SVGElement>): Promise<number> => {
  await shown.scrollIntoViewIfNeeded()
  const before = await shown.boundingBox()
  if (!before) return 0
  await page.mouse.click(before.x + before.width / 2, before.y + before.height / 2)
  await nextFrame(page)
  const after = await shown.boundingBox()
  return after ? Math.max(Math.abs(after.x - before.x), Math.abs(after.y - before.y)) : 0
}

/** Runs in the page: clicks a checkbox back, without the mouse, which takes five frames; it may have disappeared. */
const restoreCheckbox = ([box]: (HTMLElement | SVGElement)[], wasChecked: boolean): void => {
  if (box instanceof HTMLInputElement && box.type === 'checkbox' && box.checked !== wasChecked) box.click()
}

/** Clicks choices and restores them; returns those that moved. `turn` decides which are clicked if there are many. */
const shiftsOnChoosing = async (page: Page, turn: number): Promise<string[]> => {
  const dialog = page.getByRole('dialog')
  const scope: Page | Locator = (await dialog.count()) > 0 ? dialog : page
  const choices = await scope.locator('input:is([type="radio"], [type="checkbox"]):not(:disabled)').all()
  const step = Math.max(1, Math.ceil(choices.length / MAX_CHOICES))
  const moved: string[] = []
  for (const choice of choices.filter((_, index) => index % step === turn % step)) {
    const shown = await visibleTarget(choice)
    if (!shown || !(await shown.isVisible())) continue
    const wasChecked = await choice.isChecked()
    const shift = await shiftOnPressing(page, shown)
    if (shift > MAX_SHIFT_PX) moved.push(`${await shown.evaluate((node) => node.outerHTML.slice(0, 160))} by ${shift}`)
    await choice.evaluateAll(restoreCheckbox, wasChecked)
  }
  return moved
}

/** The faults of a screen at one size: what does not fit, can’t be scrolled to, or moves when it is chosen. */
const findFaultsAtSize = async (page: Page, screen: string, turn: number): Promise<string[]> => {
  const faults: string[] = []
  const check = async (when: string): Promise<void> => {
    for (const misfit of await findLayoutFaults(page)) faults.push(`${when}: ${misfit}`)
  }
  await check('')
  const long = await remainingScroll(page)
  if (long > 0 && /^library$|report$/.test(screen)) {
    await page.keyboard.press('PageDown')
    await nextFrame(page)
    if ((await remainingScroll(page)) === long) faults.push(': Page Down does not scroll it')
  }
  await scrollToEnd(page, 1)
  await check(', at its end')
  // Content that is laid out only once it is visible makes the page longer.
  for (let more = 0; more < MAX_SCROLLS && (await remainingScroll(page)) > 1; more += 1) await scrollToEnd(page, 1)
  const left = await remainingScroll(page)
  if (left > 1) faults.push(`: ${left} px from its end`)
  await scrollToEnd(page, -1)
  await check(', back at its start')
  if (screen === 'settings') return faults
  for (const moved of await shiftsOnChoosing(page, turn)) faults.push(`: pressed and moved: ${moved}`)
  await check(', after choosing')
  return faults
}

/**
 * Where a screen is incomplete at some size or scrolls its window. Of the documents, only the crowded one is resized:
 * what it shows is longer than what the others do.
 */
export const findWindowFaults = async (page: Page, screen: string): Promise<string[]> => {
  if (/^(?:empty|usual) /.test(screen)) return []
  const before = page.viewportSize()
  const faults: string[] = []
  for (const [turn, size] of sizes.entries()) {
    await page.setViewportSize(size)
    await nextFrame(page)
    for (const fault of await findFaultsAtSize(page, screen, turn))
      faults.push(`${size.width}×${size.height}, ${screen}${fault}`)
  }
  if (before) await page.setViewportSize(before)
  await nextFrame(page)
  return faults
}
