import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
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
import { answers, answerWhy, problems } from '../../../shared/stages/five-whys/model'
import { measures } from '../../../shared/stages/impact/model'
import { opening } from '../../../shared/stages/opening/model'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'
import { focus, ilya, showTo, typeHere, writeIn } from './peers'

type Rows = Removable & {
  read: (doc: Y.Doc) => { value: { id: string }[] }
  add: (doc: Y.Doc, author: ReturnType<typeof testAuthor>, values: object) => string
}
type List = {
  name: string
  view: ReactElement
  collection: Rows
  /** The row at the end of the list, and what a new row is made of. */
  newRow: string | RegExp
  values: object
  /** Where the focus is after a line was added, if it does not stay in the row that it was typed in. */
  afterAdd?: RegExp
  removeLabel: RegExp
  moves?: (doc: Y.Doc, id: string) => void
}

const stage = (id: string) => <StageFrame stage={id} mode="meeting" />

const lists: readonly List[] = [
  {
    name: 'impact',
    view: stage('impact'),
    collection: measures as Rows,
    newRow: /^New measure: /,
    values: { affected: 'users', text: 'More' },
    removeLabel: /Remove this measure/,
    moves: (doc, id) => measures.change(doc, id, { affected: 'business' }),
  },
  {
    name: 'timeline',
    view: stage('timeline'),
    collection: events as Rows,
    newRow: 'New event',
    values: { text: 'More', at: Date.UTC(2017, 0, 31, 12) },
    removeLabel: /Remove this event/,
    moves: (doc, id) => events.change(doc, id, { at: Date.UTC(2017, 1, 3, 12) }),
  },
  {
    name: 'five whys',
    view: stage('five-whys'),
    collection: answers as Rows,
    newRow: 'Why was that so?',
    values: { text: 'More' },
    afterAdd: /^Why was that so/,
    removeLabel: /Remove this answer/,
    moves: (doc, id) => answers.change(doc, id, { parent: null }),
  },
  {
    name: 'fishbone',
    view: stage('fishbone'),
    collection: causes as Rows,
    newRow: /^New cause under/,
    values: { bone: 'people', text: 'More' },
    removeLabel: /Remove this cause/,
    moves: (doc, id) => causes.change(doc, id, { bone: 'process' }),
  },
  {
    name: 'actions',
    view: stage('actions'),
    collection: actions as Rows,
    newRow: 'New action',
    values: { text: 'More' },
    removeLabel: /^Remove /,
    moves: (doc, id) => actions.move(doc, id, actions.read(doc).value.at(-1)?.id ?? null),
  },
  {
    name: 'closing',
    view: stage('closing'),
    collection: lessons as Rows,
    newRow: /went well: new lesson/,
    values: { kind: 'well', text: 'More' },
    removeLabel: /Remove this lesson/,
    moves: (doc, id) => lessons.change(doc, id, { kind: 'lucky' }),
  },
  {
    name: 'parking lot',
    view: <ParkingLot />,
    collection: parking as Rows,
    newRow: /^Park/,
    values: { text: 'More' },
    removeLabel: /^Remove$/,
    moves: (doc, id) => parking.move(doc, id, parking.read(doc).value.at(-1)?.id ?? null),
  },
  {
    name: 'people in Prepare',
    view: <Roster />,
    collection: roster as Rows,
    newRow: /person to invite/,
    values: { name: 'More' },
    removeLabel: /^Remove /,
    moves: (doc, id) => roster.move(doc, id, roster.read(doc).value.at(-1)?.id ?? null),
  },
]

const createSampleDocument = (): Y.Doc => createGitlabDocument(testAuthor())
const findNewRow = async ({ newRow }: List) => (await screen.findAllByRole('textbox', { name: newRow })).at(-1)
const getIds = ({ collection }: List, doc: Y.Doc) => collection.read(doc).value.map(({ id }) => id)
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 30)))

/** The text that has the focus or its row; whatever happens elsewhere must not change it. */
const expectFocusKept = async (what: string): Promise<void> => {
  await settle()
  expect(focus(), what).not.toBe('nothing')
}

