import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeDeletes, getDeleteSet } from '../../../../shared/crdt/document-version'
import { checkState, docWithRetiredRoots } from '../../../../shared/crdt/update-guard'
import { migrate, snapshot, toMeeting } from '../../../../shared/document'
import { createReport, toMarkdown } from '../../../../shared/document/report'
import { parseFile } from '../../../../shared/file'
import { getBallotState } from '../../../../shared/meeting/ballots'
import { feedback } from '../../../../shared/stages/closing/model'
import { causeVotes } from '../../../../shared/stages/fishbone/model'
import { fc } from '../../../support/fast-check'

/** A file as the version before wrote it: votes and feedback under names and roster ids, some taken back. */
const oldFile = readFileSync(new URL('../../../fixtures/former/votes-by-name.debrief.json', import.meta.url), 'utf8')
const oldState = (): Uint8Array => {
  const parsed = parseFile(oldFile)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.file.crdt
}

/** What ties an answer to somebody in a document of that version. */
const ties = ['fishbone.votes', 'closing.feedback', 'Olga Former', '|former-', '"worth"', 'worth']
const expectNoTies = (bytes: Uint8Array | string): void => {
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')
  for (const tie of ties) expect(text.includes(tie), tie).toBe(false)
}

const openMigrated = (...updates: Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  expect(migrate(doc, updates)).toBe(true)
  return doc
}

const counted = (doc: Y.Doc) => ({
  votes: getBallotState(causeVotes.read(doc).value),
  feedback: getBallotState(feedback.read(doc).value),
})

const expected = {
  votes: {
    round: 0,
    isOpen: false,
    tally: { voters: 4, counts: { 'fishbone.causes/former-0006': 4, 'fishbone.causes/former-0007': 1 }, texts: [] },
  },
  feedback: {
    round: 0,
    isOpen: false,
    tally: { voters: 3, counts: { 3: 1, 4: 1, 5: 1 }, texts: ['A shorter timeline', 'Start on time'] },
  },
}

describe('a document with votes and feedback by name', () => {
  test('keeps the counts, each person once, and loses the names from every byte', () => {
    expect(Buffer.from(oldState()).toString('utf8')).toContain('Olga Former')
    const doc = openMigrated(oldState())
    expect(counted(doc)).toEqual(expected)
    expectNoTies(Y.encodeStateAsUpdate(doc))
    expectNoTies(JSON.stringify(toMeeting(doc)))
    expect(toMarkdown('Report', createReport(snapshot(doc), 0))).toMatch(
      /No team owned the restore\W+(?:br\W+)?4 votes/,
    )
    expect(migrate(doc, [Y.encodeStateAsUpdate(doc)])).toBe(false)
  })

  test('is still the same document: nothing is exchanged with a copy that was not openMigrated since', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, oldState())
    const old = docWithRetiredRoots()
    Y.applyUpdate(old, oldState())
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(old))
    Y.applyUpdate(old, Y.encodeStateAsUpdate(doc))
    expect(encodeDeletes(getDeleteSet(old))).toEqual(encodeDeletes(getDeleteSet(doc)))
    expect(old.getMap('closing.feedback').size).toBe(0)
  })

  test('counts nothing twice when it is openMigrated on two machines and merged, in any order and repeatedly', () => {
    const left = openMigrated(oldState())
    const right = openMigrated(oldState())
    for (let round = 0; round < 2; round += 1) {
      Y.applyUpdate(left, Y.encodeStateAsUpdate(right))
      Y.applyUpdate(right, Y.encodeStateAsUpdate(left))
      // A copy that was never opened since comes in as well.
      Y.applyUpdate(left, oldState())
      migrate(left, [oldState()])
    }
    for (const doc of [left, right]) {
      expect(counted(doc)).toEqual(expected)
      expectNoTies(Y.encodeStateAsUpdate(doc))
    }
  })

  test('keeps every valid vote among invalid ones, and can be reopened however many there are', () => {
    const old = docWithRetiredRoots()
    Y.applyUpdate(old, oldState())
    const votes = old.getMap('fishbone.votes')
    const comments = old.getMap('closing.feedback')
    old.transact(() => {
      for (const choice of ['', 'constructor', 'x'.repeat(201)]) votes.set(`${choice}|Eve`, true)
      for (let n = 0; n < 25_000; n += 1) votes.set(`z ${n}|Zed ${n}`, true)
      for (let n = 0; n < 25_000; n += 1) comments.set(`Zed ${n}`, { worth: 1, comment: `comment ${n}` })
    })
    const doc = openMigrated(Y.encodeStateAsUpdate(old))
    expect(counted(doc).votes.tally?.counts).toMatchObject(expected.votes.tally.counts)
    expect(counted(doc).feedback.tally?.voters).toBeGreaterThan(500)
    expect(checkState(Y.encodeStateAsUpdate(doc))).toBeUndefined()
  })

  test('is distinguished from one in which a text only mentions the name of the votes’ root', () => {
    const doc = new Y.Doc()
    doc.getText('record.whatHappened').insert(0, 'The key fishbone.votes was missing in closing.feedback')
    expect(migrate(doc, [Y.encodeStateAsUpdate(doc)])).toBe(false)
  })

  test('loses the names from copies in which older pages kept voting too, and counts nobody twice', () => {
    const cause = 'fishbone.causes/former-0007'
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('Ada', 'Ben', 'Cy', 'Di'), { maxLength: 4 }),
        fc.boolean(),
        (more, isLive) => {
          const old = docWithRetiredRoots()
          Y.applyUpdate(old, oldState())
          const doc = openMigrated(oldState())
          for (const name of more) old.getMap('fishbone.votes').set(`${cause}|${name} Elder`, true)
          // One who had said something changes it: such an item names no root, only its neighbor.
          old.getMap('closing.feedback').set('Olga Former', { worth: 1, comment: 'One big room' })
          const theirs = Y.encodeStateAsUpdate(old, isLive ? Y.encodeStateVector(doc) : undefined)
          Y.applyUpdate(doc, theirs)
          if (!isLive) migrate(doc, [theirs])
          const state = Y.encodeStateAsUpdate(doc)
          expectNoTies(state)
          expect(Buffer.from(state).toString('utf8')).not.toContain('|Ada')
          expect(Buffer.from(state).toString('utf8')).not.toContain('Elder')
          expect(counted(doc).feedback.tally?.voters).toBe(3)
          // What an older page says live has no ballot to go to; a file brings its own count.
          expect(counted(doc).votes.tally?.counts[cause]).toBe(isLive ? 1 : 1 + more.length)
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(openMigrated(oldState())))
          expect(counted(doc).votes.tally?.counts['fishbone.causes/former-0006']).toBe(4)
        },
      ),
    )
  })
})
