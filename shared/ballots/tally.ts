import { compareText } from '../doc'
import type { Answer } from './answer'
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
export const tallyOf = ({ minVoters }: Pick<BallotRules, 'minVoters'>, answers: readonly Answer[]): Tally => {
  const counts = new Map<string, number>()
  if (answers.filter(({ choices }) => choices.length > 0).length >= minVoters)
    for (const { choices } of answers) for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1)
  return {
    voters: answers.length,
    counts: sorted(counts),
    texts: answers.flatMap(({ texts }) => texts).sort(compareText),
  }
}

/**
 * One tally of two that count the same ballot, as two copies of a document may hold them: the larger count of each
 * choice, so that what both counted is never counted twice.
 */
export const uniteTallies = (a: Tally, b: Tally): Tally => {
  const counts = new Map(Object.entries(a.counts))
  for (const [choice, count] of Object.entries(b.counts)) counts.set(choice, Math.max(counts.get(choice) ?? 0, count))
  return {
    voters: Math.max(a.voters, b.voters),
    counts: sorted(counts),
    texts: uniteTexts(a.texts, b.texts),
  }
}

/** Each text as often as the one that has it more often. */
const uniteTexts = (a: readonly string[], b: readonly string[]): string[] => {
  const more = [...a]
  const left = [...a]
  for (const text of b) {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    else more.push(text)
  }
  return more.sort(compareText)
}
