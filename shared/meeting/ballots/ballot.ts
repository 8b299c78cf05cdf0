import type * as Y from 'yjs'
import { z } from 'zod'
import { defineKeyedValues, type KeyedValues } from '../../crdt'
import { retireRoot } from '../../crdt/update-guard'
import { type Answer, choiceSchema, type DeviceAnswers, isEmptyAnswer } from '../../protocol/answer'
import { createTally, mergeTallies, type Tally } from './tally'

/** What may be answered on a ballot, and how many voters its result needs. */
export type BallotRules = {
  /** The most choices that a person may make. */
  maxChoices: number
  /** The possible choices, of each list at most one; without it, any ids. */
  choices?: readonly (readonly string[])[]
  /** The most texts that a person may write. */
  maxTexts: number
  /** If fewer people made a choice, the result leaves out the counts, which could reveal whose choices they were. */
  minVoters: number
  /** How many people may answer on one device; without it, one. */
  maxPerDevice?: number
  /** The choice that says that somebody is done; without it, everyone who has answered is. */
  doneChoice?: string
  /** Whether texts carry their authors' names. */
  isAttributed?: boolean
  /** Who sees the result during the meeting; without it, everyone. The document holds it either way. */
  audience?: 'facilitator'
}

const count = z.number().int().min(0).max(1_000_000)

/** One round of a ballot, as a document stores it. */
export const roundSchema = z.object({
  isOpen: z.boolean(),
  voters: count,
  counts: z.record(choiceSchema, count),
  texts: z.array(z.string()),
  /** Instead of the texts, on a ballot with names. */
  signed: z.array(z.object({ name: z.string(), text: z.string() })).optional(),
})

/**
 * A question that people answer in secret. Answers go to the meeting's host and stay in its memory; the document holds
 * only the tally of each round, written by the host when the ballot is revealed.
 */
export type Ballot = Pick<KeyedValues<typeof roundSchema>, 'name' | 'read' | 'set'> & {
  rules: BallotRules
  formerly: FormerAnswers | undefined
}

/** A ballot with a section of its own. */
export type BallotSection = KeyedValues<typeof roundSchema> & Ballot

/** Where an older version stored answers by name. Documents no longer hold them; their tally is round 0. */
export type FormerAnswers = {
  root: string
  /** The rules of that version, where they differ. */
  rules?: Pick<BallotRules, 'minVoters'>
  /** Reads those answers from a document of that version. */
  read: (doc: Y.Doc) => Answer[]
}

/** The rounds of a ballot, as a document stores them. */
export type BallotRounds = Record<string, z.output<typeof roundSchema>>

/** Defines a ballot, and retires the root in which an older version stored its answers. */
export const defineBallot = (name: string, rules: BallotRules, formerly?: FormerAnswers): BallotSection => {
  if (formerly) retireRoot(formerly.root)
  return { ...defineKeyedValues({ name, value: roundSchema }), rules, formerly }
}

/** Whether a section of the document is a ballot. */
export const isBallot = (section: object): section is BallotSection => 'rules' in section

/** The newest round of a ballot. Round 0 is the tally of an older version. */
export type BallotState = {
  round: number
  isOpen: boolean
  /** The tally of the newest revealed round; undefined if there is none. */
  tally: Tally | undefined
}

/** The round of a key; a suffix distinguishes the tallies of two copies of a document. */
const parseRound = (key: string): number | undefined => {
  const digits = /^(\d{1,6})(?:\.\w+)?$/.exec(key)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** The current state of a ballot. Its first round is open before anything is written. */
export const getBallotState = (rounds: BallotRounds): BallotState => {
  const known = Object.entries(rounds).flatMap(([key, value]) => {
    const round = parseRound(key)
    return round === undefined ? [] : [{ round, ...value }]
  })
  const newest = (isOpen: boolean): number =>
    known.reduce((most, one) => (one.isOpen === isOpen ? Math.max(most, one.round) : most), -1)
  const revealed = newest(false)
  const [first, ...others] = known
    .filter((one) => !one.isOpen && one.round === revealed)
    .map(({ voters, counts, texts, signed }): Tally => ({ voters, counts, texts, ...(signed && { signed }) }))
  const isOpen = known.length === 0 || newest(true) > revealed
  return {
    round: known.length === 0 ? 1 : Math.max(newest(true), revealed),
    isOpen,
    tally: first && mergeTallies([first, ...others]),
  }
}

/** Whether an answer keeps to a ballot's rules. */
export const isAllowed = ({ rules }: Pick<Ballot, 'rules'>, { choices, texts, name }: Answer): boolean =>
  choices.length <= rules.maxChoices &&
  texts.length <= rules.maxTexts &&
  (rules.isAttributed ? name !== undefined || texts.length === 0 : name === undefined) &&
  (rules.choices === undefined || keepsToLists(choices, rules.choices))

const keepsToLists = (choices: readonly string[], lists: readonly (readonly string[])[]): boolean =>
  choices.every((choice) => lists.some((list) => list.includes(choice))) &&
  lists.every((list) => choices.filter((choice) => list.includes(choice)).length <= 1)

/** Whether everything that one device answers keeps to a ballot's rules. */
export const areAllowed = (ballot: Pick<Ballot, 'rules'>, answers: DeviceAnswers): boolean =>
  answers.length <= (ballot.rules.maxPerDevice ?? 1) && answers.every((answer) => isAllowed(ballot, answer))

/** The number of people who have answered, and are done. */
export const countAnswered = ({ rules: { doneChoice } }: Pick<Ballot, 'rules'>, answers: readonly Answer[]): number =>
  answers.filter((answer) => (doneChoice === undefined ? !isEmptyAnswer(answer) : answer.choices.includes(doneChoice)))
    .length

/** Closes a round and writes its tally. `suffix` as in `parseRound`. */
export const revealRound = (doc: Y.Doc, ballot: Ballot, round: number, answers: readonly Answer[], suffix = ''): void =>
  ballot.set(doc, `${round}${suffix}`, { isOpen: false, ...createTally(ballot.rules, answers) })

/** Opens a round in which everyone answers again; the tally before stays readable until this one is revealed. */
export const openRound = (doc: Y.Doc, ballot: Ballot, round: number): void =>
  ballot.set(doc, String(round), { isOpen: true, voters: 0, counts: {}, texts: [] })
