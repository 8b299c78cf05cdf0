import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { setText } from '../../../shared/crdt'
import { fc } from '../../support/fast-check'

const docWith = (text: string, clientID = 1): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = clientID
  doc.getText('text').insert(0, text)
  return doc
}

/** What two people's rewrites of one text give once they are merged; who is first depends on `ids`. */
const merge = (text: string, first: string, second: string, ids = [1, 2]): string => {
  const base = docWith(text, 9)
  const [a, b] = ids.map((clientID) => {
    const doc = new Y.Doc()
    doc.clientID = clientID
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
    return doc
  }) as [Y.Doc, Y.Doc]
  setText(a.getText('text'), first)
  setText(b.getText('text'), second)
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  return a.getText('text').toString()
}

/** What a rewrite deletes and inserts, with the number of characters that it keeps before. */
const deltaOf = (before: string, after: string): unknown[] => {
  const doc = docWith(before)
  const deltas: unknown[] = []
  doc.getText('text').observe((event) => deltas.push(...event.delta))
  doc.transact(() => setText(doc.getText('text'), after))
  expect(doc.getText('text').toString()).toBe(after)
  return deltas
}

describe('rewriting a text', () => {
  it('gives two whole words if two people change one', () => {
    for (const ids of [
      [1, 2],
      [2, 1],
    ])
      expect(['Even though Although the valve leaked.', 'Although Even though the valve leaked.']).toContain(
        merge('Though the valve leaked.', 'Even though the valve leaked.', 'Although the valve leaked.', ids),
      )
  })

  it('keeps changes of other words apart', () =>
    expect(merge('The old pump ran', 'The old pump failed', 'The new pump ran')).toBe('The new pump failed'))

  it('replaces whole words, and nothing if words are only added', () => {
    expect(deltaOf('Alert fires', 'Alerts fires')).toEqual([{ delete: 6 }, { insert: 'Alerts ' }])
    expect(deltaOf('Alert fires', 'Alert never fires')).toEqual([{ retain: 6 }, { insert: 'never ' }])
    expect(deltaOf('Alert fires', 'Alert fires.')).toEqual([{ retain: 11 }, { insert: '.' }])
    expect(deltaOf('Die Übersicht', 'Die Überschrift')).toEqual([
      { retain: 4 },
      { delete: 9 },
      { insert: 'Überschrift' },
    ])
  })

  it('changes single characters where words have no spaces', () =>
    expect(deltaOf('最初のエラー', '最後のエラー')).toEqual([{ retain: 1 }, { delete: 1 }, { insert: '後' }]))

  it('looks only a little around a change in one endless word', () => {
    const deltas = deltaOf('x'.repeat(5_000), `${'x'.repeat(2_500)}y${'x'.repeat(2_499)}`)
    expect(JSON.stringify(deltas).length).toBeLessThan(300)
  })

  it('always gives the text that was wanted', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '-', 'é', '🔥', '頃', '.', '\n'), { maxLength: 12 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const doc = docWith(before.join(''))
        setText(doc.getText('text'), after.join(''))
        expect(doc.getText('text').toString()).toBe(after.join(''))
      }),
    )
  })
})
