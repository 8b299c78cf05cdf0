import { describe, expect, test } from 'vitest'
import { createDocument, snapshot } from '../../../shared/document'
import { findBallot, listBallots } from '../../../shared/document/ballots'
import { createReport, toMarkdown } from '../../../shared/document/report'
import { type Answer, createTally, getBallotState, isAllowed, revealRound } from '../../../shared/meeting/ballots'
import {
  askQuestion,
  ballotOf,
  cancelQuestion,
  DONE,
  listQuestionBallots,
  listRevealedTexts,
  type NewQuestion,
  pollResult,
  questionResults,
  questions,
  resultsOf,
} from '../../../shared/meeting/questions'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'
import { growth, LINEAR_GROWTH } from '../../support/growth'

const author = testAuthor('Dana')
const newDocument = () => createDocument({ title: 'Checkout outage', facilitator: 'Dana' }, author)
const round = (change: Partial<NewQuestion> = {}): NewQuestion => ({
  kind: 'round',
  stage: 'timeline',
  text: 'What did we miss?',
  isAttributed: false,
  ...change,
})
const texts = (...all: string[]): Answer => ({ choices: [DONE], texts: all })
const ballotFor = (change: Partial<NewQuestion> = {}) => ballotOf({ id: 'q', ...round(change) })

describe('a silent round', () => {
  test('reveals its texts in an order that says nothing about who wrote them, or when', () => {
    const written = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 3 }), { maxLength: 6 })
    fc.assert(
      fc.property(written, fc.infiniteStream(fc.nat()), (people, picks) => {
        const shuffled = people
          .map((one) => ({ one, at: picks.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => [...one].reverse())
        const shown = (all: string[][]) =>
          listRevealedTexts(
            'q',
            createTally(
              ballotFor().rules,
              all.map((one) => texts(...one)),
            ),
          ).map(({ text }) => text)
        expect(shown(shuffled)).toEqual(shown(people))
        expect(shown(people)).toHaveLength(people.flat().length)
      }),
    )
  })

  test('is shuffled differently in each round, and gives each text a key of its own', () => {
    const tally = createTally(ballotFor().rules, [texts('a', 'a', 'b', 'c', 'd', 'e', 'f')])
    const orders = ['q1', 'q2', 'q3', 'q4'].map((id) => listRevealedTexts(id, tally))
    expect(new Set(orders.map((all) => all.map(({ text }) => text).join(''))).size).toBeGreaterThan(1)
    for (const all of orders) expect(new Set(all.map(({ key }) => key)).size).toBe(7)
  })

  test('counts nowhere who was done', () => {
    const tally = createTally(
      ballotFor().rules,
      Array.from({ length: 9 }, () => texts('a')),
    )
    expect(tally).toMatchObject({ voters: 9, counts: {} })
  })

  test('takes names only if they were asked for', () => {
    const signed = { ...texts('a'), name: 'Ada' }
    expect(isAllowed(ballotFor(), texts('a'))).toBe(true)
    expect(isAllowed(ballotFor(), signed)).toBe(false)
    expect(isAllowed(ballotFor({ isAttributed: true }), signed)).toBe(true)
    expect(isAllowed(ballotFor({ isAttributed: true }), texts('a'))).toBe(false)
    expect(isAllowed(ballotFor({ isAttributed: true }), texts())).toBe(true)
  })
})

