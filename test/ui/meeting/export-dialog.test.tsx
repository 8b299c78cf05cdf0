import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, test } from 'vitest'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { ReportScreen } from '../../../renderer/screens/report/ReportScreen'
import { exportFormats } from '../../../shared/document/exports'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'

beforeAll(preloadAll)

test('the exports are grouped by what they are, and every format but data is in one group', async () => {
  const meeting = openMeeting(createGitlabDocument(testAuthor()))
  await act(async () => void meeting.show(<ReportScreen />))
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Export' }))
  const dialog = await screen.findByRole('dialog', { name: 'Export' })
  const lists = within(dialog).getAllByRole('list')
  expect(
    within(dialog)
      .getAllByRole('heading', { level: 3 })
      .map((one) => one.textContent),
  ).toEqual(['Report', 'Messages', 'Tables', 'Drawings', 'Document'])
  expect(lists).toHaveLength(5)
  for (const { label } of exportFormats.filter(({ group, isPrinted }) => group !== 'data' && !isPrinted)) {
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
