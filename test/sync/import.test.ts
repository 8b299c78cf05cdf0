import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Undo } from '../../renderer/session/undo'
import { checkUpdate, updateLimits } from '../../shared/crdt/update-guard'
import { createDocument, headRule } from '../../shared/document'
import {
  applyImport,
  type ChosenRow,
  chooseRow,
  chooseTaken,
  planImport,
  readPresentContent,
} from '../../shared/import'
import { record } from '../../shared/meeting/incident'
import { actions } from '../../shared/stages/actions/model'
import { lessons } from '../../shared/stages/closing/model'
import { impact } from '../../shared/stages/impact/model'
import { events, recollections } from '../../shared/stages/timeline/model'
import { testAuthor } from '../support/author'
import { chatText, rowSource } from '../support/imports'

const postmortem = rowSource(
  'outage.md',
  `# Checkout outage

## Summary

Nobody could pay.

## Impact

Some 300 orders were lost.

## Timeline (UTC) 2024-05-01

| Time | Event |
|--|--|
| 14:00 | Alert fired |
| 14:05 | Rolled back |

## What went well

- The alert came at once

## Action items

| Action | Owner | Due |
|--|--|--|
| Add a canary | Payments | 2024-06-01 |
`,
)
const chat = rowSource('room.txt', chatText('Ana: checkout is down', 'Bo: I see timeouts', 'Ana: it is back'))

const setup = () => {
  const doc = createDocument({ title: '' }, testAuthor('Maker'))
  const author = testAuthor('Noor')
  const undo = new Undo(doc, author)
  const plan = (sources = [postmortem, chat]) => planImport(readPresentContent(doc), sources)
  const add = (chosen = chooseTaken(plan())) => undo.asOneStep(() => applyImport(doc, author, chosen))
  const texts = () => events.read(doc).value.map(({ text }) => text)
  return { doc, author, undo, plan, add, texts }
}

const all = ['Alert fired', 'checkout is down', 'I see timeouts', 'it is back', 'Rolled back']

/** All that an import may write, without ids and times of writing. */
const contentOf = (doc: Y.Doc) => ({
  title: record.read(doc).value.title,
  summary: record.read(doc).value.whatHappened,
  felt: impact.read(doc).value.felt,
  events: events.read(doc).value.map(({ text, at, source, who, isStarred }) => ({ text, at, source, who, isStarred })),
  lessons: lessons.read(doc).value.map(({ kind, text }) => [kind, text]),
  actions: actions.read(doc).value.map(({ text, owner, due }) => [text, owner, due]),
})

