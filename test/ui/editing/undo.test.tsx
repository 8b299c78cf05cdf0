import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { StageFrame } from '../../../renderer/components/StageFrame'
import { Trash } from '../../../renderer/components/Trash'
import { UndoNotice } from '../../../renderer/components/UndoNotice'
import { UndoProgress } from '../../../renderer/components/UndoProgress'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { MeetingScreen } from '../../../renderer/screens/meeting/MeetingScreen'
import { viewStage } from '../../../renderer/stores/viewed-stage'
import { startMeeting } from '../../../shared/meeting/agenda'
import { actions } from '../../../shared/stages/actions/model'
import { lessons } from '../../../shared/stages/closing/model'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { focus, showTo, typeHere, writeIn } from './peers'

beforeAll(preloadAll)
beforeEach(() => viewStage(undefined))
// Messages outlive a screen.
afterEach(() => {
  for (const button of screen.queryAllByRole('button', { name: 'Dismiss' })) fireEvent.click(button)
})

const messages = () => within(screen.getByRole('region', { name: 'Messages' }))
const noMessages = () => expect(screen.queryByRole('region', { name: 'Messages' })).toBeNull()
const stage = (id: string) => (
  <>
    <StageFrame stage={id} mode="meeting" />
    <UndoNotice />
  </>
)

test('an undo in another event says so, opens it, and can be redone once', async () => {
  const { doc, session } = await showTo(stage('timeline'))
  const [first, second] = events.read(doc).value
  const getKnownThen = (id: string | undefined) => events.read(doc).value.find((event) => event.id === id)?.knownThen
  await act(async () => events.rewrite(doc, second?.id ?? '', 'knownThen', 'x'.repeat(2_000)))
  await writeIn('What happened')
  expect(screen.getByRole('listitem', { current: true }).dataset.row).toBe(first?.id)
  await act(async () => void session.undo.undo())
  expect(getKnownThen(second?.id)).toBe(second?.knownThen)
  expect(messages().getByText(/^Undid a change to/)).toBeTruthy()
  await waitFor(() => expect(screen.getByRole('listitem', { current: true }).dataset.row).toBe(second?.id))
  expect(focus()).not.toBe('nothing')

  await userEvent.click(messages().getByRole('button', { name: 'Redo' }))
  expect(getKnownThen(second?.id)).toHaveLength(2_000)
  expect(messages().getByText(/^Changed .* again$/)).toBeTruthy()
  expect(messages().queryByRole('button', { name: 'Redo' })).toBeNull()
})

test('an undo in another stage goes there, and one under the caret says nothing', async () => {
  const { doc, session } = await showTo(
    <>
      <MeetingScreen />
      <UndoNotice />
    </>,
  )
  await act(async () => startMeeting(doc, 'actions', testAuthor('Noor')))
  const [lesson] = lessons.read(doc).value
  await act(async () => lessons.rewrite(doc, lesson?.id ?? '', 'text', 'Something else'))
  await writeIn('What will change')
  await typeHere(' now')
  await act(async () => void session.undo.undo())
  noMessages()
  await act(async () => void session.undo.undo())
  expect(
    messages().getByText(
      `Undid a change to “${lesson?.text.slice(0, 59).trimEnd()}${(lesson?.text.length ?? 0) > 60 ? '…' : ''}”`,
    ),
  ).toBeTruthy()
  expect(await screen.findByRole('heading', { level: 2, name: 'Closing' })).toBeTruthy()
  await waitFor(() => expect(document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row).toBe(lesson?.id))
})

/** Lets work in slices begin, and wait for its next turn until the returned function is called. */
const holdAfterOneSlice = () => {
  const waiting: (() => void)[] = []
  vi.stubGlobal(
    'MessageChannel',
    class {
      port1 = { onmessage: () => undefined, close: () => undefined }
      port2 = { postMessage: () => void waiting.push(() => this.port1.onmessage()) }
    },
  )
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 1_000
    return now
  })
  return () => {
    clock.mockRestore()
    vi.unstubAllGlobals()
    for (const next of waiting) next()
  }
}

test('a modal dialog says how far the undo and the redo of thousands of rows are, so that nobody types into half of it', async () => {
  const { doc, session } = await showTo(<UndoProgress />)
  const rows = Array.from({ length: 3_000 }, (_, index) => ({ text: `Job ${index}` }))
  await session.undo.asOneStep(async (slice) => {
    for (let at = 0; at < rows.length; at += 50)
      slice(() => events.addAll(doc, testAuthor(`${at}`), rows.slice(at, at + 50)))
    return true
  })
  expect(screen.queryByRole('dialog')).toBeNull()
  for (const [direction, name] of [
    ['undo', 'Undoing'],
    ['redo', 'Redoing'],
  ] as const) {
    const goOn = holdAfterOneSlice()
    await act(async () => void session.undo[direction]())
    const progress = within(screen.getByRole('dialog', { name })).getByRole('progressbar')
    expect(progress.getAttribute('max')).toBe('3000')
    expect(Number(progress.getAttribute('value'))).toBeGreaterThan(0)
    expect(Number(progress.getAttribute('value'))).toBeLessThan(3_000)
    goOn()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(session.undo.isBusy).toBe(false)
  }
})

const withEvents = [events]

test('the trash reads only what it draws of thousands of rows, and not again with every part of their step', async () => {
  const { doc, session } = await showTo(<Trash collections={withEvents} />)
  await session.undo.asOneStep(async (slice) => {
    for (let at = 0; at < 1_500; at += 50)
      slice(() =>
        events.addAll(
          doc,
          testAuthor(`${at}`),
          Array.from({ length: 50 }, () => ({ text: 'Job' })),
        ),
      )
    return true
  })
  const trashed = vi.spyOn(events, 'trashed')
  await act(async () => void session.undo.undo())
  await waitFor(() => expect(session.undo.isBusy).toBe(false))
  expect(await screen.findByText('1500')).toBeTruthy()
  expect(trashed.mock.calls.length).toBeLessThan(250)
  trashed.mockRestore()
  expect(screen.getAllByText('Restore')).toHaveLength(30)
  fireEvent.click(screen.getByText('Show 30 more'))
  expect(screen.getAllByText('Restore')).toHaveLength(60)
})

test('the Undo of a removal disappears as soon as anybody has restored the row', async () => {
  const { doc, session, byIlya } = await showTo(<StageFrame stage="actions" mode="meeting" />)
  const [id] = actions.read(doc).value.map((row) => row.id)
  const remove = async () => {
    const [button] = await screen.findAllByRole('button', { name: /^Remove / })
    await userEvent.click(button ?? document.body)
    expect(messages().getByRole('button', { name: 'Undo' })).toBeTruthy()
  }
  await remove()
  await act(async () => void session.undo.undo())
  noMessages()
  await remove()
  await byIlya((theirs) => actions.restore(theirs, id ?? ''))
  noMessages()
  expect(actions.read(doc).value.some((row) => row.id === id)).toBe(true)
})

test('a captured line that was undone otherwise cannot be taken back a second time', async () => {
  const { doc, session } = await showTo(<MeetingScreen />)
  await act(async () => startMeeting(doc, 'timeline', testAuthor('Noor')))
  const capture = within(screen.getByRole('region', { name: 'Capture' }))
  await userEvent.type(capture.getByRole('textbox'), '14:31 Errors rise{Enter}')
  expect(capture.getByRole('button', { name: 'Undo' })).toBeTruthy()
  await act(async () => void session.undo.undo())
  await waitFor(() => expect(capture.queryByRole('button', { name: 'Undo' })).toBeNull())
})
