import * as encoding from 'lib0/encoding'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { reapplyDetachedEdits, storeDetachedEdits } from '../../renderer/session/detached-edits'
import { createOwnChanges } from '../../renderer/session/own-changes'
import { createUnsharedChangesStore } from '../../renderer/session/unshared-changes'
import {
  applyDetachedEdits,
  createDocument,
  detachEdits,
  meetingSections,
  mergeDivergedText,
  toMeeting,
} from '../../shared/document'
import { events } from '../../shared/stages/timeline/model'
import { collectedUpdate } from '../support/hostile-updates'
import { createMemoryStorage } from '../support/memory-storage'

let ids = 0
const author = {
  name: 'Ann',
  now: () => Date.UTC(2026, 2, 1),
  newId: () => `id-${++ids}`,
}

/** A host's document and a page that has it, is away from now on, and types. */
const pageAway = () => {
  const host = createDocument({ title: 'Outage' }, author)
  const page = new Y.Doc()
  Y.applyUpdate(page, Y.encodeStateAsUpdate(host))
  let isSeen = true
  const own = createOwnChanges(page, () => isSeen)
  page.getText('record.whatHappened').insert(0, 'Seen. ')
  Y.applyUpdate(host, Y.encodeStateAsUpdate(page, Y.encodeStateVector(host)))
  own.settle()
  isSeen = false
  return { host, page, own, return: () => (isSeen = true) }
}

/** Exchanges states as page and host do; false if the page would not take the host's part in. */
const exchange = ({ host, page, own }: ReturnType<typeof pageAway>): boolean => {
  const answer = Y.encodeStateAsUpdate(host, Y.encodeStateVector(page))
  if (own.isForeign(answer) || own.isForeignVector(Y.encodeStateVector(host))) return false
  Y.applyUpdate(page, answer, 'host')
  Y.applyUpdate(host, Y.encodeStateAsUpdate(page, Y.encodeStateVector(host)))
  own.markSeen()
  return true
}

describe('a page whose client id is used by someone else', () => {
  test('keeps what was typed while it was disconnected, and applies it again under another client id', () => {
    const meeting = pageAway()
    const { host, page, own } = meeting
    const text = page.getText('record.whatHappened')
    text.insert(text.length, 'Written on the train. ')
    const row = events.add(page, author, { text: 'The pool was exhausted' })
    meetingSections.record.change(page, { severity: 'SEV 1' })
    const used = Y.getState(page.store, page.clientID) - Y.getState(host.store, page.clientID)
    Y.applyUpdate(host, collectedUpdate(page.clientID, Y.getState(host.store, page.clientID), used))

    expect(exchange(meeting)).toBe(false)
    expect(text.toString()).toBe('Seen. Written on the train. ')

    storeDetachedEdits('d', detachEdits(page, own.fieldChanges()))
    host.getText('record.whatHappened').insert(0, 'Others wrote too. ')
    const again = new Y.Doc()
    Y.applyUpdate(again, Y.encodeStateAsUpdate(host))
    expect(reapplyDetachedEdits('d', again, author)).toEqual({ kept: expect.any(Number), left: [] })
    Y.applyUpdate(host, Y.encodeStateAsUpdate(again))
    const saved = host.getText('record.whatHappened').toString()
    expect(saved).toContain('Others wrote too. ')
    expect(saved).toContain('Seen. ')
    expect(saved).toContain('Written on the train. ')
    expect(events.read(host).value.map(({ id, text: typed }) => [id, typed])).toEqual([[row, 'The pool was exhausted']])
    expect(meetingSections.record.read(host).value.severity).toBe('SEV 1')
    expect(again.clientID).not.toBe(page.clientID)
    expect(reapplyDetachedEdits('d', again, author).kept).toBe(0)
  })

  test('detects this by a collected struct, by a plain one and by a state vector beyond its own clock', () => {
    const { page, own } = pageAway()
    const clock = Y.getState(page.store, page.clientID)
    page.getText('record.whatHappened').insert(0, 'away ')
    expect(own.isForeign(collectedUpdate(page.clientID, clock, 2))).toBe(true)
    expect(own.isForeign(collectedUpdate(page.clientID, clock + 5, 2))).toBe(true)
    const vector = encoding.encode((encoder) => {
      for (const number of [1, page.clientID, clock + 3]) encoding.writeVarUint(encoder, number)
    })
    expect(own.isForeignVector(vector)).toBe(true)
  })

  test('detects this also if its id is written in more bytes than it needs', () => {
    const { page, own } = pageAway()
    const clock = Y.getState(page.store, page.clientID)
    page.getText('record.whatHappened').insert(0, 'away ')
    const id = encoding.encode((encoder) => encoding.writeVarUint(encoder, page.clientID))
    const longer = [...id.slice(0, -1), (id.at(-1) ?? 0) | 0x80, 0]
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, 1)
      for (const byte of longer) encoding.writeUint8(encoder, byte)
      encoding.writeVarUint(encoder, clock)
      encoding.writeUint8(encoder, 0)
      encoding.writeVarUint(encoder, 5)
      encoding.writeVarUint(encoder, 0)
    })
    expect(Y.decodeUpdate(update).structs[0]?.id.client).toBe(page.clientID)
    expect(own.isForeign(update)).toBe(true)
  })

  test('detects that its words were swallowed while it was connected', () => {
    const meeting = pageAway()
    const { page, own } = meeting
    meeting.return()
    const clock = Y.getState(page.store, page.clientID)
    page.getText('record.whatHappened').insert(0, 'swallowed ')
    expect(own.isForeign(collectedUpdate(page.clientID, clock, 10))).toBe(true)
  })
})

