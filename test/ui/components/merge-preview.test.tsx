import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { importFile } from '../../../renderer/commands/library'
import type { OpenedFile } from '../../../shared/protocol/desktop-bridge'
import type { MergeChange } from '../../../shared/protocol/merge-changes'
import { findAxeViolations } from '../../support/axe'
import { showFiles } from './show-files'

const calls: { name: string; input: unknown }[] = []
let answers: Record<string, unknown> = {}

vi.mock('../../../renderer/host', () => ({
  host: {
    call: async (name: string, input: unknown) => {
      calls.push({ name, input })
      return { ok: true, value: answers[name] ?? {} }
    },
  },
}))
const text = '{\n  "format": "debrief-meeting",\n  "title": "Shop down",\n  "meeting": {}}'
const file: OpenedFile = { name: 'copy.debrief.json', bytes: new TextEncoder().encode(text) }
const events = 'stages/timeline/events'
const changes: MergeChange[] = [
  {
    path: events,
    id: 'e1',
    place: 'Timeline: events',
    label: 'Alert fires',
    kind: 'changed-on-both-sides',
    fields: [{ name: 'who', here: 'Database', there: 'Payments', merged: 'Payments' }],
  },
  { path: events, id: 'e2', place: 'Timeline: events', label: 'Rolled back', kind: 'added', fields: [] },
  { path: events, id: 'e3', place: 'Timeline: events', label: '', kind: 'removed', fields: [] },
]

const isMerging = { id: 'd1', title: 'Shop down', changes, changeCount: changes.length }

beforeEach(() => {
  calls.length = 0
  // jsdom gives every element no size, so nothing would be in view.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600)
})
await showFiles()

/** What happens once somebody has agreed to add the file to the library. */
const add = (): Promise<void> => act(() => importFile(file))

describe('a copy of a postmortem that is in the library', () => {
  it('is merged only after its changes were shown, without those that were left out', async () => {
    answers = { 'library.previewImport': isMerging, 'library.importFile': { id: 'd1', isMerged: true } }
    await add()
    const dialog = await screen.findByRole('dialog', { name: 'Merge into your copy' })
    const list = within(dialog).getByRole('region', { name: 'Changes' })
    expect(
      within(list)
        .getAllByRole('heading')
        .map(({ textContent }) => textContent),
    ).toEqual(['Changed on both sides 1', 'Added 1', 'Removed 1'])
    expect(within(list).getByText('Database')).toBeTruthy()
    expect(within(list).getByText('Without text')).toBeTruthy()
    expect(await findAxeViolations(dialog)).toEqual([])
    await userEvent.click(within(list).getByRole('checkbox', { name: /Rolled back/ }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Merge 2 changes' }))
    expect(calls.at(-1)).toMatchObject({
      name: 'library.importFile',
      input: { fileName: 'copy.debrief.json', leftOut: [{ path: events, id: 'e2' }] },
    })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('is not merged if nothing is wanted of it, or if the question is canceled', async () => {
    answers = { 'library.previewImport': isMerging }
    await add()
    const boxes = await screen.findAllByRole('checkbox')
    for (const box of boxes) await userEvent.click(box)
    expect(screen.getByRole('button', { name: 'Merge 0 changes' })).toHaveProperty('disabled', true)
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(calls.map(({ name }) => name)).toEqual(['library.previewImport'])
  })

  it('is asked about after another one that is being looked at', async () => {
    answers = { 'library.previewImport': isMerging, 'library.importFile': { id: 'd1', isMerged: true } }
    await add()
    await act(() => importFile({ ...file, name: 'second.debrief.json' }))
    const first = await screen.findByRole('dialog', { name: 'Merge into your copy' })
    expect(within(first).getByText('copy.debrief.json')).toBeTruthy()
    await userEvent.click(within(first).getByRole('checkbox', { name: /Rolled back/ }))
    await userEvent.click(within(first).getByRole('button', { name: 'Merge 2 changes' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Merge 3 changes' }))
    const merged = calls.flatMap(({ name, input }) => (name === 'library.importFile' ? [input] : []))
    expect(merged).toMatchObject([{ fileName: 'copy.debrief.json' }, { fileName: 'second.debrief.json', leftOut: [] }])
  })

  it('with nothing new is not asked about', async () => {
    answers = { 'library.previewImport': { ...isMerging, changes: [], changeCount: 0 } }
    await add()
    expect(calls.map(({ name }) => name)).toEqual(['library.previewImport'])
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

it('a postmortem that is not in the library is added at once', async () => {
  answers = {
    'library.previewImport': { id: 'd2', title: 'Shop down', changeCount: 0 },
    'library.importFile': { id: 'd2', isMerged: false },
  }
  await add()
  expect(calls.map(({ name }) => name)).toEqual(['library.previewImport', 'library.importFile'])
})
