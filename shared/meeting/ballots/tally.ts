import { compareText } from '../../crdt'
import type { Answer } from '../../protocol/answer'
import type { BallotRules } from './ballot'

/** What a ballot came to. Nothing in it tells whose an answer was, or in which order they came. */
export type Tally = {
  voters: number
  /** How often each choice was made. */
  counts: Record<string, number>
  /** What was written, in alphabetical order. */
  texts: string[]
}

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)))

/** Counts answers. If fewer than the ballot's `minVoters` chose something, it does not say what. */
export const createTally = ({ minVoters }: Pick<BallotRules, 'minVoters'>, answers: readonly Answer[]): Tally => {
  const counts = new Map<string, number>()
  if (answers.filter(({ choices }) => choices.length > 0).length >= minVoters)
    for (const { choices } of answers) for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1)
  return {
    voters: answers.length,
    counts: sorted(counts),
    texts: answers.flatMap(({ texts }) => texts).sort(compareText),
  }
}

const countedChoices = ({ counts }: Tally): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Which of two tallies says more: an order in which any two are told apart unless they say the same. */
const compareTallies = (a: Tally, b: Tally): number =>
  a.voters - b.voters ||
  countedChoices(a) - countedChoices(b) ||
  compareText(JSON.stringify(Object.entries(a.counts)), JSON.stringify(Object.entries(b.counts)))

/**
 * One tally of two that count the same ballot, as two copies of a document may hold them. The same people may be in both
 * and may have changed their minds in between, so nothing is added up: the one with more voters counts, and no text is
 * left out.
 */
export const uniteTallies = (a: Tally, b: Tally): Tally => {
  const { voters, counts } = compareTallies(a, b) >= 0 ? a : b
  return { voters, counts, texts: mergeAnswerTexts(a.texts, b.texts) }
}

/** Each text as often as the one that has it more often. */
const mergeAnswerTexts = (a: readonly string[], b: readonly string[]): string[] => {
  const more = [...a]
  const left = [...a]
  for (const text of b) {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    else more.push(text)
  }
  return more.sort(compareText)
}
