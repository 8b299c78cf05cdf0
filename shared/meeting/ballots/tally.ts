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
 * One tally of several that count the same ballot, as copies of a document may hold them. The same people may be in all of
 * them and may have changed their minds in between, so nothing is added up: the one with most voters counts, and no text
 * is left out.
 */
export const mergeTallies = (all: readonly [Tally, ...Tally[]]): Tally => {
  const { voters, counts } = all.reduce((most, one) => (compareTallies(one, most) > 0 ? one : most))
  return { voters, counts, texts: mergeAnswerTexts(all.map(({ texts }) => texts)) }
}

/** Each text as often as the list that has it most often. */
const mergeAnswerTexts = (lists: readonly (readonly string[])[]): string[] => {
  const most = new Map<string, number>()
  for (const list of lists) {
    const own = new Map<string, number>()
    for (const text of list) own.set(text, (own.get(text) ?? 0) + 1)
    for (const [text, times] of own) most.set(text, Math.max(times, most.get(text) ?? 0))
  }
  return [...most].flatMap(([text, times]) => Array.from({ length: times }, () => text)).sort(compareText)
}
