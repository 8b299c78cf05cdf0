import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { toChosenImport } from '../../../renderer/import/chosen'
import { createPreview } from '../../../renderer/import/preview-store'
import { readAndPlan } from '../../../renderer/import/read-files'
import { createDocumentFacts } from '../../../renderer/screens/import/document-facts'
import { ImportPreview } from '../../../renderer/screens/import/ImportPreview'
import { PreviewProvider } from '../../../renderer/screens/import/preview-context'
import { reportUnreadFile } from '../../../renderer/stores/unread-files'
import { createDocument } from '../../../shared/document'
import { applyImport } from '../../../shared/import'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { chatText } from '../../support/imports'
import { createLocalWorker, openTestPreview, textFile } from '../../support/records-preview'

const reviewMerge = vi.hoisted(() => vi.fn(async () => undefined))
vi.mock('../../../renderer/commands/library', async (original) => ({ ...(await original<object>()), reviewMerge }))

const author = testAuthor('Noor')
const table = `time,event,who
2024-05-01T14:00:00Z,Disk is full,Storage team
2024-05-01T14:05:00Z,Space is freed,Noor Blom
time,event,who
2024-05-01T14:10:00Z,Writes work again,Storage team
`

beforeAll(() => {
  // jsdom lays nothing out, and the table renders only what is in view.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900)
  HTMLElement.prototype.scrollTo ??= () => undefined
})
afterEach(cleanup)

const newDocument = () => createDocument({ title: '' }, testAuthor('Maker'))

const show = async (
  texts: Readonly<Record<string, string>>,
  options: { blocked?: string; doc?: ReturnType<typeof newDocument> } = {},
) => {
  const preview = await openTestPreview(options.doc ?? newDocument(), texts)
  const onAdd = vi.fn()
  const onCancel = vi.fn()
  const onStop = vi.fn()
  const { container } = render(
    <PreviewProvider value={preview}>
      <ImportPreview
        blocked={options.blocked}
        onStop={onStop}
        onAdd={onAdd}
        onCancel={onCancel}
        onMoreFiles={() => undefined}
      />
    </PreviewProvider>,
  )
  // The table measures itself first, and the details are drawn last.
  if (preview.store.getState().rows.length > 0) {
    await screen.findAllByRole('gridcell')
    await screen.findByRole('region', { name: 'Details' })
  }
  return { preview, onAdd, onStop, onCancel, container }
}

const grid = () => screen.getByRole('grid', { name: 'Rows to add' })
const texts = () =>
  within(grid())
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[3]?.textContent)
const addButton = (name: string) => screen.findByRole('button', { name })

