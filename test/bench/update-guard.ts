import * as Y from 'yjs'
import { inspectUpdate } from '../../shared/crdt/update-guard'
import { createDocument, headRule } from '../../shared/document'
import { events } from '../../shared/stages/timeline/model'
import { percentile } from '../support/statistics'

const ROUNDS = 3_000
let lastId = 0
const author = { name: 'Ann', now: () => Date.UTC(2026, 2, 1), newId: () => `row-${++lastId}` }

/** Formats durations, given in ms, as percentiles. */
const formatPercentiles = (durations: readonly number[]): string => {
  const format = (share: number): string => `${(percentile(durations, share) * 1_000).toFixed(0)} µs`
  return `p50 ${format(0.5)}, p95 ${format(0.95)}`
}

/** Prints how long it takes to check and to merge each of the updates, which become part of the document. */
const measure = (label: string, updates: readonly Uint8Array[], doc: Y.Doc): void => {
  const checks: number[] = []
  const merges: number[] = []
  for (const update of updates) {
    const start = performance.now()
    const { fault } = inspectUpdate(update, { source: 'edit', doc, head: headRule })
    const checked = performance.now()
    if (fault) throw new Error(fault.message)
    Y.applyUpdate(doc, update)
    checks.push(checked - start)
    merges.push(performance.now() - checked)
  }
  console.log(`${label.padEnd(42)} check ${formatPercentiles(checks).padEnd(26)} merge ${formatPercentiles(merges)}`)
}

/** The updates that another page's edits of a copy produce, one for each round. */
const recordUpdates = (doc: Y.Doc, write: (theirs: Y.Doc, round: number) => void, rounds: number): Uint8Array[] => {
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  const updates: Uint8Array[] = []
  theirs.on('update', (update: Uint8Array) => updates.push(update))
  for (let round = 0; round < rounds; round += 1) theirs.transact(() => write(theirs, round))
  return updates
}

/** Prints what the update guard adds to each edit on its way through the host, in a document of 500 rows. */
export const run = (): void => {
  const doc = createDocument({ title: 'Outage' }, author)
  events.addAll(
    doc,
    author,
    Array.from({ length: 500 }, (_, row) => ({ text: `Event ${row} of a long day` })),
  )
  const type = (theirs: Y.Doc, round: number): void => theirs.getText('record.whatHappened').insert(round, 'x')
  measure('a letter', recordUpdates(doc, type, ROUNDS), doc)
  measure(
    'a letter in the middle',
    recordUpdates(doc, (theirs) => theirs.getText('record.whatHappened').insert(7, 'y'), ROUNDS),
    doc,
  )
  measure(
    'a new row',
    recordUpdates(doc, (theirs) => void events.add(theirs, author, { text: 'More' }), 300),
    doc,
  )
  const many = Array.from({ length: 1_000 }, () => ({ text: 'Pasted' }))
  measure(
    '1,000 pasted rows',
    recordUpdates(doc, (theirs) => void events.addAll(theirs, author, many), 3),
    doc,
  )
}
