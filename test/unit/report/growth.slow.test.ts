import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { getStageProblems, snapshot } from '../../../shared/document'
import { createReport } from '../../../shared/document/report'
import { stages } from '../../../shared/stages'
import { actions } from '../../../shared/stages/actions/model'
import { bones, causes } from '../../../shared/stages/fishbone/model'
import { events, recollections } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { growth, LINEAR_GROWTH } from '../../support/growth'

test('the problems and the report of a stage are computed in linear time, however its rows refer to each other', () => {
  const author = testAuthor('Ann')
  const snapshots = new Map<number, ReturnType<typeof snapshot>>()
  const snapshotOf = (count: number): ReturnType<typeof snapshot> => {
    const doc = new Y.Doc()
    const each = <T>(make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))
    const at = Date.UTC(2026, 2, 1)
    const ids = events.addAll(
      doc,
      author,
      each((index) => ({ text: 'x', learnedLater: 'y', at: at + index })),
    )
    recollections.addAll(
      doc,
      author,
      each((index) => ({ event: ids[index] ?? '', text: 'z' })),
    )
    const own = bones.addAll(
      doc,
      author,
      each(() => ({ text: 'bone' })),
    )
    causes.addAll(
      doc,
      author,
      each((index) => ({ bone: own[index] ?? '', text: 'cause' })),
    )
    actions.addAll(
      doc,
      author,
      each((index) => ({ text: 'a', cause: `timeline.events/${ids[index]}` })),
    )
    return snapshot(doc)
  }
  const work = (count: number): void => {
    const snap = snapshots.get(count) ?? snapshotOf(count)
    snapshots.set(count, snap)
    createReport(snap, 0)
    for (const { id } of stages) getStageProblems(snap, id, 0)
  }
  expect(growth(work, 12_000)).toBeLessThan(LINEAR_GROWTH)
})

test('the report of one long day is created in linear time', () => {
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
