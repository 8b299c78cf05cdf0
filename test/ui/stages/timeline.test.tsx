import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { record } from '../../../shared/meeting/incident'
import { addRecollection, events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { gitlab } from '../../support/gitlab-2017'
import { createGitlabDocument } from '../../support/gitlab-document'
import { emptyDocument, showStage } from './show-stage'

const current = () => document.querySelector<HTMLElement>('[aria-current="true"]')
const rows = () => screen.getByRole('list', { name: 'Events' })
const utc = (text: string): number => Date.parse(`${text}Z`)

describe('adding', () => {
  test('a line with a time is sorted in; one without goes to the end', async () => {
    const doc = createGitlabDocument(testAuthor())
    await showStage('timeline', doc)
    const field = await screen.findByRole('textbox', { name: 'New event' })
    await userEvent.type(field, '31 Jan 23:31 rollback started')
    expect(screen.getByText('Tue 31 Jan 2017 23:31 UTC')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Add event' }))
    await userEvent.type(field, 'somebody called the vendor{Enter}')
    const list = events.read(doc).value
    const added = list.find((event) => event.text === 'rollback started')
    expect(added).toMatchObject({ at: utc('2017-01-31T23:31'), rawTime: '31 Jan 23:31', isApproximate: false })
    expect(list.at(-1)).toMatchObject({ at: null, text: 'somebody called the vendor' })
    expect(field).toHaveProperty('value', '')
  })

  test('the kind is what the words suggest, and can be chosen before the event is added', async () => {
    const doc = createGitlabDocument(testAuthor())
    await showStage('timeline', doc)
    const field = await screen.findByRole('textbox', { name: 'New event' })
    const kind = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Kind of the new event' })
    await userEvent.type(field, '23:31 rolled back the release')
    expect(kind().value).toBe('mitigation')
    await userEvent.type(field, '{Enter}')
    await userEvent.type(field, '23:32 rolled back again')
    await userEvent.selectOptions(kind(), 'Decision')
    await userEvent.type(field, '{Enter}')
    const kinds = events
      .read(doc)
      .value.filter(({ text }) => text.startsWith('rolled back'))
      .map((event) => event.kind)
    expect(kinds).toEqual(['mitigation', 'decision'])
    expect(kind().value).toBe('other')
  })

  test('the times of one evening stay on one day, and each of several pasted lines becomes a row', async () => {
    const doc = emptyDocument()
    await showStage('timeline', doc)
    const field = await screen.findByRole('textbox', { name: 'New event' })
    await userEvent.type(field, '2018-10-21 23:40 failover{Enter}')
    await userEvent.type(field, '23:55 writes diverge')
    expect(screen.getByText('Sun 21 Oct 2018 23:55 UTC')).toBeTruthy()
    await userEvent.keyboard('{Enter}')
    await userEvent.click(field)
    await userEvent.paste('- 00:10 paged the on-call\n\n- 00:41 status page is updated\r\n22:52 connectivity lost\n')
    const dialog = within(screen.getByRole('dialog', { name: 'Add 3 rows?' }))
    expect(dialog.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
      'Mon 22 Oct 2018 00:10 UTC · Escalationpaged the on-call',
      'Mon 22 Oct 2018 00:41 UTC · Communicationstatus page is updated',
      'Sun 21 Oct 2018 22:52 UTCconnectivity lost',
    ])
    expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Add 3 rows' }))
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement).toBe(field)
    expect(events.read(doc).value.map(({ at, text }) => [new Date(at ?? 0).toISOString().slice(0, 16), text])).toEqual([
      ['2018-10-21T22:52', 'connectivity lost'],
      ['2018-10-21T23:40', 'failover'],
      ['2018-10-21T23:55', 'writes diverge'],
      ['2018-10-22T00:10', 'paged the on-call'],
      ['2018-10-22T00:41', 'status page is updated'],
    ])
  })

  test('times are typed in the entry zone and shown in UTC', async () => {
    const doc = emptyDocument()
    record.change(doc, { entryZone: 'Europe/Amsterdam', startedAt: utc('2026-01-06T12:00') })
    await showStage('timeline', doc)
    const field = await screen.findByRole('textbox', { name: 'New event' })
    await userEvent.type(field, '14:31 alerts fire{Enter}')
    expect(events.read(doc).value[0]?.at).toBe(utc('2026-01-06T13:31'))
    await waitFor(() => expect(current()?.textContent).toContain('13:31 UTC'))
  })

  test('a gap can be filled where it is', async () => {
    const doc = createGitlabDocument(testAuthor())
    await showStage('timeline', doc)
    const gap = (await screen.findByText('3 h with no entries')).closest('li')
    if (!gap) throw new Error('no gap')
    await userEvent.click(within(gap).getByRole('button', { name: 'What happened here?' }))
    await userEvent.type(within(gap).getByRole('textbox'), 'queries pile up{Enter}')
    const added = events.read(doc).value.find((event) => event.text === 'queries pile up')
    expect(added).toMatchObject({ at: utc('2017-01-31T20:30'), isApproximate: true })
    await waitFor(() => expect(current()?.dataset.row).toBe(added?.id))
    expect(document.activeElement).toBe(current())
  })
})

