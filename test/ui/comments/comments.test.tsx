import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { runKeyCommand } from '../../../renderer/commands/registry'
import { KeepFocus } from '../../../renderer/components/KeepFocus'
import { StageFrame } from '../../../renderer/components/StageFrame'
import { Toasts } from '../../../renderer/components/Toasts'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { Comments } from '../../../renderer/screens/comments/Comments'
import { CommentsButton } from '../../../renderer/screens/comments/CommentsButton'
import { ParkingLot } from '../../../renderer/screens/meeting/ParkingLot'
import { CommentsProvider, resetComments } from '../../../renderer/stores/comments'
import type { Author } from '../../../shared/crdt'
import { createDocument, snapshot } from '../../../shared/document'
import { addComment, comments, listThreads, replyTo, type Thread } from '../../../shared/meeting/comments'
import { roster } from '../../../shared/meeting/incident'
import { addMeasure, measures } from '../../../shared/stages/impact/model'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { openMeeting } from '../../support/open-meeting'

beforeAll(preloadAll)
beforeEach(() => {
  resetComments()
  localStorage.clear()
  const onKey = (event: KeyboardEvent): void => void runKeyCommand(event)
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
})

const ada: Author = { ...testAuthor('Ada Lovelace'), person: 'p-ada' }
const threadsOf = (doc: Y.Doc): readonly Thread[] => listThreads(snapshot(doc))
const textsOf = (doc: Y.Doc) => threadsOf(doc).map((thread) => thread.comments.map(({ text }) => text))
const panel = () => within(screen.getByRole('complementary', { name: 'Comments' }))
const field = () => panel().getByRole('textbox', { name: 'New comment' })

/** The impact stage with a measure, the parking lot, and the comments beside them. */
const open = async (options: Parameters<typeof openMeeting>[1] = {}, prepare?: (doc: Y.Doc, id: string) => void) => {
  const doc = createDocument({ title: 'Checkout outage', facilitator: 'Noor' }, testAuthor('Dana'))
  const id = addMeasure(doc, testAuthor('Dana'), { text: 'Orders failed' })
  for (const [person, name] of [
    ['p-noor', 'Noor'],
    ['p-ada', 'Ada Lovelace'],
  ] as const)
    roster.add(doc, testAuthor('Dana'), { name }, { id: person })
  prepare?.(doc, id)
  const meeting = openMeeting(doc, options)
  const me: Author = { ...meeting.open.author, person: 'p-noor' }
  meeting.open.author = me
  await act(async () => {
    meeting.show(
      <>
        <header>
          <CommentsButton />
        </header>
        <CommentsProvider value={true}>
          <main>
            <StageFrame stage="impact" mode="meeting" />
            <ParkingLot />
          </main>
        </CommentsProvider>
        <Comments />
        <Toasts />
        <KeepFocus />
      </>,
    )
  })
  return { ...meeting, doc, id, me, on: { section: measures.name, id, field: 'text' }, user: userEvent.setup() }
}

