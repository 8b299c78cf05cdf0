import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { FieldDraft } from '../../../renderer/components/drafts/FieldDraft'
import { KeepFocus } from '../../../renderer/components/KeepFocus'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { Incident } from '../../../renderer/screens/prepare/Incident'
import { ReportScreen } from '../../../renderer/screens/report/ReportScreen'
import { viewStage } from '../../../renderer/stores/viewed-stage'
import type { DraftId } from '../../../shared/document/drafts'
import { record } from '../../../shared/meeting/incident'
import { closing, lessons } from '../../../shared/stages/closing/model'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'
import { showStage } from '../stages/show-stage'

beforeAll(preloadAll)
beforeEach(() => viewStage(undefined))

const incident = (): Y.Doc => {
  const doc = createGitlabDocument(testAuthor())
  closing.rewrite(doc, 'summary', '')
  return doc
}

const summaryOf = (doc: Y.Doc): string => closing.read(doc).value.summary

/** Shows a draft as below its field, and opens it. */
const openDraft = async (doc: Y.Doc, draft: DraftId) => {
  const meeting = openMeeting(doc)
  await act(
    async () =>
      void meeting.show(
        <>
          <FieldDraft draft={draft} />
          <KeepFocus />
        </>,
      ),
  )
  const user = userEvent.setup()
  await user.click(screen.getByText('Draft from facts'))
  return { ...meeting, user }
}

const section = (name: string) => within(screen.getByRole('region', { name }))

describe('a draft from facts', () => {
  it('shows its sentences with links to their records, and writes nothing before somebody chooses it', async () => {
    const doc = incident()
    const { user, session } = await openDraft(doc, 'summary')
    const draft = within(screen.getByRole('region', { name: 'Draft: Summary' }))
    const [first, , , why] = draft.getAllByRole('listitem')
    expect(
      within(first as HTMLElement)
        .getAllByRole('link')
        .map((one) => one.textContent),
    ).toEqual(['Started', 'Resolved', 'Services', 'Severity'])
    expect(why?.textContent).toContain('This was possible because replication was set up by hand')
    expect(summaryOf(doc)).toBe('')
    await user.click(draft.getByRole('button', { name: 'Use this draft' }))
    expect(summaryOf(doc)).toMatch(/^On 31 January 2017, a P1 incident.+7 days\.$/)
    expect(await draft.findAllByText('Added')).toHaveLength(6)
    await act(async () => void session.undo.undo())
    expect(summaryOf(doc)).toBe('')
  })

  it('offers what has changed since in the place of its sentence, or keeps what is there', async () => {
    const doc = incident()
    const { user } = await openDraft(doc, 'summary')
    await user.click(screen.getByRole('button', { name: 'Use this draft' }))
    const before = summaryOf(doc)
    await act(async () => record.change(doc, { severity: 'P2' }))
    expect(summaryOf(doc)).toBe(before)
    expect(await screen.findByRole('button', { name: '1 fact has changed since: Summary' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /^Replace: On 31 January/ }))
    expect(summaryOf(doc)).toBe(before.replace('P1', 'P2'))
    await act(async () => record.change(doc, { severity: 'P3' }))
    await user.click(await screen.findByRole('button', { name: /^Keep mine: On 31 January/ }))
    expect(summaryOf(doc)).toContain('P2')
    expect(await screen.findByRole('button', { name: 'Draft from facts: Summary' })).toBeTruthy()
  })

  it('adds single sentences to what somebody has written, keeps the focus, and closes with Escape', async () => {
    const doc = incident()
    closing.rewrite(doc, 'summary', 'It was a long night.')
    const { user } = await openDraft(doc, 'summary')
    expect(screen.queryByRole('button', { name: 'Use this draft' })).toBeNull()
    await user.click(screen.getByRole('button', { name: /^Add: Our hosts look alike/ }))
    expect(summaryOf(doc)).toBe(
      'It was a long night. Our hosts look alike at the moment when telling them apart matters most.',
    )
    expect(document.activeElement).not.toBe(document.body)
    expect(await findAxeViolations(screen.getByRole('region', { name: 'Draft: Summary' }))).toEqual([])
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('region', { name: 'Draft: Summary' })).toBeNull()
    expect(document.activeElement?.textContent).toBe('Draft from facts')
  })

  it('adds a lesson as one step of Undo', async () => {
    const doc = incident()
    const { user, session } = await openDraft(doc, 'lessons')
    const count = lessons.read(doc).value.length
    await user.click(screen.getByRole('button', { name: /^Add: This snapshot/ }))
    expect(lessons.read(doc).value.at(-1)).toMatchObject({ kind: 'lucky' })
    await act(async () => void session.undo.undo())
    expect(lessons.read(doc).value).toHaveLength(count)
    expect(await screen.findByRole('button', { name: /^Add: This snapshot/ })).toBeTruthy()
    expect(session.undo.canUndo()).toBe(false)
  })

  it.each([
    ['meeting', 2],
    ['present', 0],
    ['report', 0],
  ] as const)('is offered in Closing, while it is shown in the mode %s, %i times', async (mode, count) => {
    await showStage('closing', incident(), mode)
    expect(screen.queryAllByText('Draft from facts')).toHaveLength(count)
  })

  it('is offered while preparing, for the prose of the incident', async () => {
    const doc = incident()
    await act(async () => void openMeeting(doc).show(<Incident />))
    expect(screen.getAllByText('Draft from facts')).toHaveLength(2)
  })
})

describe('the report', () => {
  const openReport = async (doc: Y.Doc, options: Parameters<typeof openMeeting>[1] = {}) => {
    const meeting = openMeeting(doc, options)
    await act(
      async () =>
        void meeting.show(
          <>
            <ReportScreen />
            <KeepFocus />
          </>,
        ),
    )
    return { ...meeting, user: userEvent.setup() }
  }

  it('offers drafts of what is empty and of what has changed, and nothing else', async () => {
    const doc = incident()
    const { user } = await openReport(doc)
    const offered = section('Drafts from facts')
    expect(offered.getAllByRole('button').map((one) => one.textContent)).toEqual(['Summary'])
    await user.click(offered.getByRole('button', { name: 'Summary' }))
    await user.click(offered.getByRole('button', { name: 'Use this draft' }))
    expect(await offered.findByText('Nothing left to decide')).toBeTruthy()
    await act(async () => record.change(doc, { severity: 'P2' }))
    expect(await offered.findByText('1 fact has changed since')).toBeTruthy()
  })

  it('offers no drafts to whoever may only read', async () => {
    await openReport(incident(), { isReadOnly: true })
    expect(screen.queryByRole('region', { name: 'Drafts from facts' })).toBeNull()
  })
})
