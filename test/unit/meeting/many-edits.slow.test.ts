import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { applyMeetingEdits, createDocument, toMeeting } from '../../../shared/document'
import { notes } from '../../../shared/meeting/notes'
import { growth, LINEAR_GROWTH } from '../../support/growth'

const author = { name: 'Ann', now: Date.now, newId: () => crypto.randomUUID() }

const documentWithNotes = (count: number): Y.Doc => {
  const doc = createDocument({ title: 'Outage', facilitator: '', length: 90 }, author)
  notes.addAll(
    doc,
    author,
    Array.from({ length: count }, (_, index) => ({ text: `note ${index}` })),
  )
  return doc
}

type Rows = { text: string; id?: string }[]

/** Applies what somebody did to the notes in the readable file. */
const editNotes = (doc: Y.Doc, edit: (rows: Rows) => Rows): string[] => {
  const base = toMeeting(doc)
  applyMeetingEdits(doc, base, { ...base, notes: edit(base.notes as Rows) }, author)
  return notes.read(doc).value.map(({ text }) => text)
}

describe('rows added by hand', () => {
  it('are inserted where they were written: first, between others, in a run, and last', () => {
    const doc = documentWithNotes(3)
    const texts = editNotes(doc, ([a, b, c]) => [
      { text: 'first' },
      a ?? { text: '' },
      { text: 'run 1' },
      { text: 'run 2', id: 'own-id' },
      { text: 'run 3' },
      b ?? { text: '' },
      c ?? { text: '' },
      { text: 'last' },
    ])
    expect(texts).toEqual(['first', 'note 0', 'run 1', 'run 2', 'run 3', 'note 1', 'note 2', 'last'])
    expect(notes.read(doc).value.map(({ id }) => id)).toContain('own-id')
  })

  it.each([
    ['in one run', (rows: Rows) => [...rows, ...rows.map(({ text }) => ({ text }))]],
    ['one behind each', (rows: Rows) => rows.flatMap((row) => [row, { text: row.text }])],
    ['and others removed', (rows: Rows) => rows.map(({ text }) => ({ text }))],
  ])('take time in proportion to their number: %s', (_what, edit) => {
    const work = (size: number): void => void editNotes(documentWithNotes(size), edit)
    expect(growth(work, 8_000)).toBeLessThan(LINEAR_GROWTH)
  })
})
