import * as Y from 'yjs'
import { inspectUpdate } from '../../shared/crdt/update-guard'
import { createDocument, headRule } from '../../shared/document'
import { events } from '../../shared/stages/timeline/model'

const ROUNDS = 3_000
let lastId = 0
const author = { name: 'Ann', now: () => Date.UTC(2026, 2, 1), newId: () => `row-${++lastId}` }

const spread = (times: number[]): string => {
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number): string => `${((sorted[Math.floor(sorted.length * share)] ?? 0) * 1_000).toFixed(0)} µs`
  return `p50 ${at(0.5)}, p95 ${at(0.95)}`
}

const measure = (what: string, updates: readonly Uint8Array[], doc: Y.Doc): void => {
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
  console.log(`${what.padEnd(42)} check ${spread(checks).padEnd(26)} merging ${spread(merges)}`)
}

const typed = (doc: Y.Doc, write: (theirs: Y.Doc, round: number) => void, rounds: number): Uint8Array[] => {
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  const updates: Uint8Array[] = []
  theirs.on('update', (update: Uint8Array) => updates.push(update))
  for (let round = 0; round < rounds; round += 1) theirs.transact(() => write(theirs, round))
  return updates
}

/** What the update guard adds to a keystroke on its way through the host, in a document of 500 rows. */
export const run = (): void => {
  const doc = createDocument({ title: 'Outage' }, author)
  events.addAll(
    doc,
    author,
    Array.from({ length: 500 }, (_, row) => ({ text: `Event ${row} of a long day` })),
  )
  const type = (theirs: Y.Doc, round: number): void => theirs.getText('record.whatHappened').insert(round, 'x')
  measure('a letter', typed(doc, type, ROUNDS), doc)
  measure(
    'a letter in the middle',
    typed(doc, (theirs) => theirs.getText('record.whatHappened').insert(7, 'y'), ROUNDS),
    doc,
  )
  measure(
    'a new row',
    typed(doc, (theirs) => void events.add(theirs, author, { text: 'More' }), 300),
    doc,
  )
  const many = Array.from({ length: 1_000 }, () => ({ text: 'Pasted' }))
  measure(
    '1,000 pasted rows',
    typed(doc, (theirs) => void events.addAll(theirs, author, many), 3),
    doc,
  )
}
