import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { Toasts } from '../../../renderer/components/Toasts'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { EndDialog } from '../../../renderer/screens/meeting/EndDialog'
import { MeetingScreen } from '../../../renderer/screens/meeting/MeetingScreen'
import { ReportScreen } from '../../../renderer/screens/report/ReportScreen'
import { viewStage } from '../../../renderer/stores/viewed-stage'
import { dataOfStage, snapshot } from '../../../shared/document'
import { createReport, toMarkdown } from '../../../shared/document/report'
import { endMeeting, startMeeting } from '../../../shared/meeting/agenda'
import { endsAtPerson } from '../../../shared/meeting/ends-at-person'
import { parking } from '../../../shared/meeting/notes'
import { stages } from '../../../shared/stages'
import { actionsStage } from '../../../shared/stages/actions'
import { addAction } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { createBusyDocument } from '../../support/busy-document'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'

beforeAll(preloadAll)
beforeEach(() => viewStage(undefined))

const actionsOf = (doc: Y.Doc) => dataOfStage(snapshot(doc), actionsStage).actions
const headings = (level: number) => screen.getAllByRole('heading', { level }).map((one) => one.textContent)

/** The row to work with; what is printed in its place is next to it and not shown. */
const findRow = (id: string) =>
  waitFor(() => {
    const row = document.querySelector<HTMLElement>(`[data-row="${id}"]`)
    if (!row) throw new Error('the row does not stand yet')
    return row
  })

const openReport = async (doc: Y.Doc, options: Parameters<typeof openMeeting>[1] = {}) => {
  const meeting = openMeeting(doc, options)
  await act(async () => void meeting.show(<ReportScreen />))
  return { user: userEvent.setup(), ...meeting }
}

