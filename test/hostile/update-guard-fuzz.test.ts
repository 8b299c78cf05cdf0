import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { checkState, inspectUpdate, updateLimits } from '../../shared/crdt/update-guard'
import { createDocument, documentTitle, headRule, snapshot, summarize, toMeeting } from '../../shared/document'
import { createReport, toMarkdown } from '../../shared/document/report'
import { encodeFile, parseFile } from '../../shared/file'
import { floodSize } from '../support/floods'
import { createHostileGenerator } from '../support/hostile-generator'
import { seed } from '../support/random'

const now = Date.UTC(2026, 2, 1)
const author = { name: 'Ann', now: () => now, newId: () => 'document-1' }

/** The cost of a merge: Yjs adds each item that it compares with another to two sets. */
const countMergeSteps = (work: () => void): number => {
  const added = vi.spyOn(Set.prototype, 'add')
  try {
    work()
    return added.mock.calls.length
  } finally {
    added.mockRestore()
  }
}

/** Does everything that the app does with a document: reads, reports, saves and reopens it. */
const exerciseDocument = (state: Uint8Array): string => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const snap = snapshot(doc)
  toMarkdown('Report', createReport(snap, now))
  summarize(doc)
  const meeting = toMeeting(doc)
  const crdt = Y.encodeStateAsUpdate(doc)
  const text = encodeFile({
    id: 'document-1',
    title: documentTitle(doc),
    savedAt: new Date(now).toISOString(),
    meeting,
    crdt,
  })
  const parsed = parseFile(text)
  if (!parsed.ok) throw new Error(`the file is ${parsed.problem.code}: ${parsed.problem.detail}`)
  expect(parsed.file.isHandEdited).toBe(false)
  expect(checkState(parsed.file.crdt)).toBeUndefined()
  const again = new Y.Doc()
  Y.applyUpdate(again, parsed.file.crdt)
  expect(JSON.stringify(toMeeting(again))).toBe(JSON.stringify(meeting))
  return documentTitle(again)
}

describe('generated hostile updates', () => {
  const documents = floodSize(40, 700)
  const updatesEach = 30

  test(
    `every update of ${documents * updatesEach} that the guard accepts leaves a document that can be read, reported on, saved and reopened`,
    () => {
      const outcomes = new Map<string, number>()
      for (let number = 0; number < documents; number += 1) {
        const generator = createHostileGenerator(seed + number)
        const doc = createDocument({ title: 'Outage' }, author)
        doc.getText('record.whatHappened').insert(0, 'Good words. ')
        for (let update = 0; update < updatesEach; update += 1) {
          const bytes = generator.next(doc)
          const where = `document ${number}, update ${update}: ${Buffer.from(bytes).toString('base64')}`
          const inspected = inspectUpdate(bytes, { source: 'edit', doc, head: headRule })
          const outcome = inspected.fault ? inspected.fault.code : inspected.isCostly ? 'costly' : 'accepted'
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
          if (outcome !== 'accepted') continue
          const steps = countMergeSteps(() => {
            expect(() => Y.applyUpdate(doc, bytes), where).not.toThrow()
          })
          expect(steps, where).toBeLessThan(updateLimits.MAX_INLINE_STEPS * 4)
        }
        const state = Y.encodeStateAsUpdate(doc)
        expect(
          () => exerciseDocument(state),
          `document ${number}: ${Buffer.from(state).toString('base64')}`,
        ).not.toThrow()
        expect(doc.getMap('meta').get('id')).toBe('document-1')
      }
      // The generator is useless if the guard rejects everything, or nothing.
      const accepted = outcomes.get('accepted') ?? 0
      const all = documents * updatesEach
      expect(accepted, JSON.stringify([...outcomes])).toBeGreaterThan(all / 5)
      expect(accepted, JSON.stringify([...outcomes])).toBeLessThan((all * 4) / 5)
      for (const code of [
        'damaged',
        'unknown-content',
        'head-changed',
        'missing-parent',
        'forbidden-name',
        'run-too-long',
      ])
        expect(outcomes.get(code), code).toBeGreaterThan(0)
    },
    floodSize(120_000, 1_800_000),
  )
})