describe('a page that was closed before it could share what it typed', () => {
  /** Types offline and closes; then the same browser opens the document again, from its own copy. */
  const reopened = () => {
    const { host, page, own } = pageAway()
    const storage = createMemoryStorage()
    const text = page.getText('record.whatHappened')
    text.insert(text.length, 'Written on the train. ')
    createUnsharedChangesStore('d', storage).write([page.clientID], own.unshared())
    const next = new Y.Doc()
    Y.applyUpdate(next, Y.encodeStateAsUpdate(page), 'copy')
    const nextOwn = createOwnChanges(next, () => false, createUnsharedChangesStore('d', storage).read())
    return { host, before: page, storage, meeting: { host, page: next, own: nextOwn, return: () => true } }
  }

  test('keeps its text for the next page if its client id is used by somebody else in between', () => {
    const { host, before, meeting } = reopened()
    const [clock, typed] = [Y.getState(host.store, before.clientID), Y.getState(before.store, before.clientID)]
    Y.applyUpdate(host, collectedUpdate(before.clientID, clock, typed - clock))
    expect(exchange(meeting)).toBe(false)
    storeDetachedEdits('left', detachEdits(meeting.page, meeting.own.fieldChanges()))
    const again = new Y.Doc()
    Y.applyUpdate(again, Y.encodeStateAsUpdate(host))
    reapplyDetachedEdits('left', again, author)
    expect(again.getText('record.whatHappened').toString()).toBe('Seen. Written on the train. ')
  })

  test('otherwise shares it with the next exchange, and stores nothing', () => {
    const { host, before, storage, meeting } = reopened()
    expect(exchange(meeting)).toBe(true)
    expect(host.getText('record.whatHappened').toString()).toBe('Seen. Written on the train. ')
    expect(meeting.own.isForeign(Y.encodeStateAsUpdate(host))).toBe(false)
    meeting.own.settle()
    createUnsharedChangesStore('d', storage).write([before.clientID, meeting.page.clientID], meeting.own.unshared())
    expect(createUnsharedChangesStore('d', storage).read()).toEqual([])
  })
})

describe('a page whose id is its own', () => {
  test('merges what others do to words that they have received', () => {
    const meeting = pageAway()
    const { host, page, own } = meeting
    page.getText('record.whatHappened').insert(0, 'away ')
    expect(exchange(meeting)).toBe(true)
    const before = Y.encodeStateVector(host)
    host.getText('record.whatHappened').delete(0, 5)
    const deletion = Y.encodeStateAsUpdate(host, before)
    expect(own.isForeign(deletion)).toBe(false)
    Y.applyUpdate(page, deletion, 'host')
    expect(page.getText('record.whatHappened').toString()).toBe('Seen. ')
  })

  test('accepts its own words when they come back', () => {
    const meeting = pageAway()
    const { page, own } = meeting
    meeting.return()
    page.getText('record.whatHappened').insert(0, 'said ')
    expect(own.isForeign(Y.encodeStateAsUpdate(page))).toBe(false)
  })
})