describe.each(lists)('the focus in $name', (list) => {
  const { collection, view, values, removeLabel } = list

  test('stays in the field being typed in when a row is added', async () => {
    const { doc } = await showTo(view, createSampleDocument())
    const box = await findNewRow(list)
    await act(async () => box?.focus())
    const before = collection.read(doc).value.length
    await userEvent.keyboard('First{Enter}')
    await settle()
    await userEvent.keyboard('Second{Enter}')
    await settle()
    expect(collection.read(doc).value).toHaveLength(before + 2)
    expect(document.activeElement?.matches('form input')).toBe(true)
    expect((document.activeElement as HTMLInputElement).value).toBe('')
    if (list.afterAdd) expect(focus()).toMatch(list.afterAdd)
    else expect(document.activeElement).toBe(await findNewRow(list))
  })

  test('goes to the next row when a row is removed, and back to the row when that is undone', async () => {
    const { doc, session } = await showTo(view, createSampleDocument())
    const [button] = await screen.findAllByRole('button', { name: removeLabel })
    await act(async () => button?.focus())
    const row = button?.closest<HTMLElement>('[data-row], [data-record]')
    const before = getIds(list, doc)
    await userEvent.keyboard('{Enter}')
    await expectFocusKept('after the removal')
    const [removed] = before.filter((id) => !getIds(list, doc).includes(id))
    expect(removed).toBeDefined()
    expect(document.activeElement?.closest('[data-row], [data-record], form')).not.toBe(row)
    expect(document.activeElement?.closest('[data-row], [data-record], form')).not.toBeNull()

    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await expectFocusKept('after Undo')
    expect(getIds(list, doc)).toContain(removed)
    await waitFor(() => {
      const at = document.activeElement?.closest<HTMLElement>('[data-row], [data-record]')?.dataset
      expect((at?.row ?? at?.record ?? '').endsWith(removed ?? '?')).toBe(true)
    })

    // The same by the keyboard's undo, from wherever one is.
    await act(async () => collection.remove(doc, removed ?? '', testAuthor('Noor')))
    await expectFocusKept('after the second removal')
    await act(async () => void session.undo.undo())
    await expectFocusKept('after the undo')
    expect(getIds(list, doc)).toContain(removed)
  })

  test('stays in the row while another person adds, removes and moves others', async () => {
    const { doc, byIlya } = await showTo(view, createSampleDocument())
    const box = await findNewRow(list)
    await act(async () => box?.focus())
    await userEvent.keyboard('Half a sent')
    const all = getIds(list, doc)
    await byIlya((theirs) => void collection.add(theirs, ilya, values))
    await byIlya((theirs) => list.moves?.(theirs, all[0] ?? ''))
    await byIlya((theirs) => collection.remove(theirs, all[1] ?? '', ilya))
    await settle()
    await userEvent.keyboard('ence')
    const at = document.activeElement as HTMLInputElement
    // The next question of a chain goes with its end; every other row is still the same.
    if (list.name !== 'five whys') expect(at).toBe(box)
    expect(at.matches('form input, [role="textbox"]')).toBe(true)
    if (list.name !== 'five whys') expect(at.value).toBe('Half a sentence')
  })

  test('follows its row when another person moves it, and goes to the next row when it is removed', async () => {
    const { doc, byIlya } = await showTo(view, createSampleDocument())
    const [button] = await screen.findAllByRole('button', { name: removeLabel })
    await act(async () => button?.focus())
    const own = button?.closest<HTMLElement>('[data-row], [data-record]')?.dataset
    const id = (own?.row ?? own?.record ?? '').split('/').at(-1) ?? ''
    await byIlya((theirs) => list.moves?.(theirs, id))
    await expectFocusKept('after the move')
    const at = document.activeElement?.closest<HTMLElement>('[data-row], [data-record]')?.dataset
    expect((at?.row ?? at?.record ?? '').endsWith(id)).toBe(true)
    await byIlya((theirs) => collection.remove(theirs, id, ilya))
    await expectFocusKept('after the removal')
    expect(getIds(list, doc)).not.toContain(id)
  })
})

