import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, openBrowser } from '../support/browser'
import { contentOf, fileIn } from '../support/document-file'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { type KillableBrowser, openKillableBrowser } from '../support/killable-browser'
import { invite, joinMeeting, textbox } from '../support/meeting-driver'
import { until } from '../support/until'

/** How often something is killed; `KILLS=100` for the long run. */
const kills = Number(process.env.KILLS ?? 9)
/** The most typing (ms before the death) that may be lost, and only where both died. */
const most = 100

const victims = ['host', 'page', 'both'] as const
type Victim = (typeof victims)[number]

const why = chromiumPath() ? undefined : 'there is no Chromium here'

type Word = { word: string; at: number }

/** A person who types words into one text, and remembers each and when (ms) its last key had been taken by the page. */
const typist = (label: string, prefix: string) => {
  let typed: Word[] = []
  let count = 0
  let isTyping = false
  let done: Promise<void> = Promise.resolve()

  const typeOn = async (page: Page): Promise<void> => {
    // Away from half a word that was left by an earlier death.
    await page.keyboard.type(' ')
    while (isTyping) {
      count += 1
      const word = `${prefix}${count}`
      await page.keyboard.type(`${word} `)
      typed.push({ word, at: performance.now() })
    }
    // Out of the editor, which draws only what is in sight of a long text.
    await page.keyboard.press('Escape')
  }
  return {
    typed: () => typed,
    /** What is lost is not expected again. */
    forget: (lost: readonly Word[]): void => {
      typed = typed.filter((one) => !lost.includes(one))
    },
    missingOn: async (page: Page): Promise<Word[]> => {
      const seen = new Set(((await textbox(page, label).textContent()) ?? '').split(/\s+/))
      return typed.filter(({ word }) => !seen.has(word))
    },
    start: async (page: Page): Promise<void> => {
      await textbox(page, label).click()
      await page.locator('.cm-focused').waitFor()
      await page.keyboard.press('Control+End')
      isTyping = true
      done = typeOn(page).catch((reason: unknown) => {
        // The page was killed under the fingers; what had been typed until then counts.
        if (!/closed|crash|disconnected/i.test(String(reason))) throw reason
      })
    },
    stop: (): Promise<void> => {
      isTyping = false
      return done
    },
  }
}

/** How much (ms) later than it should this machine runs what is due: on a busy one everything else is as late. */
const watchLateness = () => {
  const pause = 10
  let worst = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - last - pause)
    last = now
  }, pause)
  return (): number => {
    clearInterval(timer)
    return worst
  }
}

describe.skipIf(why)(`host, page and both killed while two people type${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-killed-'))
  const data = join(folder, 'data')
  const ports = { port: nextPort(), networkPort: nextPort() }
  const start = (): Promise<HostProcess> => startHostProcess({ data, ...ports, address: '127.0.0.1' })
  const dana = typist('What happened', 'a')
  const noor = typist('What made it possible', 'b')
  let host: HostProcess
  let own: KillableBrowser
  let guest: Browser
  let guestPage: Page
  let path = ''

  beforeAll(async () => {
    host = await start()
    own = await openKillableBrowser(join(folder, 'profile'))
    const page = own.page()
    await page.goto(await host.openUrl())
    await page.getByLabel('Your name, as others will see it').fill('Dana')
    await page.getByRole('button', { name: 'New postmortem' }).click()
    await page.getByLabel('Title', { exact: true }).fill('Killed while typing')
    const links = await invite(page)
    path = new URL(page.url()).pathname
    guest = await openBrowser()
    guestPage = await (await guest.newContext()).newPage()
    await joinMeeting(guestPage, 'Noor', links.browser)
    await guestPage.getByRole('link', { name: 'Prepare' }).click()
  }, 60_000)

  afterAll(async () => {
    await own?.close()
    await guest?.close()
    await host?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Resolves to the moment of the death. */
  const kill = async (victim: Victim): Promise<number> => {
    if (victim === 'page') return own.killPage()
    const died = host.kill()
    const at = performance.now()
    await Promise.all([died, victim === 'both' ? own.kill() : undefined])
    return at
  }

  const bringBack = async (victim: Victim): Promise<void> => {
    if (victim !== 'page') {
      expect(contentOf(fileIn(data).text)).toHaveProperty('record.title', 'Killed while typing')
      host = await start()
    }
    if (victim === 'host') return
    if (victim === 'page') await own.reopen()
    else own = await openKillableBrowser(join(folder, 'profile'))
    await own.page().goto(await host.openUrl())
    await own.page().goto(new URL(path, host.url).href)
  }

  const missing = async (): Promise<{ danas: Word[]; noors: Word[]; states: string[] }> => {
    const pages = [own.page(), guestPage]
    const lists = async (person: typeof dana) => (await Promise.all(pages.map((page) => person.missingOn(page)))).flat()
    return {
      danas: await lists(dana),
      noors: await lists(noor),
      states: await Promise.all(pages.map(async (page) => (await page.getByRole('status').textContent()) ?? '')),
    }
  }

  test(
    `${kills} times: every document opens, and only where both died the last ${most} ms may be lost`,
    async () => {
      const results = victims.map((victim) => ({
        victim,
        times: 0,
        words: 0,
        lost: 0,
        'oldest lost, ms': 0,
        'whole after, ms': 0,
      }))
      for (let round = 0; round < kills; round += 1) {
        const victim = victims[round % victims.length] ?? 'both'
        const before = dana.typed().length + noor.typed().length
        const lateness = watchLateness()
        await Promise.all([dana.start(own.page()), noor.start(guestPage)])
        await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 600))
        const diedAt = await kill(victim)
        await Promise.all([dana.stop(), noor.stop()])
        const since = diedAt - most - lateness()
        const mayBeLost = ({ at }: Word): boolean => victim === 'both' && at > since
        await bringBack(victim)
        const took = await until(
          async () => ({ round, victim, diedAt, ...(await missing()) }),
          ({ danas, noors }) => noors.length === 0 && danas.every(mayBeLost),
        )
        const { danas } = await missing()
        dana.forget(danas)
        const result = results.find((one) => one.victim === victim)
        if (!result) continue
        result.times += 1
        result.words += dana.typed().length + noor.typed().length - before
        result.lost += danas.length
        result['oldest lost, ms'] = Math.round(
          Math.max(result['oldest lost, ms'], ...danas.map(({ at }) => diedAt - at)),
        )
        result['whole after, ms'] = Math.round(Math.max(result['whole after, ms'], took))
      }
      console.table(results)
      await host.stop()
      const kept = JSON.stringify(contentOf(fileIn(data).text))
      const gone = [...dana.typed(), ...noor.typed()].filter(({ word }) => !kept.includes(`${word} `))
      expect(gone).toEqual([])
      expect(dana.typed().length).toBeGreaterThan(kills)
    },
    60_000 + kills * 15_000,
  )
})
