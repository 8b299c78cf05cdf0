import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type ChangedIds, getChangedIds } from '../../../shared/crdt'
import { createSnapshotReader, snapshot } from '../../../shared/document'
import { createGapReader, groupByPart, listGaps } from '../../../shared/document/completeness'
import { findPlaceholder } from '../../../shared/document/placeholder-text'
import { record, roster } from '../../../shared/meeting/incident'
import { addOwnSection, chooseTemplate, templateTexts } from '../../../shared/meeting/report'
import { stages } from '../../../shared/stages'
import { actions, addAction } from '../../../shared/stages/actions/model'
import { agreed, closing } from '../../../shared/stages/closing/model'
import { addEvent } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { createBusyDocument } from '../../support/busy-document'

const now = Date.UTC(2026, 2, 1)
const author = testAuthor('Dana')

const gapsOf = (doc: Y.Doc) => listGaps(snapshot(doc), now)
const missingIn = (doc: Y.Doc): string[] =>
  gapsOf(doc)
    .filter(({ isRequired }) => isRequired)
    .map(({ message }) => message)

/** A long meeting whose document has all that is required. */
const createComplete = (): Y.Doc => {
  const doc = createBusyDocument(author)
  for (const { id } of actions.read(doc).value) actions.change(doc, id, { owner: 'Platform', due: '2026-04-01' })
  return doc
}

