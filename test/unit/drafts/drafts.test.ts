import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDocument, type Snapshot, snapshot } from '../../../shared/document'
import {
  createDraftWriter,
  type DraftSentence,
  drafts,
  findPlace,
  hasField,
  sourceLabel,
} from '../../../shared/document/drafts'
import { record, roster } from '../../../shared/meeting/incident'
import { addProblem, answers, answerWhy } from '../../../shared/stages/five-whys/model'
import { addEvent, events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { createCrowdedDocument } from '../../support/crowded-document'
import { createGitlabDocument } from '../../support/gitlab-document'

const now = Date.UTC(2026, 0, 7)

const documents = {
  'an incident as it was': createGitlabDocument(testAuthor()),
  'a crowded one': createCrowdedDocument(testAuthor()),
  'one that nobody has written in': createDocument({ title: '', length: 90 }, testAuthor()),
  'a blank one': new Y.Doc(),
  'one that is known by its title': createDocument({ title: 'Checkout failed for an hour', length: 90 }, testAuthor()),
}

const write = (snap: Snapshot, id: string): DraftSentence[] => {
  const draft = drafts.find((one) => one.id === id)
  return draft ? createDraftWriter(snap, now)(draft).sentences : []
}

const textOf = (doc: Y.Doc, id: string): string =>
  write(snapshot(doc), id)
    .map(({ text }) => text)
    .join('\n')

describe.each(drafts.map((draft) => [draft.title, draft] as const))('the draft “%s”', (_title, draft) => {
  test.each(Object.entries(documents))('leads from every sentence to its records, in %s', (_which, doc) => {
    const snap = snapshot(doc)
    const { sentences } = createDraftWriter(snap, now)(draft)
    for (const { refs } of sentences) {
      expect(refs.length).toBeGreaterThan(0)
      for (const ref of refs) {
        expect(hasField(snap, ref), JSON.stringify(ref)).toBe(true)
        expect(sourceLabel(snap, ref)).not.toBe('')
      }
    }
    expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length)
    expect(createDraftWriter(snapshot(doc), now)(draft).sentences).toEqual(sentences)
  })

  test('has a place in the document and consists of short, whole sentences', () => {
    const snap = snapshot(documents['a crowded one'])
    const place = findPlace(snap, draft)
    expect(place && (place.kind === 'rows' || hasField(snap, place.ref))).toBe(true)
    for (const { text, capture } of write(snap, draft.id)) {
      expect(text.length).toBeLessThan(700)
      expect(text).not.toMatch(/\n|undefined|null|NaN/)
      if (!capture) expect(text).toMatch(/[.!?…]$/)
    }
  })

  test('claims nothing of a document that holds nothing', () => {
    expect(textOf(documents['a blank one'], draft.id)).toBe('')
    expect(textOf(documents['one that nobody has written in'], draft.id)).toBe('')
  })

  test('names nobody', () => {
    const doc = createGitlabDocument(testAuthor())
    const [event] = events.read(doc).value.filter(({ kind }) => kind === 'decision')
    events.rewrite(doc, event?.id ?? '', 'text', 'Marisol decided to re-seed the secondary')
    record.rewrite(doc, 'whatHappened', 'Ilya was on call. The site went down.')
    const names = roster.read(doc).value.map(({ name }) => name)
    const text = textOf(doc, draft.id)
    for (const name of names) expect(text).not.toContain(name)
  })
})

test('what names a person is counted, so that nothing is dropped in silence', () => {
  const doc = createGitlabDocument(testAuthor())
  record.rewrite(doc, 'whatHappened', 'Ilya was on call. The site went down.')
  const [summary] = drafts
  expect(summary && createDraftWriter(snapshot(doc), now)(summary).named).toBe(1)
})

