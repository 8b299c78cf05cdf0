import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { snapshot } from '../../../shared/document'
import { listGaps } from '../../../shared/document/completeness'
import { createReport } from '../../../shared/document/report'
import { toMarkdown } from '../../../shared/document/report/markdown'
import { hasMeeting, listReviewStages, wayOf } from '../../../shared/document/review-form'
import { reviewStateOf, seesReaders, signOff, waitingText, withdrawSignOff } from '../../../shared/document/sign-off'
import { invitationText } from '../../../shared/meeting/content'
import { record, roster } from '../../../shared/meeting/incident'
import type { ReviewWay } from '../../../shared/meeting/rules'
import { stages } from '../../../shared/stages'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'

const author = testAuthor('Dana')
const now = Date.UTC(2026, 0, 7)

const createReviewed = (review: ReviewWay, people: readonly string[] = []): Y.Doc => {
  const doc = new Y.Doc()
  record.change(doc, { review })
  for (const name of people) roster.add(doc, author, { name })
  return doc
}
const messages = (doc: Y.Doc) =>
  listGaps(snapshot(doc), now)
    .filter(({ isRequired }) => isRequired)
    .map(({ message }) => message)
const stagesOf = (doc: Y.Doc) => listReviewStages(snapshot(doc)).map(({ id }) => id)

it('every stage has a place in at least one way of review, and meetings have all of them', () => {
  for (const { ways } of stages) expect(ways ?? ['meeting']).toContain('meeting')
})

it('the form of a near-miss is a part of that of a written review', () => {
  const [short, long] = [stagesOf(createReviewed('near-miss')), stagesOf(createReviewed('written'))]
  expect(short.length).toBeGreaterThan(0)
  expect(long.length).toBeGreaterThan(short.length)
  expect(long).toEqual(expect.arrayContaining(short))
})

it('what was written stays on the page when a written review becomes a near-miss', () => {
  const doc = createGitlabDocument(author)
  record.change(doc, { review: 'written' })
  const before = stagesOf(doc)
  record.change(doc, { review: 'near-miss' })
  expect(stagesOf(doc)).toEqual(before)
})

it('the severity decides on the way unless somebody chose one, and a meeting that runs is shown', () => {
  const doc = new Y.Doc()
  record.change(doc, { severity: 'P3' })
  expect([wayOf(snapshot(doc)), hasMeeting(snapshot(doc))]).toEqual(['written', false])
  record.change(doc, { review: 'meeting' })
  expect(hasMeeting(snapshot(doc))).toBe(true)
  record.change(doc, { review: '' })
  const running = snapshot(doc)
  expect(hasMeeting({ ...running, run: { ...running.run, state: { ...running.run.state, phase: 'running' } } })).toBe(
    true,
  )
})

it('a near-miss is complete without the course of an incident, its numbers and a summary', () => {
  const written = messages(createReviewed('written'))
  const short = messages(createReviewed('near-miss'))
  for (const message of ['Say when it started.', 'Choose a severity.', 'Write a summary.']) {
    expect(written).toContain(message)
    expect(short).not.toContain(message)
  }
  expect(short).toEqual(expect.arrayContaining(['Give it a title.', 'There are no lessons.']))
})

it('a review without a meeting waits for everybody who was asked, and says how many without saying who', () => {
  const doc = createReviewed('written', ['Ana', 'Bo'])
  roster.add(doc, author, { name: 'Eve', role: 'observer' })
  expect(messages(doc)).toContain('Waiting for 2 people to sign off.')
  signOff(doc, { name: 'Ana' }, { at: now })
  expect(messages(doc)).toContain('Waiting for 1 person to sign off.')
  signOff(doc, { name: 'Bo' }, { at: now })
  expect(messages(doc).filter((message) => message.includes('sign'))).toEqual([])
  withdrawSignOff(doc, { name: 'Bo' }, now)
  expect(messages(doc)).toContain(waitingText(1))
})

it('a review to which nobody was asked needs one sign-off, and a meeting none', () => {
  const doc = createReviewed('written')
  expect(messages(doc)).toContain('Nobody has signed off yet.')
  signOff(doc, { name: 'Ana' }, { at: now })
  expect(messages(doc)).not.toContain('Nobody has signed off yet.')
  expect(messages(createReviewed('meeting'))).not.toContain('Nobody has signed off yet.')
})

it('only the owner and whoever leads see who has signed off', () => {
  const doc = createReviewed('written', ['Ana', 'Bo'])
  record.change(doc, { owner: 'Ana' })
  const all = snapshot(doc)
  const [ana, bo] = reviewStateOf(all).readers.map(({ person }) => person.id)
  expect(seesReaders(all, { name: 'Ana', person: ana }, false)).toBe(true)
  expect(seesReaders(all, { name: 'Bo', person: bo }, false)).toBe(false)
  // Another person with the owner's name, of whom the roster knows another one.
  expect(seesReaders(all, { name: 'Ana', person: 'somebody-else' }, false)).toBe(false)
  expect(seesReaders(all, { name: 'Bo', person: bo }, true)).toBe(true)
})

it('the report says how many have signed off and when, never who', () => {
  const doc = createReviewed('written')
  signOff(doc, { name: 'Ana Secret' }, { at: now })
  signOff(doc, { name: 'Bo Secret' }, { at: now + 86_400_000 })
  const text = toMarkdown('A title', createReport(snapshot(doc), now))
  expect(text).toContain('Signed off by 2 people on 8 Jan 2026')
  expect(text).not.toContain('Secret')
  record.change(doc, { review: 'meeting' })
  expect(toMarkdown('A title', createReport(snapshot(doc), now))).not.toContain('Signed off')
})

it.each(['written', 'near-miss'] as const)('the invitation to a review says that there is no meeting: %s', (way) => {
  const text = invitationText({ title: 'Checkout failed', facilitator: '', link: 'debrief://join#abc', way })
  expect(text).toContain('blameless')
  expect(text).toContain('sign off')
  expect(text).toContain('\nOpen it: debrief://join#abc')
  expect(text).not.toMatch(/invited|before we meet|\bjoin:/i)
})
