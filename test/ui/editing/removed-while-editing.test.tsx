import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { StageFrame } from '../../../renderer/components/StageFrame'
import { ParkingLot } from '../../../renderer/screens/meeting/ParkingLot'
import { StageNotes } from '../../../renderer/screens/meeting/StageNotes'
import { Roster } from '../../../renderer/screens/prepare/Roster'
import type { Removable } from '../../../shared/crdt'
import { roster } from '../../../shared/meeting/incident'
import { notes, parking } from '../../../shared/meeting/notes'
import { actions } from '../../../shared/stages/actions/model'
import { lessons } from '../../../shared/stages/closing/model'
import { causes } from '../../../shared/stages/fishbone/model'
import { answers, problems } from '../../../shared/stages/five-whys/model'
import { measures } from '../../../shared/stages/impact/model'
import { addRecollection, events, recollections } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'
import { ilya, showTo, typeHere, writeIn } from './peers'

type Collection = Removable & {
  name: string
  read: (doc: Y.Doc) => { value: { id: string }[] }
  text: (doc: Y.Doc, id: string, field: 'text') => Y.Text | undefined
}
type Kind = { kind: string; view: ReactElement; collection: Collection; label: string | RegExp; index?: number }

const stage = (id: string) => <StageFrame stage={id} mode="meeting" />

const kinds: readonly Kind[] = [
  { kind: 'an event', view: stage('timeline'), collection: events, label: 'What happened' },
  { kind: 'a recollection', view: stage('timeline'), collection: recollections, label: 'Also recalled' },
  { kind: 'an answer', view: stage('five-whys'), collection: answers, label: 'Why did this happen?' },
  { kind: 'a problem', view: stage('five-whys'), collection: problems, label: 'Problem' },
  { kind: 'an action', view: stage('actions'), collection: actions, label: 'What will change' },
  { kind: 'a measure', view: stage('impact'), collection: measures, label: 'What was felt' },
  { kind: 'a lesson', view: stage('closing'), collection: lessons, label: 'Lesson' },
  { kind: 'a note', view: <StageNotes stage="timeline" />, collection: notes, label: 'Note' },
  { kind: 'something parked', view: <ParkingLot />, collection: parking, label: 'Parked topic' },
]

const createSampleDocument = (): Y.Doc => {
  const doc = createGitlabDocument(testAuthor())
  addRecollection(doc, testAuthor(), events.read(doc).value[0]?.id ?? '', 'It was earlier')
  notes.add(doc, testAuthor(), { text: 'Ask the vendor', stage: 'timeline' })
  return doc
}

const firstOf = ({ collection }: Kind, doc: Y.Doc): string => collection.read(doc).value[0]?.id ?? ''

test.each(kinds)('$kind that another person removes can still be typed in, and Keep it restores it', async (one) => {
  const { collection, view, label } = one
  const { doc, byIlya, theirs } = await showTo(view, createSampleDocument())
  const id = firstOf(one, doc)
  const editor = await writeIn(label)
  await typeHere(' Before.')
  await byIlya((copy) => collection.remove(copy, id, ilya))
  expect(document.activeElement).toBe(editor.contentDOM)
  expect(screen.getByText(/^Removed by/).textContent).toBe('Removed by Ilya')

  await typeHere(' After.')
  expect(document.activeElement).toBe(editor.contentDOM)
  expect(collection.text(theirs, id, 'text')?.toString()).toContain(' Before. After.')
  expect(collection.read(theirs).value.some((row) => row.id === id)).toBe(false)

  // What was typed stays to be seen after the caret has left it.
  await userEvent.tab()
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
  await userEvent.click(screen.getByRole('button', { name: 'Keep it' }))
  await waitFor(() => expect(screen.queryByText(/^Removed by/)).toBeNull())
  expect(collection.read(theirs).value.some((row) => row.id === id)).toBe(true)
  expect(collection.text(doc, id, 'text')?.toString()).toContain(' Before. After.')
  expect(document.activeElement).not.toBe(document.body)
})

