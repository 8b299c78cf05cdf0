import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { roster } from '../../../shared/meeting/incident'
import { actions } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { gitlab } from '../../support/gitlab-2017'
import { createGitlabDocument } from '../../support/gitlab-document'
import { showStage } from './show-stage'

const row = (name: string | RegExp): HTMLElement => screen.getByRole('listitem', { name })
const order = (doc: Parameters<typeof actions.read>[0]) => actions.read(doc).value.map(({ text }) => text.slice(0, 7))

test('a line is read as text, owner and due date, and what is missing is named', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('actions', doc)
  const field = await screen.findByRole('textbox', { name: 'New action' })
  await userEvent.type(field, 'Page when a backup fails @noor +2w')
  await userEvent.click(screen.getByRole('button', { name: 'Add action' }))
  // The meeting's clock stands at 7 January 2026.
  expect(actions.read(doc).value.at(-1)).toMatchObject({
    text: 'Page when a backup fails',
    owner: 'Noor',
    due: '2026-01-21',
  })
  await waitFor(() => expect(row('Page when a backup fails')).toBeTruthy())
  expect(within(row('Page when a backup fails')).getByText('Missing: done when, cause')).toBeTruthy()
})

describe('the person that an @ names', () => {
  const show = async () => {
    const doc = createGitlabDocument(testAuthor())
    roster.addAll(
      doc,
      testAuthor('Dana'),
      ['Ana Lindqvist', 'Ana María Pérez', 'Priya Shah'].map((name) => ({ name })),
    )
    await showStage('actions', doc)
    return { doc, field: await screen.findByRole('textbox', { name: 'New action' }) }
  }
  const last = (doc: Y.Doc) => actions.read(doc).value.at(-1)

  test('is completed from a list by keyboard, which distinguishes people with the same first name', async () => {
    const { doc, field } = await show()
    await userEvent.type(field, 'Page earlier @an')
    const list = screen.getByRole('listbox', { name: 'People' })
    const names = within(list)
      .getAllByRole('option')
      .map((option) => option.textContent)
    expect(names.slice(0, 2)).toEqual(['Ana Lindqvist', 'Ana María Pérez'])
    const combobox = screen.getByRole('combobox', { name: 'New action', expanded: true })
    expect(combobox.getAttribute('aria-activedescendant')).toBe(within(list).getAllByRole('option')[0]?.id)
    await userEvent.keyboard('{ArrowDown}{Enter}')
    expect(field).toHaveProperty('value', 'Page earlier @Ana María Pérez ')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(last(doc)?.text).not.toBe('Page earlier')
    await userEvent.type(field, '2026-12-10')
    expect(screen.getByText('Ana María Pérez · due Thu 10 Dec')).toBeTruthy()
    await userEvent.keyboard('{Enter}')
    expect(last(doc)).toMatchObject({ text: 'Page earlier', owner: 'Ana María Pérez', due: '2026-12-10' })
  })

  test('is asked for if several have the first name, and clear if one has', async () => {
    const { doc, field } = await show()
    await userEvent.type(field, 'Page earlier @Ana tomorrow')
    expect(screen.getByText('Ana: which one? Ana Lindqvist or Ana María Pérez · due Thu 8 Jan')).toBeTruthy()
    await userEvent.clear(field)
    await userEvent.type(field, 'Page earlier @priya by friday{Enter}')
    expect(last(doc)).toMatchObject({ text: 'Page earlier', owner: 'Priya Shah', due: '2026-01-09' })
  })

  test('Esc closes the list and keeps the line', async () => {
    const { field } = await show()
    await userEvent.type(field, 'Page earlier @an{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(document.activeElement).toBe(field)
    expect(field).toHaveProperty('value', 'Page earlier @an')
  })

  test('the Owner field reads a first name too', async () => {
    const { doc } = await show()
    const owner = await waitFor(() => within(row(/^Archive/)).getByLabelText('Owner'))
    await userEvent.clear(owner)
    await userEvent.type(owner, 'priya{Enter}')
    expect(actions.read(doc).value[2]?.owner).toBe('Priya Shah')
  })
})

test('a due date can be typed in words, and an invalid one stays in the field and out of the document', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('actions', doc)
  const due = await waitFor(() => within(row(/^Archive/)).getByRole('textbox', { name: 'Due' }))
  await userEvent.clear(due)
  await userEvent.type(due, 'soon{Enter}')
  expect(screen.getByText(/Type a date such as/)).toBeTruthy()
  expect(actions.read(doc).value[2]?.due).toBe('2017-03-15')
  await userEvent.clear(due)
  await userEvent.type(due, 'friday{Enter}')
  expect(actions.read(doc).value[2]?.due).toBe('2026-01-09')
})

test('an action is linked to a cause; root causes come first', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('actions', doc)
  const cause = await waitFor(() =>
    within(row(/^Archive/)).getByRole<HTMLSelectElement>('combobox', { name: /^Cause/ }),
  )
  const labels = [...cause.options].map((option) => option.label)
  expect(labels[0]).toBe('Choose a cause')
  expect(labels[1]).toMatch(/^Root cause: /)
  const other = [...cause.options].find((option) => option.label.startsWith('Mails about'))
  await userEvent.selectOptions(cause, other?.value ?? '')
  expect(actions.read(doc).value[2]?.cause).toBe(other?.value)
})

test('rows can be reordered by keyboard and keep the focus', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('actions', doc)
  const handle = await screen.findByRole('button', { name: /^Move Show host/ })
  handle.focus()
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(order(doc)).toEqual(['Restore', 'Show ho', 'Archive', 'Write a'])
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Move Show host/ })))
  await userEvent.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Move Archive/ }))
})

test('a removed row passes the focus to the next one', async () => {
  const doc = createGitlabDocument(testAuthor())
  const { applyRemoteEdit } = await showStage('actions', doc)
  const handle = await screen.findByRole('button', { name: /^Move Restore/ })
  handle.focus()
  const id = actions.read(doc).value[1]?.id ?? ''
  await applyRemoteEdit((theirs) => actions.remove(theirs, id, testAuthor('Ilya')))
  await waitFor(() => expect(document.activeElement).toBe(row(/^Archive/)))
})

test('Esc moves the focus to the row, and Delete there moves it to the trash', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('actions', doc)
  const ticket = await waitFor(() => within(row(/^Archive/)).getByRole('textbox', { name: 'Ticket' }))
  ticket.focus()
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).toBe(row(/^Archive/))
  await userEvent.keyboard('{Delete}')
  expect(order(doc)).toEqual(['Show ho', 'Restore', 'Write a'])
  expect(actions.listTrash(doc)[0]?.text).toBe(gitlab.actions[2]?.text)
})
