import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser'
import { describeInBrowser } from '../support/browser-suite'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { invite, joinMeeting } from '../support/meeting-driver'
import { until } from '../support/until'

const oldFile = readFileSync(new URL('../fixtures/former/votes-by-name.debrief.json', import.meta.url), 'utf8')
const { id, crdt }: { id: string; crdt: string } = JSON.parse(oldFile)
const attributions = ['fishbone.votes', 'closing.feedback', 'Olga Former', '|former-']

/** Stores a document's state in the browser as a page of the previous version did. */
const leaveCopy = (page: Page): Promise<void> =>
  page.evaluate(
    ({ name, state }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(opening.error)
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('updates', { autoIncrement: true })
          opening.result.createObjectStore('custom')
        }
        opening.onsuccess = () => {
          const writing = opening.result.transaction('updates', 'readwrite')
          writing.objectStore('updates').add(Uint8Array.from(atob(state), (one) => one.charCodeAt(0)))
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    { name: `debrief-${id}`, state: crdt },
  )

/** The content of the browser's copy, as text. */
const copyIn = (page: Page): Promise<string> =>
  page.evaluate(
    (name) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('updates').objectStore('updates').getAll()
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result.map((bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)).join('\n'))
          }
        }
      }),
    `debrief-${id}`,
  )

describeInBrowser('a copy that an older version left in a browser', () => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-former-'))
  let host: HostProcess
  let browser: Browser

  beforeAll(async () => {
    mkdirSync(join(data, 'documents'))
    writeFileSync(join(data, 'documents', 'old.debrief.json'), oldFile)
    host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort(), address: '127.0.0.1' })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.kill()
    rmSync(data, { recursive: true, force: true })
  })

  test('loses the names on votes and feedback, and nothing else, when its document is opened', async () => {
    const facilitator = await (await browser.newContext()).newPage()
    await facilitator.goto(await host.openUrl())
    await facilitator.goto(`${host.url}/d/${id}/prepare`)
    await facilitator.getByRole('dialog').getByRole('textbox').fill('Dana')
    await facilitator.getByRole('dialog').getByRole('textbox').press('Enter')
    const { browser: link } = await invite(facilitator)
    const guest = await (await browser.newContext()).newPage()
    await guest.goto(`${new URL(link).origin}/join`)
    await leaveCopy(guest)
    for (const attribution of attributions) expect(await copyIn(guest)).toContain(attribution)
    await joinMeeting(guest, 'Noor', link)
    await until(
      () => copyIn(guest),
      (text) =>
        text.includes('No team owned the restore') && attributions.every((attribution) => !text.includes(attribution)),
    )
    await guest.getByRole('heading', { name: 'Votes by name', level: 1 }).first().waitFor()
  })
})
