import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boundedDoc, getConflictCount, inspectUpdate, updateLimits } from '../../shared/crdt/update-guard'
import { tryUpdate } from '../../shared/document/trial-merge'
import { anchorsUpdate, conflictsUpdate, sparseUpdate } from '../support/hostile-updates'

/** Merges an edit as a host does; gives back why it was refused. */
const mergeEdit = (doc: Y.Doc, update: Uint8Array): string | undefined => {
  const inspected = inspectUpdate(update, { source: 'edit', doc })
  if (inspected.fault) return inspected.fault.code
  const fault = inspected.isCostly ? tryUpdate({ base: Y.encodeStateAsUpdate(doc), update }) : undefined
  if (!fault) Y.applyUpdate(doc, update)
  return fault?.code
}

const typed = (doc: Y.Doc, text: string): Uint8Array => {
  const page = new Y.Doc()
  Y.applyUpdate(page, Y.encodeStateAsUpdate(doc))
  const known = Y.encodeStateVector(page)
  page.getText('record.whatHappened').insert(0, text)
  return Y.encodeStateAsUpdate(page, known)
}

/** Adds up cheap edits until one is refused. */
const editUntilRefused = (doc: Y.Doc): string | undefined => {
  Y.applyUpdate(doc, anchorsUpdate(6_000))
  for (let from = 0; from < 6_000; from += 50) {
    const code = mergeEdit(doc, conflictsUpdate(from, 50))
    if (code) return code
  }
  return undefined
}

describe('edits that are costly to merge', () => {
  test('are rejected before their costs add up to a document that takes long to open', () => {
    const doc = new Y.Doc()
    expect(editUntilRefused(doc)).toBe('too-costly')
    const opened = new Y.Doc()
    Y.applyUpdate(opened, Y.encodeStateAsUpdate(doc))
    expect(getConflictCount(opened)).toBeGreaterThan(updateLimits.MAX_CONFLICTS / 2)
    expect(getConflictCount(opened)).toBeLessThan(updateLimits.MAX_CONFLICTS * 1.5)
  })

  test('leave typing possible in a document that has reached the limit', () => {
    const doc = new Y.Doc()
    editUntilRefused(doc)
    // Two people in one place at one moment.
    const edits = [typed(doc, 'one '), typed(doc, 'two ')]
    expect(edits.map((edit) => mergeEdit(doc, edit))).toEqual([undefined, undefined])
    expect(doc.getText('record.whatHappened').toString()).toMatch(/one .*two |two .*one /)
  })

  test('need a trial if their neighbors are all different', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, anchorsUpdate(3_001))
    expect(inspectUpdate(sparseUpdate(3_000), { source: 'edit', doc })).toMatchObject({ isCostly: true })
    expect(mergeEdit(doc, sparseUpdate(3_000))).toBe('too-costly')
  })

  test('cannot be parked until a harmless edit releases them', () => {
    const doc = new Y.Doc()
    const codes = new Set<string | undefined>()
    for (let from = 0; from < 6_000; from += 50) codes.add(mergeEdit(doc, conflictsUpdate(from, 50)))
    expect(codes).toEqual(new Set([undefined, 'parked-full']))
    expect(mergeEdit(doc, anchorsUpdate(6_000))).toBeUndefined()
    expect(getConflictCount(doc)).toBeLessThan(updateLimits.MAX_INLINE_STEPS)
  })
})

test('a file that would take minutes to merge is given up early', () => {
  const state = Y.mergeUpdates([anchorsUpdate(20_000), conflictsUpdate(0, 20_000)])
  const doc = boundedDoc()
  expect(() => Y.applyUpdate(doc, state)).toThrow('too-costly')
  expect(getConflictCount(doc)).toBeLessThan(updateLimits.MAX_CONFLICTS_AT_OPENING + 50_000)
})
