import type { Page } from 'playwright-core'
import { replyFormat, replyVersion } from '../../shared/document/replies/limits'
import { stages } from '../../shared/stages'
import { dropFiles } from './drop-files'
import { waitForStage } from './meeting-driver'

/** The ids of three documents: an empty, a usual and a crowded one. */
export type TourDocuments = Record<'empty' | 'usual' | 'crowded', string>

type Visit = (name: string) => Promise<void>

const waitUntilIdle = async (page: Page): Promise<void> => {
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
  await page.waitForFunction(() => !/Saving/.test(document.querySelector('[role="status"]')?.textContent ?? ''))
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** Opens a section of Prepare; on a phone the sections are options of a select. */
const openSection = async (page: Page, title: string): Promise<void> => {
  const list = page.getByLabel('Section', { exact: true })
  const button = page.getByRole('button', { name: title, exact: true })
  await list.or(button).first().waitFor()
  if (await list.isVisible()) await list.selectOption(title)
  else await button.click()
}

/** Screens without a document that a path opens. */
const followUpPaths = {
  'follow-up': '/follow-up',
  'follow-up review': '/follow-up/review',
  'follow-up checks': '/follow-up/checks',
}

/**
 * The parts of the tour; later ones use what earlier ones have done, such as giving a name. A meeting that has begun can
 * not be reviewed without one, so reviews come before meetings.
 */
export const tourParts = ['app', 'review', 'empty', 'usual', 'crowded', 'dialogs'] as const
type TourPart = (typeof tourParts)[number]

/**
 * Visits the screens of a part of the app, and calls `onScreen` on each: those without a document, every screen and stage
 * of a document, the dialogs, or reviews without a meeting. The page must be signed in as the facilitator.
 */
export const visitPart = async (
  part: TourPart,
  page: Page,
  documents: TourDocuments,
  onScreen: Visit,
): Promise<void> => {
  const origin = new URL(page.url()).origin
  const go = async (path: string): Promise<void> => {
    await page.goto(`${origin}${path}`)
    await page.getByRole('heading').first().waitFor()
  }
  const visit = async (name: string): Promise<void> => {
    await waitUntilIdle(page)
    await onScreen(name)
  }
  if (part === 'app') await visitApp(page, go, visit)
  else if (part === 'dialogs') await visitDialogs(page, documents, go, visit)
  else if (part === 'review') await visitReviews(page, documents, go, visit)
  else await visitDocument(page, documents[part], go, (name) => visit(`${part} ${name}`))
}

/** Visits every screen and every stage of the app, and calls `onScreen` on each. */
export const tour = async (page: Page, documents: TourDocuments, onScreen: Visit): Promise<void> => {
  for (const part of tourParts) await visitPart(part, page, documents, onScreen)
}

const visitApp = async (page: Page, go: (path: string) => Promise<void>, visit: Visit): Promise<void> => {
  await go('/')
  await visit('library')
  const welcome = page.getByRole('button', { name: 'Hide this' })
  if (await welcome.isVisible()) await welcome.click()
  await page.getByRole('button', { name: 'New from a template' }).click()
  await page.getByRole('radio', { name: 'Usual postmortem' }).waitFor()
  await visit('new from a template')
  await page.keyboard.press('Escape')
  await go('/settings')
  await page.getByLabel('Name, as others see it').fill('Dana')
  await page.getByLabel('Name, as others see it').blur()
  await visit('settings')
  await page.getByRole('button', { name: 'Edit policies' }).click()
  await page.getByRole('dialog').waitFor()
  await visit('policies')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await go('/join')
  await visit('join')
  for (const [name, path] of Object.entries(followUpPaths)) {
    await go(path)
    await visit(name)
  }
}

const visitDocument = async (
  page: Page,
  id: string,
  go: (path: string) => Promise<void>,
  visit: Visit,
): Promise<void> => {
  await go(`/d/${id}/prepare`)
  for (const title of ['The incident', 'People', 'Agenda', 'Schedule', 'Checklist']) {
    await openSection(page, title)
    await visit(`prepare ${title.toLowerCase()}`)
  }
  await visitMeeting(page, `/d/${id}/meeting`, go, visit)
  await go(`/d/${id}/report`)
  await page.getByText('Reading the postmortem…').waitFor({ state: 'detached' })
  await visit('report')
}

/** Starts the meeting unless it is running. */
const startMeeting = async (page: Page): Promise<void> => {
  await waitUntilIdle(page)
  const button = page.getByRole('button', { name: 'Start meeting' })
  if (await button.isVisible()) await button.click()
}

/** Every stage of a running meeting. */
const visitMeeting = async (
  page: Page,
  path: string,
  go: (path: string) => Promise<void>,
  visit: Visit,
): Promise<void> => {
  await go(path)
  await visit('meeting')
  const skip = page.getByRole('button', { name: 'Skip tour' })
  if (await skip.isVisible()) await skip.click()
  await startMeeting(page)
  for (const { title } of stages) {
    await goToStage(page, title)
    await visit(`stage ${title.toLowerCase()}`)
  }
}

/** Opens a side panel that a narrow window has collapsed. */
const openSidePanel = async (page: Page, name: 'Show the agenda' | 'Show people and cards'): Promise<void> => {
  const button = page.getByRole('button', { name })
  if (await button.isVisible()) await button.click()
}

/** Clicks a stage in the agenda. */
export const goToStage = async (page: Page, title: string): Promise<void> => {
  await openSidePanel(page, 'Show the agenda')
  await page.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: title, exact: true }).click()
  await waitForStage(page, title)
}

