import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseFile } from '../../shared/format'
import { chromiumPath, openBrowser } from '../support/browser'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { type KillableBrowser, openKillableBrowser } from '../support/killable-browser'

/** How often something is killed; `KILLS=100` for the long run. */
const kills = Number(process.env.KILLS ?? 9)
/** The most typing (ms before the death) that may be lost, and only where a page died. */
const most = 100

const why = chromiumPath() ? undefined : 'there is no Chromium here'

type Typed = { word: string; at: number }

/** A person who types words into one text, and remembers each and when it had been typed. */
const typist = (label: string, prefix: string) => {
  const typed: Typed[] = []
  let count = 0
  let isTyping = false
  let done: Promise<void> = Promise.resolve()
  return {
    typed,
    field: (page: Page) => page.getByRole('textbox', { name: label, exact: true }),
    start: async (page: Page): Promise<void> => {
      await page.getByRole('textbox', { name: label, exact: true }).click()
      await page.locator('.cm-content').waitFor()
      await page.keyboard.press('Control+End')
      isTyping = true
      done = (async () => {
        while (isTyping) {
          count += 1
          const word = `${prefix}${count}`
          await page.keyboard.type(`${word} `)
          typed.push({ word, at: performance.now() })
        }
      })().catch((reason: unknown) => {
        // The page was killed under the fingers; what had been typed until then counts.
        if (isTyping && !/closed|crash|disconnected/i.test(String(reason))) throw reason
      })
    },
    stop: (): Promise<void> => {
      isTyping = false
      return done
    },
  }
}

const until = async (what: string, holds: () => Promise<boolean>, limit = 20_000): Promise<void> => {
  const end = performance.now() + limit
  while (!(await holds().catch(() => false))) {
    if (performance.now() > end) throw new Error(`did not come about: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe.skipIf(why)(`host, page and both killed while two people type${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-killed-'))
  const data = join(folder, 'data')
  const ports = { port: nextPort(), networkPort: nextPort() }
  const start = (): Promise<HostProcess> => startHostProcess({ data, ...ports, address: '127.0.0.1' })
  let host: HostProcess
  let own: KillableBrowser
  let guest: Awaited<ReturnType<typeof openBrowser>>
  let guestPage: Page
  let path = ''

  beforeAll(async () => {
    host = await start()
    own = await openKillableBrowser(join(folder, 'profile'))
    await own.page.goto(await host.openUrl())
    await own.page.getByLabel('Your name, as others will see it').fill('Dana')
    await own.page.getByRole('button', { name: 'New postmortem' }).click()
    await own.page.getByLabel('Title', { exact: true }).fill('Killed while typing')
    await own.page.getByRole('button', { name: 'Invite' }).click()
    await own.page.getByRole('button', { name: 'Make invite' }).click()
    await own.page.getByLabel(/Let people join by browser/).check()
    const link = await own.page.getByLabel('Link for browsers', { exact: true }).inputValue()
    await own.page.keyboard.press('Escape')
    path = new URL(own.page.url()).pathname
    guest = await openBrowser()
    guestPage = await (await guest.newContext()).newPage()
    await guestPage.goto(link)
    await guestPage.getByLabel('Your name').fill('Noor')
    await guestPage.getByRole('button', { name: 'Join meeting' }).click()
    await guestPage.getByRole('link', { name: 'Prepare' }).click()
  }, 60_000)

  afterAll(async () => {
    await own?.close()
    await guest?.close()
    await host?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  test(
    `${kills} times: every document opens, and nothing older than ${most} ms is lost`,
    async () => {
      const dana = typist('What happened', 'a')
      const noor = typist('What made it possible', 'b')
      for (let round = 0; round < kills; round += 1) {
        const victim = (['host', 'page', 'both'] as const)[round % 3] ?? 'both'
        await Promise.all([dana.start(own.page), noor.start(guestPage)])
        await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 600))
        const diedAt = performance.now()
        await Promise.all([victim === 'page' ? undefined : host.kill(), victim === 'host' ? undefined : own.kill()])
        await Promise.all([dana.stop(), noor.stop()])

        if (victim !== 'page') {
          const [file = ''] = readdirSync(join(data, 'documents')).filter((name) => name.endsWith('.debrief.json'))
          expect(parseFile(readFileSync(join(data, 'documents', file), 'utf8')).ok).toBe(true)
          host = await start()
        }
        if (victim !== 'host') {
          own = await openKillableBrowser(join(folder, 'profile'))
          await own.page.goto(await host.openUrl())
          await own.page.goto(new URL(path, host.url).href)
        }
        const limit = victim === 'host' ? Number.POSITIVE_INFINITY : diedAt - most
        const expected = dana.typed.filter(({ at }) => at < limit).map(({ word }) => word)
        const words = async (page: Page, person: typeof dana): Promise<Set<string>> =>
          new Set(((await person.field(page).textContent()) ?? '').split(/\s+/))
        await until(`round ${round}, ${victim}: everything typed is on both pages`, async () => {
          const seen = await Promise.all([
            words(own.page, dana),
            words(guestPage, dana),
            words(own.page, noor),
            words(guestPage, noor),
          ])
          const has = (set: Set<string> | undefined, list: readonly string[]): boolean =>
            list.every((word) => set?.has(word))
          const noors = noor.typed.map(({ word }) => word)
          return has(seen[0], expected) && has(seen[1], expected) && has(seen[2], noors) && has(seen[3], noors)
        }).catch(async (reason: unknown) => {
          const states = await Promise.all(
            [own.page, guestPage].map((page) => page.getByRole('status').allTextContents()),
          )
          const missing = async (page: Page, person: typeof dana, list: readonly string[]) => {
            const seen = await words(page, person)
            return list.filter((word) => !seen.has(word))
          }
          const noors = noor.typed.map(({ word }) => word)
          throw new Error(
            `${reason}; ${JSON.stringify({
              states,
              dana: [await missing(own.page, dana, expected), await missing(guestPage, dana, expected)],
              noor: [await missing(own.page, noor, noors), await missing(guestPage, noor, noors)],
            })}`,
          )
        })
        // What died within the last moment before its death is gone, and is not expected again.
        dana.typed.splice(0, dana.typed.length, ...dana.typed.filter(({ word }) => expected.includes(word)))
      }
      expect(dana.typed.length).toBeGreaterThan(kills)
    },
    60_000 + kills * 15_000,
  )
})
