import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser-suite'
import { parseContent, readDocumentFile } from '../support/document-file'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { type KillableBrowser, openKillableBrowser } from '../support/killable-browser'
import { invite, joinMeeting, textbox } from '../support/meeting-driver'
import { createRandom, seed } from '../support/random'
import { until } from '../support/until'

/** Twice as fast as anybody types, yet still typing rather than a flood of keys. */
const KEY_INTERVAL_MS = 20

/** How often something is killed; `KILLS=100` for the long run. */
const killCount = Number(process.env.KILLS ?? 9)

const victims = ['host', 'page', 'both'] as const
type Victim = (typeof victims)[number]

type Word = { word: string; at: number }

/** A person who types words into one text, and records for each when (ms) the page had taken its last key. */
const typist = (label: string, prefix: string) => {
  let typed: Word[] = []
  /** How many of the words the pages had called saved when typing last began. */
  let savedCount = 0
  let count = 0
  let isTyping = false
  let done: Promise<void> = Promise.resolve()

  const typeOn = async (page: Page): Promise<void> => {
    // Moves past half a word that an earlier crash left.
    await page.keyboard.type(' ')
    while (isTyping) {
      count += 1
      const word = `${prefix}${count}`
      await page.keyboard.type(`${word} `, { delay: KEY_INTERVAL_MS })
      typed.push({ word, at: performance.now() })
    }
    // Leaves the editor, which renders only the visible part of a long text.
    await page.keyboard.press('Escape')
  }
  return {
    typed: () => typed,
    typedSinceSaved: () => typed.slice(savedCount),
    /** Stops expecting words that were lost. */
    forget: (lost: ReadonlySet<Word>): void => {
      typed = typed.filter((one) => !lost.has(one))
    },
    missingOn: async (page: Page): Promise<Word[]> => {
      const seen = new Set(((await textbox(page, label).textContent()) ?? '').split(/\s+/))
      return typed.filter(({ word }) => !seen.has(word))
    },
    startOn: async (page: Page): Promise<void> => {
      await textbox(page, label).click()
      await page.locator('.cm-focused').waitFor()
      await page.keyboard.press('Control+End')
      savedCount = typed.length
      isTyping = true
      done = typeOn(page).catch((reason: unknown) => {
        // The page was killed during typing; what had been typed until then counts.
        if (!/closed|crash|disconnected/i.test(String(reason))) throw reason
      })
    },
    stop: (): Promise<void> => {
      isTyping = false
      return done
    },
  }
}

const random = createRandom(seed)

type Person = ReturnType<typeof typist> & { browser: KillableBrowser; comeBack: () => Promise<void> }

