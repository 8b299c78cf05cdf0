import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { snapshot, toMeeting } from '../../shared/document'
import { fc } from '../support/fast-check'
import { allSections, applyEdit, edit } from '../support/random-edits'

/** A peer with a document of its own and what it has not yet been handed. */
const makePeer = (index: number) => {
  const doc = new Y.Doc()
  doc.clientID = index + 1
  let count = 0
  const author = { name: `Peer ${index}`, now: () => 1_000 + count, newId: () => `${index}-${++count}` }
  const inbox: Uint8Array[] = []
  return { doc, author, inbox }
}

describe('random edits on several peers', () => {
  it('converge under shuffled, doubled and delayed delivery', () => {
    const turn = fc.record({
      peer: fc.nat(3),
      edit,
      deliver: fc.array(fc.nat(1_000), { maxLength: 4 }),
      isDoubled: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), fc.array(turn, { minLength: 5, maxLength: 60 }), (count, turns) => {
        const peers = Array.from({ length: count }, (_, index) => makePeer(index))
        for (const from of peers) {
          from.doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
            if (transaction.local) for (const to of peers) if (to !== from) to.inbox.push(update)
          })
        }
        for (const { peer: at, edit: one, deliver, isDoubled } of turns) {
          const peer = peers[at % count]
          if (!peer) continue
          applyEdit(peer.doc, peer.author, one)
          for (const pick of deliver) {
            const to = peers[pick % count]
            const [update] = to?.inbox.splice(pick % Math.max(1, to.inbox.length), 1) ?? []
            if (!to || !update) continue
            Y.applyUpdate(to.doc, update)
            if (isDoubled) to.inbox.push(update)
          }
        }
        for (const { doc, inbox } of peers) for (const update of inbox.reverse()) Y.applyUpdate(doc, update)

        const [first, ...others] = peers.map(({ doc }) => doc)
        for (const other of others) {
          expect(toMeeting(other)).toEqual(first && toMeeting(first))
          expect(snapshot(other)).toEqual(first && snapshot(first))
          expect(other.store.pendingStructs).toBeNull()
        }
      }),
      { numRuns: 150 },
    )
  })

  it('list invalid records in the same order on every peer', () => {
    const [first, second] = [makePeer(0).doc, makePeer(1).doc]
    first.getMap('extensions').set('a', 'not minutes')
    second.getMap('extensions').set('b', 'not minutes')
    first.getMap('actions.items').set('c', 'not a row')
    second.getMap('actions.items').set('d', 'not a row')
    const updates = [first, second].map((doc) => Y.encodeStateAsUpdate(doc))
    for (const doc of [first, second]) for (const update of updates) Y.applyUpdate(doc, update)
    expect(
      snapshot(first)
        .invalid.map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b', 'c', 'd'])
    expect(snapshot(second).invalid).toEqual(snapshot(first).invalid)
  })

  it('reach every section of the document', () => {
    const reached = new Set<string>()
    const { doc, author } = makePeer(0)
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const section of allSections) {
        if (section.rootNames.some((root) => transaction.changed.has(doc.share.get(root) as never)))
          reached.add(section.name)
      }
    })
    fc.sample(edit, { numRuns: 3_000, seed: 1 }).forEach((one) => {
      applyEdit(doc, author, one)
    })
    expect([...reached].sort()).toEqual(allSections.map((section) => section.name).sort())
  })
})

describe('the mirror', () => {
  it('equals the whole document although it reads only what has changed', async () => {
    const { createMeetingMirror } = await import('../../renderer/stores/meeting')
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 40 }), async (edits) => {
        const { doc, author } = makePeer(0)
        const mirror = createMeetingMirror(doc)
        for (const one of edits) {
          applyEdit(doc, author, one)
          if (one.value % 3 === 0) await Promise.resolve()
        }
        await Promise.resolve()
        expect(mirror.getState()).toEqual(snapshot(doc))
        mirror.close()
      }),
      { numRuns: 100 },
    )
  })
})
