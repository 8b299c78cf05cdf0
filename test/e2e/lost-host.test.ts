import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { STEP_TIMEOUT_MS } from '../support/browser'
import { describeUnless } from '../support/browser-suite'
import { downloadContent, exportDocument, parseContent, readDocumentFile } from '../support/document-file'
import type { HostProcess } from '../support/host-process'
import { type Lab, noLabReason, openLab } from '../support/lab'
import { getFeedback, getSituationReason } from '../support/language-script'
import { addRow, capture, invite, joinMeeting, stageHeading, textbox, write } from '../support/meeting-driver'
import { expectNothingOf, getMeshFrames, readFiles, recordFrames, recordMeshFrames } from '../support/secrecy'
import { until } from '../support/until'
import { getPageText, underlines, waitForUnderlines } from '../support/wording'

const blaming = 'At night the intern accidentally dropped the users table'
const forgetful = 'Sara forgot to renew the certificate'
const feedback = getFeedback([blaming, forgetful], [])

/** The number of open connections to other pages, according to the browser. */
const countPeerConnections = (page: Page): Promise<number> =>
  page.evaluate(() => window.peerConnections.filter(({ connectionState }) => connectionState === 'connected').length)

declare global {
  interface Window {
    peerConnections: RTCPeerConnection[]
  }
}

