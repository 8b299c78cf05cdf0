import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noBrowserReason, openBrowser } from '../support/browser'
import { describeUnless } from '../support/browser-suite'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { invite, joinMeeting, stageHeading } from '../support/meeting-driver'

/** An address of this computer other than loopback: pages loaded from it are no secure context. */
const address = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address

const skipReason = noBrowserReason() ?? (address ? undefined : 'this computer has no network')

describeUnless(skipReason, 'the first visit of a browser', () => {
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

  /** A new browser profile, and the warnings and errors that its console shows. */
  const newBrowser = async (): Promise<{ page: Page; complaints: string[] }> => {
    const page = await (await browser.newContext()).newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', ({ message }) => complaints.push(message))
    return { page, complaints }
  }

  test('logs nothing to the console when signed in, when signed out, and as a guest over plain HTTP', async () => {
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

  test('lets a facilitator without a name start and lead the meeting', async () => {
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
