import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUnconfirmedChanges, type PersistenceAck } from '../../renderer/session/unconfirmed-changes'
import { deletesFromText, deletesToText, getDeleteSet, hasApplied } from '../../shared/crdt/document-version'
import type { WireMessage } from '../../shared/protocol/wire'
import { fc } from '../support/fast-check'

/** Answers as a host does: by looking into its own document. */
const answerFrom = (host: Y.Doc, query: WireMessage, where: 'own' | 'meeting'): PersistenceAck => {
  if (query.type !== 'stored?') throw new Error(`${query.type} is no persistence query`)
  const deletes = deletesFromText(query.deletes)
  const isThere = deletes !== undefined && hasApplied(host, query.clientId, query.clock, deletes)
  return { type: 'stored', n: query.n, where: isThere ? where : 'missing' }
}

const setup = () => {
  const [page, own, meeting] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const restored = { name: 'the copy of the browser' }
  const unconfirmed = createUnconfirmedChanges(page, (origin) => origin === restored)
  const send = (to: Y.Doc): void => Y.applyUpdate(to, Y.encodeStateAsUpdate(page, Y.encodeStateVector(to)))
  const queryOwn = (): void => {
    for (const query of unconfirmed.createQueries(false)) unconfirmed.acknowledge(answerFrom(own, query, 'own'), false)
  }
  const queryMeeting = (): void => {
    for (const query of unconfirmed.createQueries(false))
      unconfirmed.acknowledge(answerFrom(meeting, query, 'meeting'), false)
  }
  return { page, own, meeting, unconfirmed, send, queryOwn, queryMeeting, restored, text: page.getText('text') }
}

describe('unconfirmed changes', () => {
  test('count each change until the page’s own host, and then the meeting’s host, has it', () => {
    const { own, meeting, unconfirmed, send, queryOwn, queryMeeting, text } = setup()
    for (const word of ['one', 'two', 'three']) text.insert(0, word)
    expect(unconfirmed.counts()).toEqual({ own: 3, meeting: 3 })
    queryOwn()
    expect(unconfirmed.counts()).toEqual({ own: 3, meeting: 3 })
    send(own)
    queryOwn()
    expect(unconfirmed.counts()).toEqual({ own: 0, meeting: 3 })
    send(meeting)
    queryMeeting()
    expect(unconfirmed.counts()).toEqual({ own: 0, meeting: 0 })
    expect(unconfirmed.createQueries(false)).toEqual([])
  })

  test('include a deletion, which leaves the state vector as it is', () => {
    const { page, own, unconfirmed, send, queryOwn, text } = setup()
    text.insert(0, 'hello')
    send(own)
    queryOwn()
    text.delete(1, 3)
    expect(Y.encodeStateVector(own)).toEqual(Y.encodeStateVector(page))
    queryOwn()
    expect(unconfirmed.counts().own).toBe(1)
    send(own)
    queryOwn()
    expect(unconfirmed.counts().own).toBe(0)
  })

  test('include the deletion of what others wrote', () => {
    const { page, own, unconfirmed, send, queryOwn, text } = setup()
    own.getText('text').insert(0, 'theirs')
    Y.applyUpdate(page, Y.encodeStateAsUpdate(own))
    expect(unconfirmed.counts().own).toBe(0)
    text.delete(0, 6)
    queryOwn()
    expect(unconfirmed.counts().own).toBe(1)
    send(own)
    queryOwn()
    expect(unconfirmed.counts().own).toBe(0)
  })

  test('are confirmed by an answer only as far as its query went', () => {
    const { own, unconfirmed, send, text } = setup()
    text.insert(0, 'asked')
    const queries = unconfirmed.createQueries(false)
    send(own)
    text.insert(0, 'later')
    for (const query of queries) unconfirmed.acknowledge(answerFrom(own, query, 'own'), false)
    expect(unconfirmed.counts().own).toBe(1)
  })

  test('are not affected by late, repeated or invented answers', () => {
    const { own, unconfirmed, send, text } = setup()
    text.insert(0, 'one')
    const [first] = unconfirmed.createQueries(true)
    text.insert(0, 'two')
    send(own)
    for (const query of unconfirmed.createQueries(true)) unconfirmed.acknowledge(answerFrom(own, query, 'own'), true)
    if (first) unconfirmed.acknowledge(answerFrom(own, first, 'own'), true)
    unconfirmed.acknowledge({ type: 'stored', n: 999, where: 'own' }, true)
    expect(unconfirmed.counts()).toEqual({ own: 0, meeting: 0 })
    text.insert(0, 'three')
    expect(unconfirmed.counts()).toEqual({ own: 1, meeting: 1 })
  })

  test('include what the browser’s copy restores, under each client id that wrote it', () => {
    const { page, own, unconfirmed, send, queryOwn, restored } = setup()
    for (const word of ['before', 'and before that']) {
      const earlier = new Y.Doc()
      earlier.getText('text').insert(0, word)
      Y.applyUpdate(page, Y.encodeStateAsUpdate(earlier), restored)
    }
    expect(unconfirmed.counts().own).toBe(2)
    expect(unconfirmed.createQueries(false)).toHaveLength(2)
    queryOwn()
    expect(unconfirmed.counts().own).toBe(2)
    send(own)
    queryOwn()
    expect(unconfirmed.counts().own).toBe(0)
  })

  test('are never all confirmed while the states differ', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('insert'), at: fc.nat(50), text: fc.string({ minLength: 1, maxLength: 5 }) }),
      fc.record({ do: fc.constant('delete'), at: fc.nat(50), text: fc.string({ maxLength: 8 }) }),
      fc.record({ do: fc.constantFrom('send', 'ask', 'lose'), at: fc.nat(1), text: fc.constant('') }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { page, own, unconfirmed, send, queryOwn, text } = setup()
        const updates: Uint8Array[] = []
        page.on('update', (update) => updates.push(update))
        for (const { do: what, at, text: words } of steps) {
          if (what === 'insert') text.insert(Math.min(at, text.length), words)
          else if (what === 'delete')
            text.delete(Math.min(at, text.length), Math.min(words.length, Math.max(0, text.length - at)))
          else if (what === 'send') send(own)
          else if (what === 'lose') for (const update of updates.splice(0).slice(1)) Y.applyUpdate(own, update)
          else queryOwn()
          if (unconfirmed.counts().own === 0) {
            expect(Y.encodeStateVector(own)).toEqual(Y.encodeStateVector(page))
            expect(Y.equalDeleteSets(getDeleteSet(own), getDeleteSet(page))).toBe(true)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('delete sets as text', () => {
  test('are the same for equal documents, whatever their history', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()]
    a.getText('t').insert(0, 'abcdef')
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    b.getText('t').delete(0, 1)
    a.getText('t').delete(3, 2)
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    expect(deletesToText(getDeleteSet(a))).toBe(deletesToText(getDeleteSet(b)))
  })

  test('cannot be read from malformed text', () => {
    for (const text of ['', '%%%', 'AQ==']) expect(deletesFromText(text)).toBeUndefined()
  })
})
