import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Author } from '../../../shared/crdt'
import { createDocument, createLiveJson, meetingSections, toMeeting } from '../../../shared/document'
import { addEvent, events } from '../../../shared/stages/timeline/model'
import { fc } from '../../support/fast-check'

const author = (): Author => {
  let ids = 0
  return { name: 'Ada', now: () => 1_770_000_000_000 + ids, newId: () => `row-${++ids}` }
}

const edit = fc.record({
  verb: fc.constantFrom('add', 'change', 'rewrite', 'remove', 'restore', 'move', 'title', 'person', 'away', 'back'),
  row: fc.nat(5),
  text: fc.string({ maxLength: 5 }),
})

describe('the readable content of an open document', () => {
  it('equals a complete new reading after any edits, own or merged', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(edit, fc.boolean()), { maxLength: 25 }), (edits) => {
        const hand = author()
        const doc = createDocument({ title: 'Start' }, hand)
        const away = new Y.Doc()
        Y.applyUpdate(away, Y.encodeStateAsUpdate(doc))
        const live = createLiveJson(doc)
        for (const [{ verb, row, text }, isRead] of edits) {
          const id = events.read(doc).value[row]?.id ?? 'row-0'
          if (verb === 'add') addEvent(doc, hand, { text })
          if (verb === 'change') events.change(doc, id, { at: row })
          if (verb === 'rewrite') events.rewrite(doc, id, 'text', text)
          if (verb === 'remove') events.remove(doc, id, hand)
          if (verb === 'restore') events.restore(doc, id)
          if (verb === 'move') events.move(doc, id, null)
          if (verb === 'title') meetingSections.record.change(doc, { title: text })
          if (verb === 'person') meetingSections.roster.add(doc, hand, { name: text })
          if (verb === 'away') addEvent(away, hand, { text })
          if (verb === 'back') Y.applyUpdate(doc, Y.encodeStateAsUpdate(away))
          if (isRead) expect(live.read()).toEqual(toMeeting(doc))
        }
        expect(live.read()).toEqual(toMeeting(doc))
        live.close()
      }),
      { numRuns: 50 },
    )
  })

  it('is read in steps if many records have changed, also the first time, and with what changes meanwhile', () => {
    const hand = author()
    const doc = createDocument({ title: 'Start' }, hand)
    const add = (count: number): string[] =>
      events.addAll(
        doc,
        hand,
        Array.from({ length: count }, (_, index) => ({ text: `row ${index}` })),
      )
    const ids = add(3_500)
    const live = createLiveJson(doc)
    const catchUp = (): number => {
      let steps = 0
      for (const _step of live.catchUp()) {
        steps += 1
        events.rewrite(doc, ids[steps] ?? '', 'text', `changed in step ${steps}`)
        if (steps === 1) events.remove(doc, ids[0] ?? '', hand)
      }
      return steps
    }
    expect(catchUp()).toBeGreaterThan(1)
    expect(live.read()).toEqual(toMeeting(doc))
    add(3_500)
    expect(catchUp()).toBeGreaterThan(1)
    expect(live.read()).toEqual(toMeeting(doc))
    expect(catchUp()).toBe(0)
    live.close()
  })

  it('keeps the identity of unchanged parts, and is not updated once closed', () => {
    const hand = author()
    const doc = createDocument({ title: 'Start' }, hand)
    addEvent(doc, hand, { text: 'one' })
    const live = createLiveJson(doc)
    const first = live.read()
    meetingSections.record.change(doc, { title: 'Other' })
    const second = live.read()
    expect(second.stages.timeline?.events).toBe(first.stages.timeline?.events)
    expect(second.record).toMatchObject({ title: 'Other' })
    live.close()
    meetingSections.record.change(doc, { title: 'Third' })
    expect(live.read().record).toMatchObject({ title: 'Other' })
  })
})