describe('an import', () => {
  test('is one step, which Undo takes back and Redo brings again', () => {
    const { doc, undo, add } = setup()
    const before = contentOf(doc)
    expect(add()).toEqual({
      events: 5,
      firstEvent: expect.objectContaining({ section: events.name }),
      recollections: 0,
      lessons: 1,
      actions: 1,
      texts: ['summary', 'impact on users'],
      alreadyImported: 0,
    })
    const after = contentOf(doc)
    expect(after).toMatchObject({
      title: 'Checkout outage',
      summary: 'Nobody could pay.',
      felt: 'Some 300 orders were lost.',
      lessons: [['well', 'The alert came at once']],
      actions: [['Add a canary', 'Payments', '2024-06-01']],
    })
    expect(after.events.map(({ text }) => text)).toEqual(all)
    undo.undo()
    expect(contentOf(doc)).toEqual(before)
    expect(undo.canUndo()).toBe(false)
    undo.redo()
    expect(contentOf(doc)).toEqual(after)
    expect(undo.canRedo()).toBe(false)
  })

  test('keeps what somebody else has typed into its rows when it is undone and redone', () => {
    const { doc, undo, add } = setup()
    add()
    const id = events.read(doc).value[0]?.id ?? ''
    const peer = new Y.Doc()
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
    events.text(peer, id, 'text')?.insert(11, ' twice')
    undo.undo()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer))
    undo.redo()
    expect(events.read(doc).value[0]?.text).toBe('Alert fired twice')
  })

  test('adds nothing twice, also if two people add the same', () => {
    const { doc, author, add, texts } = setup()
    const chosen = chooseTaken(planImport(readPresentContent(doc), [postmortem, chat]))
    add(chosen)
    const after = contentOf(doc)
    expect(add(chosen)).toMatchObject({ events: 0, lessons: 0, actions: 0, texts: [], alreadyImported: 5 })
    expect(applyImport(doc, author, chosen)).toMatchObject({ events: 0, alreadyImported: 5 })
    expect(contentOf(doc)).toEqual(after)
    expect(texts()).toEqual(all)
  })

  test('that was undone can be brought in again, as it is corrected now', () => {
    const { undo, plan, add, doc } = setup()
    add()
    undo.undo()
    const chosen = chooseTaken(plan(), { withNames: true })
    const later = chosen.rows.map((row): ChosenRow => {
      const at = row.event.at && new Date(Date.parse(row.event.at) + 3_600_000).toISOString()
      return { ...row, event: { ...row.event, at, text: `${row.event.text}, they say` } }
    })
    expect(add({ ...chosen, rows: later })).toMatchObject({ events: 5, alreadyImported: 0 })
    expect(contentOf(doc).events.map(({ text, at }) => [text, at])).toEqual(
      all.map((text) => [`${text}, they say`, expect.any(Number)]),
    )
    expect(events.read(doc).value[0]?.at).toBe(Date.UTC(2024, 4, 1, 15))
    expect(events.listTrash(doc)).toEqual([])
    undo.undo()
    expect(events.read(doc).value).toEqual([])
  })

  test('keeps stars, and merges rows as recollections that are known the next time', () => {
    const { doc, plan, add, undo } = setup()
    const [alert, down, ...others] = plan().rows.map((row) => chooseRow(row, true))
    if (!alert || !down) throw new Error('no rows')
    add({ rows: [{ ...alert, isStarred: true, merged: [down] }, ...others], sections: [] })
    expect(events.read(doc).value.map(({ text, isStarred }) => [text, isStarred])).toEqual([
      ['Alert fired', true],
      ['I see timeouts', false],
      ['it is back', false],
      ['Rolled back', false],
    ])
    const [told] = recollections.read(doc).value
    expect(told).toMatchObject({ text: 'checkout is down', from: 'Ana', event: events.read(doc).value[0]?.id })
    expect(plan().rows.every(({ state }) => state === 'imported')).toBe(true)
    undo.undo()
    expect(add(chooseTaken(plan()))).toMatchObject({ events: 5 })
    expect(contentOf(doc).events.map(({ text }) => text)).toEqual(all)
  })

  test('sets the zone only if the document has no rows yet', () => {
    const { doc, add, plan } = setup()
    record.change(doc, { entryZone: 'UTC' })
    add({ ...chooseTaken(plan()), entryZone: 'Europe/Berlin' })
    expect(record.read(doc).value.entryZone).toBe('Europe/Berlin')
    add({ ...chooseTaken(plan()), entryZone: 'Asia/Tokyo' })
    expect(record.read(doc).value.entryZone).toBe('Europe/Berlin')
  })

  test('of more rows than one edit may hold passes the guard edit by edit, in one step', () => {
    const { doc, undo, plan, add } = setup()
    const lines = Array.from(
      { length: 4_500 },
      (_, row) => `${new Date(Date.UTC(2024, 4, 1) + row * 7_000).toISOString()},host ${row % 300} slow by ${row}`,
    )
    const source = rowSource('slow.csv', ['time,event', ...lines].join('\n'))
    const host = new Y.Doc()
    Y.applyUpdate(host, Y.encodeStateAsUpdate(doc))
    const faults: unknown[] = []
    const items: number[] = []
    doc.on('update', (update) => {
      faults.push(checkUpdate(update, { source: 'edit', doc: host, head: headRule }))
      items.push(Y.decodeUpdate(update).structs.length)
      Y.applyUpdate(host, update)
    })
    add(chooseTaken(plan([source])))
    expect(events.read(host).value).toHaveLength(4_500)
    expect(items.length).toBeGreaterThan(1)
    expect(Math.max(...items)).toBeLessThan(updateLimits.MAX_EDIT_ITEMS / 2)
    undo.undo()
    expect(undo.canUndo()).toBe(false)
    expect(events.read(host).value).toEqual([])
    expect(faults.filter((fault) => fault !== undefined)).toEqual([])
  })
})