describe('the preview of records', () => {
  it('is a grid of all rows that tells how many there are, without a fault for axe', async () => {
    const { container } = await show({ 'disks.csv': table })
    expect(texts()).toEqual(['Disk is full', 'Space is freed', 'Writes work again'])
    expect(grid().getAttribute('aria-rowcount')).toBe('4')
    expect(screen.getByText('1 source · 3 rows')).toBeTruthy()
    expect(await findAxeViolations(container)).toEqual([])
  })

  it('works by keyboard: arrows walk, Shift extends, Space leaves out, Mod and Enter adds', async () => {
    const { onAdd } = await show({ 'disks.csv': table })
    expect(document.activeElement).toBe(grid())
    await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}')
    const active = grid().getAttribute('aria-activedescendant') ?? ''
    expect(document.getElementById(active)?.textContent).toContain('Writes work again')
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(2)
    await userEvent.keyboard(' ')
    await addButton('Add 1 row')
    await userEvent.keyboard(' s')
    expect(screen.getAllByRole('img', { name: 'Starred' })).toHaveLength(2)
    await userEvent.keyboard('m')
    await addButton('Add 2 rows')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(onAdd).toHaveBeenCalledOnce()
  })

  it('gives the keyboard to rows that are there when it opens, although browsers focus the first button', async () => {
    const showModal = vi.fn(function (this: HTMLDialogElement) {
      this.setAttribute('open', '')
      this.querySelector('button')?.focus()
    })
    Object.assign(HTMLDialogElement.prototype, { showModal })
    try {
      await show({ 'disks.csv': table })
      expect(showModal).toHaveBeenCalledOnce()
      expect(document.activeElement).toBe(grid())
    } finally {
      Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal')
    }
  })

  it('Esc first gives up a choice of several rows, then closes', async () => {
    const { onCancel } = await show({ 'disks.csv': table })
    await userEvent.keyboard('{Control>}a{/Control}')
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(3)
    await userEvent.keyboard('{Escape}')
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(1)
    screen.getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }))
    expect(onCancel).toHaveBeenCalledOnce()
  })

  it('Esc in a field gives up what was typed and goes back to the rows', async () => {
    const { preview, onCancel } = await show({ 'clocks.csv': 'time,event\n2024-05-01 14:00,Disk is full\n' })
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement?.closest('[id=import-zone]')).toBeTruthy()
    const field = document.activeElement as HTMLInputElement
    // In one turn: on a busy machine, two key presses can be further apart than the pause after which a field commits.
    act(() => {
      fireEvent.change(field, { target: { value: 'Asia/Tokyo' } })
      fireEvent.keyDown(field, { key: 'Escape' })
    })
    await expect.poll(() => document.activeElement).toBe(grid())
    expect(onCancel).not.toHaveBeenCalled()
    expect(preview.store.getState().rows[0]?.at).toBe(Date.UTC(2024, 4, 1, 14))
  })

  it('lists what was not taken with the reason; a press shows the line in its source', async () => {
    await show({ 'disks.csv': table })
    const list = within(screen.getByRole('region', { name: 'Sources' }))
    await userEvent.click(list.getByRole('button', { name: 'disks.csv, line 4' }))
    const details = within(screen.getByRole('region', { name: 'Details' }))
    expect(details.getByText('disks.csv').parentElement?.textContent).toBe('disks.csv, line 4')
    expect(details.getByText('time,event,who', { selector: '[aria-current] *' })).toBeTruthy()
  })

  it('offers to review the merge of a postmortem among the files, and tells what cannot be read', async () => {
    await show({ 'disks.csv': table, 'old/outage.debrief.json': '{}' })
    await userEvent.click(screen.getByRole('button', { name: 'Review the merge' }))
    expect(reviewMerge).toHaveBeenCalledExactlyOnceWith({
      name: 'outage.debrief.json',
      bytes: new TextEncoder().encode('{}'),
    })
    act(() => reportUnreadFile({ name: 'locked.log' }, { code: 'unreadable', sentence: 'It can’t be read.' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getByText('Debrief can’t open “locked.log”.')).toBeTruthy()
    await userEvent.click(dialog.getByRole('button', { name: 'Dismiss' }))
  })

  it('a word of doubt leads to the field that settles it', async () => {
    const { preview } = await show({ 'clocks.csv': 'time,event\n2024-05-01 14:00,Disk is full\n' })
    await userEvent.click(screen.getByRole('button', { name: 'zone guessed' }))
    await expect.poll(() => document.activeElement?.closest('[id=import-zone]')).toBeTruthy()
    await userEvent.keyboard('Europe/Berlin{Enter}')
    await expect.poll(() => screen.queryByRole('button', { name: 'zone guessed' })).toBeNull()
    expect(preview.store.getState().rows[0]?.at).toBe(Date.UTC(2024, 4, 1, 12))
  })

  it('offers names, which are left out unless they are wanted', async () => {
    await show({ 'disks.csv': table })
    expect(within(grid()).queryByText('Noor Blom')).toBeNull()
    expect(within(grid()).getAllByText('Storage team')).toHaveLength(2)
    await userEvent.click(screen.getByRole('checkbox', { name: /Keep people’s names/ }))
    expect(within(grid()).getByText('Noor Blom')).toBeTruthy()
  })
})

