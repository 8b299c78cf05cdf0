import { act, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { TicketPlanView } from '../../../renderer/components/tickets/TicketPlanView'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { platform } from '../../../renderer/platform'
import { ReportScreen } from '../../../renderer/screens/report/ReportScreen'
import { createDocument } from '../../../shared/document'
import { snapshot } from '../../../shared/document/snapshot'
import { ticketRows } from '../../../shared/document/tickets'
import { planTickets, readTickets } from '../../../shared/document/tickets/read'
import { actions, addAction } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { openMeeting } from '../../support/open-meeting'

beforeAll(preloadAll)
afterEach(() => void vi.restoreAllMocks())

const author = testAuthor()

const createActions = (): Y.Doc => {
  const doc = createDocument({ title: 'Checkout was down' }, author)
  addAction(doc, author, { text: 'Alert on replica lag', owner: 'Noor', due: '2026-03-13', ticket: 'OPS-7' })
  addAction(doc, author, { text: 'Rename the hosts', owner: 'Platform' })
  addAction(doc, author, { text: 'Write a runbook', ticket: 'OPS-10' })
  addAction(doc, author, { text: 'Something else', ticket: 'OPS-99' })
  return doc
}

const csv = `Summary,Issue key,Status,Resolution,Due date
Alert on lag,OPS-7,Done,Done,20/Mar/26 12:00 AM
Rename the hosts,OPS-9,Closed,Won't Do,
Write a runbook,OPS-10,Awaiting CAB,,
Somebody else’s work,OPS-8,To Do,,
`

const read = (doc: Y.Doc) =>
  actions
    .read(doc)
    .value.map(({ status, due, ticket, owner, droppedBecause }) => [status, due, ticket, owner, droppedBecause])

const open = async (file: string) => {
  const doc = createActions()
  const meeting = openMeeting(doc)
  await act(async () => void meeting.show(<ReportScreen />))
  vi.spyOn(platform, 'openFile').mockResolvedValue({ name: 'jira.csv', bytes: new TextEncoder().encode(file) })
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Update from tickets' }))
  const getDialog = async () => within(await screen.findByRole('dialog', { name: 'Update from tickets' }))
  return {
    doc,
    meeting,
    user,
    getDialog,
    isChanged: () => JSON.stringify(read(doc)) !== JSON.stringify(read(createActions())),
  }
}

test('a tracker’s export changes only what differs and what was chosen, as one step for Undo', async () => {
  const { doc, meeting, user, getDialog, isChanged } = await open(csv)
  await user.click((await getDialog()).getByRole('button', { name: 'Choose a file' }))
  const dialog = await getDialog()
  expect((await dialog.findByRole('status')).textContent).toBe('4 tickets read. 3 changes chosen.')
  expect(dialog.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
    'Different in the tracker 2',
    'Status not known 1',
    'Not in this file 1',
  ])
  const first = within(dialog.getByRole('group', { name: 'Alert on replica lag' }))
  expect(first.getByRole('checkbox', { name: /Status: Open .*Done/ })).toHaveProperty('checked', true)
  const due = first.getByRole('checkbox', { name: /Due: 13 Mar 2026 .*20 Mar 2026/ })
  expect(due).toHaveProperty('checked', false)
  const second = within(dialog.getByRole('group', { name: 'Rename the hosts' }))
  expect(second.getByRole('checkbox', { name: /Dropped · Reason: Won't Do \(OPS-9\)/ })).toHaveProperty('checked', true)
  await user.click(second.getByRole('checkbox', { name: /Ticket: OPS-9/ }))
  expect(dialog.getByText('OPS-10 · “Awaiting CAB”')).toBeTruthy()
  expect(await findAxeViolations(screen.getByRole('dialog'))).toEqual([])
  // Nothing happens before it is asked for.
  expect(isChanged()).toBe(false)

  await user.click(due)
  await user.click(dialog.getByRole('button', { name: 'Apply 3 changes' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(read(doc)).toEqual([
    ['done', '2026-03-20', 'OPS-7', 'Noor', ''],
    ['dropped', '', '', 'Platform', "Won't Do (OPS-9)"],
    ['open', '', 'OPS-10', '', ''],
    ['open', '', 'OPS-99', '', ''],
  ])
  await act(async () => void meeting.session.undo.undo())
  expect(isChanged()).toBe(false)
})

test('what somebody else changes while the preview is open is no difference any more', async () => {
  const { doc, user, getDialog } = await open(csv)
  await user.click((await getDialog()).getByRole('button', { name: 'Choose a file' }))
  const dialog = await getDialog()
  const [first] = actions.read(doc).value
  await act(async () => void actions.change(doc, first?.id ?? '', { status: 'done' }))
  expect((await dialog.findByRole('status')).textContent).toBe('4 tickets read. 2 changes chosen.')
  expect(dialog.queryByRole('checkbox', { name: /Status: Open .*Done/ })).toBeNull()
})

test('a file without tickets says what to do, pasted text is read, and Cancel changes nothing', async () => {
  const { user, getDialog, isChanged } = await open('Summary,Issue key\nAlert on lag,OPS-7\n')
  const dialog = await getDialog()
  await user.click(dialog.getByRole('button', { name: 'Choose a file' }))
  expect((await dialog.findByRole('alert')).textContent).toMatch(/have no status\. Export them with/)
  expect(await findAxeViolations(screen.getByRole('dialog'))).toEqual([])
  await user.click(dialog.getByLabelText('Paste text'))
  await user.paste('[{"number": 3, "title": "Other", "state": "OPEN"}]')
  await user.click(dialog.getByRole('button', { name: 'Read text' }))
  const preview = await getDialog()
  expect(preview.getByRole('status').textContent).toBe('1 ticket read. None of them belongs to an action here.')
  expect(preview.getByRole('button', { name: 'Nothing to apply' })).toHaveProperty('disabled', true)
  await user.click(preview.getByRole('button', { name: 'Cancel' }))
  expect(isChanged()).toBe(false)
})

test('every change of a long file can be looked at before it is made', () => {
  const doc = createDocument({ title: 'Checkout was down' }, author)
  const names = Array.from({ length: 205 }, (_, at) => `Step ${at + 1}`)
  for (const text of names) addAction(doc, author, { text })
  const read = readTickets(
    ['Summary,Issue key,Status', ...names.map((name, at) => `${name},OPS-${at},Done`)].join('\n'),
  )
  const rows = ticketRows(snapshot(doc))
  const plan = planTickets(rows, 'tickets' in read ? read.tickets : [])
  render(<TicketPlanView state={{ plan, isChosen: () => true, choose: () => undefined, updates: [], count: 0 }} />)
  expect(screen.queryAllByText('Step 205')).toEqual([])
  fireEvent.click(screen.getByText('Show more'))
  expect(screen.getAllByText('Step 205').length).toBeGreaterThan(0)
  expect(screen.queryByText('Show more')).toBeNull()
})
