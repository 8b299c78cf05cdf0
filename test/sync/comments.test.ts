import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Undo } from '../../renderer/session/undo'
import { snapshot } from '../../shared/document/snapshot'
import {
  addComment,
  comments,
  listThreads,
  parkThread,
  reopenThread,
  replyTo,
  resolveThread,
} from '../../shared/meeting/comments'
import { parking } from '../../shared/meeting/notes'
import { events } from '../../shared/stages/timeline/model'
import { fc } from '../support/fast-check'

const presses = ['add', 'reply', 'edit', 'remove', 'resolve', 'reopen', 'park', 'remove event', 'undo', 'redo'] as const
type Turn = { who: number; press: (typeof presses)[number]; at: number; mergeWith: number | null }

const eventIds = ['event-0', 'event-1', 'event-2']

/** A copy of one document, with somebody who comments in it as the screens do. */
const createCopy = (start: Uint8Array, index: number) => {
  const doc = new Y.Doc()
  doc.clientID = index + 10
  Y.applyUpdate(doc, start)
  let count = 0
  const author = {
    name: `Person ${index}`,
    person: `person-${index}`,
    now: () => ++count,
    newId: () => `${index}-${++count}`,
  }
  const undo = new Undo(doc, author)
  /** What this person wrote and neither removed nor undid. */
  const written = new Set<string>()
  const press = (name: Turn['press'], at: number): void => {
    const threads = listThreads(snapshot(doc))
    const thread = threads[at % Math.max(1, threads.length)]
    const own = snapshot(doc).comments.filter(({ authorId }) => authorId === author.person)
    const mine = own[at % Math.max(1, own.length)]
    const id = eventIds[at % eventIds.length] ?? ''
    if (name === 'add') {
      const on = { section: events.name, id, field: 'text' }
      written.add(addComment(doc, author, { on, text: `${index}: ${count}`, selection: { start: 0, end: 3 } }))
    } else if (name === 'reply' && thread) written.add(replyTo(doc, author, thread, `re ${count}`))
    else if (name === 'edit' && mine) comments.rewrite(doc, mine.id, 'text', `${mine.text}, edited`)
    else if (name === 'remove' && mine) {
      comments.remove(doc, mine.id, author)
      written.delete(mine.id)
    } else if (name === 'resolve' && thread) resolveThread(doc, author, thread)
    else if (name === 'reopen' && thread) reopenThread(doc, thread)
    else if (name === 'park' && thread) parkThread(doc, author, thread)
    else if (name === 'remove event') events.remove(doc, id, author)
    else if (name === 'undo') undo.undo()
    else if (name === 'redo') undo.redo()
    if (name === 'undo' || name === 'redo') {
      const live = new Set(own.map((one) => one.id))
      for (const one of snapshot(doc).comments)
        if (one.authorId === author.person && !live.has(one.id)) written.add(one.id)
      const now = new Set(snapshot(doc).comments.map((one) => one.id))
      for (const one of written) if (!now.has(one)) written.delete(one)
    }
  }
  return { doc, press, written, undo }
}

const turn: fc.Arbitrary<Turn> = fc.record({
  who: fc.nat(2),
  press: fc.constantFrom(...presses),
  at: fc.nat(20),
  mergeWith: fc.option(fc.nat(2)),
})

it('comments, replies and parked threads of hosts and offline copies merge in any order without loss', () => {
  fc.assert(
    fc.property(fc.array(turn, { minLength: 5, maxLength: 50 }), (turns) => {
      const origin = new Y.Doc()
      const maker = { name: 'Dana', now: () => 0, newId: () => 'unused' }
      for (const id of eventIds) events.add(origin, maker, { text: `About ${id}` }, { id })
      const start = Y.encodeStateAsUpdate(origin)
      const copies = [0, 1, 2].map((index) => createCopy(start, index))
      for (const { who, press, at, mergeWith } of turns) {
        const copy = copies[who]
        copy?.press(press, at)
        const other = mergeWith === null ? undefined : copies[mergeWith]
        if (copy && other) Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(other.doc))
      }
      for (const { doc } of copies) for (const other of copies) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc))

      const views = copies.map(({ doc }) => ({
        threads: listThreads(snapshot(doc)),
        parking: snapshot(doc).parking,
        invalid: snapshot(doc).invalid,
      }))
      for (const view of views) expect(view).toEqual(views[0])
      expect(views[0]?.invalid).toEqual([])
      const kept = new Set(views[0]?.threads.flatMap((thread) => thread.comments.map(({ id }) => id)))
      for (const { written } of copies) for (const id of written) expect(kept).toContain(id)
      // Everything written is in exactly one thread, and each thread is parked once at most.
      expect(kept.size).toBe(views[0]?.threads.reduce((sum, thread) => sum + thread.comments.length, 0))
      const topics = [...(copies[0]?.doc.getMap(parking.name).keys() ?? [])]
      expect(new Set(topics).size).toBe(topics.length)
    }),
    { numRuns: 30 },
  )
})

it('undo takes back what one has said oneself, and nothing that others have answered', () => {
  const origin = new Y.Doc()
  events.add(origin, { name: 'Dana', now: () => 0, newId: () => 'unused' }, { text: 'About' }, { id: 'event-0' })
  const start = Y.encodeStateAsUpdate(origin)
  const [noor, ada] = [createCopy(start, 0), createCopy(start, 1)]
  noor.press('add', 0)
  Y.applyUpdate(ada.doc, Y.encodeStateAsUpdate(noor.doc))
  ada.press('reply', 0)
  Y.applyUpdate(noor.doc, Y.encodeStateAsUpdate(ada.doc))
  noor.undo.undo()
  const texts = () => listThreads(snapshot(noor.doc)).flatMap((thread) => thread.comments.map(({ text }) => text))
  expect(texts()).toEqual(['re 0'])
  noor.undo.redo()
  expect(texts()).toEqual(['0: 0', 're 0'])
})
