import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { roster } from '../../../shared/meeting/incident'
import { actionCauses, actions, addAction, causesOf } from '../../../shared/stages/actions/model'
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
  expect(
    within(row('Page when a backup fails')).getByRole('button', { name: 'Missing: done when, cause' }),
  ).toBeTruthy()
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

/** Of somebody else, whose rows have ids of their own. */
const author = testAuthor('Ilya')

const openDetails = async (name: RegExp): Promise<HTMLElement> => {
  await userEvent.click(await waitFor(() => within(row(name)).getByRole('button', { name: /^Details of/ })))
  return row(name)
}
const causesOfRow = (doc: Y.Doc, at: number) => {
  const action = actions.read(doc).value[at]
  return action ? causesOf({ causes: actionCauses.read(doc).value }, action) : []
}

describe('the causes of an action', () => {
  test('are found by searching, root causes first, and taken off again', async () => {
    const doc = createGitlabDocument(testAuthor())
    const before = causesOfRow(doc, 2)
    await showStage('actions', doc)
    const details = await openDetails(/^Archive/)
    await userEvent.click(within(details).getByRole('button', { name: 'Link a cause' }))
    const options = () =>
      within(screen.getByRole('listbox', { name: 'Causes', hidden: true })).getAllByRole('option', { hidden: true })
    expect(options()[0]?.textContent).toMatch(/Root cause · No action yet$/)
    await userEvent.type(screen.getByRole('combobox', { name: 'Search for a cause', hidden: true }), 'reached nobody')
    expect(options().map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/^Mails about/)])
    await userEvent.keyboard('{Enter}')
    expect(causesOfRow(doc, 2)).toHaveLength(before.length + 1)
    await userEvent.click(
      await waitFor(() => within(details).getByRole('button', { name: /^Remove the cause Mails about/ })),
    )
    expect(causesOfRow(doc, 2)).toEqual(before)
  })

  test('that no action answers lead to a new action, which is linked to them', async () => {
    const doc = createGitlabDocument(testAuthor())
    await showStage('actions', doc)
    const open = await screen.findByRole('region', { name: 'Causes without an action' })
    const [first] = within(open).getAllByRole('listitem')
    const text = first?.querySelector('p')?.textContent?.replace('Root cause', '') ?? ''
    await userEvent.click(within(open).getByRole('button', { name: `Add an action for ${text}` }))
    const field = screen.getByLabelText('New action')
    expect(document.activeElement).toBe(field)
    expect(screen.getByText(`For: ${text}`)).toBeTruthy()
    await userEvent.type(field, 'Test a restore every night{Enter}')
    const last = actions.read(doc).value.length - 1
    expect(causesOfRow(doc, last)).toHaveLength(1)
    await waitFor(() => expect(screen.queryByRole('button', { name: `Add an action for ${text}` })).toBeNull())
    expect(screen.queryByRole('button', { name: 'Don’t link this cause' })).toBeNull()
  })
})

describe('what is missing', () => {
  test('leads to the field in which it is filled in, whose row opens', async () => {
    const doc = createGitlabDocument(testAuthor())
    addAction(doc, author, { text: 'Page earlier', owner: 'Noor', due: '2026-01-09' })
    await showStage('actions', doc)
    await userEvent.click(await screen.findByRole('button', { name: 'Missing: done when, cause' }))
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Done when'))
    expect(
      within(row('Page earlier')).getByRole('button', { name: 'Details of Page earlier', expanded: true }),
    ).toBeTruthy()
  })

  test('is nothing for an action that is done or dropped', async () => {
    const doc = createGitlabDocument(testAuthor())
    for (const status of ['done', 'dropped'] as const) addAction(doc, author, { text: `It is ${status}`, status })
    await showStage('actions', doc)
    await waitFor(() => expect(row('It is done')).toBeTruthy())
    expect(screen.queryByText(/^Missing/)).toBeNull()
  })

  test('is why an action of high priority is due late', async () => {
    const doc = createGitlabDocument(testAuthor())
    const id = addAction(doc, author, { text: 'Page earlier', priority: 'high', due: '2026-01-09' })
    await showStage('actions', doc)
    await waitFor(() => expect(row('Page earlier')).toBeTruthy())
    const ask = { name: 'High priority, but due late: say why' }
    await userEvent.click(within(row('Page earlier')).getByRole('button', ask))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Later because' })))
    await userEvent.keyboard('The vendor delivers in January{Enter}')
    expect(actions.read(doc).value.find((one) => one.id === id)?.lateBecause).toBe('The vendor delivers in January')
    await waitFor(() => expect(within(row('Page earlier')).queryByRole('button', ask)).toBeNull())
  })
})