describe('what is missing in a postmortem', () => {
  it('is the same when it is read again after each edit as when it is read for the first time', () => {
    const doc = createComplete()
    const snapshots = createSnapshotReader(doc)
    const read = createGapReader()
    let changes: ChangedIds | undefined
    doc.on('afterTransaction', (transaction) => {
      changes = getChangedIds(transaction)
    })
    const edits: [edit: () => unknown, missing: RegExp][] = [
      [() => addAction(doc, author, { text: 'Rehearse the restore' }), /Rehearse the restore.*owner/],
      [() => record.change(doc, { severity: '' }), /severity/],
      [() => closing.rewrite(doc, 'summary', 'TODO: write it'), /TODO/],
      [() => chooseTemplate(doc, author, 'context'), /Context/],
      [() => record.rewrite(doc, 'whatHappened', 'At [Time] it began.'), /\[Time\]/],
    ]
    read(snapshots.read(), now)
    for (const [edit, missing] of edits) {
      edit()
      const gaps = read(snapshots.read(changes), now)
      expect(gaps).toEqual(gapsOf(doc))
      expect(gaps.map(({ message }) => message).join('\n')).toMatch(missing)
    }
    const inTheFuture = addEvent(doc, author, { text: 'It ends', at: now + 3_600_000 })
    expect(inTheFuture).toBeTruthy()
    const later = snapshots.read(changes)
    const isFuture = ({ message }: { message: string }): boolean => /future/.test(message)
    expect(read(later, now).some(isFuture)).toBe(true)
    expect(read(later, now + 7_200_000).some(isFuture)).toBe(false)
  })

  it('is said of a row within reach of a glance, however long its text is', () => {
    const doc = createComplete()
    addAction(doc, author, { text: 'Rehearse the restore. '.repeat(90) })
    const about = missingIn(doc).filter((message) => message.startsWith('“Rehearse'))
    expect(about.map((message) => message.slice(message.indexOf('…')))).toEqual([
      '…” has no owner.',
      '…” has no due date.',
    ])
    expect(Math.max(...about.map(({ length }) => length))).toBeLessThan(125)
  })

  it('is all that guides ask for in an empty one, each with a place where it is filled in', () => {
    const gaps = gapsOf(new Y.Doc())
    expect(gaps.filter(({ isRequired }) => isRequired).map(({ part, message }) => `${part}: ${message}`)).toEqual([
      'The incident: Give it a title.',
      'The incident: Say when it started.',
      'The incident: Say when it was resolved.',
      'The incident: Choose an owner for the postmortem.',
      'The incident: Write down what made it possible.',
      'Impact: Choose a severity.',
      'Impact: Add a number that says what users felt.',
      'Timeline: The timeline has no events.',
      'Actions: There are no actions.',
      'Closing: Write a summary.',
      'Closing: There are no lessons.',
    ])
    for (const { stage, ref } of gaps) expect(stage ?? ref?.field).toBeTruthy()
  })

  it('is nothing in a complete one', () => expect(missingIn(createComplete())).toEqual([]))

  it.each([
    ['Say when it started.', (doc: Y.Doc) => record.change(doc, { startedAt: null })],
    ['Choose an owner for the postmortem.', (doc: Y.Doc) => record.change(doc, { owner: ' ' })],
    ['Choose a severity.', (doc: Y.Doc) => record.change(doc, { severity: '' })],
    ['Write a summary.', (doc: Y.Doc) => closing.rewrite(doc, 'summary', '')],
    ['“Rehearse” has no owner.', (doc: Y.Doc) => addAction(doc, author, { text: 'Rehearse', due: '2026-05-01' })],
    ['“Rehearse” has no due date.', (doc: Y.Doc) => addAction(doc, author, { text: 'Rehearse', owner: 'Platform' })],
    [
      '“[Number of users]” still has to be replaced.',
      (doc: Y.Doc) => addEvent(doc, author, { at: 1, text: 'It hit [Number of users] users' }),
    ],
    ['“TBD” still has to be replaced.', (doc: Y.Doc) => record.rewrite(doc, 'whyNotCaughtEarlier', 'TBD')],
    ['Detected: This is in the future.', (doc: Y.Doc) => record.change(doc, { detectedAt: now + 1 })],
  ])('is told once: %s', (message, change) => {
    const doc = createComplete()
    change(doc)
    expect(missingIn(doc).filter((one) => one === message)).toEqual([message])
  })

  it('takes a cause from any stage for what made it possible', () => {
    const doc = createComplete()
    record.rewrite(doc, 'whatMadeItPossible', '')
    expect(gapsOf(doc).find(({ ref }) => ref?.field === 'whatMadeItPossible')).toMatchObject({ isRequired: false })
  })

  it('names a chosen section without text, which no report needs', () => {
    const doc = createComplete()
    chooseTemplate(doc, author, 'context')
    addOwnSection(doc, author, { title: '' })
    const ofSections = () => gapsOf(doc).filter(({ part }) => part === 'Report sections')
    expect(ofSections().map(({ message, isRequired }) => [message, isRequired])).toEqual([
      ['“Context” has no text yet.', false],
      ['A section without a title has no text yet.', false],
    ])
    templateTexts.text(doc, 'context').insert(0, '[Describe the background]')
    expect(ofSections().map(({ message }) => message)).toContain(
      '“[Describe the background]” still has to be replaced.',
    )
  })

  it('never concerns a person or the meeting: who agreed, took notes, read the rules or voted', () => {
    const doc = createComplete()
    for (const { id } of roster.read(doc).value) roster.change(doc, id, { role: 'observer', hasAttended: false })
    for (const key of Object.keys(agreed.read(doc).value)) agreed.set(doc, key, undefined)
    expect(gapsOf(doc).filter(({ message }) => /agreed|notes|rules|votes|Dana|Noor/.test(message))).toEqual([])
  })

  it('is grouped by the part that it belongs to', () => {
    const groups = groupByPart(gapsOf(new Y.Doc()))
    const titles = ['The incident', ...stages.map(({ title }) => title)]
    expect(groups.map(({ part }) => part)).toEqual(titles.filter((title) => groups.some(({ part }) => part === title)))
    expect(groups.flatMap(({ gaps }) => gaps)).toHaveLength(gapsOf(new Y.Doc()).length)
  })
})

describe('what a template leaves in a text', () => {
  it.each([
    '[Date]',
    '[Start time] to [End time] ([X] minutes)',
    '[Number or percentage of users affected, what they experienced]',
    '[What monitoring gaps allowed this to reach production]',
    'The cause is TBD.',
    'TODO: ask the payments team',
    'At XX:XX the alert fired',
    'It cost ???',
    'Dear {{customer}}',
    'Lorem ipsum dolor sit amet',
    'Ask <your team>',
  ])('is found: %s', (text) => expect(findPlaceholder(text)).toBeTruthy())

  it.each([
    'The log said [INFO] and [1], and [x] was ticked',
    'See [the dashboard](https://example.com) and [link](https://example.com)',
    'We removed an old TODO from the retry code',
    'Why did it take so long??',
    'max_wal_senders[0] was 3; a < b > c',
    '[redacted] lost 6 GB',
    'The 20x increase at 10:20',
  ])('is not found: %s', (text) => expect(findPlaceholder(text)).toBeUndefined())
})
