import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { countItems, documentBytes } from '../../../shared/crdt/update-guard'
import { createDocument } from '../../../shared/document'
import { applyImport, type ChosenRow, describeLackOfRoom } from '../../../shared/import'
import { testAuthor } from '../../support/author'

const row = (index: number, text: string): ChosenRow => ({
  importKey: `import:${String(index).padStart(32, '0')}`,
  event: {
    at: new Date(Date.UTC(2024, 4, 1) + index * 1_000).toISOString(),
    rawTime: '2024-05-01T14:00:00.000Z',
    text,
    approximate: false,
    line: index,
    source: 'csv',
    kind: 'other',
  },
  from: 'alerts.csv',
  who: 'Payments team',
})
const rows = (count: number, text = 'host 7 answered slowly'): ChosenRow[] =>
  Array.from({ length: count }, (_, index) => row(index, `${text} ${index}`))

const newDocument = () => createDocument({ title: 'Shop down' }, testAuthor('Maker'))
const describeFor = (list: ChosenRow[]) => describeLackOfRoom(newDocument(), { rows: list, sections: [] })

describe('the room in a document', () => {
  it('is enough for 20,000 rows, and not for 40,000', () => {
    expect(describeFor(rows(20_000))).toBeUndefined()
    expect(describeFor(rows(40_000))).toBe(
      'These 40,000 rows are too many: this postmortem has room for some 37,400 more. Leave some out, or split them over several postmortems.',
    )
  })

  it('is counted in bytes too', () => {
    expect(describeFor(rows(300, 'x'.repeat(150_000)))).toMatch(/room for some \d+ more/)
    expect(describeFor(rows(100, 'x'.repeat(50_000)))).toBeUndefined()
  })

  it('is never judged larger than it is', () => {
    const doc = newDocument()
    const [items, bytes] = [countItems(doc), documentBytes(doc)]
    const list = rows(500, 'Zürich 東京 checkout is down, says the dashboard of the payments team')
    applyImport(doc, testAuthor('Noor'), { rows: list, sections: [] })
    expect((countItems(doc) - items) / 500).toBeLessThanOrEqual(16)
    expect((Y.encodeStateAsUpdate(doc).length - bytes) / 500).toBeLessThanOrEqual(700)
  })
})
