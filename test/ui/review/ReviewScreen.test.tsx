import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { ReviewScreen } from '../../../renderer/screens/review/ReviewScreen'
import { snapshot } from '../../../shared/document'
import { signOff, signOffNow, signOffsOf } from '../../../shared/document/sign-off'
import { record, roster } from '../../../shared/meeting/incident'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'

beforeAll(preloadAll)

const author = testAuthor('Dana')

/** With little in it, as most of what is tested does not depend on it. */
const createReviewed = (doc = new Y.Doc()): Y.Doc => {
  record.change(doc, { review: 'written', status: 'in-review', owner: 'Noor' })
  for (const { id } of roster.read(doc).value) roster.remove(doc, id, author)
  for (const name of ['Noor', 'Bo']) roster.add(doc, author, { name })
  return doc
}

const open = async (doc: Y.Doc, options: Parameters<typeof openMeeting>[1] = {}) => {
  const meeting = openMeeting(doc, options)
  await act(async () => void meeting.show(<ReviewScreen />))
  await screen.findByRole('heading', { level: 2, name: 'Closing' })
  return { user: userEvent.setup(), ...meeting }
}

const side = () => within(screen.getByRole('complementary', { name: 'Review' }))
const names = (doc: Y.Doc) => signOffsOf(snapshot(doc).signOffs).map(({ name }) => name)
const titles = () => screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)

it('a written review shows every stage of the analysis on one page, without clock, opening, votes and feedback', async () => {
  await open(createReviewed(createGitlabDocument(author)))
  expect(titles()).toEqual(
    expect.arrayContaining(['The incident', 'Impact', 'Timeline', 'Five whys', 'Fishbone', 'Actions', 'Closing']),
  )
  expect(screen.queryByRole('timer')).toBeNull()
  expect(screen.queryByText(/Votes are secret/)).toBeNull()
  expect(screen.queryByText('Was this meeting worth your time?')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Read aloud' })).toBeNull()
  expect(await findAxeViolations(document.body)).toEqual([])
})

it('people sign off for themselves, and the postmortem is completed once everybody has', async () => {
  const doc = createReviewed()
  const { user, applyRemoteEdit } = await open(doc)
  expect(side().getByRole('status').textContent).toContain('Waiting for 2 people to sign off.')
  await user.click(side().getByRole('button', { name: 'Sign off' }))
  expect(names(doc)).toEqual(['Noor'])
  expect(side().getByText('You signed off on 7 Jan 2026.')).toBeTruthy()
  expect(side().queryByRole('button', { name: 'Mark as complete' })).toBeNull()
  await applyRemoteEdit((theirs) => signOffNow(theirs, testAuthor('Bo'), snapshot(theirs)))
  expect(side().getByRole('status').textContent).toContain('Everybody who was asked has signed off.')
  expect(side().getByRole('button', { name: 'Mark as complete' })).toBeTruthy()
})

it('only whoever leads or owns the review sees who has not signed off', async () => {
  const doc = createReviewed()
  await open(doc, { name: 'Bo', isFacilitator: false })
  expect(side().queryByText('Who has read it')).toBeNull()
  expect(side().queryByText('Noor')).toBeNull()
})

it('the owner sees who has read it, and notes a sign-off for somebody without a page of their own', async () => {
  const doc = createReviewed()
  const { user } = await open(doc, { isFacilitator: false })
  await user.click(side().getByText('Who has read it'))
  await user.click(side().getByRole('button', { name: 'Note sign-off of Bo' }))
  expect(signOffsOf(snapshot(doc).signOffs)).toMatchObject([{ name: 'Bo', by: 'Noor' }])
  await user.click(side().getByRole('button', { name: 'Withdraw sign-off of Bo' }))
  expect(names(doc)).toEqual([])
})

it('somebody who is here signs on their own page', async () => {
  const doc = createReviewed()
  const { user, receivePresence } = await open(doc)
  act(() => void receivePresence(99, { name: 'Bo' }))
  await user.click(side().getByText('Who has read it'))
  expect(side().getByText('Signs off on their own page')).toBeTruthy()
  expect(side().queryByRole('button', { name: 'Note sign-off of Bo' })).toBeNull()
})

it('a sign-off stays when the postmortem changes, and its person is shown what did', async () => {
  const doc = createReviewed()
  const { user, applyRemoteEdit } = await open(doc)
  await user.click(side().getByRole('button', { name: 'Sign off' }))
  await applyRemoteEdit((theirs) => record.change(theirs, { title: 'Another title' }))
  await user.click(await side().findByRole('button', { name: 'See what changed' }))
  const window = await screen.findByRole('dialog', { name: 'What changed' })
  await waitFor(() => expect(window.textContent).toContain('1 change'))
  await user.click(within(window).getByRole('button', { name: 'Close' }))
  expect(names(doc)).toEqual(['Noor'])
  await user.click(side().getByRole('button', { name: 'Sign off again' }))
  await waitFor(() => expect(side().queryByText('It has changed since.')).toBeNull())
})

it('a sign-off that came by a reply says that something has changed, without offering a comparison', async () => {
  const doc = createReviewed()
  signOff(doc, { name: 'Noor' }, { at: 1, version: 'another', importKey: 'reply' })
  await open(doc)
  expect(await side().findByText('It has changed since.')).toBeTruthy()
  expect(side().queryByRole('button', { name: 'See what changed' })).toBeNull()
})

it('a draft becomes a review when its owner asks for one', async () => {
  const doc = createReviewed()
  record.change(doc, { status: 'draft' })
  const { user } = await open(doc)
  expect(side().queryByRole('button', { name: 'Sign off' })).toBeNull()
  await user.click(side().getByRole('button', { name: 'Ask for a review' }))
  expect(record.read(doc).value.status).toBe('in-review')
  expect(side().getByRole('button', { name: 'Sign off' })).toBeTruthy()
})

it('a near-miss has a short form, but hides nothing that was written', async () => {
  const empty = new Y.Doc()
  record.change(empty, { review: 'near-miss' })
  const { user } = await open(empty)
  expect(titles()).toEqual([
    'The near-miss',
    'Actions',
    'Closing',
    'Sign-off',
    'Missing',
    'What could still be filled in',
    'For people without Debrief',
  ])
  expect(screen.getByRole('textbox', { name: 'What nearly happened' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Add what could have happened' }))
  expect(screen.getByRole('textbox', { name: 'What could have happened' })).toBeTruthy()
})

it('a near-miss that was an incident first still shows all of its stages', async () => {
  const doc = createGitlabDocument(author)
  record.change(doc, { review: 'near-miss' })
  await open(doc)
  expect(titles()).toEqual(expect.arrayContaining(['Impact', 'Timeline', 'Five whys', 'Fishbone']))
})

it('somebody who can only read sees how far the review is, and cannot sign off', async () => {
  await open(createReviewed(), { isReadOnly: true })
  expect(side().getByText('Waiting for 2 people to sign off.')).toBeTruthy()
  expect(side().queryByRole('button', { name: 'Sign off' })).toBeNull()
})

it('whoever leads can hold a meeting instead', async () => {
  const doc = createReviewed()
  const { user } = await open(doc)
  await user.click(side().getByRole('button', { name: 'Meet about it instead' }))
  expect(record.read(doc).value.review).toBe('meeting')
})