describe('more actions than usually get done', () => {
  test('are asked about, and one press drops one and asks why', async () => {
    const doc = createGitlabDocument(testAuthor())
    for (const effort of ['small', 'large', 'medium', 'small'] as const)
      addAction(doc, author, { text: `A ${effort} one`, priority: 'low', effort })
    await showStage('actions', doc)
    await userEvent.click(await screen.findByRole('button', { name: 'Drop A large one' }))
    await waitFor(() =>
      expect(document.activeElement).toBe(within(row('A large one')).getByRole('textbox', { name: 'Dropped because' })),
    )
    await userEvent.keyboard('Another team does it{Enter}')
    const dropped = actions.read(doc).value.filter(({ status }) => status === 'dropped')
    // The meeting's clock stands at 7 January 2026.
    expect(dropped).toMatchObject([
      { text: 'A large one', droppedBecause: 'Another team does it', droppedOn: '2026-01-07' },
    ])
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Could one of these be dropped?' })).toBeNull())
  })
})

test('the details of a row are opened and closed by arrow keys', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('actions', doc)
  await waitFor(() => expect(row(/^Archive/)).toBeTruthy())
  row(/^Archive/).focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(within(row(/^Archive/)).getByRole('combobox', { name: 'Kind' })).toBeTruthy()
  await userEvent.keyboard('{ArrowLeft}')
  expect(within(row(/^Archive/)).queryByRole('combobox', { name: 'Kind' })).toBeNull()
})

test('a team is marked as the owner, and another owner is not a team', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('actions', doc)
  const details = await openDetails(/^Archive/)
  await userEvent.selectOptions(within(details).getByRole('combobox', { name: 'Owner is' }), 'Team')
  expect(actions.read(doc).value[2]?.ownerKind).toBe('team')
  const owner = within(details).getByRole('combobox', { name: 'Owner' })
  await userEvent.clear(owner)
  await userEvent.type(owner, 'Noor{Enter}')
  expect(actions.read(doc).value[2]).toMatchObject({ owner: 'Noor', ownerKind: '' })
})

test('only a web address of a ticket is a link', async () => {
  const doc = createGitlabDocument(testAuthor())
  for (const ticket of ['https://tracker.example/issues/12', 'javascript:alert(1)', 'OPS-7'])
    addAction(doc, author, { text: `Its ticket is ${ticket}`, ticket })
  await showStage('actions', doc)
  const link = await screen.findByRole('link', { name: '#12' })
  expect(link.getAttribute('href')).toBe('https://tracker.example/issues/12')
  expect(within(row(/OPS-7/)).getByText('OPS-7')).toBeTruthy()
  expect(screen.getAllByRole('link')).toHaveLength(1)
})

test('value against effort shows every open action and nobody’s name, also to the room', async () => {
  const doc = createGitlabDocument(testAuthor())
  addAction(doc, author, { text: 'Worth most', owner: 'Noor', priority: 'high', effort: 'small' })
  addAction(doc, author, { text: 'Long gone', priority: 'high', effort: 'small', status: 'dropped' })
  await showStage('actions', doc, 'present')
  const grid = await screen.findByRole('table', { name: 'Value against effort' })
  const high = within(grid).getByRole('row', { name: /^High priority/ })
  expect(within(high).getAllByRole('cell')[0]?.textContent).toContain('Worth most')
  expect(grid.textContent).not.toMatch(/Noor|Long gone/)
  expect(within(grid).queryByRole('button')).toBeNull()
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
  const details = await openDetails(/^Archive/)
  const ticket = within(details).getByRole('textbox', { name: 'Ticket' })
  ticket.focus()
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).toBe(row(/^Archive/))
  await userEvent.keyboard('{Delete}')
  expect(order(doc)).toEqual(['Show ho', 'Restore', 'Write a'])
  expect(actions.listTrash(doc)[0]?.text).toBe(gitlab.actions[2]?.text)
})
