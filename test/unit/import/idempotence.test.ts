import { describe, expect, it } from 'vitest'
import { createDocument, snapshot } from '../../../shared/document'
import { createReport, reportTitle, toMarkdown } from '../../../shared/document/report'
import {
  applyImport,
  type ChosenRow,
  chooseRow,
  chooseTaken,
  planImport,
  type RowSource,
  readPresentContent,
} from '../../../shared/import'
import { roster } from '../../../shared/meeting/incident'
import { notes, parking } from '../../../shared/meeting/notes'
import { addOwnSection, chosenSections } from '../../../shared/meeting/report'
import { addCause, bones, causes } from '../../../shared/stages/fishbone/model'
import { addProblem, answerWhy, problems } from '../../../shared/stages/five-whys/model'
import { addMeasure, measures } from '../../../shared/stages/impact/model'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'
import { rowSource } from '../../support/imports'

/** Few words and times, so that rows repeat within and between sources. */
const anyRow = fc.record({
  minute: fc.integer({ min: 0, max: 4 }),
  text: fc.constantFrom('Alert fired', 'alert fired', 'Rolled back', 'v1 deployed', 'v2 deployed'),
  hasZone: fc.boolean(),
})
const anySource = fc.array(anyRow, { minLength: 1, maxLength: 6 })
const anyCorrection = fc.constantFrom('keep', 'later', 'reword', 'star', 'merge', 'leave out')

const toSource = (rows: readonly { minute: number; text: string; hasZone: boolean }[], index: number): RowSource =>
  rowSource(
    `source-${index}.csv`,
    [
      'time,event',
      ...rows.map(({ minute, text, hasZone }) => `2024-05-01T14:0${minute}:00${hasZone ? 'Z' : ''},${text}`),
    ].join('\n'),
  )

const correct = (rows: readonly ChosenRow[], corrections: readonly string[]): ChosenRow[] => {
  const chosen: ChosenRow[] = []
  rows.forEach((row, index) => {
    const correction = corrections[index % corrections.length]
    const last = chosen.at(-1)
    if (correction === 'later') chosen.push({ ...row, event: { ...row.event, at: '2024-05-02T09:00:00.000Z' } })
    else if (correction === 'reword') chosen.push({ ...row, event: { ...row.event, text: 'Told anew' } })
    else if (correction === 'star') chosen.push({ ...row, isStarred: true })
    else if (correction === 'merge' && last)
      chosen[chosen.length - 1] = { ...last, merged: [...(last.merged ?? []), row] }
    else if (correction !== 'leave out') chosen.push(row)
  })
  return chosen
}

describe('an import of anything, corrected in any way', () => {
  it('adds nothing when it is repeated, with what was left out as the only rows on offer', () => {
    fc.assert(
      fc.property(
        fc.array(anySource, { minLength: 1, maxLength: 3 }),
        fc.array(anyCorrection, { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        (lists, corrections, removed) => {
          const sources = lists.map(toSource)
          const doc = createDocument({ title: '' }, testAuthor('Maker'))
          const author = testAuthor('Noor')
          const plan = () => planImport(readPresentContent(doc), sources)
          const rows = correct(
            plan()
              .rows.filter(({ isTaken }) => isTaken)
              .map((row) => chooseRow(row, true)),
            corrections,
          )
          const summary = applyImport(doc, author, { rows, sections: [] })
          const before = events.read(doc).value
          expect(summary.events).toBe(before.length)
          expect(applyImport(doc, author, { rows, sections: [] })).toMatchObject({ events: 0, recollections: 0 })
          const gone = before.length > 1 ? before[removed % before.length] : undefined
          if (gone) events.remove(doc, gone.id, author)

          const brought = new Set(rows.flatMap((row) => [row, ...(row.merged ?? [])]).map(({ importKey }) => importKey))
          for (const { importKey, state, isTaken } of plan().rows) {
            if (brought.has(importKey)) expect(['imported', 'removed']).toContain(state)
            if (state !== 'new') expect(isTaken).toBe(false)
          }
          expect(events.read(doc).value).toHaveLength(before.length - (gone ? 1 : 0))
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('a report of ours that is imported again', () => {
  it('adds none of the rows that somebody has rewritten or removed since', () => {
    const author = testAuthor('Noor')
    const told = createDocument({ title: 'Outage' }, author)
    answerWhy(told, author, addProblem(told, author, 'The valve stuck'), null, 'It was old')
    addCause(told, author, bones.add(told, author, { text: 'Weather' }), 'It froze')
    addMeasure(told, author, { amount: '18', unit: 'hours', text: 'No water' })
    roster.add(told, author, { name: 'Harbor team' })
    parking.add(told, author, { text: 'Budget' })
    notes.add(told, author, { text: 'Ask again', stage: 'timeline' })
    addOwnSection(told, author, { title: 'Weather report', text: 'It was cold.' })
    const snap = snapshot(told)
    const report = rowSource('report.md', toMarkdown(reportTitle(snap), createReport(snap, 0)))

    const doc = createDocument({ title: '' }, author)
    const plan = () => planImport(readPresentContent(doc), [report])
    const lists = [problems, causes, bones, measures, parking, notes, chosenSections, roster] as const
    const count = () => lists.map((list) => list.read(doc).value.length)
    applyImport(doc, author, chooseTaken(plan(), { withNames: true }))
    expect(count()).toEqual(lists.map(() => 1))
    for (const list of [problems, causes, bones, measures, parking, notes])
      for (const { id } of list.read(doc).value) list.rewrite(doc, id, 'text', 'Told anew')
    for (const { id } of chosenSections.read(doc).value) chosenSections.rewrite(doc, id, 'title', 'Cold')
    for (const { id } of roster.read(doc).value) roster.remove(doc, id, author)

    expect(plan().sections.filter(({ state }) => state === 'new')).toEqual([])
    const { sections } = plan()
    applyImport(doc, author, { rows: [], sections, withNames: true })
    expect(count()).toEqual([1, 1, 1, 1, 1, 1, 1, 0])
  })
})