describe('the report', () => {
  it('starts with what busy people need, and ends with how the meeting went; Markdown has the same order', async () => {
    const doc = createBusyDocument(testAuthor('Dana'))
    await openReport(doc)
    const wanted = [
      'Executive summary',
      'Impact',
      'Key actions',
      'Timeline',
      'Analysis',
      'Lessons',
      'Other actions',
      'Meeting',
    ]
    expect(headings(2).filter((one) => wanted.includes(one ?? ''))).toEqual(wanted)
    const markdown = toMarkdown('t', createReport(snapshot(doc), 0))
    expect([...markdown.matchAll(/^## (.+)$/gm)].map((found) => found[1])).toEqual(wanted)
  })

  it('repeats nothing: times of the incident, its summary, causes', () => {
    const doc = createBusyDocument(testAuthor('Dana'))
    // The fishbone shows by reference what was found elsewhere; a diagram shows what the words before it say.
    const markdown = toMarkdown('t', createReport(snapshot(doc), 0))
      .replace(/### Fishbone\n[\s\S]*?(?=\n## )/, '')
      .replace(/```mermaid\n[^`]*```/g, '')
    for (const once of ['22 Oct 2018 18:52 UTC', 'For 24 hours users saw stale data', 'with the writes of 9 seconds'])
      expect(markdown.split(once)).toHaveLength(2)
  })

  it('never names the person at the end of a chain, in its rail or anywhere', async () => {
    const doc = createBusyDocument(testAuthor('Dana'))
    const snap = snapshot(doc)
    const classifier = { endsAtPerson: ({ text }: { text: string }) => endsAtPerson(text) }
    const ofPeople = stages.flatMap((stage) => stage.cues?.(dataOfStage(snap, stage), classifier) ?? [])
    await openReport(doc)
    expect(document.body.textContent).not.toMatch(/somebody did|someone did|stops at|ends at/i)
    for (const { message } of ofPeople) expect(document.body.textContent).not.toContain(message)
  })

  it('lets an action’s owner, date and status be edited in place', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    const id = addAction(doc, testAuthor('Dana'), { text: 'Rehearse a restore', owner: 'Noor', due: '2025-12-01' })
    const { user } = await openReport(doc)
    const row = await findRow(id)
    expect(row.textContent).toContain('Overdue')
    await user.selectOptions(within(row).getByRole('combobox', { name: /Status/ }), 'In progress')
    const owner = within(row).getByLabelText(/Owner/)
    await user.clear(owner)
    await user.type(owner, 'Platform{Enter}')
    const due = within(row).getByLabelText(/Due/)
    await user.clear(due)
    await user.type(due, '2026-03-01{Enter}')
    expect(actionsOf(doc).find((action) => action.id === id)).toMatchObject({
      status: 'in-progress',
      owner: 'Platform',
      due: '2026-03-01',
    })
    await waitFor(() => expect(row.textContent).not.toContain('Overdue'))
  })

  it('leads from its rail to an action’s row', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    const id = addAction(doc, testAuthor('Dana'), { text: 'Rehearse a restore' })
    const { user } = await openReport(doc)
    const row = await findRow(id)
    await user.click(screen.getByRole('link', { name: 'Rehearse a restore' }))
    expect(document.activeElement).toBe(row)
  })

  it('can be read but not changed by those who only read', async () => {
    await openReport(createGitlabDocument(testAuthor('Dana')), { isReadOnly: true })
    await screen.findAllByRole('row')
    const main = within(screen.getByRole('main'))
    expect(main.queryAllByRole('combobox')).toEqual([])
    expect(main.queryAllByRole('textbox').filter((one) => one.getAttribute('aria-readonly') !== 'true')).toEqual([])
  })
})

describe('the end dialog', () => {
  const openEnd = async (doc: Y.Doc) => {
    startMeeting(doc, 'closing', testAuthor('Dana'))
    const meeting = openMeeting(doc)
    await act(
      async () =>
        void meeting.show(
          <>
            <MeetingScreen />
            <EndDialog onClose={() => undefined} />
          </>,
        ),
    )
    return { user: userEvent.setup(), ...meeting }
  }

  it('links to what it lists: a parked topic, and a row in its stage', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    const parked = parking.add(doc, testAuthor('Dana'), { text: 'The press' })
    const { user } = await openEnd(doc)
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getByRole('button', { name: 'Keep meeting' })).toBeTruthy()
    await user.click(dialog.getByRole('link', { name: '“The press”' }))
    await waitFor(() => expect(document.activeElement?.getAttribute('data-row')).toBe(parked))
  })

  it('links to an incomplete action', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    for (const { id } of actionsOf(doc)) doc.getMap('actions.items').delete(id)
    const id = addAction(doc, testAuthor('Dana'), { text: 'Rehearse a restore', owner: 'Noor', due: '2026-03-01' })
    const { user } = await openEnd(doc)
    await user.click(
      within(screen.getByRole('dialog')).getAllByRole('link', { name: /Rehearse a restore/ })[0] as HTMLElement,
    )
    await waitFor(() => expect(document.activeElement?.getAttribute('data-row')).toBe(id))
    expect(screen.getByRole('heading', { level: 2, name: 'Actions' })).toBeTruthy()
  })
})

describe('after the end', () => {
  const openRunning = async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    startMeeting(doc, 'closing', testAuthor('Dana'))
    history.replaceState(null, '', '/d/test/meeting')
    const meeting = openMeeting(doc, { name: 'Guest', isFacilitator: false, kind: 'guest' })
    await act(
      async () =>
        void meeting.show(
          <>
            <MeetingScreen />
            <Toasts />
          </>,
        ),
    )
    return { user: userEvent.setup(), ...meeting }
  }
  const end = (theirs: Y.Doc): void => endMeeting(theirs, testAuthor('Dana'))

  it('everybody is taken to the report, with a message', async () => {
    const { applyRemoteEdit } = await openRunning()
    await applyRemoteEdit(end)
    await waitFor(() => expect(location.pathname).toBe('/d/test/report'))
    expect(await screen.findByText(/The meeting has ended. This is its report/)).toBeTruthy()
  })

  it('somebody who is typing stays there and gets a link to the report', async () => {
    const { applyRemoteEdit, user } = await openRunning()
    await user.type(screen.getByRole('textbox', { name: /Capture/ }), 'Half a sentence')
    await applyRemoteEdit(end)
    expect(location.pathname).toBe('/d/test/meeting')
    expect((document.activeElement as HTMLInputElement).value).toBe('Half a sentence')
    await user.click(screen.getByRole('button', { name: 'Open report' }))
    expect(location.pathname).toBe('/d/test/report')
  })

  it('somebody who opens a meeting that has ended is not taken away', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    startMeeting(doc, 'closing', testAuthor('Dana'))
    end(doc)
    history.replaceState(null, '', '/d/test/meeting')
    const meeting = openMeeting(doc)
    await act(async () => void meeting.show(<MeetingScreen />))
    expect(location.pathname).toBe('/d/test/meeting')
    expect(screen.getByRole('button', { name: 'Open report' })).toBeTruthy()
  })
})
