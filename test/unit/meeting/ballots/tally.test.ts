import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBallotBox } from '../../../../electron/host/sync/relay/ballot-box'
import { inspectUpdate } from '../../../../shared/crdt/update-guard'
import {
  type Answer,
  answerSchema,
  areAllowed,
  createTally,
  defineBallot,
  getBallotState,
  isAllowed,
  mergeTallies,
  openRound,
  revealRound,
} from '../../../../shared/meeting/ballots'
import { ballotOf } from '../../../../shared/meeting/questions'
import { feedback } from '../../../../shared/stages/closing/model'
import { causeVotes } from '../../../../shared/stages/fishbone/model'
import { fc } from '../../../support/fast-check'
import { growth, LINEAR_GROWTH } from '../../../support/growth'

const choices = ['a', 'b', 'c']
const ballot = defineBallot('test.ballot', { maxChoices: 2, maxTexts: 1, minVoters: 1 })
const answers = fc.record({
  choices: fc.uniqueArray(fc.constantFrom(...choices), { maxLength: 2 }),
  texts: fc.array(fc.constantFrom('Start on time', 'Shorter', 'ب'), { maxLength: 1 }),
})

describe('a tally', () => {
  test('is the same whatever the order in which people answered', () => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 12 }), (all, keys) => {
        const shuffled = all
          .map((answer, index) => ({ answer, key: keys[index] ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ answer }) => answer)
        expect(JSON.stringify(createTally(ballot.rules, shuffled))).toBe(JSON.stringify(createTally(ballot.rules, all)))
      }),
    )
  })

  test('does not contain the choices while too few people chose to stay anonymous', () => {
    const rules = { minVoters: 3 }
    const one = { choices: ['a'], texts: ['Shorter'] }
    const silent = { choices: [], texts: ['Start on time'] }
    expect(createTally(rules, [one, one])).toEqual({ voters: 2, counts: {}, texts: ['Shorter', 'Shorter'] })
    expect(createTally(rules, [one, silent, silent]).counts).toEqual({})
    expect(createTally(rules, [one, one, one]).counts).toEqual({ a: 3 })
  })

  test('leaves out the counts of a list that too few people chose from, and counts the others', () => {
    const rules = {
      minVoters: 2,
      choices: [
        ['a', 'b'],
        ['x', 'y'],
      ],
    }
    const answers = [
      { choices: ['a', 'x'], texts: [] },
      { choices: ['b'], texts: [] },
    ]
    expect(createTally(rules, answers).counts).toEqual({ a: 1, b: 1 })
  })

  test('of two copies counts nothing twice, in whichever order they are merged', () => {
    const counted = fc.array(answers, { maxLength: 8 }).map((all) => createTally(ballot.rules, all))
    fc.assert(
      fc.property(counted, counted, counted, (a, b, c) => {
        expect(mergeTallies([a, a])).toEqual(a)
        expect(mergeTallies([a, b])).toEqual(mergeTallies([b, a]))
        expect(mergeTallies([mergeTallies([a, b]), c])).toEqual(mergeTallies([a, mergeTallies([b, c])]))
        expect(mergeTallies([a, b, c])).toEqual(mergeTallies([mergeTallies([a, b]), c]))
        const merged = mergeTallies([a, b])
        expect([a.voters, b.voters]).toContain(merged.voters)
        expect([a.counts, b.counts]).toContainEqual(merged.counts)
        for (const text of [...a.texts, ...b.texts]) expect(merged.texts).toContain(text)
      }),
    )
  })
})

test('of many copies and texts is merged in linear time', () => {
  const rounds = (size: number) =>
    Object.fromEntries(
      Array.from({ length: size }, (_, n) => [
        `0.${n}`,
        { isOpen: false, voters: 1, counts: {}, texts: [`text ${n}`] },
      ]),
    )
  expect(getBallotState(rounds(3)).tally?.texts).toEqual(['text 0', 'text 1', 'text 2'])
  expect(growth((size) => void getBallotState(rounds(size)), 40_000)).toBeLessThan(LINEAR_GROWTH)
  const long = (size: number) => ({
    voters: size,
    counts: {},
    texts: Array.from({ length: size }, (_, n) => `text ${n}`),
  })
  const work = (size: number): void =>
    void mergeTallies([long(size), { ...long(size), texts: long(size).texts.reverse() }])
  expect(growth(work, 40_000)).toBeLessThan(LINEAR_GROWTH)
})

/** What may happen to a ballot: answers, changed ones too, reveals, new rounds, and restarts of its host. */
const events = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('answer' as const), who: fc.nat(4), answer: answers }) },
  fc.record({ type: fc.constantFrom('reveal' as const, 'reopen' as const, 'restart' as const) }),
)