const visitDialogs = async (
  page: Page,
  { usual: id, empty }: TourDocuments,
  go: (path: string) => Promise<void>,
  visit: Visit,
): Promise<void> => {
  const dialog = async (name: string, open: () => Promise<void>): Promise<void> => {
    await open()
    await page.getByRole('dialog').waitFor()
    await visit(name)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await go(`/d/${id}/report`)
  await dialog('export', () => page.getByRole('button', { name: 'Export' }).click())
  await page.getByRole('button', { name: 'Mark as published' }).click()
  const status = page.getByLabel('Status', { exact: true })
  await status.selectOption('Draft')
  await dialog('what changed', () => page.getByRole('button', { name: 'See what changed' }).click())
  await dialog('versions', () => page.getByRole('button', { name: 'Versions', exact: true }).click())
  await page.keyboard.press('Alt+Shift+C')
  await page.getByRole('textbox', { name: 'New comment' }).fill('Is this all?')
  await page.keyboard.press('Enter')
  await visit('comments')
  await page.keyboard.press('Escape')
  await go(`/d/${empty}/prepare`)
  await openSection(page, 'Template')
  await page.getByRole('button', { name: 'Save template' }).waitFor()
  await visit('prepare template')
  await go(`/d/${empty}/report`)
  await dialog('completeness', async () => void (await status.selectOption('Complete')))
  await go(`/d/${id}/meeting`)
  await startMeeting(page)
  await dialog('invite', async () => {
    await page.getByRole('button', { name: 'Invite' }).click()
    const make = page.getByRole('button', { name: 'Make invite' })
    const browsers = page.getByLabel(/Let people join in a browser/)
    await make.or(browsers).waitFor()
    if (await make.isVisible()) await make.click()
    await browsers.check()
  })
  await dialog('people', async () => {
    await openSidePanel(page, 'Show people and cards')
    await page.getByRole('button', { name: 'People', exact: true }).click()
  })
  await dialog('keys', () => page.keyboard.press('?'))
  await dialog('palette', () => page.keyboard.press('ControlOrMeta+k'))
  await dialog('end', async () => {
    await openSidePanel(page, 'Show the agenda')
    await page.getByRole('button', { name: 'End meeting' }).click()
  })
  await go(`/present/${id}`)
  await visit('present')
  await go('/d/nowhere')
  await page.getByRole('heading', { name: 'This postmortem can’t be opened here' }).waitFor()
  await visit('not opened')
}

/** A reply to a page of a document. */
const replyTo = (id: string): string =>
  JSON.stringify({
    format: replyFormat,
    version: replyVersion,
    id: 'reply-0123456789-abcdef',
    document: { id, title: 'Outage', content: '' },
    name: 'Bo',
    savedAt: '2026-03-16T09:00:00.000Z',
    signedOffAt: '2026-03-16T09:00:00.000Z',
    comments: [
      {
        id: 'comment-0123456789-abcdef',
        on: { section: '', id: '', field: '' },
        quote: '',
        text: 'Is this all that was seen?',
        writtenAt: '2026-03-16T09:00:00.000Z',
      },
    ],
  })

/** The pages of reviews without a meeting, and the dialog in which a reply to one arrives. */
const visitReviews = async (
  page: Page,
  { usual, empty, crowded }: TourDocuments,
  go: (path: string) => Promise<void>,
  visit: Visit,
): Promise<void> => {
  const choose = async (id: string, way: string): Promise<void> => {
    await go(`/d/${id}/prepare`)
    await openSection(page, 'The incident')
    await page.getByLabel('Review', { exact: true }).selectOption(way)
  }
  const openReview = async (id: string, way: string): Promise<void> => {
    await choose(id, way)
    await page.getByRole('link', { name: 'Review', exact: true }).click()
    await page.getByRole('heading', { name: 'Sign-off' }).waitFor()
  }
  await openReview(crowded, 'near-miss')
  await visit('crowded near-miss')
  await openReview(usual, 'written')
  await visit('written review, complete')
  await openReview(empty, 'written')
  await page.getByRole('button', { name: 'Ask for a review' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Sign off' }).waitFor()
  await visit('written review')
  await dropFiles(page, { 'reply.debrief-reply.json': replyTo(empty) })
  await page.getByRole('dialog', { name: 'Add this reply?' }).waitFor()
  await visit('reply')
  await page.keyboard.press('Escape')
  for (const id of [usual, empty, crowded]) await choose(id, 'meeting')
  await go(`/d/${empty}/report`)
  await page.getByLabel('Status', { exact: true }).selectOption('Draft')
}
