import type { Answer } from '../../protocol/answer'
import { type BallotRounds, type BallotRules, getBallotState } from './ballot'
import type { Tally } from './tally'

/** A question that is answered on a scale from 1 to 5. */
export type ScaleQuestion = {
  text: string
  /** What the lowest and the highest mark mean. */
  low: string
  high: string
  /** A ballot's choice for each mark, from the lowest. */
  choices: readonly string[]
}

/** A question with the number of people who chose each mark, from the lowest. */
export type Rating = { question: ScaleQuestion; counts: readonly number[] }

const marks = ['1', '2', '3', '4', '5'] as const

/** From how many answers on it is shown how many people chose each mark. Among fewer, a mark is easily attributed. */
export const MIN_RATINGS = 5

/** The choices of a question. `id` distinguishes the questions of one ballot; one of them may go without. */
export const scaleChoices = (id?: string): readonly string[] =>
  marks.map((mark) => (id === undefined ? mark : `${id}-${mark}`))

/** The rules of a ballot that asks questions on a scale. Only the facilitator sees its result during the meeting. */
export const scaleRules = (
  questions: readonly ScaleQuestion[],
): Pick<BallotRules, 'maxChoices' | 'choices' | 'minVoters' | 'audience'> => ({
  maxChoices: questions.length,
  choices: questions.map(({ choices }) => choices),
  minVoters: MIN_RATINGS,
  audience: 'facilitator',
})

/** An answer in which a question has this mark, whichever it had before. */
export const rate = (answer: Answer, { choices }: ScaleQuestion, mark: string): Answer => ({
  ...answer,
  choices: [...answer.choices.filter((choice) => !choices.includes(choice)), mark],
})

/** How many people chose each mark of a question; undefined if the tally leaves it out, since too few did. */
export const getRating = (question: ScaleQuestion, tally: Tally): Rating | undefined => {
  const counts = question.choices.map((choice) => tally.counts[choice] ?? 0)
  return counts.some((count) => count > 0) ? { question, counts } : undefined
}

/** The questions of a ballot whose result is known. */
export const listRatings = (questions: readonly ScaleQuestion[], rounds: BallotRounds): Rating[] => {
  const { tally } = getBallotState(rounds)
  return tally ? questions.flatMap((question) => getRating(question, tally) ?? []) : []
}