test('the GitLab incident reads as somebody would write it', () => {
  const doc = createGitlabDocument(testAuthor())
  expect(textOf(doc, 'summary')).toMatchInlineSnapshot(`
    "On 31 January 2017, a P1 incident affected GitLab.com and PostgreSQL for 18 hours 33 minutes.
    Load on the primary database rose sharply and replication to the only secondary stopped. While the secondary was being re-seeded, the data directory of the primary was removed instead of the secondary’s.
    GitLab.com could not be used for about 18 hours, and what people had done in the six hours before was gone from issues, comments and accounts.
    This was possible because replication was set up by hand and never written down as a procedure, and because no team owned testing that a restore works.
    Our hosts look alike at the moment when telling them apart matters most.
    Four actions follow, among them: show host name and role in color in every database shell prompt, restore the newest backup into staging every day and alert when it fails, and archive WAL to object storage for 7 days."
  `)
  expect(textOf(doc, 'effects')).toMatchInlineSnapshot(`
    "On 31 January 2017, a P1 incident affected GitLab.com and PostgreSQL for 18 hours 33 minutes.
    GitLab.com was not available for about 18 hours.
    For about 5,000 projects, changes of about six hours were lost.
    About 5,000 comments were written between 17:20 and 23:30 UTC and lost.
    About 700 accounts were newly made and lost.
    Engineering time: 18 hours of restoring from slow disks, streamed in public.
    It was detected at once and mitigated after 17 hours 33 minutes."
  `)
  expect(textOf(doc, 'course')).toMatchInlineSnapshot(`
    "The first sign came on 31 January 2017 at 19:00 UTC: Database load rises sharply; spam is suspected.
    Decision on 31 January 2017 at 22:30 UTC: Re-seeding the secondary starts; pg_basebackup waits without a word.
    The incident began on 31 January 2017 at 23:27 UTC: A data directory is removed to retry the re-seed, on the primary; it is stopped after a second or two.
    It was detected at once.
    On 1 February 2017 at 00:30 UTC: The snapshot of 17:20 is chosen as the newest copy.
    It was mitigated on 1 February 2017 at 17:00 UTC, 17 hours 33 minutes after it began: The database is restored, without webhooks.
    It was resolved on 1 February 2017 at 18:00 UTC, after 18 hours 33 minutes: GitLab.com is available again."
  `)
  expect(textOf(doc, 'causes')).toMatchInlineSnapshot(`
    "Our hosts look alike at the moment when telling them apart matters most.
    A backup that nobody restores is a hope, not a backup.
    Root cause: Replication was set up by hand and never written down as a procedure.
    Root cause: No team owned testing that a restore works.
    Contributing factor: Re-seeding a secondary is done by hand in a shell on production.
    Contributing factor: Mails about the failures were rejected and reached nobody.
    Contributing factor: Few had ever re-seeded a secondary, and never under load.
    Contributing factor: It was late in the evening, after hours of fighting spam and load."
  `)
  expect(textOf(doc, 'lessons')).toMatchInlineSnapshot(`
    "It was detected at once
    This snapshot, made for an unrelated experiment, became the newest usable copy
    Removing a reported account in the background added to the load
    The WAL segments that the secondary needed were already gone from the primary, and WAL was not archived
    About 4.5 GB of about 300 GB were left; nothing showed which host the shell was on
    The client was 9.2 and the server 9.6; mails about the failures were rejected for want of a DMARC signature
    Replication was set up by hand and never written down as a procedure
    No team owned testing that a restore works"
  `)
})

describe('a sentence', () => {
  const incident = (values: Parameters<typeof record.change>[1]): Y.Doc => {
    const doc = new Y.Doc()
    record.change(doc, values)
    return doc
  }
  const start = Date.UTC(2026, 2, 1, 9, 30)

  test.each([
    [{ severity: 'P2', resolvedAt: start + 61 * 60_000 }, 'On 1 March 2026, a P2 incident lasted 1 hour 1 minute.'],
    [{ severity: 'S1', resolvedAt: start + 43_000 }, 'On 1 March 2026, an S1 incident lasted 43 seconds.'],
    [
      { severity: 'SEV-1', services: ['a', 'b', 'c'], resolvedAt: start + 51 * 3_600_000 },
      'On 1 March 2026, a SEV-1 incident affected a, b, and c for 2 days 3 hours.',
    ],
    [{ services: ['search'] }, 'On 1 March 2026, an incident affected search.'],
    [{ severity: 'P1', resolvedAt: start - 60_000 }, ''],
  ])('of when and how long, with %j, is “%s”', (values, expected) => {
    const doc = incident({ startedAt: start, ...values })
    expect(write(snapshot(doc), 'summary').find(({ id }) => id === 'length')?.text ?? '').toBe(expected)
  })

  test('uses the title only if it tells what happened', () => {
    expect(textOf(incident({ title: 'Checkout failed for 40 minutes' }), 'summary')).toBe(
      'Checkout failed for 40 minutes.',
    )
    expect(textOf(incident({ title: 'Two coasts, two histories' }), 'summary')).toBe('')
  })

  test('keeps its wording when an event is added that it does not speak of', () => {
    const doc = createGitlabDocument(testAuthor())
    const before = write(snapshot(doc), 'course')
    addEvent(doc, testAuthor('Ada'), {
      at: Date.UTC(2017, 0, 31, 23, 45),
      text: 'Somebody is paged',
      isStarred: true,
      kind: 'escalation',
    })
    const after = write(snapshot(doc), 'course')
    expect(after).toHaveLength(before.length + 1)
    for (const { text } of before) expect(after.map((one) => one.text)).toContain(text)
  })

  test('says of a cause without evidence that it is not confirmed', () => {
    const [doc, author] = [new Y.Doc(), testAuthor()]
    const answer = answerWhy(doc, author, addProblem(doc, author, 'It broke'), null, 'The limit was too low')
    answers.change(doc, answer, { mark: 'root-cause', isHypothesis: true })
    expect(textOf(doc, 'causes')).toBe('Not confirmed yet: The limit was too low.')
    expect(textOf(doc, 'summary')).toBe('')
  })
})