describeUnless(noLabReason(), 'the facilitator’s host is killed in the middle of a meeting', () => {
  let lab: Lab
  let host: HostProcess
  let dana: Page
  let ilya: Page
  let noor: Page
  let pages: readonly Page[] = []
  let hosts: HostProcess[] = []
  const relayFrames: string[][] = []

  const newPage = async (browser: Browser): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    await recordMeshFrames(page)
    relayFrames.push(recordFrames(page))
    await page.addInitScript(() => {
      window.peerConnections = []
      window.RTCPeerConnection = class extends window.RTCPeerConnection {
        constructor(...args: ConstructorParameters<typeof RTCPeerConnection>) {
          super(...args)
          window.peerConnections.push(this)
        }
      }
    })
    return page
  }
  const waitForStatus = (page: Page, message: RegExp): Promise<void> =>
    page.getByRole('status').filter({ hasText: message }).waitFor()
  const waitForTextEverywhere = (words: string): Promise<unknown> =>
    Promise.all(pages.map((page) => page.getByText(words).filter({ visible: true }).first().waitFor()))

  beforeAll(async () => {
    lab = await openLab(3)
    const [danaHost, ilyaHost] = await Promise.all([lab.startHost(0), lab.startHost(1)])
    host = danaHost
    hosts = [danaHost, ilyaHost]
    const opened = await Promise.all([0, 1, 2].map(async (at) => newPage(await lab.startBrowser(at))))
    const [first, second, third] = opened
    if (!first || !second || !third) throw new Error('three pages are needed')
    dana = first
    ilya = second
    noor = third
    pages = opened
    await dana.goto(await host.openUrl())
    await dana.getByLabel('Your name, as others will see it').fill('Dana')
    await dana.getByRole('button', { name: 'New postmortem' }).click()
    await dana.getByLabel('Title', { exact: true }).fill('The meeting that lost its host')
    const links = await invite(dana)
    await dana.getByRole('link', { name: 'Meeting' }).click()
    await dana.getByRole('button', { name: 'Start meeting' }).click()
    await Promise.all([
      joinMeeting(ilya, 'Ilya', links.app, await ilyaHost.openUrl()),
      joinMeeting(noor, 'Noor', links.browser),
    ])
    await Promise.all(pages.map((page) => stageHeading(page, 'Opening').waitFor()))
    await Promise.all(pages.map((page) => page.getByText(/3 of \d+ here/).waitFor()))
  })
  afterAll(() => lab?.close())

  test('the host has every edit before it is killed', async () => {
    await write(noor, textbox(noor, 'Goal'), 'Learn how the host came to die')
    await waitForTextEverywhere('Learn how the host came to die')
    await dana.getByRole('button', { name: 'Next stage' }).click()
    await Promise.all(pages.map((page) => stageHeading(page, 'Impact').waitFor()))
    await waitForStatus(dana, /^All changes saved on this computer\.$/)
    await waitForStatus(ilya, /^All changes saved on this computer and with the meeting’s host\.$/)
    await waitForStatus(noor, /^All changes saved on the meeting’s host\.$/)
    await until(
      () => Promise.all(pages.map(countPeerConnections)),
      (counts) => counts.every((count) => count === 2),
    )
  })

  test('everyone sees what happened in plain words, and their edits reach each other', async () => {
    await host.kill()
    const lost = /^The meeting’s host can’t be reached\. 2 people still connected; your changes reach them\.$/
    await Promise.all([
      waitForStatus(ilya, lost),
      waitForStatus(noor, lost),
      waitForStatus(dana, /^Saving is interrupted.*2 people still connected; your changes reach them\.$/),
    ])

    await Promise.all([
      addRow(ilya, 'New measure: Trust', 'Calls doubled, said Ilya without a host'),
      capture(noor, 'Event', '14:31 Noor saw the host go'),
      write(dana, textbox(dana, 'What users felt'), 'Dana writes on.'),
    ])
    await waitForTextEverywhere('Calls doubled, said Ilya without a host')
    await waitForTextEverywhere('Dana writes on.')
    // Three people type into one text, and the facilitator still leads the room.
    await Promise.all([
      write(ilya, textbox(ilya, 'What users felt'), ' Ilya too.'),
      write(noor, textbox(noor, 'What users felt'), ' And Noor.'),
    ])
    await waitForTextEverywhere('Ilya too.')
    await waitForTextEverywhere('And Noor.')
    await dana.getByRole('button', { name: 'Next stage' }).click()
    await Promise.all(pages.map((page) => stageHeading(page, 'Timeline').waitFor()))
    await waitForTextEverywhere('Noor saw the host go')
    for (const page of [ilya, noor]) expect(await page.getByText(/3 of \d+ here/).count()).toBe(1)
  })

  test('a blaming sentence brings up its card on the facilitator’s page, and nothing on any other', async () => {
    await addRow(noor, 'New event', blaming)
    await dana.getByRole('region', { name: 'Prompt cards' }).getByText(getSituationReason(blaming)).waitFor()
    const field = textbox(ilya, 'New event')
    await field.fill(forgetful)
    await underlines(ilya).first().waitFor()
    await ilya.keyboard.press('Alt+Enter')
    await ilya.getByRole('button', { name: 'Fine here' }).click()
    await waitForUnderlines(ilya, [])
    await field.fill('')
    await waitForTextEverywhere(blaming)
    for (const page of [ilya, noor]) expectNothingOf(feedback, 'another’s page', await getPageText(page))
  })

  test('all three pages and the file are equal once the host is back', async () => {
    host = await lab.startHost(0)
    hosts.push(host)
    await waitForStatus(dana, /^All changes saved on this computer\.$/)
    await waitForStatus(ilya, /^All changes saved on this computer and with the meeting’s host\.$/)
    await waitForStatus(noor, /^All changes saved on the meeting’s host\.$/)
    await capture(noor, 'Event', '14:40 The host is back')
    await waitForTextEverywhere('The host is back')

    const inFiles = async () => [0, 1].map((at) => parseContent(readDocumentFile(lab.getDataDir(at)).text))
    await until(inFiles, (all) => all.every((content) => JSON.stringify(content).includes('The host is back')))
    await waitForStatus(noor, /^All changes saved on the meeting’s host\.$/)
    const [file, copy] = await inFiles()
    expect(copy).toEqual(file)
    for (const page of pages) expect(await downloadContent(page)).toEqual(file)
    const held = JSON.stringify(file)
    for (const words of [
      'Learn how the host came to die',
      'Calls doubled, said Ilya without a host',
      'Dana writes on.',
      'Ilya too.',
      'And Noor.',
      'Noor saw the host go',
      'The host is back',
    ])
      expect(held).toContain(words)
  })

  test('the check leaves no trace in what pages and hosts send, store, log, export or present', async () => {
    // Whichever page meets the host first brings it what was typed meanwhile; what is typed then passes every page's host.
    expect(relayFrames.flat().join('\n')).toContain('users table')
    for (const [index, frames] of relayFrames.entries()) {
      expect(frames.join('\n')).toContain('The host is back')
      expectNothingOf(feedback, `frames between page ${index} and its host`, frames.join('\n'))
    }
    const mesh = (await Promise.all(pages.map(getMeshFrames))).flat().join('\n')
    expect(mesh).toContain(blaming)
    expectNothingOf(feedback, 'frames from page to page', mesh)

    for (const at of [0, 1]) {
      const files = readFiles(lab.getDataDir(at))
      expect(files.filter(({ text }) => text.includes(blaming)).length).toBeGreaterThan(0)
      // What somebody marked as fine is stored next to their drafts, by their own host alone.
      const shared = files.filter(({ path }) => at === 0 || !path.endsWith('drafts.json'))
      for (const { path, text } of shared) expectNothingOf(feedback, path, text)
      const exported = exportDocument(readDocumentFile(lab.getDataDir(at)).path)
      expect(exported).toContain(blaming)
      expectNothingOf(feedback, `an export on computer ${at}`, exported)
    }
    expect(JSON.stringify(readFiles(lab.getDataDir(1)).filter(({ path }) => path.endsWith('drafts.json')))).toContain(
      'fine here',
    )
    for (const { log } of hosts) expectNothingOf(feedback, 'a log', log())

    for (const page of [dana, ilya]) {
      const present = await page.context().newPage()
      const id = /\/d\/([^/]+)/.exec(page.url())?.[1] ?? ''
      await present.goto(new URL(`/present/${id}`, page.url()).href)
      await present.getByText(blaming).first().waitFor()
      expectNothingOf(feedback, 'Present', await getPageText(present))
      expect(await underlines(present).count()).toBe(0)
    }
  })
})