describeInBrowser('a host, a page, or all of them killed while two people type', () => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-killed-'))
  const data = join(folder, 'data')
  const ports = { port: nextPort(), networkPort: nextPort() }
  const start = (): Promise<HostProcess> => startHostProcess({ data, ...ports, address: '127.0.0.1' })
  let host: HostProcess
  let people: readonly Person[] = []

  beforeAll(async () => {
    host = await start()
    const [own, guest] = await Promise.all([
      openKillableBrowser(join(folder, 'profile-own')),
      openKillableBrowser(join(folder, 'profile-guest')),
    ])
    const page = own.page()
    await page.goto(await host.openUrl())
    await page.getByLabel('Your name, as others will see it').fill('Dana')
    await page.getByRole('button', { name: 'New postmortem' }).click()
    await page.getByLabel('Title', { exact: true }).fill('Killed while typing')
    const links = await invite(page)
    // Until then the title is only in the journal, and every kill is followed by looking for it in the file.
    await until(
      async () => readDocumentFile(data).text.includes('Killed while typing'),
      (isSaved) => isSaved,
    )
    const path = new URL(page.url()).pathname
    await joinMeeting(guest.page(), 'Noor', links.browser)
    await guest.page().getByRole('link', { name: 'Prepare' }).click()
    people = [
      {
        ...typist('What happened', 'a'),
        browser: own,
        comeBack: async () => {
          await own.page().goto(await host.openUrl())
          await own.page().goto(new URL(path, host.url).href)
        },
      },
      {
        ...typist('What made it possible', 'b'),
        browser: guest,
        comeBack: async () => void (await guest.page().goto(new URL(path, links.browser).href)),
      },
    ]
  })

  afterAll(async () => {
    for (const { browser } of people) await browser.close()
    await host?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Resolves to the time of the first death, ms. */
  const kill = async (victim: Victim, dying: readonly Person[]): Promise<number> => {
    const deaths = dying.map(({ browser }) => browser.killPage())
    if (victim === 'page') return Math.min(...(await Promise.all(deaths)))
    const died = host.kill()
    const at = performance.now()
    await Promise.all([died, ...deaths])
    return at
  }

  const bringBack = async (victim: Victim, dead: readonly Person[]): Promise<void> => {
    if (victim !== 'page') {
      expect(parseContent(readDocumentFile(data).text)).toHaveProperty('record.title', 'Killed while typing')
      host = await start()
    }
    for (const { browser, comeBack } of dead) {
      await browser.reopen()
      await comeBack()
    }
  }

  /** The words that each page lacks, and its status message. */
  const look = () =>
    Promise.all(
      people.map(async ({ browser }) => {
        const page = browser.page()
        const missing = await Promise.all(people.map((person) => person.missingOn(page)))
        return { missing: missing.flat(), state: (await page.getByRole('status').textContent()) ?? '' }
      }),
    )

  test(
    `every document opens after each of ${killCount} kills; if all died, only the last words that no page had called saved are lost`,
    async () => {
      const results = victims.map((victim) => ({ victim, times: 0, words: 0, lost: 0, oldest: 0, whole: 0 }))
      for (let round = 0; round < killCount; round += 1) {
        const victim = victims[round % victims.length] ?? 'both'
        const dying =
          victim === 'host' ? [] : victim === 'both' ? people : people.filter((_, at) => at === (round >> 2) % 2)
        const before = people.flatMap((person) => person.typed()).length
        await Promise.all(people.map((person) => person.startOn(person.browser.page())))
        await new Promise((resolve) => setTimeout(resolve, 150 + random() * 600))
        const diedAt = await kill(victim, dying)
        await Promise.all(people.map((person) => person.stop()))
        const unsaved = new Set(victim === 'both' ? people.flatMap((person) => person.typedSinceSaved()) : [])
        await bringBack(victim, dying)
        const back = performance.now()
        await until(
          async () => ({ round, victim, diedAt, seen: await look() }),
          ({ seen }) =>
            seen.every(
              ({ missing, state }) => missing.every((word) => unsaved.has(word)) && /^All changes/.test(state),
            ),
        )
        const took = performance.now() - back
        const lost = new Set((await look()).flatMap(({ missing }) => missing))
        for (const person of people) {
          const lastWords = person.typed().filter((word) => lost.has(word))
          // Words are saved in the order in which they were typed.
          if (lastWords.length > 0) expect(person.typed().slice(-lastWords.length)).toEqual(lastWords)
          person.forget(lost)
        }
        const result = results.find((one) => one.victim === victim)
        if (!result) continue
        result.times += 1
        result.words += people.flatMap((person) => person.typed()).length - before
        result.lost += lost.size
        result.oldest = Math.round(Math.max(result.oldest, ...[...lost].map(({ at }) => diedAt - at)))
        result.whole = Math.round(Math.max(result.whole, took))
      }
      console.log('words lost, the oldest of them (ms before the death), and when all was whole again (ms)')
      console.table(results)
      await host.stop()
      const kept = JSON.stringify(parseContent(readDocumentFile(data).text))
      const typed = people.flatMap((person) => person.typed())
      expect(typed.filter(({ word }) => !kept.includes(`${word} `))).toEqual([])
      expect(typed.length).toBeGreaterThan(killCount)
    },
    60_000 + killCount * 15_000,
  )
})
