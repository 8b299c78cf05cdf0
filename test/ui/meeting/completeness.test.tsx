import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { PrepareScreen } from '../../../renderer/screens/prepare/PrepareScreen'
import { ReportScreen } from '../../../renderer/screens/report/ReportScreen'
import { reveal } from '../../../renderer/stores/reveal'
import { viewStage } from '../../../renderer/stores/viewed-stage'
import { snapshot } from '../../../shared/document'
import { listGaps } from '../../../shared/document/completeness'
import { record } from '../../../shared/meeting/incident'
import { chooseTemplate, chosenSections, rowOfTemplate, templateTexts } from '../../../shared/meeting/report'
import { actions } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { createBusyDocument } from '../../support/busy-document'
import { openMeeting } from '../../support/open-meeting'

beforeAll(preloadAll)
beforeEach(() => {
  viewStage(undefined)
  reveal(undefined)
})

const createComplete = (): Y.Doc => {
  const doc = createBusyDocument(testAuthor('Dana'))
  for (const { id } of actions.read(doc).value) actions.change(doc, id, { owner: 'Platform', due: '2026-04-01' })
  return doc
}

const open = async (doc: Y.Doc, view: React.ReactNode) => {
  const meeting = openMeeting(doc)
  await act(async () => void meeting.show(view))
  return { user: userEvent.setup(), ...meeting }
}

const statusOf = (doc: Y.Doc) => record.read(doc).value.status
const status = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Status' })

it('a postmortem in which nothing is missing is completed at once', async () => {
  const doc = createComplete()
  const { user } = await open(doc, <ReportScreen />)
  expect(screen.queryByRole('heading', { name: 'Missing' })).toBeNull()
  await user.selectOptions(status(), 'Complete')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(statusOf(doc)).toBe('complete')
})

it('before one with gaps is completed, a dialog shows them by part, and it stays in review or is completed anyway', async () => {
  const doc = createComplete()
  record.change(doc, { owner: '', startedAt: null })
  const { user } = await open(doc, <ReportScreen />)
  await user.selectOptions(status(), 'Complete')
  const dialog = await screen.findByRole('dialog', { name: 'Mark as complete?' })
  expect(
    within(dialog)
      .getAllByRole('term')
      .map((one) => one.textContent),
  ).toEqual(['The incident'])
  expect(
    within(dialog)
      .getAllByRole('link')
      .map((one) => one.textContent),
  ).toEqual(['Say when it started.', 'Choose an owner for the postmortem.'])
  expect(statusOf(doc)).toBe('in-review')
  expect(await findAxeViolations(dialog)).toEqual([])
  await user.click(within(dialog).getByRole('button', { name: 'Keep in review' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect([statusOf(doc), status().value]).toEqual(['in-review', 'in-review'])

  await user.selectOptions(status(), 'Complete')
  await user.click(await screen.findByRole('button', { name: 'Mark as complete anyway' }))
  expect(statusOf(doc)).toBe('complete')
})

it('what others fill in meanwhile leaves the dialog', async () => {
  const doc = createComplete()
  record.change(doc, { owner: '' })
  const { user, applyRemoteEdit } = await open(doc, <PrepareScreen />)
  await user.selectOptions(status(), 'Complete')
  const dialog = await screen.findByRole('dialog')
  await applyRemoteEdit((theirs) => record.change(theirs, { owner: 'Platform' }))
  await waitFor(() => expect(within(dialog).queryByRole('link')).toBeNull())
  await user.click(within(dialog).getByRole('button', { name: 'Mark as complete' }))
  expect(statusOf(doc)).toBe('complete')
})

it('the rail of the report lists the same gaps, the required ones first', async () => {
  const doc = createComplete()
  record.change(doc, { owner: '', mitigatedAt: null })
  await open(doc, <ReportScreen />)
  const rail = within(screen.getByRole('complementary', { name: 'Follow up' }))
  const required = rail.getByRole('heading', { name: 'Missing' }).parentElement
  expect(required?.textContent).toContain('Choose an owner for the postmortem.')
  const useful = rail.getByRole('heading', { name: 'What could still be filled in' }).parentElement
  expect(useful?.textContent).toContain('Say when it was mitigated.')
  expect(useful?.textContent).not.toContain('owner for the postmortem')
})

it.each(['title', 'owner', 'startedAt', 'resolvedAt', 'whatMadeItPossible'] as const)(
  'the link to a missing part of the incident leads to its field: %s',
  async (field) => {
    const doc = createComplete()
    const ref = { section: record.name, id: '', field }
    reveal(undefined, ref)
    await open(doc, <PrepareScreen />)
    await waitFor(() =>
      expect(document.activeElement?.closest('[data-record]')?.getAttribute('data-record')).toBe(`record.${field}`),
    )
  },
)

it('the link to a chosen section without text leads to its row', async () => {
  const doc = createComplete()
  chooseTemplate(doc, testAuthor('Dana'), 'context')
  const gap = listGaps(snapshot(doc), 0).find(({ ref }) => ref?.section === chosenSections.name)
  reveal(undefined, gap?.ref)
  await open(doc, <PrepareScreen />)
  await waitFor(() => expect(document.activeElement?.getAttribute('data-row')).toBe(rowOfTemplate('context')))
})

it('a link to the text of a chosen section leads to that text', async () => {
  const doc = createComplete()
  chooseTemplate(doc, testAuthor('Dana'), 'context')
  reveal(undefined, { section: templateTexts.name, id: '', field: 'context' })
  await open(doc, <PrepareScreen />)
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Context'))
})