describe('commenting', () => {
  it('begins with a key at the row that has the focus, and marks what it is about', async () => {
    const { doc, on, user } = await open()
    const row = document.querySelector<HTMLElement>('[data-row]')
    act(() => row?.focus())
    await user.keyboard('{Alt>}{Shift>}c{/Shift}{/Alt}')
    expect(document.activeElement).toBe(field())
    expect(panel().getByText('Orders failed')).toBeDefined()
    await user.keyboard('Which orders?{Shift>}{Enter}{/Shift}All of them?{Enter}')
    expect(textsOf(doc)).toEqual([['Which orders?\nAll of them?']])
    expect(threadsOf(doc)[0]?.on).toEqual(on)
    expect(screen.getByRole('button', { name: '1 open comment on this' })).toBeDefined()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(document.activeElement).toBe(row)
  })

  it('is about the whole postmortem if nothing has the focus', async () => {
    const { doc, user } = await open()
    await user.click(screen.getByRole('button', { name: 'Comment' }))
    await user.keyboard('Good work, all{Enter}')
    expect(threadsOf(doc)[0]?.on).toEqual({ section: '', id: '', field: '' })
  })

  it('keeps what was typed when the comments are closed', async () => {
    const { doc, user } = await open()
    await user.click(screen.getByRole('button', { name: 'Comment' }))
    await user.keyboard('Half a thou{Escape}')
    expect(screen.queryByRole('complementary')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Comment' }))
    expect((field() as HTMLTextAreaElement).value).toBe('Half a thou')
    expect(threadsOf(doc)).toEqual([])
  })

  it('completes the name of somebody who is mentioned, and tells them', async () => {
    const { doc, user } = await open()
    await user.click(screen.getByRole('button', { name: 'Comment' }))
    await user.keyboard('@ad')
    await user.keyboard('{Enter}, is that right?{Enter}')
    expect(textsOf(doc)).toEqual([['@Ada Lovelace , is that right?']])
    expect(panel().queryByText(/mentions you/)).toBeNull()
    act(() => void replyTo(doc, { ...ada, now: () => Date.UTC(2027, 0, 1) }, threadsOf(doc)[0] as Thread, '@Noor yes'))
    await waitFor(() => expect(panel().getByRole('button', { name: '1 thread mentions you' })).toBeDefined())
  })
})

describe('a thread', () => {
  const withComment = (doc: Y.Doc, id: string) =>
    void addComment(doc, ada, { on: { section: measures.name, id, field: 'text' }, text: 'Which orders?' })

  it('is opened by its mark, answered, resolved and opened again', async () => {
    const { doc, user } = await open({}, withComment)
    await user.click(screen.getByRole('button', { name: '1 open comment on this' }))
    await user.click(panel().getByRole('button', { name: 'Reply' }))
    await user.keyboard('Those from the app{Enter}')
    expect(textsOf(doc)).toEqual([['Which orders?', 'Those from the app']])
    await user.click(panel().getByRole('button', { name: 'Resolve' }))
    expect(threadsOf(doc)[0]?.state).toBe('resolved')
    expect(screen.queryByRole('button', { name: /on this/ })).toBeNull()
    expect(document.activeElement).not.toBe(document.body)
    await user.click(panel().getByText('Resolved (1)'))
    await user.click(panel().getByRole('button', { name: 'Reopen' }))
    expect(threadsOf(doc)[0]?.state).toBe('open')
  })

  it('is taken to the parking lot, from which its topic leads back', async () => {
    const { doc, user } = await open({}, withComment)
    await user.click(screen.getByRole('button', { name: '1 open comment on this' }))
    await user.click(panel().getByRole('button', { name: 'Park' }))
    expect(snapshot(doc).parking.map(({ text }) => text)).toEqual(['Which orders?'])
    expect(panel().getByText('In the parking lot')).toBeDefined()
    await user.click(panel().getByRole('button', { name: 'Close the comments' }))
    await user.click(screen.getByRole('button', { name: 'Show the comment' }))
    expect(document.activeElement?.outerHTML).toContain('Which orders?')
  })

  it('offers only its author to change and remove a comment', async () => {
    const { doc, user, on, me } = await open({}, withComment)
    act(() => void addComment(doc, me, { on, text: 'And since when?' }))
    await user.click(await screen.findByRole('button', { name: '2 open comments on this' }))
    expect(panel().getAllByRole('textbox', { name: 'Your comment' })).toHaveLength(1)
    await user.click(panel().getByRole('button', { name: 'Remove your comment' }))
    expect(textsOf(doc)).toEqual([['Which orders?']])
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(textsOf(doc)).toHaveLength(2)
  })

  it('stays readable when what it is about was removed', async () => {
    const { doc, user, id } = await open({}, withComment)
    act(() => measures.remove(doc, id, ada))
    await user.click(screen.getByRole('button', { name: 'Comment: 1 open thread' }))
    expect(panel().getByText('Something that was removed')).toBeDefined()
    expect(panel().getByText('Which orders?')).toBeDefined()
  })

  it('that is removed keeps the reply that somebody is writing', async () => {
    const { doc, user } = await open({}, withComment)
    await user.click(screen.getByRole('button', { name: '1 open comment on this' }))
    await user.click(panel().getByRole('button', { name: 'Reply' }))
    await user.keyboard('Those from')
    const reply = panel().getByRole('textbox', { name: 'Reply' })
    act(() => comments.remove(doc, threadsOf(doc)[0]?.id ?? '', ada))
    await waitFor(() => expect(panel().getByText(/This thread was removed/)).toBeDefined())
    expect(document.activeElement).toBe(reply)
    await user.keyboard(' the app{Enter}')
    expect(textsOf(doc)).toEqual([['Those from the app']])
  })

  it('of many comments shows the first and the last until somebody asks for all', async () => {
    const { user } = await open({}, (doc, id) => {
      withComment(doc, id)
      for (let n = 1; n < 60; n += 1) {
        const author = { ...ada, now: () => Date.UTC(2026, 0, 2) + n }
        replyTo(doc, author, threadsOf(doc)[0] as Thread, `Reply ${n}`)
      }
    })
    await user.click(screen.getByRole('button', { name: '1 open comment on this' }))
    expect(panel().getByText('Reply 59')).toBeDefined()
    expect(panel().queryByText('Reply 20')).toBeNull()
    await user.click(panel().getByRole('button', { name: 'Show 56 more comments' }))
    expect(panel().getByText('Reply 20')).toBeDefined()
  })

  it('says at once what its quoted words are now', async () => {
    const { user, doc, id } = await open({}, (made, row) => {
      const on = { section: measures.name, id: row, field: 'text' }
      addComment(made, ada, { on, text: 'Which orders?', selection: { start: 0, end: 6 } })
    })
    await user.click(screen.getByRole('button', { name: '1 open comment on this' }))
    expect(panel().queryByText('Now:', { exact: false })).toBeNull()
    act(() => measures.text(doc, id, 'text')?.insert(3, 'ly new or'))
    expect(await panel().findByText('Now:', { exact: false })).toHaveProperty('textContent', 'Now: Ordly new orers')
  })

  it('can be read by those who may not write', async () => {
    const { user } = await open({ isReadOnly: true }, withComment)
    await user.click(screen.getByRole('button', { name: '1 open comment on this' }))
    expect(panel().getByText('Which orders?')).toBeDefined()
    expect(panel().queryByRole('textbox')).toBeNull()
    expect(panel().queryByRole('button', { name: /Reply|Resolve|Park|Remove/ })).toBeNull()
  })

  it('passes axe', async () => {
    const { user, doc, on, me } = await open({}, withComment)
    act(() => void addComment(doc, me, { on, text: 'And since when?' }))
    await user.click(await screen.findByRole('button', { name: '2 open comments on this' }))
    expect(await findAxeViolations(document.body)).toEqual([])
  })
})

it('what is shown to the room has no marks of comments', async () => {
  const doc = createDocument({ title: 'Checkout outage', facilitator: 'Noor' }, testAuthor('Dana'))
  const id = addMeasure(doc, testAuthor('Dana'), { text: 'Orders failed' })
  addComment(doc, ada, { on: { section: measures.name, id, field: 'text' }, text: 'Which orders?' })
  const meeting = openMeeting(doc)
  await act(async () => {
    meeting.show(<StageFrame stage="impact" mode="present" />)
  })
  expect(screen.getByText('Orders failed', { exact: false })).toBeDefined()
  expect(document.querySelector('[data-comments]')).toBeNull()
})