describe('the questions of a document', () => {
  test('can be answered while they are open: at most the newest eight, so that nobody fills the host’s memory', () => {
    const doc = newDocument()
    const before = listBallots(doc).length
    const ids = Array.from({ length: 20 }, () => askQuestion(doc, author, round()))
    expect(listBallots(doc)).toHaveLength(before + 8)
    for (const id of ids) cancelQuestion(doc, id, true)
    const last = askQuestion(doc, author, round())
    expect(listQuestionBallots(doc).map(({ name }) => name)).toEqual([`question/${last}`])
    expect(findBallot(doc, `question/${ids[0]}`)).toBeUndefined()
    revealRound(doc, ballotOf({ id: last, ...round() }), 1, [])
    expect(listQuestionBallots(doc)).toEqual([])
  })

  test('are read by the host in proportion to their number, however many an editor adds', () => {
    const ask = (count: number): void => {
      const doc = newDocument()
      questions.addAll(
        doc,
        author,
        Array.from({ length: count }, () => round()),
      )
      doc.transact(() => {
        for (const { id } of questions.read(doc).value)
          questionResults.set(doc, `${id}/1`, { isOpen: true, voters: 0, counts: {}, texts: [] })
      })
      for (let message = 0; message < 20; message += 1) expect(listQuestionBallots(doc)).toHaveLength(8)
      createReport(snapshot(doc), 0)
    }
    expect(growth(ask, 4_000)).toBeLessThan(LINEAR_GROWTH)
  })

  test('are the same list until one changes, also for ids that are names of properties, and within a transaction', () => {
    const doc = newDocument()
    questions.add(doc, author, round(), { id: '__proto__' })
    const ballots = listQuestionBallots(doc)
    expect(ballots.map(({ name }) => name)).toEqual(['question/__proto__'])
    author.advance(1)
    expect(listQuestionBallots(doc)).toBe(ballots)
    doc.transact(() => {
      questions.add(doc, author, round({ text: 'x'.repeat(1_000_000) }), { id: 'long' })
      const id = askQuestion(doc, author, round())
      expect(listQuestionBallots(doc).map(({ name }) => name)).toContain(`question/${id}`)
    })
    const [newest] = listQuestionBallots(doc)
    if (newest) revealRound(doc, newest, 1, [texts('a')])
    expect(listQuestionBallots(doc).map(({ name }) => name)).not.toContain(newest?.name)
    expect(resultsOf('constructor', questionResults.read(doc).value)).toEqual({})
  })

  test('are in the report with what they came to; those that were canceled are not', () => {
    const doc = newDocument()
    const reveal = (change: Partial<NewQuestion>, answers: Answer[]): string => {
      const question = round(change)
      const id = askQuestion(doc, author, question)
      revealRound(doc, ballotOf({ id, ...question }), 1, answers)
      return id
    }
    reveal({}, [texts('The pager was silent')])
    reveal({ text: 'Who saw it first?', isAttributed: true }, [{ ...texts('The shop did'), name: 'Ada' }])
    const agree = { choices: ['agree'], texts: [] }
    reveal({ kind: 'agree', text: 'We know enough' }, [agree, agree, { choices: ['disagree'], texts: [] }])
    cancelQuestion(doc, reveal({ text: 'Canceled' }, [texts('Not shown')]), true)
    askQuestion(doc, author, round({ text: 'Still open' }))
    const report = toMarkdown('Report', createReport(snapshot(doc), 0))
    expect(report).toContain('### Silent rounds and polls')
    expect(report).toContain('#### What did we miss?\n\n- The pager was silent')
    expect(report).toContain('#### Who saw it first?\n\n- Ada: The shop did')
    expect(report).toContain('#### We know enough\n\nAgree 2 · Disagree 1')
    for (const absent of ['Canceled', 'Not shown', 'Still open']) expect(report).not.toContain(absent)
  })

  test('keep their results apart', () => {
    const doc = newDocument()
    const [first = '', second = ''] = ['a', 'b'].map((text) => askQuestion(doc, author, round({ text })))
    revealRound(doc, ballotOf({ id: first, ...round() }), 1, [texts('x')])
    expect(getBallotState(ballotOf({ id: first, ...round() }).read(doc).value).tally?.texts).toEqual(['x'])
    expect(getBallotState(ballotOf({ id: second, ...round() }).read(doc).value)).toMatchObject({ isOpen: true })
  })
})

test('a poll says what it came to in words', () => {
  const words = (kind: 'agree' | 'pace', voters: number, counts: Record<string, number>) =>
    pollResult({ kind }, { voters, counts, texts: [] })
  expect(words('pace', 4, { slower: 3, faster: 1 })).toBe('Slower 3 · Just right 0 · Faster 1')
  expect(words('agree', 2, {})).toBe('2 answers, too few to show counts')
  expect(words('agree', 0, {})).toBe('Nobody answered.')
})