test.each(kinds)('$kind that nobody has typed in since disappears when the caret leaves it', async (one) => {
  const { collection, view, label } = one
  const { doc, byIlya } = await showTo(view, createSampleDocument())
  const id = firstOf(one, doc)
  await writeIn(label)
  await byIlya((copy) => collection.remove(copy, id, ilya))
  expect(screen.getByText(/^Removed by/)).toBeTruthy()
  await act(async () => (document.activeElement as HTMLElement).blur())
  await waitFor(() => expect(screen.queryByText(/^Removed by/)).toBeNull())
  expect(collection.trashed(doc, id)?.removedBy).toBe('Ilya')
})

const rowIdOf = (element: Element | undefined): string => element?.closest<HTMLElement>('[data-row]')?.dataset.row ?? ''

test.each<Collection>([causes, answers])(
  'a cause of $name that is removed under the hands stays on the fishbone',
  async (collection) => {
    const { doc, byIlya, theirs } = await showTo(stage('fishbone'), createSampleDocument())
    const boxes = await screen.findAllByRole('textbox', { name: 'Cause' })
    const index = boxes.findIndex((box) => rowIdOf(box).startsWith(`${collection.name}/`))
    const id = rowIdOf(boxes[index]).split('/')[1] ?? ''
    const editor = await writeIn('Cause', index)
    await byIlya((copy) => collection.remove(copy, id, ilya))
    await typeHere(' Still here.')
    expect(document.activeElement).toBe(editor.contentDOM)
    expect(collection.text(theirs, id, 'text')?.toString()).toContain(' Still here.')
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }))
    await waitFor(() => expect(collection.trashed(doc, id)).toBeUndefined())
  },
)

test('a person on the list who is removed while their name is typed can be kept', async () => {
  const { doc, byIlya } = await showTo(<Roster />, createSampleDocument())
  const id = roster.read(doc).value[0]?.id ?? ''
  const name = screen.getAllByRole<HTMLInputElement>('textbox', { name: 'Name' })[0]
  await act(async () => name?.focus())
  await userEvent.keyboard(' Jr')
  await byIlya((copy) => roster.remove(copy, id, ilya))
  expect(document.activeElement).toBe(name)
  await userEvent.keyboard('.')
  await userEvent.click(screen.getByRole('button', { name: 'Keep it' }))
  await waitFor(() => expect(roster.read(doc).value.find((row) => row.id === id)?.name).toMatch(/ Jr\.$/))
})

test.each(kinds)('a click on Keep it leaves the caret in $kind', async (one) => {
  const { collection, view, label } = one
  const { doc, byIlya } = await showTo(view, createSampleDocument())
  const id = firstOf(one, doc)
  const editor = await writeIn(label)
  await byIlya((copy) => collection.remove(copy, id, ilya))
  await userEvent.click(screen.getByRole('button', { name: 'Keep it' }))
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
  expect(screen.queryByText(/^Removed by/)).toBeNull()
  expect(document.activeElement).toBe(editor.contentDOM)
})

test('the answers below a removed answer come back below it', async () => {
  const { doc, byIlya } = await showTo(stage('five-whys'), createSampleDocument())
  const [first, second] = answers.read(doc).value
  await writeIn('Why did this happen?')
  await byIlya((copy) => answers.remove(copy, first?.id ?? '', ilya))
  expect(answers.read(doc).value.find(({ id }) => id === second?.id)?.parent).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(answers.read(doc).value.find(({ id }) => id === second?.id)?.parent).toBe(first?.id)
})

test('a removal by an older version, which records no name, is shown as somebody else’s', async () => {
  const { doc, byIlya } = await showTo(stage('closing'), createSampleDocument())
  const id = lessons.read(doc).value[0]?.id ?? ''
  await writeIn('Lesson')
  await byIlya((copy) => {
    const record = copy.getMap(lessons.name).get(id)
    if (record instanceof Y.Map) record.set('removedAt', 1)
  })
  expect(screen.getByText(/^Removed by/).textContent).toBe('Removed by someone else')
})
