import type * as Y from 'yjs'
import { z } from 'zod'
import {
  type Author,
  compareText,
  createCachedReader,
  defineCollection,
  defineKeyedValues,
  type ValueOf,
} from '../../crdt'
import { MEETING_CONTROL } from '../../crdt/origins'
import { type Ballot, type BallotRounds, type BallotRules, getBallotState, roundSchema } from '../ballots'

export const questionKinds = ['round', 'agree', 'pace'] as const
/** `round`: a silent round, in which people write. `agree` and `pace`: polls, answered by one press. */
export type QuestionKind = (typeof questionKinds)[number]

/** What the facilitator has asked everyone during a stage. The answers are in none of these records. */
export const questions = defineCollection({
  name: 'questions',
  fields: z.object({
    kind: z.enum(questionKinds).default('round'),
    stage: z.string().max(64).default(''),
    text: z.string().max(2_000).default(''),
    /** Whether answers carry names, which people are told before they write. */
    isAttributed: z.boolean().default(false),
    isCanceled: z.boolean().default(false),
  }),
  texts: [],
})
export type Question = ValueOf<typeof questions>[number]

/** What the questions came to, written by the meeting's host: `id/round`. */
export const questionResults = defineKeyedValues({ name: 'questions.results', value: roundSchema })

/** The row that a revealed text has become, by `id/place among the texts`. */
export const adoptedTexts = defineKeyedValues({
  name: 'questions.adopted',
  value: z.object({ section: z.string().max(64), id: z.string().max(64), field: z.string().max(64) }),
})

/** The choice by which somebody says that they have nothing more to write. */
export const DONE = 'done'

export const agreeChoices = ['agree', 'disagree'] as const
export const paceChoices = ['slower', 'right', 'faster'] as const

/** Of two, each could infer what the other chose. */
const MIN_POLL_VOTERS = 3

/** The most texts that one person can write in a silent round. */
export const MAX_TEXTS = 20

const poll = (choices: readonly string[]): BallotRules => ({
  maxChoices: 1,
  choices: [choices],
  maxTexts: 0,
  minVoters: MIN_POLL_VOTERS,
})

const rules: Record<QuestionKind, BallotRules> = {
  // Who was done is not counted in the result.
  round: {
    maxChoices: 1,
    choices: [[DONE]],
    maxTexts: MAX_TEXTS,
    minVoters: Number.POSITIVE_INFINITY,
    doneChoice: DONE,
  },
  agree: poll(agreeChoices),
  pace: poll(paceChoices),
}

const PREFIX = 'question/'

/** The question of a ballot; undefined for the ballots of stages. */
export const questionOfBallot = (ballot: string): string | undefined =>
  ballot.startsWith(PREFIX) ? ballot.slice(PREFIX.length) : undefined

type Results = ValueOf<typeof questionResults>

const groupByQuestion = (all: Results): Map<string, BallotRounds> => {
  const groups = new Map<string, BallotRounds>()
  for (const [key, value] of Object.entries(all)) {
    const end = key.lastIndexOf('/')
    const id = key.slice(0, Math.max(0, end))
    const rounds: BallotRounds = groups.get(id) ?? Object.create(null)
    rounds[key.slice(end + 1)] = value
    groups.set(id, rounds)
  }
  return groups
}

const noRounds: BallotRounds = {}
const groupsOf = new WeakMap<Results, Map<string, BallotRounds>>()

/** The results of one question among those of all. */
export const resultsOf = (id: string, all: Results): BallotRounds => {
  const groups = groupsOf.get(all) ?? groupByQuestion(all)
  groupsOf.set(all, groups)
  return groups.get(id) ?? noRounds
}

const readQuestions = createCachedReader(questions)
const readResults = createCachedReader(questionResults)

/** The ballot on which a question is answered. */
export const ballotOf = ({ id, kind, isAttributed }: Pick<Question, 'id' | 'kind' | 'isAttributed'>): Ballot => ({
  name: `${PREFIX}${id}`,
  rules: { ...rules[kind], ...(isAttributed && { isAttributed }) },
  formerly: undefined,
  read: (doc) => ({ value: resultsOf(id, readResults(doc)), invalid: [] }),
  set: (doc, key, value) => questionResults.set(doc, `${id}/${key}`, value),
})

/** A meeting has few at a time; answers on more would only fill the host's memory. */
const MAX_OPEN_QUESTIONS = 8

const listsOf = new WeakMap<readonly Question[], { results: Results; ballots: readonly Ballot[] }>()

/** The ballots of the questions that can be answered now, at most the newest eight. */
export const listQuestionBallots = (doc: Y.Doc): readonly Ballot[] => {
  const all = readQuestions(doc)
  const results = readResults(doc)
  const known = listsOf.get(all)
  if (known?.results === results) return known.ballots
  const ballots = all
    .filter(({ id, isCanceled }) => !isCanceled && getBallotState(resultsOf(id, results)).isOpen)
    .sort((a, b) => b.createdAt - a.createdAt || compareText(a.id, b.id))
    .slice(0, MAX_OPEN_QUESTIONS)
    .map(ballotOf)
  listsOf.set(all, { results, ballots })
  return ballots
}

/** The ballot of a question that was not canceled; undefined if there is none. */
export const findQuestionBallot = (doc: Y.Doc, name: string): Ballot | undefined => {
  const id = questionOfBallot(name)
  const question = id === undefined ? undefined : readQuestions(doc).find((one) => one.id === id)
  return question && !question.isCanceled ? ballotOf(question) : undefined
}

export type NewQuestion = Pick<Question, 'kind' | 'stage' | 'text' | 'isAttributed'>

/** Asks everyone a question; returns its id. */
export const askQuestion = (doc: Y.Doc, author: Author, question: NewQuestion): string =>
  doc.transact(() => questions.add(doc, author, question), MEETING_CONTROL)

/** Moves a question to another stage, which is then where its answers are shown. */
export const moveQuestion = (doc: Y.Doc, id: string, stage: string): void =>
  doc.transact(() => questions.change(doc, id, { stage }), MEETING_CONTROL)

/** Cancels a question, or asks it again; what was answered is neither shown nor counted meanwhile. */
export const cancelQuestion = (doc: Y.Doc, id: string, isCanceled: boolean): void =>
  doc.transact(() => questions.change(doc, id, { isCanceled }), MEETING_CONTROL)
