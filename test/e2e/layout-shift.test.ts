import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createDocument } from '../../shared/document'
import { stages } from '../../shared/stages'
import { testAuthor } from '../support/author'
import { describeInBrowserAtOnce } from '../support/browser-suite'
import { createCrowdedDocument } from '../support/crowded-document'
import { addRow, capture, invite, joinMeeting, stageHeading, textbox } from '../support/meeting-driver'
import { takeAllShifts, takeShifts } from '../support/page-watch'
import { setUpTour } from '../support/set-up-tour'
import { goToStage } from '../support/tour'

/** The largest layout shift that a stage may cause by itself; Web Vitals call 0.1 good. */
const MAX_SHIFT = 0.02

/** Rows that others add in the meantime: enough to move a field by half a window. */
const DICTATED_ROWS = 8

/** The y positions (px) of the stage's heading and, if the agenda is shown, of its first stage. */
const headingPositions = async (page: Page): Promise<(number | undefined)[]> => {
  const agenda = page.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: 'Opening', exact: true })
  const shown = [page.getByRole('region', { name: 'Stage' }).getByRole('heading', { level: 2 }), agenda]
  const boxes = await Promise.all(shown.map(async (one) => ((await one.isVisible()) ? one.boundingBox() : null)))
  return boxes.map((box) => box?.y)
}

/** Each of the meetings below has a document of its own. */
const { documents, newPage, openOwnPage } = setUpTour(() => ({
  wide: createCrowdedDocument(testAuthor('wide')),
  narrow: createCrowdedDocument(testAuthor('narrow')),
  dictated: createDocument({ title: '' }, testAuthor('dictated')),
}))

const meetingViewports = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 960, height: 1040 },
} as const
for (const name of ['wide', 'narrow'] as const) {
  const viewport = meetingViewports[name]
  describeInBrowserAtOnce(`a meeting on everybody’s page, ${viewport.width}×${viewport.height}`, () => {
    test('shifts nothing by itself', async () => {
      const dana = await openOwnPage({ viewport })
      await dana.goto(new URL(`/d/${documents()[name]}/meeting`, dana.url()).href)
      await dana.getByRole('button', { name: 'Not now' }).click()
      const { browser: link } = await invite(dana)
      const guest = await newPage({ viewport })
      await joinMeeting(guest, 'Gast', link)
      await stageHeading(guest, 'Opening').waitFor()
      await guest.getByRole('timer').filter({ hasText: 'Not started yet' }).waitFor()

      const faults: string[] = []
      const check = async (when: string): Promise<void> => {
        await guest.waitForTimeout(300)
        for (const [name, page] of Object.entries({ dana, guest })) {
          if (page.isClosed() || page.url() === 'about:blank') continue
          const shifts = await takeShifts(page)
          const sum = shifts.reduce((all, { value }) => all + value, 0)
          if (sum > MAX_SHIFT)
            faults.push(`${name}, ${when}: ${sum.toFixed(3)} ${shifts.flatMap(({ moved }) => moved)}`)
        }
      }
      await takeShifts(dana)
      await takeShifts(guest)
      const before = { dana: await headingPositions(dana), guest: await headingPositions(guest) }
      const start = dana.getByRole('button', { name: 'Start meeting' })
      if (await start.isVisible()) await start.click()
      await guest.getByRole('timer').filter({ hasText: ':' }).waitFor()
      await check('at the start')
      expect({ dana: await headingPositions(dana), guest: await headingPositions(guest) }).toEqual(before)
      for (const [index, { title }] of stages.entries()) {
        await goToStage(dana, title)
        await stageHeading(guest, title).waitFor()
        await capture(dana, 'Park', `something else, found at ${title}`)
        await capture(guest, 'Note', `a note from the guest at ${title}`)
        // Views another stage for a while, and is told which one everyone else is viewing.
        if (title === 'Timeline') {
          const minutes = dana.getByLabel('Minutes for Timeline')
          if (!(await minutes.isVisible())) await dana.getByRole('button', { name: 'Show the agenda' }).click()
          const before = await headingPositions(dana)
          await minutes.fill('0')
          await minutes.press('Enter')
          await dana.getByRole('region', { name: 'Time is up' }).waitFor()
          expect(await headingPositions(dana)).toEqual(before)
          await check('when the time is up')
        }
        const other = stages[(index + 1) % stages.length]?.title ?? ''
        await goToStage(guest, other)
        await guest.getByText(/Only you are looking/).waitFor()
        expect(await headingPositions(guest)).toEqual(before.guest)
        await guest.getByRole('button', { name: `Go to ${title}` }).click()
        await stageHeading(guest, title).waitFor()
        await check(title)
      }
      await dana.goto('about:blank')
      await guest.getByText(/can’t be reached right now/).waitFor()
      expect(await headingPositions(guest)).toEqual(before.guest)
      await check('without a facilitator')
      await dana.context().close()
      expect(faults).toEqual([])

      // Proves that the browser reports layout shifts at all.
      await guest.evaluate(() => {
        const stage = document.querySelector('section[aria-label="Stage"]')
        if (stage instanceof HTMLElement) stage.style.paddingTop = '200px'
      })
      await check('pushed down')
      expect(faults).toHaveLength(1)
      await guest.context().close()
    })
  })
}

