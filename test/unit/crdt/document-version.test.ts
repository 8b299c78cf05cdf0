import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { deletesFromText, deletesToText, getDeleteSet, hasApplied } from '../../../shared/crdt/document-version'
import { fc } from '../../support/fast-check'

/** Everything of a document's author, sent as text and asked of another document. */
const contains = (theirs: Y.Doc, mine: Y.Doc): boolean => {
  const deletes = deletesFromText(deletesToText(getDeleteSet(mine)))
  return deletes !== undefined && hasApplied(theirs, mine.clientID, Y.getState(mine.store, mine.clientID), deletes)
}

describe('the check whether a document contains what somebody wrote', () => {
  test('succeeds only once every item and every deletion has arrived', () => {
    const mine = new Y.Doc()
    const theirs = new Y.Doc()
    mine.getText('t').insert(0, 'hello')
    expect(contains(theirs, mine)).toBe(false)
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    expect(contains(theirs, mine)).toBe(true)
    mine.getText('t').delete(1, 2)
    expect(Y.getState(theirs.store, mine.clientID)).toBe(Y.getState(mine.store, mine.clientID))
    expect(contains(theirs, mine)).toBe(false)
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    expect(contains(theirs, mine)).toBe(true)
  })

  test('an update parked because an earlier one is missing does not count', () => {
    const mine = new Y.Doc()
    const updates: Uint8Array[] = []
    mine.on('update', (update: Uint8Array) => updates.push(update))
    mine.getText('t').insert(0, 'a')
    mine.getText('t').insert(1, 'b')
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, updates[1] ?? new Uint8Array())
    expect(contains(theirs, mine)).toBe(false)
    Y.applyUpdate(theirs, updates[0] ?? new Uint8Array())
    expect(contains(theirs, mine)).toBe(true)
  })

  test('deletions that were collected as garbage still count', () => {
    const mine = new Y.Doc()
    mine.getMap('m').set('k', new Y.Map([['inner', 'value']]))
    mine.getMap('m').delete('k')
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    expect(contains(theirs, mine)).toBe(true)
  })

  test('agrees with Yjs on random histories', () => {
    const edit = fc.record({
      at: fc.nat(30),
      length: fc.nat(4),
      text: fc.string({ maxLength: 4 }),
      isSent: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const mine = new Y.Doc()
        const theirs = new Y.Doc()
        const text = mine.getText('t')
        for (const { at, length, text: typed, isSent } of edits) {
          const index = Math.min(at, text.length)
          mine.transact(() => {
            text.delete(index, Math.min(length, text.length - index))
            text.insert(index, typed)
          })
          if (isSent) Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)))
          const isEqual = Y.equalSnapshots(Y.snapshot(mine), Y.snapshot(theirs))
          expect(contains(theirs, mine)).toBe(isEqual)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('text that is not a delete set is rejected without throwing', () => {
    for (const text of ['%%%', '/////w==', 'AP8=']) expect(deletesFromText(text), text).toBeUndefined()
  })
})