describe('text that is reapplied', () => {
  test('changes nothing else in the document', () => {
    const host = createDocument({ title: 'Outage' }, author)
    const kept = events.add(host, author, { text: 'Others typed this' })
    const page = new Y.Doc()
    Y.applyUpdate(page, Y.encodeStateAsUpdate(host))
    const own = createOwnChanges(page, () => false)
    events.rewrite(page, kept, 'text', 'Others typed this, and I went on')
    const edits = detachEdits(page, own.fieldChanges())
    events.change(host, kept, { isApproximate: true })
    const before = toMeeting(host)
    applyDetachedEdits(host, edits, author)
    const row = events.read(host).value[0]
    expect(row?.text).toBe('Others typed this, and I went on')
    const same = toMeeting(host)
    expect({ ...same, stages: null }).toEqual({ ...before, stages: null })
  })

  test('is left out if no document may contain it, and the rest is reapplied', () => {
    const page = createDocument({ title: 'Outage' }, author)
    const host = new Y.Doc()
    Y.applyUpdate(host, Y.encodeStateAsUpdate(page))
    storeDetachedEdits('d', [
      { part: 'record', id: 'tags', row: 'x', texts: [] },
      { part: 'timeline.events', id: '__proto__', row: { id: '__proto__', text: 'evil' }, texts: ['text'] },
      { part: 'record', id: 'whatHappened', row: 'good', texts: ['whatHappened'] },
    ])
    const { left } = reapplyDetachedEdits('d', host, author)
    expect(left.map(({ id }) => id)).toEqual(['__proto__'])
    expect(host.getText('record.whatHappened').toString()).toBe('good')
  })

  describe('in a browser', () => {
    afterEach(() => vi.unstubAllGlobals())

    test.each(['{}', '[null]', '[{ "part": "record" }]', '{ "cut'])(
      '%j is set aside once, and later words are kept',
      (text) => {
        const { items, ...storage } = createMemoryStorage({ 'debrief-carried-b': text })
        vi.stubGlobal('localStorage', storage)
        const host = createDocument({ title: 'Outage' }, author)
        expect(reapplyDetachedEdits('b', host, author)).toEqual({ kept: 0, left: [] })
        expect(Object.fromEntries(items)).toEqual({ 'debrief-carried-b-unreadable': text })
        storeDetachedEdits('b', [{ part: 'record', id: 'whatHappened', row: 'typed later', texts: ['whatHappened'] }])
        expect(reapplyDetachedEdits('b', host, author)).toEqual({ kept: 1, left: [] })
        expect(host.getText('record.whatHappened').toString()).toBe('typed later')
      },
    )

    test('without access to storage, it is kept in memory', () => {
      vi.stubGlobal('localStorage', undefined)
      Object.defineProperty(globalThis, 'localStorage', {
        configurable: true,
        get: () => {
          throw new DOMException('Access is denied', 'SecurityError')
        },
      })
      storeDetachedEdits('f', [{ part: 'record', id: 'whatHappened', row: 'typed', texts: ['whatHappened'] }])
      const host = createDocument({ title: 'Outage' }, author)
      expect(reapplyDetachedEdits('f', host, author)).toEqual({ kept: 1, left: [] })
    })
  })

  test.each([
    ['same', 'same', 'same'],
    ['a', 'a b', 'a b'],
    ['a b', 'a', 'a b'],
    ['start mine end', 'start end', 'start mine end'],
    ['start theirs end', 'start mine end', 'start theirs mine end'],
    ['', 'mine', 'mine'],
  ])('two versions %j and %j become %j', (theirs, mine, both) => {
    expect(mergeDivergedText(theirs, mine)).toBe(both)
  })
})
