import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openBrowser, STEP_TIMEOUT_MS } from './browser'
import { createFacilitator } from './facilitator'
import { type HostProcess, nextPort, startHostProcess } from './host-process'
import { joinMeeting, stageHeading } from './meeting-driver'
import { takeShifts, watchPages } from './page-watch'
import { expectNothingOf, readFolder, recordFrames } from './secrecy'

/** The largest layout shift that a count or a result may cause. */
const MAX_SHIFT = 0.02

/**
 * Starts the meeting of Dana, who facilitates with only a keyboard, and of guests in browsers. Records what each page
 * sends and receives, and what the host logs.
 */
export const openRecordedMeeting = async (title: string, names: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-recorded-'))
  const ports = { port: nextPort(), networkPort: nextPort() }
  const hosts: HostProcess[] = []
  const frames = new Map<Page, string[]>()

  const startHost = async (): Promise<HostProcess> => {
    const host = await startHostProcess({ data: folder, ...ports, address: '127.0.0.1' })
    hosts.push(host)
    return host
  }
  const host = await startHost()
  const browser = await openBrowser()
  const newPage = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    await watchPages(context)
    const page = await context.newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    frames.set(page, recordFrames(page))
    return page
  }
  const dana = await newPage()
  const keys = createFacilitator(dana)
  await dana.goto(await host.openUrl())
  await keys.submitText('Your name, as others will see it', 'Dana')
  const { editLink } = await keys.share(title)
  await keys.press('Alt+Shift+2')
  await dana.getByRole('button', { name: 'Start meeting' }).waitFor()
  await keys.press('Alt+s')
  const guests = await Promise.all(
    names.map(async (name) => {
      const page = await newPage()
      await joinMeeting(page, name, editLink)
      await stageHeading(page, 'Opening').waitFor()
      return page
    }),
  )
  await dana.getByText(new RegExp(`^${names.length + 1} of \\d+ here$`)).waitFor()

  const everyone = [dana, ...guests]
  const framesOf = (page: Page): string => frames.get(page)?.join('\n') ?? ''
  const log = (): string => hosts.map((one) => one.log()).join('\n')
  return {
    folder,
    dana,
    keys,
    guests,
    everyone,
    framesOf,
    /** Everything that the host has logged, also before it was killed. */
    log,
    killHost: async (): Promise<void> => hosts.at(-1)?.kill(),
    startHost,
    /** Moves the room to a stage by its shortcut. */
    goTo: async (shortcut: string, stage: string): Promise<void> => {
      await keys.press(shortcut)
      await Promise.all(everyone.map((page) => stageHeading(page, stage).waitFor()))
    },
    /** From here on, nothing but counts and results changes on the guests' pages. */
    forgetShifts: (): Promise<unknown> => Promise.all(guests.map(takeShifts)),
    expectNoShifts: async (): Promise<void> => {
      for (const page of guests) {
        const shifts = await takeShifts(page)
        expect(
          shifts.reduce((sum, { value }) => sum + value, 0),
          JSON.stringify(shifts),
        ).toBeLessThan(MAX_SHIFT)
      }
    },
    /**
     * Fails if a guest's answer, found by a phrase that is in nobody else's, is anywhere but on their own page and in the
     * host's memory.
     */
    expectSecret: (phraseOf: (index: number) => string): void => {
      const stored = readFolder(folder)
      for (const [index, author] of guests.entries()) {
        const phrase = phraseOf(index)
        // Their own page has sent it, which proves that the search finds it.
        expect(framesOf(author)).toContain(phrase)
        for (const page of everyone.filter((one) => one !== author))
          expectNothingOf([phrase], 'a frame of somebody else', framesOf(page))
        expectNothingOf([phrase], 'the folder', stored)
        expectNothingOf([phrase], 'the log', log())
      }
    },
    close: async (): Promise<void> => {
      await browser.close()
      for (const one of hosts) await one.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type RecordedMeeting = Awaited<ReturnType<typeof openRecordedMeeting>>
