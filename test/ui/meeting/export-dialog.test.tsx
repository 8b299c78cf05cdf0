import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { platform } from '../../../renderer/platform'
import { ReportScreen } from '../../../renderer/screens/report/ReportScreen'
import { exportFormats } from '../../../shared/document/exports'
import { addAction } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'

beforeAll(preloadAll)
afterEach(() => {
  platform.makePdf = undefined
  vi.restoreAllMocks()
})

const openExport = async () => {
  const meeting = openMeeting(createGitlabDocument(testAuthor()))
  await act(async () => void meeting.show(<ReportScreen />))
  await userEvent.click(screen.getByRole('button', { name: 'Export' }))
  return within(await screen.findByRole('dialog', { name: 'Export' }))
}

test('the exports are grouped by what they are, and every format but data is in one group', async () => {
  const doc = createGitlabDocument(testAuthor())
  // The others have tickets, which no tracker gets a second time.
  addAction(doc, testAuthor(), { text: 'Ask each team for its own restore test' })
  const meeting = openMeeting(doc)
  await act(async () => void meeting.show(<ReportScreen />))
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Export' }))
  const dialog = await screen.findByRole('dialog', { name: 'Export' })
  const lists = within(dialog).getAllByRole('list')
  expect(
    within(dialog)
      .getAllByRole('heading', { level: 3 })
      .map((one) => one.textContent),
  ).toEqual(['Report', 'Messages', 'Tables', 'Drawings', 'Schedule', 'Tickets and calendar', 'Document'])
  expect(lists).toHaveLength(7)
  for (const { label, group } of exportFormats.filter(({ group, isPrinted }) => group !== 'data' && !isPrinted)) {
    if (group === 'ticket')
      await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Write actions for' }), label)
    expect(within(dialog).getAllByRole('button', { name: `Save ${label}` })).toHaveLength(1)
    expect(within(dialog).getAllByRole('button', { name: `Copy ${label}` })).toHaveLength(1)
  }
  const messages = within(dialog).getByRole('list', { name: 'Messages' })
  expect(
    within(messages)
      .getAllByRole('heading', { level: 4 })
      .map((one) => one.textContent),
  ).toEqual(['Chat message', 'Email'])
  // Tab goes through them in the order in which they are read.
  const getName = () => document.activeElement?.getAttribute('aria-label')
  // Browsers move the focus into a dialog; jsdom does not.
  within(dialog).getByLabelText('Second time zone, beside UTC').focus()
  for (let at = 0; at < 20 && !getName()?.startsWith('Save'); at += 1) await user.tab()
  const names = []
  for (let at = 0; at < 3; at += 1) {
    names.push(getName())
    await user.tab()
  }
  expect(names).toEqual(['Save Markdown', 'Copy Markdown', 'Save Web page (HTML)'])
  expect(await findAxeViolations(dialog)).toEqual([])
})

test('a PDF is saved once it is made; until then it says so, and Stop ends it', async () => {
  const saved = vi.spyOn(platform, 'saveFile').mockResolvedValue(true)
  const jobs: { html: string; signal: AbortSignal; answer: (bytes?: Uint8Array) => void }[] = []
  platform.makePdf = (html, signal) => new Promise((answer) => jobs.push({ html, signal, answer }))
  const dialog = await openExport()
  await userEvent.click(await dialog.findByRole('button', { name: 'Save PDF' }))
  expect(dialog.getByRole('progressbar', { name: 'Making the PDF…' })).toBeTruthy()
  const stop = dialog.getByRole('button', { name: 'Stop making the PDF' })
  expect(document.activeElement).toBe(stop)
  await expect.poll(() => jobs.length).toBe(1)
  expect(jobs[0]?.html).toContain('GitLab.com database outage')
  expect(jobs[0]?.html).toContain('font/woff2')
  await userEvent.click(stop)
  expect(jobs[0]?.signal.aborted).toBe(true)
  await act(async () => jobs[0]?.answer())
  const again = await dialog.findByRole('button', { name: 'Save PDF' })
  await expect.poll(() => document.activeElement).toBe(again)
  expect(dialog.queryByRole('alert')).toBeNull()
  expect(saved).not.toHaveBeenCalled()

  await userEvent.click(again)
  await expect.poll(() => jobs.length).toBe(2)
  await act(async () => jobs[1]?.answer(new Uint8Array([37, 80, 68, 70])))
  await expect
    .poll(() => saved.mock.calls)
    .toEqual([['GitLab.com database outage.pdf', new Uint8Array([37, 80, 68, 70]), 'application/pdf']])
})

test('a PDF that can’t be made leaves a sentence that says what to do, and printing', async () => {
  platform.makePdf = async () => undefined
  const dialog = await openExport()
  await userEvent.click(await dialog.findByRole('button', { name: 'Save PDF' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('Save the web page (HTML)')
  expect(dialog.getByRole('button', { name: 'Print the report' })).toBeTruthy()
})

test('where no PDF can be made, only printing is offered', async () => {
  const dialog = await openExport()
  expect(dialog.getByRole('button', { name: 'Print the report' })).toBeTruthy()
  expect(dialog.queryByRole('button', { name: 'Save PDF' })).toBeNull()
})
