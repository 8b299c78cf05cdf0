import type { Locator, Page } from 'playwright-core'
import { STEP_TIMEOUT_MS } from './browser'
import { gitlab } from './gitlab-2017'

/** What a person does on a page, by accessible names. */
type Scope = Page | Locator

/** Appends to a shared text, which becomes an editor once it has the focus. */
export const write = async (page: Page, text: Locator, words: string): Promise<void> => {
  await text.click()
  await page.locator('.cm-focused').waitFor()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.insertText(words)
  await page.keyboard.press('Escape')
  await page.locator('.cm-focused').waitFor({ state: 'detached' })
}

export const textbox = (scope: Scope, name: string | RegExp): Locator =>
  scope.getByRole('textbox', { name, exact: typeof name === 'string' })

/** Fills in a field and leaves it. */
export const fill = async (scope: Scope, name: string | RegExp, value: string): Promise<void> => {
  const field = scope.getByLabel(name, { exact: typeof name === 'string' })
  await field.fill(value)
  await field.press('Enter')
  await field.blur()
}

/** Adds a row: types the line and presses Enter. */
export const addRow = async (scope: Scope, name: string | RegExp, line: string): Promise<void> => {
  const field = textbox(scope, name)
  await field.fill(line)
  await field.press('Enter')
}

/** Adds a line from the capture bar. */
export const capture = async (page: Page, kind: string, line: string): Promise<void> => {
  const bar = page.getByRole('region', { name: 'Capture' })
  await bar.getByRole('button', { name: kind, exact: true }).click()
  await addRow(bar, /^Capture/, line)
}

/** Scrolls through the timeline to an event: a long one draws only those around the view. */
export const scrollToEvent = async (page: Page, text: string): Promise<Locator> => {
  const list = page.getByRole('list', { name: 'Events' })
  await list.evaluate(async (element, text) => {
    let scroller: Element = element
    while (!/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement ?? document.body
    const step = scroller.clientHeight / 2
    for (let top = 0; top < scroller.scrollHeight && !element.textContent?.includes(text); top += step) {
      scroller.scrollTop = top
      await new Promise(requestAnimationFrame)
    }
  }, text)
  return list.getByRole('listitem').filter({ hasText: text })
}

export const readClock = async (page: Page): Promise<string> => (await page.getByRole('timer').textContent()) ?? ''

/** The time that a clock shows, ms; negative for overtime. */
export const clockTextToMs = (text: string): number => {
  const [, sign = '', minutes = '0', seconds = '0'] = /([+−-])?(\d+):(\d\d)/.exec(text) ?? []
  return (Number(minutes) * 60 + Number(seconds)) * 1000 * (sign ? -1 : 1)
}

/** How far apart (ms) the pages' clocks change their second, by this process's clock. */
export const clockSpread = async (pages: readonly Page[]): Promise<number> => {
  const changes = await Promise.all(
    pages.map(async (page) => {
      const before = await readClock(page)
      await page.waitForFunction((was) => document.querySelector('[role="timer"]')?.textContent !== was, before, {
        polling: 10,
      })
      return performance.now()
    }),
  )
  const phases = changes.map((at) => at % 1000).sort((a, b) => a - b)
  const gaps = phases.map((at, index) => (phases[index + 1] ?? (phases[0] ?? 0) + 1000) - at)
  return 1000 - Math.max(...gaps)
}

export const stageHeading = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: 'Stage' }).getByRole('heading', { name: title, level: 2 })

/** Waits for a stage; declines the question about vague actions if it appears on the way. */
export const waitForStage = async (page: Page, title: string): Promise<void> => {
  const heading = stageHeading(page, title)
  const answer = page.getByRole('button', { name: `Go on to ${title}` })
  await heading.or(answer).first().waitFor()
  if (await answer.isVisible()) await answer.click()
  await heading.waitFor()
}

/** Creates an invite that allows browsers, and reads the links from the dialog. */
export const invite = async (page: Page): Promise<{ app: string; browser: string; text: string }> => {
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByRole('button', { name: 'Make invite' }).click()
  await page.getByLabel(/Let people join in a browser/).check()
  const links = {
    browser: await page.getByLabel('Link for browsers', { exact: true }).inputValue(),
    app: await page.getByLabel('Link for people with Debrief', { exact: true }).inputValue(),
    text: await page.getByLabel('Invitation to send').inputValue(),
  }
  await page.keyboard.press('Escape')
  return links
}

