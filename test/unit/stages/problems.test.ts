import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createStageContext, snapshot } from '../../../shared/document'
import { openRound, revealRound } from '../../../shared/meeting/ballots'
import { endsAtPerson } from '../../../shared/meeting/ends-at-person'
import { record } from '../../../shared/meeting/incident'
import { stages } from '../../../shared/stages'
import { addAction } from '../../../shared/stages/actions/model'
import { addProblem, answerWhy } from '../../../shared/stages/five-whys/model'
import { measures } from '../../../shared/stages/impact/model'
import { pulse } from '../../../shared/stages/opening/model'
import { addEvent, addRecollection } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'

const now = Date.UTC(2026, 0, 7)
const problemsOf = (doc: Y.Doc, id: string) => {
  const snap = snapshot(doc)
  return stages.find((stage) => stage.id === id)?.problems(snap.stages[id], createStageContext(snap, now)) ?? []
}
const classifier = { endsAtPerson: ({ text }: { text: string }) => endsAtPerson(text) }
const cuesOf = (doc: Y.Doc, id: string) => {
  const snap = snapshot(doc)
  return stages.find((stage) => stage.id === id)?.cues?.(snap.stages[id], classifier) ?? []
}
const codes = (doc: Y.Doc, id: string): string[] => problemsOf(doc, id).map((problem) => problem.code)

describe('the problems of a stage', () => {
  test('do not include a chain that ends at a person, which is only a cue for the facilitator’s cards', () => {
    const doc = new Y.Doc()
    const author = testAuthor()
    const problem = addProblem(doc, author, 'The data was removed')
    const personal = answerWhy(doc, author, problem, null, 'An engineer deleted the wrong directory')
    expect(cuesOf(doc, 'five-whys').map((cue) => cue.code)).toEqual(['ends-at-person'])
    expect(codes(doc, 'five-whys')).not.toContain('ends-at-person')
    expect(problemsOf(doc, 'five-whys').some(({ message }) => message.includes('engineer'))).toBe(false)
    answerWhy(doc, author, problem, personal, 'Both shells looked the same')
    expect(cuesOf(doc, 'five-whys')).toEqual([])
  })

  test('do not include a low safety pulse, which is a cue for the facilitator’s cards from five answers on', () => {
    const doc = new Y.Doc()
    const marks = (...all: string[]) => all.map((mark) => ({ choices: [mark], texts: [] }))
    revealRound(doc, pulse, 1, marks('1', '1', '5', '5'))
    expect(cuesOf(doc, 'opening')).toEqual([])
    openRound(doc, pulse, 2)
    revealRound(doc, pulse, 2, marks('2', '3', '5', '5', '5'))
    expect(cuesOf(doc, 'opening').map((cue) => cue.code)).toEqual(['low-pulse'])
    expect(codes(doc, 'opening')).not.toContain('low-pulse')
    openRound(doc, pulse, 3)
    revealRound(doc, pulse, 3, marks('3', '3', '5', '5', '5'))
    expect(cuesOf(doc, 'opening')).toEqual([])
  })

  test('include a measure without a source, named by its number and unit, but not one whose source is a link', () => {
    const doc = new Y.Doc()
    const author = testAuthor()
    measures.add(doc, author, { amount: '0', unit: 'users', text: 'lost data' })
    measures.add(doc, author, { amount: '18', unit: 'hours', sourceUrl: 'https://status.example.org' })
    const unsourced = problemsOf(doc, 'impact').filter(({ code }) => code === 'no-source')
    expect(unsourced.map(({ message }) => message)).toEqual(['“0 users” has no source.'])
  })

  test('distinguish a milestone in the future from one that is out of order', () => {
    const doc = new Y.Doc()
    record.change(doc, { startedAt: now - 1000, detectedAt: now - 2000, resolvedAt: now + 1000 })
    const faults = problemsOf(doc, 'impact').filter(({ code }) => code === 'milestone-out-of-order')
    expect(faults.map(({ message }) => message)).toEqual([
      'Detected: This is before Started.',
      'Resolved: This is in the future.',
    ])
  })

  test('give the date of a gap in the same format as the rest of the interface', () => {
    const doc = new Y.Doc()
    const author = testAuthor()
    const from = Date.UTC(2018, 9, 22, 0, 5)
    for (const at of [from, from + 3 * 3_600_000]) addEvent(doc, author, { text: 'Alerts fire', at })
    const gap = problemsOf(doc, 'timeline').find(({ code }) => code === 'gap')
    expect(gap?.message).toBe('3 h from 22 Oct 2018 00:05 UTC with no entries.')
  })

  test('include times in the future and recollections that differ', () => {
    const doc = new Y.Doc()
    const author = testAuthor()
    const past = addEvent(doc, author, { text: 'Alerts fire', at: now - 1, kind: 'other' })
    expect(codes(doc, 'timeline')).toEqual(['no-detection'])
    addEvent(doc, author, { text: 'Rollback', at: now + 1 })
    addRecollection(doc, author, past, 'It was the customer who called')
    const found = problemsOf(doc, 'timeline')
    expect(found.map((one) => one.code)).toEqual(['in-the-future', 'conflict', 'no-detection'])
    expect(found[1]?.ref).toEqual({ section: 'timeline.events', id: past, field: 'text' })
  })

  test('name a row by its trimmed text, and a row without text by its type', () => {
    const doc = new Y.Doc()
    const author = testAuthor()
    for (const text of [' Rollback\n begins ', ' ']) {
      const past = addEvent(doc, author, { text, at: now - 1, kind: 'decision' })
      addRecollection(doc, author, past, 'It was earlier')
      addEvent(doc, author, { text, at: now + 1 })
      addEvent(doc, author, { text, at: null })
      addProblem(doc, author, text)
      answerWhy(doc, author, addProblem(doc, author, text), null, 'The disk was full')
      addAction(doc, author, { text })
      measures.add(doc, author, { amount: '5', unit: text })
    }
    const messages = stages.flatMap(({ id }) => problemsOf(doc, id).map(({ message }) => message))
    for (const message of messages) expect(message).not.toMatch(/“\s|\s”|“”|\n/)
    expect(messages).toEqual(
      expect.arrayContaining([
        '“Rollback begins” has no time.',
        'An unnamed event has no time.',
        'Write what an unnamed problem shows, in one sentence.',
        'Write down the options at the time of an unnamed decision.',
        'An unnamed action hasn’t been agreed by its owner.',
        'An unnamed action has no owner.',
      ]),
    )
  })
})
