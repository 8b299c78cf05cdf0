import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, openBrowser } from '../support/browser'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { invite, joinMeeting, stageHeading } from '../support/meeting-driver'

/** An address of this computer that is no loopback: what comes over it is not a secure context. */
const address = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address

const why = !chromiumPath() ? 'there is no Chromium here' : address ? undefined : 'this computer has no network'

describe.skipIf(why)(`the first visit of a browser${why ? ` (skipped: ${why})` : ''}`, () => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-visit-'))
  let browser: Browser
  let host: HostProcess
  beforeAll(async () => {
    host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort(), address })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
    rmSync(data, { recursive: true, force: true })
  })

  /** A browser that was never here, and everything that its console shows besides plain notes. */
  const newBrowser = async (): Promise<{ page: Page; complaints: string[] }> => {
    const page = await (await browser.newContext()).newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', ({ message }) => complaints.push(message))
    return { page, complaints }
  }

  test('leaves nothing in the console: signed in, not signed in, and as a guest over plain HTTP', async () => {
    const own = await newBrowser()
    await own.page.goto(await host.openUrl())
    await own.page.getByRole('button', { name: 'New postmortem' }).click()
    await own.page.getByRole('button', { name: 'Not now' }).click()
    await own.page.getByRole('link', { name: 'Meeting', exact: true }).click()
    const { browser: link } = await invite(own.page)
    expect(new URL(link).hostname).toBe(address)
    expect(new URL(link).protocol).toBe('http:')

    const guest = await newBrowser()
    await joinMeeting(guest.page, 'Gast', link)
    await guest.page.getByRole('region', { name: 'Stage' }).waitFor()

    const strangers = await Promise.all(
      [host.url, new URL('/', link).href].map(async (url) => {
        const stranger = await newBrowser()
        await stranger.page.goto(url)
        await stranger.page.getByText(/not signed in/).waitFor()
        return stranger
      }),
    )
    expect([own, guest, ...strangers].flatMap(({ complaints }) => complaints)).toEqual([])
  })

  test('lets a facilitator without a name start the meeting and lead it', async () => {
    const { page } = await newBrowser()
    await page.goto(await host.openUrl())
    await page.getByRole('button', { name: 'New postmortem' }).click()
    await page.getByRole('button', { name: 'Not now' }).click()
    await page.getByRole('link', { name: 'Meeting', exact: true }).click()
    await page.getByRole('button', { name: 'Start meeting' }).click()
    await page.getByRole('button', { name: 'Next stage' }).click()
    await stageHeading(page, 'Impact').waitFor()
  })
})
