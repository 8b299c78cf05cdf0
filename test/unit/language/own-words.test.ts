import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDismissals } from '../../../renderer/language/dismissals'
import { createOwnWords, intersectOwn, MAX_NOTED_RANGES } from '../../../renderer/language/own-words'
import { createDrafts } from '../../../renderer/session/drafts'

const noDrafts = () => createDrafts({ documentId: 'test' })
const getText = (doc: Y.Doc): Y.Text => doc.getText('text')
/** The stretches of a text in ranges, as words. */
const words = (text: Y.Text, ranges: readonly { start: number; end: number }[]): string[] =>
  ranges.map(({ start, end }) => text.toString().slice(start, end))

const exchange = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
}

describe('own words', () => {
  test('are those that were typed on this page, between those of others', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
    const own = createOwnWords(mine, noDrafts())
    getText(theirs).insert(0, 'They wrote this. ')
    exchange(mine, theirs)
    expect(own.rangesIn(getText(mine))).toEqual([])
    getText(mine).insert(5, 'both ')
    getText(mine).insert(getText(mine).length, 'I wrote that.')
    exchange(mine, theirs)
    expect(words(getText(mine), own.rangesIn(getText(mine)))).toEqual(['both ', 'I wrote that.'])
  })

  test('outlive what is deleted around them, and characters of two code units', () => {
    const doc = new Y.Doc()
    const own = createOwnWords(doc, noDrafts())
    const text = getText(doc)
    text.insert(0, 'one 👩‍🚒 two three')
    text.delete(0, 4)
    expect(words(text, own.rangesIn(text))).toEqual(['👩‍🚒 two three'])
  })

  test('are not those that were written down for somebody else, even in the middle of a sentence', () => {
    const doc = new Y.Doc()
    const own = createOwnWords(doc, noDrafts())
    const text = getText(doc)
    text.insert(0, 'Mine. ')
    own.transcribe(() => text.insert(text.length, 'Theirs. '))
    text.insert(text.length, 'Mine again.')
    expect(words(text, own.rangesIn(text))).toEqual(['Mine. ', 'Mine again.'])
    own.setTranscribing(true)
    text.insert(0, 'Theirs too. ')
    own.setTranscribing(false)
    expect(words(text, own.rangesIn(text))).toEqual(['Mine. ', 'Mine again.'])
  })

  test('are recognized after the page is reopened', () => {
    const drafts = noDrafts()
    const before = new Y.Doc()
    const first = createOwnWords(before, drafts)
    getText(before).insert(0, 'Mine. ')
    first.transcribe(() => getText(before).insert(6, 'Theirs.'))
    first.close()
    const after = new Y.Doc()
    Y.applyUpdate(after, Y.encodeStateAsUpdate(before))
    const own = createOwnWords(after, drafts)
    expect(words(getText(after), own.rangesIn(getText(after)))).toEqual(['Mine. '])
  })

  test('keep their author when undo restores them', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
    const own = createOwnWords(mine, noDrafts())
    getText(theirs).insert(0, 'Theirs. ')
    exchange(mine, theirs)
    const text = getText(mine)
    const undo = new Y.UndoManager(text, { captureTimeout: 0 })
    text.insert(8, 'Mine. ')
    own.transcribe(() => text.insert(14, 'Noted.'))
    text.delete(0, text.length)
    undo.undo()
    expect(text.toString()).toBe('Theirs. Mine. Noted.')
    expect(words(text, own.rangesIn(text))).toEqual(['Mine. '])
    own.setTranscribing(true)
    undo.redo()
    undo.undo()
    expect(text.toString()).toBe('Theirs. Mine. Noted.')
    expect(words(text, own.rangesIn(text))).toEqual(['Mine. '])
  })

  test('are remembered in bounded space, and what was written down for others never counts among them', () => {
    const drafts = noDrafts()
    const doc = new Y.Doc()
    const own = createOwnWords(doc, drafts)
    const text = getText(doc)
    for (let count = 0; count < MAX_NOTED_RANGES + 10; count += 1) {
      own.transcribe(() => text.insert(text.length, 'T'))
      text.insert(text.length, 'm')
    }
    expect(drafts.read('own words').match(/-/g)).toHaveLength(MAX_NOTED_RANGES)
    expect(words(text, own.rangesIn(text))).toEqual(new Array(MAX_NOTED_RANGES).fill('m'))
  })

  test('count where they make up at least half of a finding', () => {
    expect(intersectOwn({ start: 0, end: 10 }, [{ start: 0, end: 5 }])).toEqual([{ start: 0, end: 5 }])
    expect(intersectOwn({ start: 0, end: 10 }, [{ start: 0, end: 4 }])).toEqual([])
    expect(intersectOwn({ start: 4, end: 8 }, [{ start: 0, end: 20 }])).toEqual([{ start: 4, end: 8 }])
  })
})

describe('a dismissed finding', () => {
  const key = 'timeline.events/1/text'

  test('is dismissed in its own text only, by kind', () => {
    const dismissals = createDismissals(noDrafts())
    dismissals.dismiss(key, 'judgement')
    dismissals.dismiss(key, 'counterfactual')
    expect([...dismissals.get(key)].sort()).toEqual(['counterfactual', 'judgement'])
    expect(dismissals.get('timeline.events/2/text').size).toBe(0)
  })

  test('in a draft stays dismissed in the row that it becomes, even once that is rewritten, but not in the next draft', () => {
    const dismissals = createDismissals(noDrafts())
    dismissals.dismiss('draft/timeline', 'judgement')
    dismissals.carryOver('draft/timeline', 'That was  sloppy')
    expect(dismissals.get('draft/timeline').size).toBe(0)
    dismissals.settle('timeline.events/2/text', 'Something else')
    dismissals.settle(key, 'That was sloppy')
    expect([...dismissals.get(key)]).toEqual(['judgement'])
    expect(dismissals.get('timeline.events/2/text').size).toBe(0)
  })

  test('takes little space, however long the text', () => {
    const drafts = noDrafts()
    const dismissals = createDismissals(drafts)
    const long = 'That was sloppy. '.repeat(1_000)
    dismissals.dismiss('draft/timeline', 'judgement')
    dismissals.carryOver('draft/timeline', long)
    expect(drafts.read('fine here').length).toBeLessThan(300)
    dismissals.settle(key, long)
    expect([...dismissals.get(key)]).toEqual(['judgement'])
  })

  test('notifies listeners', () => {
    const dismissals = createDismissals(noDrafts())
    let calls = 0
    const stop = dismissals.subscribe(() => {
      calls += 1
    })
    dismissals.dismiss(key, 'judgement')
    stop()
    dismissals.dismiss(key, 'human-error')
    expect(calls).toBe(1)
  })
})
