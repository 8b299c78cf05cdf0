import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { revertStored } from '../../shared/crdt'
import { toMeeting } from '../../shared/document'
import { compareMerge, planMerge } from '../../shared/document/merge'
import { testAuthor } from '../support/author'
import { fc } from '../support/fast-check'
import { allSections, applyEdit, type Edit, edit } from '../support/random-edits'

const edits = fc.array(edit, { maxLength: 25 })

/** All that is stored: records with their places and marks, those in the trash, and texts. */
const storedIn = (doc: Y.Doc): Record<string, unknown> =>
  Object.fromEntries(
    allSections.flatMap(({ rootNames: [map = '', ...texts] }) => [
      [map, doc.getMap(map).toJSON()],
      ...texts.map((root) => [root, doc.getText(root).toString()]),
    ]),
  )

/** The same without records that are in the trash now and did not exist then. */
const storedAsIn = (doc: Y.Doc, before: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(storedIn(doc)).map(([root, stored]) => [
      root,
      typeof stored === 'string'
        ? stored
        : Object.fromEntries(
            Object.entries(stored as object).filter(([id, one]) => id in (before[root] as object) || !one?.removedAt),
          ),
    ]),
  )

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const at = (state: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), state)

/** Every stored value: a text, a value of a map, or a field of a record. */
const listStored = (state: Record<string, unknown>): [string[], unknown][] =>
  Object.entries(state).flatMap(([root, stored]): [string[], unknown][] => {
    if (!isObject(stored)) return [[[root], stored]]
    return Object.entries(stored).flatMap(([id, one]): [string[], unknown][] =>
      // Only records have a place.
      isObject(one) && 'order' in one
        ? Object.entries(one).map(([key, value]): [string[], unknown] => [[root, id, key], value])
        : [[[root, id], one]],
    )
  })

/** Whether a value belongs to a record that did not exist. */
const isNew = ([root = '', id = '', key]: readonly string[], before: Record<string, unknown>): boolean =>
  key !== undefined && at(before, [root, id]) === undefined

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
        const before = storedIn(here)
        const shown = toMeeting(here)
        const changes = compareMerge(here, there)
        const leftOut = changes.filter((_, index) => index % 4 < share)
        const step = planMerge(here, there, leftOut)
        Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
        revertStored(here, step.leftOut, testAuthor('Merge'))
        if (leftOut.length === 0) expect(step.leftOut).toEqual([])
        revertStored(here, step.done, testAuthor('Merge'))
        expect(storedAsIn(here, before)).toEqual(before)
        expect(toMeeting(here)).toEqual(shown)
      }),
      { numRuns: 150 },
    )
  })

  it('is undone around what was edited since', () => {
    fc.assert(
      fc.property(edits, edits, edits, edits, (common, own, other, since) => {
        const [here, there] = fork(common, own, other)
        const without = new Y.Doc()
        Y.applyUpdate(without, Y.encodeStateAsUpdate(here))
        const step = planMerge(here, there, [])
        Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
        const merged = storedIn(here)
        for (const one of since) applyEdit(here, testAuthor('Since'), one)
        const edited = storedIn(here)
        revertStored(here, step.done, testAuthor('Merge'))
        const [now, before] = [storedIn(here), storedIn(without)]
        for (const [path, value] of listStored(now)) {
          const [then, merge, old] = [edited, merged, before].map((state) => at(state, path))
          if (isEqual(then, merge)) expect(isEqual(value, isNew(path, before) ? value : old), path.join('/')).toBe(true)
          else if (typeof then !== 'string' || isEqual(merge, old)) expect(value, path.join('/')).toEqual(then)
        }
      }),
      { numRuns: 100 },
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
        revertStored(here, step.leftOut, testAuthor('Merge'))
        // What controls the meeting is not listed, and is merged in any case.
        expect(compareMerge(copy, here)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
