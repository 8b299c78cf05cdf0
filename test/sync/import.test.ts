import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addInSlices } from '../../renderer/import/add-in-slices'
import { nextTurn } from '../../renderer/session'
import { createConnectionStore } from '../../renderer/session/connection'
import { Undo } from '../../renderer/session/undo'
import { createMeetingMirror } from '../../renderer/stores/meeting'
import { checkUpdate, updateLimits } from '../../shared/crdt/update-guard'
import { createDocument, dataOfStage, headRule } from '../../shared/document'
import {
  applyImport,
  type ChosenRow,
  chooseRow,
  chooseTaken,
  planImport,
  ROWS_AT_ONCE,
  readPresentContent,
} from '../../shared/import'
import { record } from '../../shared/meeting/incident'
import { actions } from '../../shared/stages/actions/model'
import { lessons } from '../../shared/stages/closing/model'
import { impact } from '../../shared/stages/impact/model'
import { timelineStage } from '../../shared/stages/timeline'
import { events, recollections } from '../../shared/stages/timeline/model'
import { testAuthor } from '../support/author'
import { chatText, rowSource } from '../support/imports'
import { until } from '../support/until'

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
  const add = (chosen = chooseTaken(plan())) =>
    undo.asOneStep(async (slice) => slice(() => applyImport(doc, author, chosen)))
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
  test('is one step, which Undo takes back and Redo brings again', async () => {
    const { doc, undo, add } = setup()
    const before = contentOf(doc)
    expect(await add()).toEqual({
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

  test('keeps what somebody else has typed into its rows when it is undone and redone', async () => {
    const { doc, undo, add } = setup()
    await add()
    const id = events.read(doc).value[0]?.id ?? ''
    const peer = new Y.Doc()
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
    events.text(peer, id, 'text')?.insert(11, ' twice')
    undo.undo()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer))
    undo.redo()
    expect(events.read(doc).value[0]?.text).toBe('Alert fired twice')
  })

  test('adds nothing twice, also if two people add the same', async () => {
    const { doc, author, add, texts } = setup()
    const chosen = chooseTaken(planImport(readPresentContent(doc), [postmortem, chat]))
    await add(chosen)
    const after = contentOf(doc)
    expect(await add(chosen)).toMatchObject({ events: 0, lessons: 0, actions: 0, texts: [], alreadyImported: 5 })
    expect(applyImport(doc, author, chosen)).toMatchObject({ events: 0, alreadyImported: 5 })
    expect(contentOf(doc)).toEqual(after)
    expect(texts()).toEqual(all)
  })

  test('that was undone can be brought in again, as it is corrected now', async () => {
    const { undo, plan, add, doc } = setup()
    await add()
    undo.undo()
    const chosen = chooseTaken(plan(), { withNames: true })
    const later = chosen.rows.map((row): ChosenRow => {
      const at = row.event.at && new Date(Date.parse(row.event.at) + 3_600_000).toISOString()
      return { ...row, event: { ...row.event, at, text: `${row.event.text}, they say` } }
    })
    expect(await add({ ...chosen, rows: later })).toMatchObject({
      ...{ events: 5, alreadyImported: 0, lessons: 1, actions: 1 },
      texts: ['summary', 'impact on users'],
    })
    expect(contentOf(doc).events.map(({ text, at }) => [text, at])).toEqual(
      all.map((text) => [`${text}, they say`, expect.any(Number)]),
    )
    expect(events.read(doc).value[0]?.at).toBe(Date.UTC(2024, 4, 1, 15))
    expect(events.listTrash(doc)).toEqual([])
    undo.undo()
    expect(events.read(doc).value).toEqual([])
  })

  test('keeps stars, and merges rows as recollections that are known the next time', async () => {
    const { doc, plan, add, undo } = setup()
    const [alert, down, ...others] = plan().rows.map((row) => chooseRow(row, true))
    if (!alert || !down) throw new Error('no rows')
    await add({ rows: [{ ...alert, isStarred: true, merged: [down] }, ...others], sections: [] })
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
    expect(await add(chooseTaken(plan()))).toMatchObject({ events: 5 })
    expect(contentOf(doc).events.map(({ text }) => text)).toEqual(all)
  })

  test('sets the zone only if the document has no rows yet', async () => {
    const { doc, add, plan } = setup()
    record.change(doc, { entryZone: 'UTC' })
    await add({ ...chooseTaken(plan()), entryZone: 'Europe/Berlin' })
    expect(record.read(doc).value.entryZone).toBe('Europe/Berlin')
    await add({ ...chooseTaken(plan()), entryZone: 'Asia/Tokyo' })
    expect(record.read(doc).value.entryZone).toBe('Europe/Berlin')
  })

  test('of many rows passes the guard edit by edit, in one step', async () => {
    const { doc, undo, plan, add } = setup()
    const lines = Array.from(
      { length: 1_500 },
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
    await add(chooseTaken(plan([source])))
    expect(events.read(host).value).toHaveLength(1_500)
    expect(items.length).toBeGreaterThanOrEqual(1_500 / ROWS_AT_ONCE)
    expect(Math.max(...items)).toBeLessThan(updateLimits.MAX_EDIT_ITEMS / 100)
    undo.undo()
    // So many rows are removed in slices, and until then nothing else can be undone or redone.
    expect(undo.isBusy).toBe(true)
    expect(undo.canRedo()).toBe(false)
    await until(() => !undo.isBusy)
    expect(undo.canUndo()).toBe(false)
    expect(events.read(host).value).toEqual([])
    undo.redo()
    await until(() => !undo.isBusy)
    expect(events.read(host).value).toHaveLength(1_500)
    expect(faults.filter((fault) => fault !== undefined)).toEqual([])
  })
})

describe('an import in slices', () => {
  /** A clock by which each slice has time for two transactions, and what the page does between them. */
  const addSlowly = (between: (done: number, stop: () => void) => void, rows = 10 * ROWS_AT_ONCE) => {
    const { doc, author, undo, plan, texts } = setup()
    const lines = Array.from({ length: rows }, (_, row) => `${new Date(row * 7_000).toISOString()},job ${row}`)
    const chosen = chooseTaken(plan([rowSource('jobs.csv', ['time,event', ...lines].join('\n')), postmortem]))
    const connection = createConnectionStore('own')
    const stopping = new AbortController()
    let ms = 0
    const result = addInSlices({
      session: { doc, undo, connection },
      author,
      chosen,
      present: readPresentContent(doc),
      onProgress: (done) => between(done, () => stopping.abort()),
      signal: stopping.signal,
      now: () => {
        ms += 6
        return ms
      },
    })
    return { doc, author, undo, texts, chosen, connection, result }
  }
  const allRows = 10 * ROWS_AT_ONCE + 2

  test('is one step, without what happens between the slices', async () => {
    const seen: number[] = []
    const { doc, author, undo, texts, result } = addSlowly((done) => {
      seen.push(done)
      if (seen.length === 2) {
        record.change(doc, { day: '2024-05-02' })
        events.add(doc, author, { text: 'typed meanwhile' })
        expect(undo.canUndo()).toBe(false)
        expect(undo.undo()).toBeNull()
      }
    })
    expect(await result).toMatchObject({ events: allRows })
    expect(seen.length).toBeGreaterThan(3)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(new Set(seen.map((done, index) => done - (seen[index - 1] ?? 0)))).toContain(2 * ROWS_AT_ONCE)
    undo.undo()
    expect(texts()).toEqual(['typed meanwhile'])
    expect(record.read(doc).value).toMatchObject({ title: '', whatHappened: '', day: '2024-05-02' })
    undo.redo()
    expect(texts()).toHaveLength(allRows + 1)
    expect(record.read(doc).value.whatHappened).toBe('Nobody could pay.')
    undo.undo()
    undo.undo()
    expect(texts()).toEqual([])
    undo.undo()
    expect(record.read(doc).value.day).toBe('')
    expect(undo.canUndo()).toBe(false)
  })

  test('is shown once, when it is whole', async () => {
    const shown: number[] = []
    const { doc, undo, result } = addSlowly(() => undefined)
    const mirror = createMeetingMirror(doc)
    undo.subscribe(() => mirror.hold(undo.isBusy))
    mirror.hold(true)
    mirror.subscribe((snapshot) => shown.push(dataOfStage(snapshot, timelineStage).events.length))
    await result
    expect(shown).toEqual([allRows])
    undo.undo()
    await until(() => shown.length > 1 && !undo.isBusy)
    expect(shown).toEqual([allRows, 0])
    mirror.close()
  })

  test('takes back what it has added when it is stopped, and can be made again', async () => {
    const { doc, author, undo, texts, chosen, result } = addSlowly((done, stop) => done > 3 * ROWS_AT_ONCE && stop())
    expect(await result).toBeUndefined()
    expect(texts()).toEqual([])
    expect([undo.canUndo(), undo.canRedo(), undo.isBusy]).toEqual([false, false, false])
    expect(record.read(doc).value.title).toBe('')
    expect(applyImport(doc, author, chosen)).toMatchObject({ events: allRows, alreadyImported: 0 })
    expect(texts()).toHaveLength(allRows)
  })

  test('takes back what it has added when it fails', async () => {
    const { doc, author, undo, texts, chosen, result } = addSlowly((done) => {
      if (done > 3 * ROWS_AT_ONCE) throw new Error('a failure in the middle')
    })
    await expect(result).rejects.toThrow('a failure in the middle')
    expect(texts()).toEqual([])
    expect([undo.canUndo(), undo.canRedo(), undo.isBusy]).toEqual([false, false, false])
    expect(applyImport(doc, author, chosen)).toMatchObject({ events: allRows, alreadyImported: 0 })
  })

  test('that ended in the middle is completed by the next one', async () => {
    const other = new Y.Doc()
    const { doc, chosen, author, result } = addSlowly((done) => {
      if (done === 4 * ROWS_AT_ONCE) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    })
    await result
    expect(events.read(other).value).toHaveLength(4 * ROWS_AT_ONCE)
    const rest = applyImport(other, author, chosen)
    expect(rest).toMatchObject({ events: allRows - 4 * ROWS_AT_ONCE, alreadyImported: 4 * ROWS_AT_ONCE })
    expect(contentOf(other)).toEqual(contentOf(doc))
  })

  test('waits for the host to store what it was sent, but not for one that is away', async () => {
    let isDone = false
    let slices = 0
    const { connection, result } = addSlowly(() => {
      slices += 1
    })
    connection.setState({ host: 'connected', unsaved: 1_000 })
    void result.then(() => {
      isDone = true
    })
    await until(() => slices === 1)
    for (let turn = 0; turn < 10; turn += 1) await nextTurn()
    expect([slices, isDone]).toEqual([1, false])
    connection.setState({ host: 'lost' })
    expect(await result).toMatchObject({ events: allRows })
  })
})
