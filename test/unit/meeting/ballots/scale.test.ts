import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { docWithRetiredRoots } from '../../../../shared/crdt/update-guard'
import { migrate, snapshot, toMeeting } from '../../../../shared/document'
import { createReport, toMarkdown } from '../../../../shared/document/report'
import { endMeeting, startMeeting } from '../../../../shared/meeting/agenda'
import {
  emptyAnswer,
  getBallotState,
  isAllowed,
  listRatings,
  openRound,
  rate,
  revealRound,
} from '../../../../shared/meeting/ballots'
import { stages } from '../../../../shared/stages'
import { feedback, feedbackQuestions } from '../../../../shared/stages/closing/model'
import { pulse, pulseQuestion } from '../../../../shared/stages/opening/model'
import { testAuthor } from '../../../support/author'

const marks = (...all: string[]) => all.map((mark) => ({ choices: [mark], texts: [] }))
const ratingsOf = (doc: Y.Doc) => ({
  pulse: listRatings([pulseQuestion], pulse.read(doc).value).map(({ counts }) => counts),
  feedback: listRatings(feedbackQuestions, feedback.read(doc).value).map(({ question, counts }) => [
    question.text,
    ...counts,
  ]),
})
const reportOf = (doc: Y.Doc): string => toMarkdown('Report', createReport(snapshot(doc), 0))

describe('a question on a scale', () => {
  test('takes one mark, and another one replaces it', () => {
    const [worth, safe] = feedbackQuestions
    if (!worth || !safe) throw new Error('two questions expected')
    const first = rate({ ...emptyAnswer, texts: ['Shorter'] }, worth, '2')
    const both = rate(first, safe, 'safe-5')
    const changed = rate(both, worth, '4')
    expect(changed).toEqual({ choices: ['safe-5', '4'], texts: ['Shorter'] })
    for (const answer of [first, both, changed]) expect(isAllowed(feedback, answer)).toBe(true)
    for (const choices of [['2', '4'], ['safe-6'], ['safe-1', 'safe-2']])
      expect(isAllowed(feedback, { choices, texts: [] }), choices.join()).toBe(false)
    expect(isAllowed(pulse, { choices: ['3'], texts: ['a text'] })).toBe(false)
  })

  test('has a distribution from five answers on, each question for itself; with fewer, the document holds none', () => {
    const doc = new Y.Doc()
    revealRound(doc, pulse, 1, marks('1', '4', '4', '5'))
    expect(ratingsOf(doc).pulse).toEqual([])
    expect(pulse.read(doc).value).toEqual({ 1: { isOpen: false, voters: 4, counts: {}, texts: [] } })
    openRound(doc, pulse, 2)
    revealRound(doc, pulse, 2, marks('1', '4', '4', '5', '4'))
    expect(ratingsOf(doc).pulse).toEqual([[1, 0, 0, 3, 1]])
    const five = marks('1', '2', '3', '4', '5').map((answer, index) =>
      index < 4 ? { ...answer, choices: [...answer.choices, 'learned-5'] } : answer,
    )
    revealRound(doc, feedback, 1, five)
    expect(ratingsOf(doc).feedback).toEqual([['Was this meeting worth your time?', 1, 1, 1, 1, 1]])
  })
})

describe('the report', () => {
  test('shows the numbers once the meeting has ended, if enough people answered, and no suggestion', () => {
    const doc = new Y.Doc()
    const author = testAuthor('Fay')
    startMeeting(doc, 'opening', author)
    revealRound(doc, pulse, 1, marks('2', '4', '4', '5', '5'))
    revealRound(
      doc,
      feedback,
      1,
      marks('safe-4', 'safe-4', 'safe-4', 'safe-5', 'safe-5', '3').map((answer) => ({ ...answer, texts: ['Short'] })),
    )
    expect(reportOf(doc)).not.toContain('speak openly')
    endMeeting(doc, author)
    const report = reportOf(doc)
    expect(report).toContain('How people rated the meeting')
    expect(report).toContain(
      'How safe do you feel to speak openly here?:** 1 (not at all): 0 · 2: 1 · 3: 0 · 4: 2 · 5 (completely): 2',
    )
    expect(report).toContain('Could you speak openly?:** 1 (not at all): 0 · 2: 0 · 3: 0 · 4: 3 · 5 (completely): 2')
    for (const hidden of ['worth your time', 'Did you learn', 'Short']) expect(report).not.toContain(hidden)
  })

  test('says nothing about answers of too few people', () => {
    const doc = new Y.Doc()
    const author = testAuthor('Fay')
    startMeeting(doc, 'opening', author)
    revealRound(doc, pulse, 1, marks('1', '1', '1', '1'))
    endMeeting(doc, author)
    expect(reportOf(doc)).not.toMatch(/rated|speak openly|answered/)
  })
})

describe('a document of an earlier version', () => {
  test('without a pulse opens, and its feedback by three people stays readable as the first question', () => {
    const doc = new Y.Doc()
    feedback.set(doc, '1', { isOpen: false, voters: 3, counts: { 3: 1, 4: 2 }, texts: ['Start on time'] })
    expect(ratingsOf(doc)).toEqual({ pulse: [], feedback: [['Was this meeting worth your time?', 0, 0, 1, 2, 0]] })
    expect(getBallotState(pulse.read(doc).value)).toMatchObject({ round: 1, isOpen: true })
    expect(toMeeting(doc, stages).stages.closing).toMatchObject({ ballot: { 1: { counts: { 3: 1, 4: 2 } } } })
  })

  test.each([
    [2, undefined],
    [3, [0, 0, 0, 3, 0]],
    [4, [0, 0, 0, 4, 0]],
  ])('with feedback by name of %i people keeps what that version showed of it', (people, counts) => {
    const old = docWithRetiredRoots()
    for (let n = 0; n < people; n += 1) old.getMap('closing.feedback').set(`Person ${n}`, { worth: 4, comment: '' })
    const state = Y.encodeStateAsUpdate(old)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    expect(migrate(doc, [state])).toBe(true)
    expect(getBallotState(feedback.read(doc).value).tally?.voters).toBe(people)
    const [rating] = listRatings(feedbackQuestions, feedback.read(doc).value)
    expect(rating?.counts).toEqual(counts)
    expect(Buffer.from(Y.encodeStateAsUpdate(doc)).toString('utf8')).not.toContain('Person')
  })
})
