import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Toasts } from '../../../renderer/components/Toasts'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { Comments } from '../../../renderer/screens/comments/Comments'
import { ArrivedReplies } from '../../../renderer/screens/document/ArrivedReplies'
import { resetComments } from '../../../renderer/stores/comments'
import { askAboutReply } from '../../../renderer/stores/replies'
import { createDocument, snapshot } from '../../../shared/document'
import { applyReply, type Reply, readReply, type StoredReply } from '../../../shared/document/replies'
import { signOffsOf } from '../../../shared/document/sign-off'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { openMeeting } from '../../support/open-meeting'
import { storedComment, storedReply } from '../../support/replies'

beforeAll(preloadAll)
beforeEach(resetComments)

const replyOf = (more: Partial<StoredReply> = {}): Reply => {
  const document = { id: 'test', title: 'Checkout outage', content: 'v1' }
  const read = readReply(JSON.stringify({ ...storedReply(more), document }))
  if (!read.ok) throw new Error(read.failure.sentence)
  return read.reply
}

const open = async (reply: Reply, options: Parameters<typeof openMeeting>[1] = {}) => {
  const doc = createDocument({ title: 'Checkout outage', facilitator: 'Noor' }, testAuthor('Dana'))
  const meeting = openMeeting(doc, options)
  meeting.show(
    <>
      <ArrivedReplies />
      <Comments />
      <Toasts />
    </>,
  )
  await act(async () => askAboutReply('mira.debrief-reply.json', reply))
  const dialog = await screen.findByRole('dialog', { name: 'Add this reply?' })
  return { ...meeting, doc, dialog: within(dialog), read: () => snapshot(doc) }
}

const two = [storedComment(), storedComment({ id: '0123456789abcdef-2', text: 'And who noticed?', quote: 'nobody' })]

describe('a reply that arrived', () => {
  test('is shown with its author and its comments, and added as one step that Undo takes back', async () => {
    const { doc, dialog, read, session } = await open(replyOf({ comments: two, signedOffAt: '2026-01-02T10:04:00Z' }))
    expect(dialog.getByText('Mira')).toBeTruthy()
    expect(dialog.getByText('2 Jan 2026 10:05 UTC')).toBeTruthy()
    expect(dialog.getByText('Has read this and has nothing more to add')).toBeTruthy()
    expect(within(dialog.getByRole('list', { name: 'Comments' })).getAllByRole('listitem')).toHaveLength(2)
    expect(await findAxeViolations(document.body)).toEqual([])
    expect(read().comments).toEqual([])

    await userEvent.click(dialog.getByRole('button', { name: 'Add reply' }))
    expect((await screen.findAllByText('Added 2 comments and the sign-off.')).length).toBeGreaterThan(0)
    expect(read().comments.map(({ text, createdBy }) => [createdBy, text])).toEqual([
      ['Mira', 'Which replica was it?'],
      ['Mira', 'And who noticed?'],
    ])
    expect(signOffsOf(read().signOffs)).toHaveLength(1)
    expect(screen.getByRole('complementary', { name: 'Comments' })).toBeTruthy()

    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(read().comments).toEqual([])
    expect(signOffsOf(read().signOffs)).toEqual([])
    // What was taken back may be added again.
    expect(applyReply(doc, testAuthor(), replyOf({ comments: two })).fresh).toHaveLength(2)
    expect(read().comments).toHaveLength(2)
    expect(session.undo.isBusy).toBe(false)
  })

  test('adds nothing if the person cancels', async () => {
    const { dialog, read } = await open(replyOf())
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(read().comments).toEqual([])
  })

  test('says so if somebody else adds it meanwhile', async () => {
    const { doc, dialog, applyRemoteEdit } = await open(replyOf())
    await applyRemoteEdit((theirs) => void applyReply(theirs, testAuthor(), replyOf()))
    await waitFor(() => expect(dialog.getByText(/Everything in this reply is already here/)).toBeTruthy())
    expect(dialog.queryByRole('button', { name: 'Add reply' })).toBeNull()
    expect(snapshot(doc).comments).toHaveLength(1)
    await userEvent.click(dialog.getAllByRole('button', { name: 'Close' })[0] as HTMLElement)
  })

  test('cannot be added where the postmortem can only be read', async () => {
    const { dialog } = await open(replyOf(), { isReadOnly: true })
    expect(dialog.getByText(/You can only read this postmortem/)).toBeTruthy()
    expect(dialog.queryByRole('button', { name: 'Add reply' })).toBeNull()
    await userEvent.click(dialog.getAllByRole('button', { name: 'Close' })[0] as HTMLElement)
  })

  test('about a row that was removed is added to its section', async () => {
    const on = { section: events.name, id: 'gone', field: 'text' }
    const { dialog, read } = await open(replyOf({ comments: [storedComment({ on, quote: 'The replica' })] }))
    await userEvent.click(dialog.getByRole('button', { name: 'Add reply' }))
    await waitFor(() =>
      expect(read().comments).toMatchObject([{ on: { section: events.name, id: '' }, quote: 'The replica' }]),
    )
  })
})
