import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { Toasts } from '../../../renderer/components/Toasts'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { ReportScreen } from '../../../renderer/screens/report/ReportScreen'
import { keepRevision } from '../../../shared/document/revisions'
import { startMeeting } from '../../../shared/meeting/agenda'
import { record } from '../../../shared/meeting/incident'
import { parking } from '../../../shared/meeting/notes'
import { revisions } from '../../../shared/meeting/revisions'
import { addEvent, events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'

beforeAll(preloadAll)
beforeEach(() => {
  // jsdom gives every element no size, so nothing would be in view.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(900)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(900)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(900)
})

const openReport = async (doc: Y.Doc, options: Parameters<typeof openMeeting>[1] = {}) => {
  const meeting = openMeeting(doc, options)
  await act(
    async () =>
      void meeting.show(
        <>
          <ReportScreen />
          <Toasts />
        </>,
      ),
  )
  return { user: userEvent.setup(), rail: within(screen.getByRole('region', { name: 'Versions' })), ...meeting }
}

const keep = (doc: Y.Doc, name: string) =>
  act(async () => void keepRevision(doc, testAuthor('Dana'), { kind: 'named', name }))

describe('versions of a postmortem', () => {
  it('marked as published, the report says so, and soon after a change that it was updated since', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    const { user, rail } = await openReport(doc)
    await user.click(rail.getByRole('button', { name: 'Mark as published' }))
    expect(rail.getByText('Published 7 Jan 2026')).toBeTruthy()
    expect(rail.queryByRole('button', { name: 'Mark as published' })).toBeNull()
    expect(within(screen.getByRole('main')).getByText('7 Jan 2026')).toBeTruthy()
    await act(async () => parking.add(doc, testAuthor('Dana'), { text: 'Ask the vendor' }))
    expect(await rail.findByText('Published 7 Jan 2026 · updated since')).toBeTruthy()
    expect(within(screen.getByRole('main')).getByText('7 Jan 2026, updated since')).toBeTruthy()
    await user.click(rail.getByRole('button', { name: 'See what changed' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'What changed' }))
    expect(await dialog.findByRole('heading', { name: 'Parking lot 1' })).toBeTruthy()
    expect(dialog.getByText('Ask the vendor')).toBeTruthy()
  })

  it('are kept under a name, renamed and removed', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    const { user, rail } = await openReport(doc)
    await user.click(rail.getByRole('button', { name: 'Versions' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Versions' }))
    expect(dialog.getByText('There are no versions yet.')).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: 'Keep version' }))
    expect(dialog.getByText('Version of 7 Jan 2026')).toBeTruthy()
    await user.type(dialog.getByRole('textbox', { name: 'Name of the version' }), 'For the board{Enter}')
    await user.click(dialog.getByRole('button', { name: 'Rename “For the board”' }))
    const field = dialog.getByRole('textbox', { name: 'Name of “For the board”' })
    await user.clear(field)
    await user.type(field, 'For everyone{Enter}')
    await user.tab()
    expect(dialog.getByText('For everyone')).toBeTruthy()
    expect(await findAxeViolations(screen.getByRole('dialog'))).toEqual([])
    await user.click(dialog.getByRole('button', { name: 'Remove “For everyone”' }))
    expect(revisions.read(doc).value).toHaveLength(2)
    await user.click(dialog.getByRole('button', { name: 'Remove “For everyone”' }))
    expect(revisions.read(doc).value.map(({ name }) => name)).toEqual(['Version of 7 Jan 2026'])
  })

  it('are compared word by word, and walked by keyboard', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    record.rewrite(doc, 'whatHappened', 'The primary database was emptied.')
    const { user, rail } = await openReport(doc)
    await keep(doc, 'First')
    record.rewrite(doc, 'whatHappened', 'The secondary database was emptied.')
    const [first] = events.read(doc).value
    await act(async () => void events.remove(doc, first?.id ?? '', testAuthor('Dana')))
    addEvent(doc, testAuthor('Eve'), { text: 'A new event' })
    await user.click(rail.getByRole('button', { name: 'Versions' }))
    await user.click(await screen.findByRole('button', { name: 'Compare “First” with now' }))
    const list = await screen.findByRole('region', { name: 'Changes' })
    expect(within(list).getByText('primary').tagName).toBe('DEL')
    expect(within(list).getByText('secondary').tagName).toBe('INS')
    expect(within(list).getByText('Removed')).toBeTruthy()
    expect(await findAxeViolations(screen.getByRole('dialog'))).toEqual([])
    act(() => list.focus())
    await user.keyboard('n')
    expect(document.activeElement?.textContent).toContain('primary')
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.textContent).not.toContain('primary')
    await user.keyboard('p')
    expect(document.activeElement?.textContent).toContain('primary')
  })

  it('are read as a page, as the postmortem was then, from which one goes back to the others', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    record.rewrite(doc, 'whatHappened', 'The primary database was emptied.')
    const { user, rail } = await openReport(doc, { isReadOnly: true })
    await keep(doc, 'First')
    await act(async () => record.rewrite(doc, 'whatHappened', 'Something else.'))
    await user.click(rail.getByRole('button', { name: 'Versions' }))
    expect(await findAxeViolations(await screen.findByRole('dialog', { name: 'Versions' }))).toEqual([])
    await user.click(await screen.findByRole('button', { name: 'View “First”' }))
    const page = screen.getByRole('dialog', { name: /GitLab/ })
    expect(within(page).getByText('The primary database was emptied.')).toBeTruthy()
    expect(within(page).queryByText('Something else.')).toBeNull()
    await user.click(within(page).getByRole('button', { name: 'Back to versions' }))
    expect(screen.getByRole('dialog', { name: 'Versions' })).toBeTruthy()
  })

  it('say so when nothing has changed', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    const { user, rail } = await openReport(doc)
    await keep(doc, 'First')
    await user.click(rail.getByRole('button', { name: 'Versions' }))
    await user.click(await screen.findByRole('button', { name: 'Compare “First” with now' }))
    expect(await screen.findByText('Nothing has changed since.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Restore this version' })).toHaveProperty('disabled', true)
  })

  it('are restored after a question, as one step, with what was there kept as a version', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    const before = events.read(doc).value.map(({ id }) => id)
    startMeeting(doc, 'timeline', testAuthor('Dana'))
    const { user, rail, session } = await openReport(doc)
    await keep(doc, 'First')
    addEvent(doc, testAuthor('Eve'), { text: 'Added since' })
    await act(async () => void events.remove(doc, before[0] ?? '', testAuthor('Dana')))
    await user.click(rail.getByRole('button', { name: 'Versions' }))
    await user.click(await screen.findByRole('button', { name: 'Restore “First”' }))
    const question = screen.getByRole('dialog', { name: 'Restore this version?' })
    expect(within(question).getByText(/The meeting is running/)).toBeTruthy()
    expect(await findAxeViolations(question)).toEqual([])
    await user.click(within(question).getByRole('button', { name: 'Restore version' }))
    // Restored in several slices; while they run, nothing can be undone.
    await screen.findByText(/^Restored “First”/)
    expect(events.read(doc).value.map(({ id }) => id)).toEqual(before)
    expect(revisions.read(doc).value.map(({ kind, name }) => [kind, name])).toContainEqual([
      'automatic',
      'Before restoring “First”',
    ])
    await act(async () => void session.undo.undo())
    expect(events.read(doc).value.map(({ text }) => text)).toContain('Added since')
    expect(events.read(doc).value.map(({ id }) => id)).not.toContain(before[0])
  })

  it('can be read and compared, but not changed, by those who only read', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    await keep(doc, 'First')
    const { user, rail } = await openReport(doc, { isReadOnly: true })
    expect(rail.queryByRole('button', { name: 'Mark as published' })).toBeNull()
    await user.click(rail.getByRole('button', { name: 'Versions' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Versions' }))
    const names = dialog.getAllByRole('button').map((one) => one.textContent || one.getAttribute('aria-label'))
    // What an earlier test did may still be told in a toast, which stands in the topmost dialog.
    expect(names.filter((name) => name !== 'Dismiss')).toEqual(['View', 'Compare', 'Close'])
  })
})