test('counts each person once, by their last answer, in any order of answers, changes, reveals and restarts', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 40 }), (all) => {
      const doc = new Y.Doc()
      let box = createBallotBox()
      let held = new Map<number, Answer>()
      let expected: string | undefined
      for (const event of all) {
        const { round, isOpen } = getBallotState(ballot.read(doc).value)
        if (event.type === 'answer' && isOpen) {
          box.cast(ballot.name, `guest ${event.who}`, [event.answer])
          held.set(event.who, event.answer)
        } else if (event.type === 'reveal' && isOpen) {
          revealRound(doc, ballot, round, box.drain(ballot.name))
          const given = [...held.values()].filter((one) => one.choices.length + one.texts.length > 0)
          expected = JSON.stringify(createTally(ballot.rules, given))
          held = new Map()
        } else if (event.type === 'reopen' && !isOpen) {
          openRound(doc, ballot, round + 1)
        } else if (event.type === 'restart') {
          // The pages that are still open send again what they had answered.
          box = createBallotBox()
          for (const [who, answer] of held) box.cast(ballot.name, `guest ${who}`, [answer])
        }
        expect(box.listAnswers(ballot.name)).toHaveLength(
          [...held.values()].filter((one) => one.choices.length + one.texts.length > 0).length,
        )
        const { tally } = getBallotState(ballot.read(doc).value)
        expect(tally && JSON.stringify(tally)).toBe(expected)
      }
      expect(Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1')).not.toContain('guest')
    }),
  )
})

describe('a box of answers', () => {
  const written = (length: number, name?: string): Answer => ({
    choices: [],
    texts: Array.from({ length: 20 }, (_, index) => `${index}`.padEnd(length, 'x')),
    ...(name !== undefined && { name }),
  })

  test('refuses texts beyond what the update guard accepts as one result, however many browsers one person opens', () => {
    const signed = ballotOf({ id: 'q', kind: 'round', isAttributed: true })
    const box = createBallotBox()
    const browsers = Array.from({ length: 400 }, (_, index) => `guest ${index}`)
    const accepted = browsers.filter((one) => box.cast(signed.name, one, [written(2, 'Ada')]))
    expect(accepted).toHaveLength(250)
    const doc = new Y.Doc()
    revealRound(doc, signed, 1, box.drain(signed.name))
    expect(inspectUpdate(Y.encodeStateAsUpdate(doc), { source: 'edit', doc: new Y.Doc() }).fault).toBeUndefined()
  })

  test('refuses long texts that would fill the host’s memory, and takes shorter ones instead', () => {
    const box = createBallotBox()
    const browsers = Array.from({ length: 400 }, (_, index) => `guest ${index}`)
    expect(browsers.filter((one) => box.cast('b', one, [written(2_000)]))).toHaveLength(25)
    expect(box.cast('b', 'guest 0', [written(10)])).toBe(true)
    expect(box.cast('b', 'guest 399', [written(10)])).toBe(true)
  })
})

describe('an answer', () => {
  test('from a hostile page is rejected', () => {
    const bad: unknown[] = [
      { choices: ['a', 'a'], texts: [] },
      { choices: ['__proto__'], texts: [] },
      { choices: ['constructor'], texts: [] },
      { choices: [''], texts: [] },
      { choices: ['x'.repeat(201)], texts: [] },
      { choices: Array.from({ length: 21 }, (_, index) => `c${index}`), texts: [] },
      { choices: [], texts: ['x'.repeat(2_001)] },
      { choices: [], texts: ['  '] },
      { choices: [1], texts: [] },
      { choices: 'a', texts: [] },
      { choices: [] },
    ]
    for (const answer of bad) expect(answerSchema.safeParse(answer).success, JSON.stringify(answer)).toBe(false)
    const marks = defineBallot('marks', { maxChoices: 2, choices: [['1', '2'], ['a']], maxTexts: 0, minVoters: 1 })
    for (const answer of [
      { choices: ['3'], texts: [] },
      { choices: ['1', '2'], texts: [] },
      { choices: ['1'], texts: ['x'] },
    ])
      expect(isAllowed(marks, answer), JSON.stringify(answer)).toBe(false)
    expect(isAllowed(marks, { choices: ['1', 'a'], texts: [] })).toBe(true)
  })

  test('is rejected beyond the limit of a ballot, but an existing one can still be changed', () => {
    const box = createBallotBox()
    const answer = { choices: ['a'], texts: [] }
    for (let who = 0; who < 500; who += 1) expect(box.cast('b', `guest ${who}`, [answer])).toBe(true)
    expect(box.cast('b', 'guest 500', [answer])).toBe(false)
    expect(box.cast('b', 'guest 7', [{ choices: ['b'], texts: [] }])).toBe(true)
    expect(box.drain('b')).toHaveLength(500)
  })

  test('may come from several people on one device, who count as that many, within limits', () => {
    const box = createBallotBox()
    const answer = { choices: ['a'], texts: [] }
    const nothing = { choices: [], texts: [] }
    expect(box.cast('b', 'room', [answer, nothing, answer])).toBe(true)
    expect(box.cast('b', 'guest', [answer])).toBe(true)
    expect(box.listAnswers('b')).toHaveLength(3)
    expect(box.countAdditional('b')).toBe(2)
    expect(areAllowed(causeVotes, Array(20).fill(answer))).toBe(true)
    expect(areAllowed(causeVotes, Array(21).fill(answer))).toBe(false)
    expect(areAllowed(feedback, [answer, answer])).toBe(false)
    expect(box.drain('b')).toEqual([answer, answer, answer])
  })
})
