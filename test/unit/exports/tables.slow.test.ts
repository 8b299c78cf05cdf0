import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { snapshot } from '../../../shared/document'
import { exportFormats } from '../../../shared/document/exports'
import { importTimeline } from '../../../shared/libs/timeline-import'
import { actions, addAction } from '../../../shared/stages/actions/model'
import type { ReportOptions } from '../../../shared/stages/contract'
import { addEvent, events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'

const author = testAuthor('Dana')

const render = (id: string, doc: Y.Doc, options?: ReportOptions): string => {
  const format = exportFormats.find((one) => one.id === id)
  if (!format) throw new Error(`no format ${id}`)
  return format.render({ snapshot: snapshot(doc), content: () => ({}), now: 0, ...(options && { options }) })
}

/** The rows of a table by their titles, as a spreadsheet reads them. */
const readTable = (csv: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(csv.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data

const hour = 3_600_000
const at = Date.UTC(2026, 0, 31, 23, 30)

describe('the timeline as a table', () => {
  it('has times that a spreadsheet reads, in UTC and in the zone that was chosen', () => {
    const doc = new Y.Doc()
    addEvent(doc, author, { at, end: at + hour, text: 'Writes fail', isApproximate: true, who: 'Storage' })
    addEvent(doc, author, { text: 'Somebody called' })
    const rows = readTable(render('timeline-csv', doc, { zone: 'Asia/Tokyo' }))
    expect(rows[0]).toMatchObject({
      'Time (UTC)': '2026-01-31 23:30:00',
      'Time (Tokyo)': '2026-02-01 08:30:00',
      'End (UTC)': '2026-02-01 00:30:00',
      Approximate: 'yes',
      Event: 'Writes fail',
      Who: 'Storage',
    })
    expect(rows[1]).toMatchObject({ 'Time (UTC)': '', 'Time (Tokyo)': '', Event: 'Somebody called' })
  })

  it('has only the starred events if these are wanted', () => {
    const doc = new Y.Doc()
    addEvent(doc, author, { at, text: 'Writes fail', isStarred: true })
    addEvent(doc, author, { at, text: 'A graph was opened' })
    expect(readTable(render('timeline-csv', doc, { isStarredOnly: true })).map(({ Event }) => Event)).toEqual([
      'Writes fail',
    ])
  })

  it('is read by the import again', () => {
    const doc = new Y.Doc()
    for (const [index, text] of ['Writes fail', 'Größe: "3", „4“', 'إعادة التشغيل', 'two\nlines'].entries())
      addEvent(doc, author, { at: at + index * hour, text })
    const read = importTimeline(render('timeline-csv', doc), { fileName: 'timeline.csv' })
    expect(read.events.map((event) => [event.at, event.text.replace(/\s+/g, ' ')])).toEqual(
      events.read(doc).value.map((event) => [new Date(event.at ?? 0).toISOString(), event.text.replace(/\s+/g, ' ')]),
    )
  })
})

describe('the actions as a table', () => {
  it('have their owner, date and status in columns of their own', () => {
    const doc = new Y.Doc()
    addAction(doc, author, { text: 'Rehearse a restore', owner: 'Noor', due: '2026-03-01', ticket: 'OPS-1' })
    expect(readTable(render('actions-csv', doc))).toEqual([
      expect.objectContaining({ Action: 'Rehearse a restore', Owner: 'Noor', Due: '2026-03-01', Ticket: 'OPS-1' }),
    ])
  })
})

describe('a cell', () => {
  it('is never taken for a formula, and is complete otherwise, whatever it contains', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom('', '=', '+', '-', '@', '\t', '\r'),
        (rest, start) => {
          const doc = new Y.Doc()
          addAction(doc, author, { text: `x${rest}`, owner: `${start}${rest}` })
          const [row] = readTable(render('actions-csv', doc))
          const [stored] = actions.read(doc).value
          expect(row?.Action).toBe(stored?.text)
          expect(row?.Owner).not.toMatch(/^[=+\-@\t\r]/)
          expect([stored?.owner, `'${stored?.owner}`]).toContain(row?.Owner)
        },
      ),
    )
  })
})
