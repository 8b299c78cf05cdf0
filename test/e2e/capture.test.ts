import type { Locator, Page } from 'playwright-core'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser-suite'
import { dropFiles } from '../support/drop-files'
import { setUpTour } from '../support/set-up-tour'
import { until } from '../support/until'

describeInBrowser('lines typed in a real browser', () => {
  const { documents, openOwnPage } = setUpTour()
  let page: Page
  let origin: string

  beforeAll(async () => {
    const permissions = ['clipboard-read', 'clipboard-write']
    page = await openOwnPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'no-preference', permissions })
    origin = new URL(page.url()).origin
    await page.goto(`${origin}/d/${documents().crowded}/meeting`)
    const name = page.getByRole('dialog').getByRole('textbox')
    await name.fill('Dana')
    await name.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
  beforeEach(async () => {
    await page.goto(`${origin}/d/${documents().crowded}/meeting`)
    await capture().waitFor()
    await capture().fill('')
  })

  const capture = (): Locator => page.getByLabel(/^Capture: /)
  const region = (): Locator => page.getByRole('region', { name: 'Capture' })
  const heightOf = async (element: Locator): Promise<number> => (await element.boundingBox())?.height ?? 0
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((given) => navigator.clipboard.writeText(given), text)
    await page.keyboard.press('ControlOrMeta+v')
  }
  const caret = (): Promise<number | null> =>
    page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.selectionStart ?? null)

  test('the capture bar grows to three lines with its text, and is as wide as the page at every width', async () => {
    const one = await heightOf(capture())
    await capture().fill('one\ntwo\nthree')
    const three = await heightOf(capture())
    expect(three).toBeGreaterThan(2 * one * 0.9)
    await capture().fill('one\ntwo\nthree\nfour\nfive')
    expect(await heightOf(capture())).toBe(three)
    await capture().fill('')
    expect(await heightOf(capture())).toBe(one)
    for (const width of [1920, 1440, 960, 390]) {
      await page.setViewportSize({ width, height: 900 })
      const [line, bar] = [await capture().boundingBox(), await region().boundingBox()]
      const kinds = await region().getByRole('group', { name: 'Kind' }).boundingBox()
      expect(line && kinds && line.y + line.height <= kinds.y).toBe(true)
      expect((line?.width ?? 0) / Math.min(bar?.width ?? 0, 1024)).toBeGreaterThan(0.85)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  test('a changing hint below the capture bar moves nothing', async () => {
    const before = await region().boundingBox()
    await capture().fill('14:31 rolled back')
    expect(await region().boundingBox()).toEqual(before)
    await capture().press('Enter')
    await region().getByText('Added to').waitFor()
    expect(await region().boundingBox()).toEqual(before)
  })

  test('the caret stays where it is, even after a name is completed', async () => {
    await capture().fill('14:31 rolled the release')
    for (let step = 0; step < 11; step += 1) await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('back ')
    expect(await capture().inputValue()).toBe('14:31 rolled back the release')
    expect(await caret()).toBe(18)
    await page.keyboard.press('Alt+a')
    await capture().fill('Page  earlier')
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('@Sidd')
    await page.getByRole('listbox', { name: 'People' }).waitFor()
    await page.keyboard.press('Enter')
    expect(await capture().inputValue()).toBe('Page @Siddharth Venkataraman earlier')
    expect(await caret()).toBe('Page @Siddharth Venkataraman '.length)
    await page.keyboard.press('Alt+e')
  })

  test('text typed in the capture bar survives a reload of the page', async () => {
    await capture().fill('half a sentence\nand another')
    await page.keyboard.press('Alt+n')
    await page.reload()
    await until(
      () => capture().inputValue(),
      (value) => value === 'half a sentence\nand another',
    )
    expect(await capture().getAttribute('aria-label')).toBe('Capture: Note')
    await page.keyboard.press('Alt+e')
  })

  test('each pasted line becomes a row, by keyboard alone', async () => {
    await capture().click()
    await paste('- 09:01 the first of three\n- 09:02 the second of three\n- 09:03 the third of three')
    await page.getByRole('dialog', { name: 'Add 3 rows?' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await capture().evaluate((field) => field === document.activeElement)).toBe(true)
    await paste('09:01 the first of three\n09:02 the second of three\n09:03 the third of three')
    await page.getByRole('dialog', { name: 'Add 3 rows?' }).waitFor()
    await page.keyboard.press('Enter')
    await region().getByText('3 rows added to').waitFor()
    expect(await capture().evaluate((field) => field === document.activeElement)).toBe(true)
    await region().getByRole('button', { name: 'Undo' }).click()
    await until(
      () => capture().inputValue(),
      (value) => value.split('\n').length === 3,
    )
  })

  test('a file dropped on a field of the meeting does not navigate the page, which shows what it would add', async () => {
    await capture().focus()
    await dropFiles(page, { 'incident.csv': 'time,event\n14:31,Disk is full\n' })
    const preview = page.getByRole('dialog', { name: 'Add to timeline' })
    await preview.getByRole('row').filter({ hasText: 'Disk is full' }).waitFor()
    await preview.getByRole('button', { name: 'Cancel' }).click()
    await preview.waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toBe(`/d/${documents().crowded}/meeting`)
    await until(() => capture().evaluate((field) => field === document.activeElement))
  })

  test('in Prepare, the row for the next event stays in view and keeps the focus', async () => {
    await page.goto(`${origin}/d/${documents().crowded}/prepare`)
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('button', { name: 'Timeline', exact: true })
      .click()
    const row = page.getByRole('textbox', { name: 'New event' })
    await row.click()
    const rows = page.getByRole('list', { name: 'Events' })
    for (let index = 0; index < 6; index += 1) {
      await page.keyboard.type(`2026-03-20 10:0${index} event ${index} of six`)
      await page.keyboard.press('Enter')
      await rows.getByText(`event ${index} of six`).waitFor({ state: 'attached' })
      await until(
        async () => {
          const box = await row.boundingBox()
          return box !== null && box.y >= 0 && box.y + box.height <= 800
        },
        (isInView) => isInView,
      )
      expect(await row.evaluate((field) => field === document.activeElement)).toBe(true)
    }
  })
})