describe('the focus', () => {
  test('goes to the next question of a new answer added beside another on any branch', async () => {
    const doc = createSampleDocument()
    const [problem] = problems.read(doc).value
    const other = answerWhy(doc, testAuthor(), problem?.id ?? '', null, 'A second branch')
    answerWhy(doc, testAuthor(), problem?.id ?? '', other, 'What lies below it')
    await showTo(stage('five-whys'), doc)
    // To the second branch, and there another answer to its second question.
    await userEvent.click(await screen.findByRole('treeitem', { name: /What lies below it/ }))
    const row = await waitFor(() => screen.getByRole('listitem', { name: 'What lies below it' }))
    await userEvent.click(within(row).getByRole('button', { name: /Other answer/i }))
    await userEvent.keyboard('Said on the branch{Enter}')
    await settle()
    expect(focus()).toMatch(/^Why was that so/)
    await userEvent.keyboard('And the next one{Enter}')
    await settle()
    await userEvent.keyboard('And one more{Enter}')
    await settle()
    const list = answers.read(doc).value
    const getAnswerText = (id: string | null | undefined) => list.find((one) => one.id === id)?.text
    const last = list.find((one) => one.text === 'And one more')
    expect(getAnswerText(last?.parent)).toBe('And the next one')
    expect(getAnswerText(list.find((one) => one.id === last?.parent)?.parent)).toBe('Said on the branch')
    expect(list.find((one) => one.text === 'Said on the branch')?.parent).toBe(other)
  })

  test('keeps the caret in its row when another person moves the row', async () => {
    const { doc, byIlya } = await showTo(stage('impact'), createSampleDocument())
    const id = measures.read(doc).value[0]?.id ?? ''
    await writeIn('What was felt')
    await byIlya((theirs) => measures.change(theirs, id, { affected: 'business' }))
    await settle()
    await waitFor(() => expect(document.activeElement?.className).toContain('cm-content'))
    await typeHere(' and more')
    expect(measures.read(doc).value.find((row) => row.id === id)?.text).toMatch(/ and more$/)
  })

  test('stays on the clicked button and in the text being typed in the opening', async () => {
    const { doc, byIlya } = await showTo(stage('opening'), createSampleDocument())
    const [box] = await screen.findAllByRole('checkbox')
    await act(async () => box?.focus())
    await userEvent.keyboard(' ')
    await byIlya((theirs) => roster.remove(theirs, roster.read(theirs).value[0]?.id ?? '', ilya))
    await byIlya((theirs) => void roster.add(theirs, ilya, { name: 'Zoe' }))
    await expectFocusKept('after people came and went')
    await writeIn('Goal')
    await byIlya((theirs) => opening.rewrite(theirs, 'goal', 'Another goal'))
    await typeHere(' for us')
    expect(opening.read(doc).value.goal).toBe('Another goal for us')
    expect(document.activeElement?.className).toContain('cm-content')
  })

  test('moves on when the last note is removed', async () => {
    const doc = createSampleDocument()
    notes.add(doc, testAuthor(), { text: 'Only one', stage: 'timeline' })
    await showTo(
      <>
        <h2 tabIndex={-1}>Timeline</h2>
        <StageNotes stage="timeline" />
      </>,
      doc,
    )
    await act(async () => screen.getByRole('button', { name: 'Remove note' }).focus())
    await userEvent.keyboard('{Enter}')
    await settle()
    expect(focus()).toBe('Timeline')
  })

  test('moves from a button that becomes disabled to one next to it', async () => {
    const { doc, byIlya } = await showTo(stage('closing'), createSampleDocument())
    const buttons = await screen.findAllByRole('button', { name: /^Agreed?: / })
    await act(async () => buttons[1]?.focus())
    const id = actions.read(doc).value[1]?.id ?? ''
    await byIlya((theirs) => actions.change(theirs, id, { owner: '' }))
    await expectFocusKept('after the owner was taken away')
    expect(document.activeElement).not.toBe(buttons[1])
  })
})
