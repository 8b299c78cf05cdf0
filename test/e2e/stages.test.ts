import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { stages } from '../../shared/stages'
import { personQuestion } from '../../shared/stages/five-whys/texts'
import { describeInBrowser } from '../support/browser-suite'
import { stageHeading } from '../support/meeting-driver'
import { takeShifts } from '../support/page-watch'
import { setUpTour } from '../support/set-up-tour'

/** How long after a key press or click a browser attributes layout shifts to it (ms). */
const INPUT_IS_RECENT_MS = 550

/** Takes the room to a stage, as the facilitator. */
const goTo = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: title, exact: true }).click()
  await stageHeading(page, title).waitFor()
}

/** What a page shows that Present must not, each with its element. */
const forbiddenInPresent = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const where = (element: Element): string => element.outerHTML.slice(0, 120)
    for (const element of document.querySelectorAll(
      'button, input, select, textarea, a, summary, [contenteditable], [role="button"], [role="textbox"], [role="tab"], [role="treeitem"]',
    ))
      found.push(`control: ${where(element)}`)
    for (const element of document.querySelectorAll('[placeholder], [aria-placeholder], .cm-editor, .cm-placeholder'))
      found.push(`placeholder or caret: ${where(element)}`)
    // The computed values of the amber tokens.
    const probe = document.createElement('i')
    document.body.append(probe)
    const { view } = document.documentElement.dataset
    delete document.documentElement.dataset.view
    const ambers = ['--amber', '--amber-soft'].map((token) => {
      probe.style.color = `var(${token})`
      return getComputedStyle(probe).color
    })
    document.documentElement.dataset.view = view
    probe.remove()
    for (const element of document.querySelectorAll('body *')) {
      const style = getComputedStyle(element)
      const drawn = [style.color, style.backgroundColor, style.borderInlineStartColor, style.fill, style.stroke]
      if (drawn.some((color) => ambers.includes(color))) found.push(`amber: ${where(element)}`)
    }
    return found
  })

describeInBrowser('the stages of a crowded meeting', () => {
  const { documents, openOwnPage } = setUpTour()
  let page: Page
  beforeAll(async () => {
    page = await openOwnPage({ viewport: { width: 1280, height: 800 } })
    const { origin } = new URL(page.url())
    await page.goto(`${origin}/settings`)
    await page.getByLabel('Name, as others see it').fill('Dana')
    await page.getByLabel('Name, as others see it').blur()
    await page.goto(`${origin}/d/${documents().crowded}/meeting`)
    await page.getByRole('button', { name: 'Start meeting' }).first().click()
    await page.getByRole('button', { name: 'Next stage' }).first().waitFor()
  })

  test.each(['light', 'dark'] as const)(
    'Present in the %s theme shows no controls, no gaps to fill in, and nothing that points at a person',
    async (colorScheme) => {
      const room = await page.context().newPage()
      await room.emulateMedia({ colorScheme })
      await room.goto(`${new URL(page.url()).origin}/present/${documents().crowded}`)
      const faults: string[] = []
      for (const { id, title } of stages) {
        await page.bringToFront()
        await goTo(page, title)
        await stageHeading(room, title).waitFor()
        await room.getByText('Opening the stage…').waitFor({ state: 'detached' })
        // Somebody writes in the stage; their caret must be shown only to those who write with them.
        const text = page.getByRole('region', { name: 'Stage' }).getByRole('textbox').first()
        if (await text.isVisible()) await text.focus()
        expect(await room.getByRole('timer').isVisible()).toBe(true)
        // It is known once the language check has loaded and read the chain.
        if (id === 'five-whys') await room.getByText(personQuestion).first().waitFor()
        const words = (await room.locator('body').innerText()).toLowerCase()
        for (const never of ['removed by', 'stops at', 'ends at', 'nothing written', 'missing:', 'dana'])
          if (words.includes(never) && !(never === 'dana' && id === 'opening')) faults.push(`${title}: says “${never}”`)
        faults.push(...(await forbiddenInPresent(room)).map((fault) => `${title}: ${fault}`))
        if (id === 'five-whys') expect(words).toContain(personQuestion.toLowerCase())
      }
      expect(faults).toEqual([])
      await room.close()
    },
  )

  test('the layout shift of a stage stays under 0.02', async () => {
    await page.bringToFront()
    const shifted: string[] = []
    for (const { title } of stages) {
      await goTo(page, title)
      await page.getByText('Opening the stage…').waitFor({ state: 'detached' })
      await page.waitForTimeout(INPUT_IS_RECENT_MS)
      await takeShifts(page)
      const region = page.getByRole('region', { name: 'Stage' })
      // Moves the pointer over the page and the focus through it: what appears must have its space reserved.
      const box = await region.boundingBox()
      for (let y = 60; box && y < box.height; y += 40) await page.mouse.move(box.x + box.width / 2, box.y + y)
      for (let step = 0; step < 12; step += 1) await page.keyboard.press('Tab')
      await page.waitForTimeout(INPUT_IS_RECENT_MS)
      await region.evaluate((element) => element.scrollTo(0, element.scrollHeight))
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      const sum = (await takeShifts(page)).reduce((total, { value }) => total + value, 0)
      if (sum >= 0.02) shifted.push(`${title}: ${sum.toFixed(3)}`)
    }
    expect(shifted).toEqual([])
  })
})