/** Joins by a link: as a guest in a browser or, with the address that opens it, in the person's own app. */
export const joinMeeting = async (page: Page, name: string, link: string, ownApp?: string): Promise<void> => {
  await page.goto(ownApp ?? link)
  if (ownApp !== undefined) {
    await page.getByRole('button', { name: 'Join meeting' }).click()
    await page.getByLabel('Link').fill(link)
  }
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join meeting' }).click()
}

const formatUtc = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

const openSection = (page: Page, title: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: title, exact: true }).click()

/** Fills in the incident in Prepare mode, as a facilitator would the day before. */
export const prepareIncident = async (page: Page): Promise<void> => {
  await fill(page, 'Title', gitlab.record.title)
  await fill(page, 'Incident', gitlab.record.incidentId)
  await page.getByLabel('Severity', { exact: true }).selectOption(gitlab.record.severity)
  await fill(page, 'Services', gitlab.record.services.join(', '))
  await fill(page, 'Tags', gitlab.record.tags.join(', '))
  await fill(page, 'Owner', gitlab.record.owner)
  for (const [label, at] of [
    ['Started', gitlab.record.startedAt],
    ['Detected', gitlab.record.detectedAt],
    ['Mitigated', gitlab.record.mitigatedAt],
    ['Resolved', gitlab.record.resolvedAt],
  ] as const)
    await fill(page, `${label} (UTC)`, formatUtc(at))
  await write(page, textbox(page, 'What happened'), gitlab.whatHappened)
  await write(page, textbox(page, 'What made it possible'), gitlab.whatMadeItPossible)
  await write(page, textbox(page, 'Why it wasn’t caught earlier'), gitlab.whyNotCaughtEarlier)
}

export const preparePeople = async (page: Page): Promise<void> => {
  await openSection(page, 'People')
  for (const { name } of gitlab.roster) {
    if (name !== gitlab.record.facilitator) await addRow(page, 'Name of a person to invite', name)
  }
}

export const prepareImpact = async (page: Page): Promise<void> => {
  await openSection(page, 'Impact')
  await write(page, textbox(page, 'What users felt'), gitlab.felt)
  const labels = { users: 'Users', engineering: 'Engineering time' }
  for (const { affected, amount, unit, text, source } of gitlab.measures) {
    await addRow(page, `New measure: ${labels[affected]}`, text)
    const row = page.getByRole('listitem').filter({ hasText: text }).last()
    await fill(row, 'Amount', amount)
    await fill(row, 'Unit', unit)
    await fill(row, 'Source', source)
  }
}

/** Every event with its time, its kind, its source, and what was known then and learned later. */
export const prepareTimeline = async (page: Page): Promise<void> => {
  await openSection(page, 'Timeline')
  const kinds = page.getByLabel('Kind of event')
  for (const event of gitlab.events) {
    await addRow(page, 'New event', `${formatUtc(event.at)} ${event.text}`)
    await page.getByRole('list', { name: 'Events' }).getByText(event.text).first().click()
    const card = page.getByRole('listitem', { name: `Event: ${event.text}` })
    await card.waitFor()
    await kinds.selectOption(event.kind)
    await fill(card, 'Source', event.source)
    const more: [string, string | undefined][] = [
      ['Known then', 'knownThen' in event ? event.knownThen : undefined],
      ['Learned later', 'learnedLater' in event ? event.learnedLater : undefined],
      ['Options at the time', 'options' in event ? event.options : undefined],
    ]
    for (const [label, text] of more) if (text) await write(page, textbox(card, label), text)
  }
}

/** Presses *Add 1 minute* in a page and in a second window of the same person at once; returns the second window. */
export const addMinuteInTwoWindows = async (page: Page): Promise<Page> => {
  const second = await page.context().newPage()
  second.setDefaultTimeout(STEP_TIMEOUT_MS)
  await second.goto(page.url())
  const button = (window: Page) => window.getByRole('button', { name: 'Add 1 minute' })
  await button(second).waitFor()
  await Promise.all([page, second].map((window) => button(window).click()))
  return second
}