describe('going through the events', () => {
  test('the arrows go from event to event, wherever on the page nothing else has a use for them', async () => {
    await showStage('timeline', createGitlabDocument(testAuthor()))
    await waitFor(() => expect(current()).not.toBeNull())
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(current()?.textContent).toContain(gitlab.events[2]?.text)
    expect(document.activeElement).toBe(current())
    await userEvent.keyboard('{End}')
    expect(current()?.textContent).toContain('GitLab.com is available again')
    await userEvent.keyboard('{Home}')
    expect(current()?.textContent).toContain(gitlab.events[0]?.text)
  })

  test('when somebody else removes the open event, the next is open and has the focus', async () => {
    const doc = createGitlabDocument(testAuthor())
    const { applyRemoteEdit } = await showStage('timeline', doc)
    await waitFor(() => expect(current()).not.toBeNull())
    await userEvent.keyboard('{ArrowDown}')
    const id = current()?.dataset.row ?? ''
    await applyRemoteEdit((theirs) => events.remove(theirs, id, testAuthor('Ilya')))
    await waitFor(() => expect(current()?.textContent).toContain(gitlab.events[2]?.text))
    expect(document.activeElement).toBe(current())
  })

  test('a click on a row opens it', async () => {
    await showStage('timeline', createGitlabDocument(testAuthor()))
    await userEvent.click(await screen.findByText('Copying the database back from staging begins'))
    expect(within(current() ?? rows()).getByRole('textbox', { name: 'What happened' }).textContent).toBe(
      'Copying the database back from staging begins',
    )
  })
})

test('the open event is changed in place, and its time moves it', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('timeline', doc)
  await waitFor(() => expect(current()).not.toBeNull())
  const id = current()?.dataset.row
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind of event' }), 'Decision')
  const time = screen.getByRole('textbox', { name: /^Time/ })
  await userEvent.clear(time)
  await userEvent.type(time, 'half past{Enter}')
  expect(screen.getByText(/Type a time such as/)).toBeTruthy()
  expect(events.read(doc).value.find((event) => event.id === id)?.at).toBe(gitlab.events[0]?.at)
  await userEvent.clear(time)
  await userEvent.type(time, '~1 Feb 12:00{Enter}')
  expect(events.read(doc).value.find((event) => event.id === id)).toMatchObject({
    kind: 'decision',
    at: utc('2017-02-01T12:00'),
    isApproximate: true,
  })
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Time/ })))
})

test('a star marks an event, by its button and by S, and stays with its row', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('timeline', doc)
  await waitFor(() => expect(current()).not.toBeNull())
  await userEvent.click(screen.getByRole('button', { name: 'Star' }))
  expect(screen.getByRole('button', { name: 'Star', pressed: true })).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: 'Source' }), 's')
  act(() => current()?.focus())
  await userEvent.keyboard('{ArrowDown}s')
  expect(
    events
      .read(doc)
      .value.slice(0, 3)
      .map(({ isStarred }) => isStarred),
  ).toEqual([true, true, false])
  await userEvent.keyboard('{ArrowDown}')
  expect(within(rows()).getAllByRole('img', { name: 'Starred' })).toHaveLength(2)
  await userEvent.keyboard('{ArrowUp}s')
  expect(events.read(doc).value[1]?.isStarred).toBe(false)
})

test('two recollections are shown side by side, and the heading counts them', async () => {
  const doc = createGitlabDocument(testAuthor())
  const first = events.read(doc).value[0]?.id ?? ''
  await showStage('timeline', doc)
  expect(screen.queryByRole('button', { name: '1 conflict' })).toBeNull()
  await userEvent.click(await screen.findByRole('button', { name: 'Add a different recollection' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Another recollection' }), 'It was the day before{Enter}')
  await screen.findByText('It was the day before')
  expect(screen.getByRole('button', { name: '1 conflict' })).toBeTruthy()
  await act(async () => void addRecollection(doc, testAuthor('Ilya'), first, 'I do not think so', 'Ilya'))
  expect(await screen.findByDisplayValue('Ilya')).toBeTruthy()
})

test('the kind of the focused event is set by one key, but not while typing in a field', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('timeline', doc)
  await waitFor(() => expect(current()).not.toBeNull())
  const kind = () => events.read(doc).value.find((event) => event.id === current()?.dataset.row)?.kind
  act(() => current()?.focus())
  await userEvent.keyboard('3')
  expect(kind()).toBe('decision')
  await userEvent.type(screen.getByRole('textbox', { name: 'Source' }), '7')
  expect(kind()).toBe('decision')
})

test('a removed event goes to the trash and can be restored', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('timeline', doc)
  await userEvent.click(await screen.findByRole('button', { name: 'Remove this event' }))
  expect(events.read(doc).value).toHaveLength(gitlab.events.length - 1)
  await userEvent.click(screen.getByText('Trash'))
  await userEvent.click(screen.getByRole('button', { name: `Restore ${gitlab.events[0]?.text}` }))
  expect(events.read(doc).value).toHaveLength(gitlab.events.length)
})

test('Delete on the open event moves it to the trash, and the next one takes the focus', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('timeline', doc)
  await waitFor(() => expect(current()).not.toBeNull())
  await userEvent.keyboard('{ArrowDown}{Delete}')
  expect(events.listTrash(doc).map(({ text }) => text)).toEqual([gitlab.events[1]?.text])
  await waitFor(() => expect(current()?.textContent).toContain(gitlab.events[2]?.text))
  expect(document.activeElement).toBe(current())
})

test('the report has every event as a row, and none opened', async () => {
  await showStage('timeline', createGitlabDocument(testAuthor()), 'report')
  await screen.findByText(gitlab.events[0]?.text ?? '')
  expect(current()).toBeNull()
  for (const { text } of gitlab.events) expect(within(rows()).getByText(text)).toBeTruthy()
})
