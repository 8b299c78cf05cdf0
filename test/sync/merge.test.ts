import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { applyMeetingEdits, toMeeting } from '../../shared/document'
import { compareMerge, planMerge } from '../../shared/document/merge'
import { testAuthor } from '../support/author'
import { fc } from '../support/fast-check'
import { applyEdit, type Edit, edit } from '../support/random-edits'

const edits = fc.array(edit, { maxLength: 25 })

/** The readable content; rows by id, since the order of rows that were moved is not part of it. */
const contentOf = (doc: Y.Doc): unknown =>
  JSON.parse(JSON.stringify(toMeeting(doc)), (_, value) =>
    Array.isArray(value) && value.every((row) => typeof row?.id === 'string')
      ? [...value].sort((a, b) => (a.id < b.id ? -1 : 1))
      : value,
  )

/** Two copies of one document that were edited apart. */
const fork = (common: readonly Edit[], own: readonly Edit[], other: readonly Edit[]): [Y.Doc, Y.Doc] => {
  const copies = [new Y.Doc(), new Y.Doc()] as [Y.Doc, Y.Doc]
  const authors = ['Here', 'There'].map((name) => testAuthor(name))
  for (const one of common) applyEdit(copies[0], testAuthor('Common'), one)
  Y.applyUpdate(copies[1], Y.encodeStateAsUpdate(copies[0]))
  for (const [index, list] of [own, other].entries())
    for (const one of list) applyEdit(copies[index] as Y.Doc, authors[index] as (typeof authors)[0], one)
  return copies
}

describe('merging a copy', () => {
  it('does exactly what was listed, and undoing it restores what was there', () => {
    fc.assert(
      fc.property(edits, edits, edits, fc.nat(3), (common, own, other, share) => {
        const [here, there] = fork(common, own, other)
        const before = contentOf(here)
        const changes = compareMerge(here, there)
        const leftOut = changes.filter((_, index) => index % 4 < share)
        const step = planMerge(here, there, leftOut)
        Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
        expect(toMeeting(here)).toEqual(step.merged)
        applyMeetingEdits(here, step.merged, step.after, testAuthor('Merge'))
        if (leftOut.length === 0) expect(toMeeting(here)).toEqual(step.merged)
        applyMeetingEdits(here, step.after, step.before, testAuthor('Merge'))
        expect(contentOf(here)).toEqual(before)
      }),
      { numRuns: 150 },
    )
  })

  it('lists nothing for a copy that knows nothing new', () => {
    fc.assert(
      fc.property(edits, edits, (common, own) => {
        const [here, there] = fork(common, own, [])
        expect(compareMerge(here, there)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('changes nothing when every change is left out', () => {
    fc.assert(
      fc.property(edits, edits, edits, (common, own, other) => {
        const [here, there] = fork(common, own, other)
        const shown = (doc: Y.Doc) => compareMerge(doc, there)
        const leftOut = shown(here)
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(here))
        const step = planMerge(here, there, leftOut)
        Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
        applyMeetingEdits(here, step.merged, step.after, testAuthor('Merge'))
        // What controls the meeting is not listed, and is merged in any case.
        expect(compareMerge(copy, here)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
