import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { describeInBrowser } from '../support/browser-suite'
import { parseContent, readDocumentFile } from '../support/document-file'
import { github2018, githubEvents } from '../support/github-2018'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { fill, invite, joinMeeting, stageHeading, textbox, waitForStage, write } from '../support/meeting-driver'
import { strayKeys, takeShifts, watchPages, windowScroll } from '../support/page-watch'
import { until } from '../support/until'
import { captureLine, countAnswers, stage, typeLine, typeProblem } from './replay-typing'

/** The largest sum of layout shift scores on one page while four people add to a stage at once. */
const MAX_SHIFT_PER_STAGE = 0.02

/** Each person's page has one of the sizes that the app is designed for. */
const sizes = {
  dana: { width: 1440, height: 900 },
  ilya: { width: 1280, height: 800 },
  noor: { width: 960, height: 1040 },
  sami: { width: 390, height: 844 },
} as const
type Person = keyof typeof sizes
const everybody = Object.keys(sizes) as Person[]

const zoned = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

describeInBrowser('a real incident of 125 rows, in a meeting of four at four sizes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-replay-'))
  const data = { dana: join(folder, 'dana'), ilya: join(folder, 'ilya') }
  const hosts: HostProcess[] = []
  let browser: Browser
  let pages: Record<Person, Page>
  const events = githubEvents()

  const start = async (who: 'dana' | 'ilya'): Promise<HostProcess> => {
    const host = await startHostProcess({
      data: data[who],
      port: nextPort(),
      networkPort: nextPort(),
      address: '127.0.0.1',
    })
    hosts.push(host)
    return host
  }

  const newPage = async (who: Person): Promise<Page> => {
    const context = await browser.newContext({ viewport: sizes[who], hasTouch: who === 'sami' })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await watchPages(context)
    const page = await context.newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    return page
  }

  const onAll = (work: (page: Page, who: Person) => Promise<unknown>): Promise<unknown> =>
    Promise.all(everybody.map((who) => work(pages[who], who)))

  const waitForText = (page: Page, text: string): Promise<void> =>
    page.getByText(text).filter({ visible: true }).first().waitFor()

  /** The sum of layout shift scores of a stage, by page. */
  const moved: { stage: string; who: Person; sum: number; most: string }[] = []
  const noteShifts = (title: string): Promise<unknown> =>
    onAll(async (page, who) => {
      const shifts = await takeShifts(page)
      const sum = shifts.reduce((total, { value }) => total + value, 0)
      const [most] = shifts.toSorted((one, other) => other.value - one.value)
      moved.push({ stage: title, who, sum: Number(sum.toFixed(4)), most: most?.moved.join(' ').slice(0, 60) ?? '' })
    })

  const nextStage = async (from: string, to: string): Promise<void> => {
    await noteShifts(from)
    await pages.dana.getByRole('button', { name: 'Next stage' }).click()
    await waitForStage(pages.dana, to)
    await onAll((page) => stageHeading(page, to).waitFor())
  }

  beforeAll(async () => {
    const [danaHost, ilyaHost] = await Promise.all([start('dana'), start('ilya')])
    browser = await openBrowser()
    pages = {
      dana: await newPage('dana'),
      ilya: await newPage('ilya'),
      noor: await newPage('noor'),
      sami: await newPage('sami'),
    }
    const { dana } = pages
    await dana.goto(await danaHost.openUrl())
    const name = dana.getByLabel('Your name, as others will see it')
    await name.fill('Dana Weber')
    await name.press('Enter')
    await dana.getByRole('button', { name: 'New postmortem' }).click()
    await fill(dana, 'Title', github2018.title)
    for (const [label, at] of [
      ['Started', Date.UTC(2018, 9, 21, 22, 52)],
      ['Detected', Date.UTC(2018, 9, 21, 22, 54)],
      ['Mitigated', Date.UTC(2018, 9, 22, 16, 24)],
      ['Resolved', Date.UTC(2018, 9, 22, 23, 3)],
    ] as const)
      await fill(dana, `${label} (UTC)`, zoned(at))
    const links = await invite(dana)
    await dana.getByRole('link', { name: 'Meeting' }).click()
    await Promise.all([
      joinMeeting(pages.ilya, 'Ilya Petrov', links.app, await ilyaHost.openUrl()),
      joinMeeting(pages.noor, 'Noor Haddad', links.browser),
      joinMeeting(pages.sami, 'سامي', links.browser),
    ])
    await dana.getByRole('button', { name: 'Start meeting' }).click()
    await onAll((page) => stageHeading(page, 'Opening').waitFor())
    await onAll(takeShifts)
  })

  afterAll(async () => {
    await browser?.close()
    await Promise.all(hosts.map((host) => host.kill()))
    rmSync(folder, { recursive: true, force: true })
  })

  test('opening and impact: a goal, what users felt and its measures reach every page', async () => {
    const { dana, ilya, noor, sami } = pages
    await Promise.all([
      write(dana, textbox(dana, 'Goal'), github2018.goal),
      captureLine(ilya, 'Park', github2018.parked[0] ?? ''),
      captureLine(sami, 'Park', github2018.parked[1] ?? ''),
    ])
    await onAll((page) => waitForText(page, github2018.goal))
    await nextStage('Opening', 'Impact')
    await Promise.all([
      write(ilya, textbox(ilya, 'What users felt'), github2018.long),
      typeLine(noor, textbox(noor, 'New measure: Users'), '200,000 webhook payloads dropped'),
      typeLine(sami, textbox(sami, 'New measure: Trust'), 'Old pages looked like lost data'),
    ])
    await onAll((page) => waitForText(page, 'Old pages looked like lost data'))
  })

  test('timeline: a note-taker types, another pastes, a phone helps', async () => {
    await nextStage('Impact', 'Timeline')
    const { dana, ilya, noor, sami } = pages
    const told = events.slice(0, github2018.typedRows.length)
    const dated = (from: number, to: number): string[] =>
      told.slice(from, to).map(({ at, text }) => `${zoned(at)} ${text}`)
    const [typed, pasted] = [github2018.typedRows.slice(0, 20), github2018.typedRows.slice(20, 44)]
    const [byNoor, bySami] = [dated(44, 52), dated(52, 60)]
    const paste = async (page: Page, field: Locator, lines: readonly string[]): Promise<void> => {
      await field.click()
      await page.evaluate((text) => navigator.clipboard.writeText(text), lines.join('\n'))
      await page.keyboard.press('ControlOrMeta+V')
      await page.getByRole('button', { name: `Add ${lines.length} rows` }).click()
    }
    await paste(dana, textbox(dana, 'New event'), github2018.pastedRows)
    await Promise.all([
      (async () => {
        for (const line of typed) await captureLine(ilya, 'Event', line)
        await paste(ilya, ilya.getByRole('region', { name: 'Capture' }).getByRole('textbox'), pasted)
      })(),
      (async () => {
        for (const line of byNoor) await typeLine(noor, textbox(noor, 'New event'), line)
      })(),
      (async () => {
        for (const line of bySami) await captureLine(sami, 'Event', line)
      })(),
    ])
    // The facilitator walks the room through some of it, by the arrow keys alone.
    await dana
      .getByRole('list', { name: 'Events' })
      .getByText(told[0]?.text ?? '')
      .first()
      .click()
    for (const { text } of told.slice(1, 6)) {
      await dana.keyboard.press('ArrowDown')
      await onAll((page) => page.getByRole('listitem', { name: `Event: ${text}` }).waitFor())
    }
  })

  test('five whys: forty answers are typed down each branch without the mouse', async () => {
    await nextStage('Timeline', 'Five whys')
    const [first, second, last] = github2018.problems
    await typeProblem(pages.dana, first)
    await Promise.all([typeProblem(pages.ilya, second), typeProblem(pages.noor, last)])
    await onAll((page) => page.getByRole('tab', { name: new RegExp(last.text.slice(0, 20)) }).waitFor())
  })

  test('fishbone and actions: four people add at once', async () => {
    await nextStage('Five whys', 'Fishbone')
    await onAll(async (page, who) => {
      const mine = github2018.causes.filter((_, index) => index % everybody.length === everybody.indexOf(who))
      for (const { bone, text } of mine) {
        await stage(page).getByLabel('Category', { exact: true }).first().selectOption(bone)
        await typeLine(page, textbox(page, /^New cause under/), text)
      }
    })
    for (const { text } of github2018.causes) await waitForText(pages.dana, text)
    await nextStage('Fishbone', 'Actions')
    const { dana, ilya, noor, sami } = pages
    const lines = (from: number, to: number): readonly string[] => github2018.actions.slice(from, to)
    await Promise.all([
      (async () => {
        for (const line of lines(0, 3)) await captureLine(ilya, 'Action', line)
      })(),
      (async () => {
        for (const line of lines(3, 6)) await typeLine(dana, textbox(dana, 'New action'), line)
      })(),
      (async () => {
        for (const line of lines(6, 8)) await typeLine(noor, textbox(noor, 'New action'), line)
      })(),
      (async () => {
        for (const line of lines(8, 9)) await captureLine(sami, 'Action', line)
      })(),
    ])
    for (const line of github2018.actions) await waitForText(dana, line.split(' @')[0] ?? '')
  })

  test('closing and report: both copies contain every word after the meeting has ended', async () => {
    await nextStage('Actions', 'Closing')
    const { dana, ilya, sami } = pages
    for (const [kind, text] of github2018.lessons) await captureLine(ilya, kind, text)
    await captureLine(sami, 'Note', 'ملاحظة من الهاتف')
    await onAll((page) => waitForText(page, github2018.lessons[4]?.[1] ?? ''))
    await noteShifts('Closing')
    await dana.getByRole('button', { name: 'End meeting' }).click()
    await dana.getByRole('dialog').getByRole('button', { name: 'End meeting' }).click()
    await onAll((page) => page.getByRole('heading', { level: 1, name: github2018.title }).first().waitFor())

    const texts = [
      github2018.goal,
      github2018.long,
      ...github2018.problems.map(({ text }) => text),
      ...github2018.causes.map(({ text }) => text),
      ...github2018.lessons.map(([, text]) => text),
      ...github2018.parked,
      ...github2018.actions.map((line) => line.split(' @')[0] ?? ''),
    ]
    const copies = (): string[] =>
      Object.values(data).map((path) => JSON.stringify(parseContent(readDocumentFile(path).text)))
    await until(
      async () => copies().flatMap((copy) => texts.filter((text) => !copy.includes(JSON.stringify(text)))),
      (missing) => missing.length === 0,
    )
    await until(
      async () => copies(),
      ([mine, theirs]) => mine === theirs,
    )
    const content = parseContent(readDocumentFile(data.dana).text) as { stages: unknown }
    const stages = content.stages as Record<string, Record<string, { text: string; at?: string; owner?: string }[]>>
    const rows = (stages.timeline?.events ?? []).map(({ at, text }) => `${at} ${text}`).sort()
    expect(rows).toEqual(events.map(({ at, text }) => `${new Date(at).toISOString()} ${text}`).sort())
    const answers = github2018.problems.reduce((sum, problem) => sum + countAnswers(problem.answers), 0)
    expect(stages['five-whys']?.answers).toHaveLength(answers)
    expect(stages.actions?.actions?.filter(({ owner }) => !owner)).toEqual([])
  })

  test('edits by others move nothing on a page except by animation', () => {
    console.table(moved)
    expect(moved).toHaveLength(7 * everybody.length)
    expect(moved.filter(({ sum }) => sum >= MAX_SHIFT_PER_STAGE)).toEqual([])
  })

  test('every typed key reached a field, and no window ever scrolled', async () => {
    await onAll(async (page, who) => {
      expect(`${who}: ${await strayKeys(page)}`).toBe(`${who}: `)
      expect(await windowScroll(page)).toBe(0)
    })
  })
})