describeInBrowserAtOnce('a page on which somebody dictates', () => {
  test('shifts only by animation, however often others add rows', async () => {
    const dana = await openOwnPage({})
    await dana.goto(new URL(`/d/${documents().dictated}/meeting`, dana.url()).href)
    await dana.getByRole('button', { name: 'Not now' }).click()
    const { browser: link } = await invite(dana)
    await dana.getByRole('button', { name: 'Start meeting' }).click()
    const guest = await newPage({ viewport: { width: 960, height: 1040 }, reducedMotion: 'no-preference' })
    await joinMeeting(guest, 'Gast', link)
    await stageHeading(guest, 'Opening').waitFor()
    await goToStage(dana, 'Actions')
    await stageHeading(guest, 'Actions').waitFor()
    await textbox(guest, 'New action').click()
    await takeAllShifts(guest)
    // Dictation, like Paste in a menu, enters text without a key press, which would excuse a layout shift.
    for (let count = 1; count <= DICTATED_ROWS; count += 1) {
      let isThere = false
      const dictate = async (): Promise<void> => {
        while (!isThere) await guest.keyboard.insertText('and ')
      }
      const add = async (): Promise<void> => {
        await addRow(dana, 'New action', `Row ${count}`)
        await guest
          .getByRole('list', { name: 'Actions' })
          .getByRole('listitem')
          .nth(count - 1)
          .waitFor()
      }
      await Promise.all([
        dictate(),
        add().finally(() => {
          isThere = true
        }),
      ])
    }
    await guest.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    const shifts = await takeAllShifts(guest)
    expect(
      shifts.reduce((all, { value }) => all + value, 0),
      JSON.stringify(shifts),
    ).toBeLessThan(MAX_SHIFT)
    expect(await textbox(guest, 'New action').inputValue()).toMatch(/^(and )+$/)
  })
})

describeInBrowserAtOnce('Prepare', () => {
  test('is not moved by an invalid time', async () => {
    const page = await openOwnPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(new URL(`/d/${documents().empty}/prepare`, page.url()).href)
    await page.getByRole('button', { name: 'Not now' }).click()
    const positionBelow = async () => (await page.getByLabel('Resolved (UTC)', { exact: true }).boundingBox())?.y
    const before = await positionBelow()
    await page.getByLabel('Started (UTC)', { exact: true }).fill('half past')
    await page.getByText(/^Type a time such as/).waitFor()
    expect(await positionBelow()).toBe(before)
  })
})