describe('the preview has nothing to add', () => {
  it('if no row has a time: it says what can be read', async () => {
    await show({ 'notes.txt': 'We met and talked.\n', 'photo.png': 'not read' })
    expect(screen.getByRole('heading', { name: 'No rows with a time were found' })).toBeTruthy()
    expect(screen.getByText(/chat exports, transcripts, alerts/)).toBeTruthy()
    expect(screen.getByText(/This is a picture/)).toBeTruthy()
  })

  it('if no file could be read', async () => {
    await show({ 'photo.png': 'not read' })
    expect(screen.getByRole('heading', { name: 'Nothing could be read' })).toBeTruthy()
  })

  it('if reading failed: the same files are read again at a press', async () => {
    let isBroken = true
    const preview = createPreview((request) =>
      isBroken
        ? { result: Promise.reject(new Error('no worker')), stop: () => undefined }
        : readAndPlan(request, createLocalWorker().start),
    )
    const logged = vi.spyOn(console, 'error').mockReturnValue(undefined)
    render(
      <PreviewProvider value={preview}>
        <ImportPreview blocked={undefined} onStop={vi.fn()} onAdd={vi.fn()} onCancel={vi.fn()} onMoreFiles={vi.fn()} />
      </PreviewProvider>,
    )
    const facts = createDocumentFacts(newDocument())
    await act(() => preview.open([textFile('disks.csv', table)], facts, { isNew: false, hasNames: false }))
    logged.mockRestore()
    expect(screen.getByRole('alert').textContent).toMatch(/^The files could not be read/)
    isBroken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('1 source · 3 rows')).toBeTruthy()
  })

  it('if all rows are from bots, now or beside those of an earlier import', async () => {
    const bots = chatText('deploy-bot: rolled back v812', 'deploy-bot: deployed v813')
    await show({ 'bots.txt': bots })
    expect(screen.getByText(/^Bots wrote all of these rows/)).toBeTruthy()
    cleanup()
    const doc = newDocument()
    const first = await openTestPreview(doc, { 'disks.csv': table })
    applyImport(doc, author, toChosenImport(first.store.getState()))
    await show({ 'disks.csv': table, 'bots.txt': bots }, { doc })
    expect(screen.getByText('All rows are already in the timeline, except those from bots.')).toBeTruthy()
  })

  it('if all rows are there from an earlier import', async () => {
    const doc = newDocument()
    const first = await openTestPreview(doc, { 'disks.csv': table })
    applyImport(doc, author, toChosenImport(first.store.getState()))
    await show({ 'disks.csv': table }, { doc })
    expect(screen.getByText('All 3 rows are already in the timeline.')).toBeTruthy()
    expect((await addButton('Add 0 rows')).hasAttribute('disabled')).toBe(true)
  })

  it('if the postmortem can only be read', async () => {
    await show({ 'disks.csv': table }, { blocked: 'You can read this postmortem, but not add to it.' })
    expect(screen.getByText('You can read this postmortem, but not add to it.')).toBeTruthy()
    expect((await addButton('Add 3 rows')).hasAttribute('disabled')).toBe(true)
  })
})

describe('while rows are added', () => {
  it('the preview says how many, and nothing but Stop can be pressed', async () => {
    const { preview, onAdd, onStop, onCancel } = await show({ 'disks.csv': table })
    act(() => preview.showAdded({ done: 3_200, total: 20_000 }))
    expect(screen.getByRole('progressbar', { name: 'Adding 3,200 of 20,000 rows' })).toBeTruthy()
    const pressable = screen.getAllByRole('button').filter((button) => !button.hasAttribute('disabled'))
    expect(pressable.map(({ textContent }) => textContent)).toEqual(['Stop'])
    expect(document.activeElement).toBe(pressable[0])
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }))
    expect([onAdd, onCancel, onStop].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 1])
    expect(await findAxeViolations(document.body)).toEqual([])
    act(() => preview.showAdded(undefined))
    expect(await screen.findByRole('grid', { name: 'Rows to add' })).toBeTruthy()
  })
})
