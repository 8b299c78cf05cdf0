import { expect, test } from 'vitest'
import { applyDetachedEdits, createDocument, type DetachedEdit, detachEdits, toMeeting } from '../../shared/document'
import { events } from '../../shared/stages/timeline/model'
import { testAuthor } from '../support/author'

const author = testAuthor('Ann')

/** So many that comparing each edit with each row would take longer than any test may. */
const MANY = 200_000

const createOutage = (rows: number) => {
  const doc = createDocument({ title: 'Outage' }, author)
  events.addAll(
    doc,
    author,
    Array.from({ length: rows }, (_, index) => ({ text: `Alert ${index}` })),
  )
  return doc
}

test('a very long time offline is read as plain values without comparing every change with every row', () => {
  const doc = createOutage(3_000)
  const [first] = events.read(doc).value
  const gone = Array.from({ length: MANY }, (_, index) => ({ root: events.name, id: `gone-${index}` }))
  const edits = detachEdits(doc, [...gone, { root: events.name, id: first?.id ?? '', field: 'text' }])
  expect(edits).toHaveLength(MANY + 1)
  expect(edits[0]).toEqual({ part: events.name, id: 'gone-0', fields: undefined, row: undefined, texts: [] })
  expect(edits.at(-1)).toMatchObject({ id: first?.id, fields: ['text'], row: { text: 'Alert 0' } })
})

test('a very long list of edits is applied without copying the rows for each of them', () => {
  const doc = createOutage(2)
  const before = toMeeting(doc)
  const added = Array.from(
    { length: MANY },
    (_, index): DetachedEdit => ({ part: events.name, id: `${index}`, row: { id: `${index}`, text: 'x' }, texts: [] }),
  )
  const removed = added.map(({ part, id }): DetachedEdit => ({ part, id, texts: [] }))
  applyDetachedEdits(doc, [...added, ...removed], author)
  expect(toMeeting(doc)).toEqual(before)

  applyDetachedEdits(doc, [...added.slice(0, 1), ...removed.slice(1)], author)
  expect(events.read(doc).value.map(({ id, text }) => [id, text])).toContainEqual(['0', 'x'])
})
