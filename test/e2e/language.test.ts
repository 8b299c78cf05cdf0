import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../scripts/build.mjs'
import { checkAction, findBlame, situationsIn } from '../../shared/libs/blameless'
import { situationReasons } from '../../shared/meeting/cards/labels'
import { chromiumPath, openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { addRow, invite, joinMeeting, stageHeading, textbox } from '../support/meeting-driver'

const why = chromiumPath() ? undefined : 'there is no Chromium here'

const blaming = 'At night the intern accidentally dropped the users table'
const vague = 'Improve monitoring'

/** All that the check says of the two, in words that nothing else in the app uses. */
const said = [
  ...findBlame(blaming).flatMap(({ kind, reason, ask, rewrite }) => [kind, reason, ask, rewrite ?? reason]),
  ...situationsIn(blaming).flatMap(({ id }) => [id, situationReasons[id]]),
  ...checkAction(vague).flatMap(({ reason, ask }) => [reason, ask]),
]

const expectNothingSaidIn = (where: string, text: string): void => {
  expect(
    said.filter((words) => text.includes(words)),
    where,
  ).toEqual([])
}

/** All frames that a page sends and receives from now on. */
const framesOf = (page: Page): string[] => {
  const frames: string[] = []
  page.on('websocket', (socket) => {
    const note = ({ payload }: { payload: string | Buffer }): void => void frames.push(payload.toString('utf8'))
    socket.on('framesent', note)
    socket.on('framereceived', note)
  })
  return frames
}

/** What axe finds in an element of a page, colors included. */
const faultsIn = async (page: Page, selector: string): Promise<string[]> => {
  await page.evaluate(axe.source)
  return page.evaluate(async (inside) => {
    const { axe: run } = window as unknown as { axe: typeof axe }
    const { violations } = await run.run(inside)
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }, selector)
}

const textOf = (page: Page): Promise<string> => page.locator('body').innerText()

describe.skipIf(why)(`the language check in a meeting${why ? ` (skipped: ${why})` : ''}`, () => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-language-'))
  let host: HostProcess
  let browser: Browser
  let dana: Page
  let noor: Page
  let frames: { dana: string[]; noor: string[] }

  const newPage = async (): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    return page
  }
  const marks = (page: Page) => page.locator('[data-wording]')
  const card = (page: Page) => page.getByRole('dialog', { name: 'Wording' })

  beforeAll(async () => {
    expect(said.length).toBeGreaterThan(6)
    host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort(), address: '127.0.0.1' })
    browser = await openBrowser()
    dana = await newPage()
    noor = await newPage()
    frames = { dana: framesOf(dana), noor: framesOf(noor) }
    await dana.goto(await host.openUrl())
    await dana.getByLabel('Your name, as others will see it').fill('Dana')
    await dana.getByLabel('Your name, as others will see it').press('Enter')
    await dana.getByRole('button', { name: 'New postmortem' }).click()
    const links = await invite(dana)
    await dana.getByRole('link', { name: 'Meeting' }).click()
    await dana.getByRole('button', { name: 'Start meeting' }).click()
    await joinMeeting(noor, 'Noor', links.browser)
    await dana.keyboard.press('Alt+3')
    await stageHeading(noor, 'Timeline').waitFor()
  })

  afterAll(async () => {
    await browser?.close()
    await host?.kill()
    rmSync(data, { recursive: true, force: true })
  })

  test('a guest is shown on their own words what to write instead, takes it over by key, and takes it back', async () => {
    const field = textbox(noor, 'New event')
    await field.click()
    await noor.keyboard.type(blaming)
    await marks(noor).first().waitFor()
    await noor.keyboard.press('Alt+Enter')
    await card(noor).getByText('Ask instead').waitFor()
    expect(await field.evaluate((element) => document.activeElement === element)).toBe(true)
    await noor.keyboard.press('Enter')
    expect(await field.inputValue()).toBe('At night the users table was accidentally dropped')
    await noor.keyboard.press('ControlOrMeta+z')
    expect(await field.inputValue()).toBe(blaming)
    expect(await marks(dana).count()).toBe(0)
  })

  test('once they have added it, the facilitator has the card for it, and nobody else', async () => {
    await noor.keyboard.press('Enter')
    const [situation] = situationsIn(blaming)
    const reason = situation ? situationReasons[situation.id] : ''
    await dana.getByRole('region', { name: 'Prompt cards' }).getByText(reason).waitFor()
    expect(await textOf(noor)).not.toContain(reason)
    expect(await marks(dana).count()).toBe(0)
  })

  test('the facilitator is asked about vague actions once on the way to Closing, by keyboard, and the room waits for nothing', async () => {
    await dana.keyboard.press('Alt+6')
    await stageHeading(noor, 'Actions').waitFor()
    await addRow(noor, 'New action', vague)
    const [finding] = checkAction(vague)
    await dana.getByText(finding?.ask ?? '').waitFor()
    await dana.keyboard.press('Alt+.')
    const question = dana.getByRole('region', { name: 'Make these actions more specific?' })
    await question.getByRole('button', { name: 'Go back to Actions' }).press('Enter')
    await stageHeading(noor, 'Actions').waitFor()
    await dana.keyboard.press('Alt+.')
    await stageHeading(noor, 'Closing').waitFor()
    expect(await question.count()).toBe(0)
  })

  test('the report lists the words on the facilitator’s page, with a way there', async () => {
    await dana.getByRole('link', { name: 'Report' }).click()
    const list = dana.getByRole('region', { name: 'Wording to look at' })
    await list.getByRole('link').first().click()
    await dana.getByText(blaming).filter({ visible: true }).first().waitFor()
  })

  test('nothing of it is in a frame, in the file, the journal, an export, Present, or on another’s page', async () => {
    const id = /\/d\/([^/]+)/.exec(dana.url())?.[1] ?? ''
    const present = await dana.context().newPage()
    await present.goto(new URL(`/present/${id}`, dana.url()).href)
    await present.getByText('Closing').first().waitFor()
    expectNothingSaidIn('Present', await textOf(present))
    expect(await marks(present).count()).toBe(0)
    await noor.getByRole('link', { name: 'Report' }).click()
    await noor.getByRole('main').getByText(blaming).first().waitFor()
    expectNothingSaidIn('the report of a guest', await textOf(noor))
    await dana.getByRole('link', { name: 'Report' }).click()
    await dana.getByRole('region', { name: 'Wording to look at' }).getByRole('link').first().waitFor()
    expectNothingSaidIn('the report itself', await dana.getByRole('main').innerText())

    const folder = join(data, 'documents')
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(1)
    for (const { parentPath, name } of files) expectNothingSaidIn(name, readFileSync(join(parentPath, name), 'utf8'))
    const document = files.find(({ name }) => name.endsWith('.debrief.json'))
    const exported = execFileSync(
      process.execPath,
      [join(root, 'dist/node/debrief.js'), 'export', join(folder, document?.name ?? '')],
      { encoding: 'utf8' },
    )
    expect(exported).toContain(blaming)
    expectNothingSaidIn('an export', exported)

    // The search would find it: the same frames carry the words that were typed.
    expect(frames.noor.join('\n')).toContain('users table')
    expect(frames.dana.join('\n')).toContain('users table')
    expectNothingSaidIn('frames of the guest', frames.noor.join('\n'))
    expectNothingSaidIn('frames of the facilitator', frames.dana.join('\n'))
  })

  test('in a shared text the other words are one step of undo, and axe finds nothing wrong with the card', async () => {
    await noor.getByRole('link', { name: 'Meeting' }).click()
    await noor
      .getByRole('region', { name: 'Agenda' })
      .getByRole('button', { name: /^Timeline/ })
      .click()
    await textbox(noor, 'What happened').click()
    const editor = noor.locator('.cm-focused .cm-content')
    await editor.locator('[class*=mark]').first().waitFor()
    await noor.keyboard.press('Alt+Enter')
    await card(noor).waitFor()
    expect(await faultsIn(noor, '[data-wording-card]')).toEqual([])
    await noor.keyboard.press('Enter')
    expect(await editor.textContent()).toBe('At night the users table was accidentally dropped')
    await noor.keyboard.press('ControlOrMeta+z')
    expect(await editor.textContent()).toBe(blaming)
    await noor.keyboard.press('Escape')
  })

  test('a page whose worker can’t be loaded goes on without the check, and says nothing of it', async () => {
    const page = await dana.context().newPage()
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    let asked = 0
    await page.route(/check-worker/, async (route) => {
      asked += 1
      await route.abort()
    })
    await page.goto(dana.url().replace(/\/report.*/, '/meeting'))
    await page
      .getByRole('region', { name: 'Agenda' })
      .getByRole('button', { name: /^Timeline/ })
      .click()
    await addRow(page, 'New event', `Again ${blaming}`)
    await page.getByText(`Again ${blaming}`).first().waitFor()
    await page
      .getByRole('region', { name: 'Agenda' })
      .getByRole('button', { name: /^Five whys/ })
      .click()
    await addRow(page, /problem/i, 'The users table was gone')
    await addRow(page, 'Why did this happen?', 'The intern dropped it')
    await page.getByText('Why was that so?').first().waitFor()
    expect(asked).toBeGreaterThan(0)
    expect(await marks(page).count()).toBe(0)
    expect(errors).toEqual([])
  })
})
