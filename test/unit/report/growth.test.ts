import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { snapshot } from '../../../shared/document'
import { createReport } from '../../../shared/document/report'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { growth, LINEAR_GROWTH } from '../../support/growth'

test('the report of one long day takes time that grows with its events', () => {
  const snapshots = new Map<number, ReturnType<typeof snapshot>>()
  const snapshotOf = (count: number): ReturnType<typeof snapshot> => {
    const doc = new Y.Doc()
    const rows = Array.from({ length: count }, (_, index) => ({ text: 'x', at: Date.UTC(2026, 2, 1) + index }))
    events.addAll(doc, testAuthor('Ann'), rows)
    return snapshot(doc)
  }
  const work = (count: number): void => {
    const snap = snapshots.get(count) ?? snapshotOf(count)
    snapshots.set(count, snap)
    createReport(snap, 0)
  }
  expect(growth(work, 20_000)).toBeLessThan(LINEAR_GROWTH)
})
