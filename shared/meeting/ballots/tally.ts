import { compareText } from '../../crdt'
import type { Answer } from '../../protocol/answer'
import type { BallotRules } from './ballot'

/** A text with its author's name. */
export type SignedText = { name: string; text: string }

/**
 * The result of a ballot. Unless people were asked to sign, nothing in it reveals who gave an answer. Nothing reveals the
 * order of the answers.
 */
export type Tally = {
  voters: number
  /** How often each choice was made. */
  counts: Record<string, number>
  /** What was written, in alphabetical order. */
  texts: string[]
  /** Instead of the texts, on a ballot with names: what was written, by name. */
  signed?: SignedText[]
}

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)))

/**
 * Counts answers. If fewer people than the ballot's `minVoters` made a choice, the counts stay empty; if its choices are
 * separate lists, this holds for each list.
 */
export const createTally = (
  rules: Pick<BallotRules, 'minVoters' | 'choices' | 'isAttributed'>,
  answers: readonly Answer[],
): Tally => {
  const counts = new Map<string, number>()
  const count = (made: readonly (readonly string[])[]): void => {
    if (made.filter((choices) => choices.length > 0).length < rules.minVoters) return
    for (const choice of made.flat()) counts.set(choice, (counts.get(choice) ?? 0) + 1)
  }
  const made = answers.map(({ choices }) => choices)
  if (rules.choices)
    for (const list of rules.choices) count(made.map((choices) => choices.filter((choice) => list.includes(choice))))
  else count(made)
  return {
    voters: answers.length,
    counts: sorted(counts),
    ...(rules.isAttributed
      ? { texts: [], signed: sign(answers) }
      : { texts: answers.flatMap(({ texts }) => texts).sort(compareText) }),
  }
}

const sign = (answers: readonly Answer[]): SignedText[] =>
  answers
    .flatMap(({ name = '', texts }) => texts.map((text) => ({ name, text })))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.text, b.text))

/** Whether every text of some answers is in a result. */
export const includesTexts = ({ texts, signed = [] }: Tally, answers: readonly Answer[]): boolean => {
  const all = new Set([...texts, ...signed.map(({ text }) => text)])
  return answers.every((answer) => answer.texts.every((text) => all.has(text)))
}

const countedChoices = ({ counts }: Tally): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Orders tallies by how much they contain; only tallies with equal counts are equal. */
const compareTallies = (a: Tally, b: Tally): number =>
  a.voters - b.voters ||
  countedChoices(a) - countedChoices(b) ||
  compareText(JSON.stringify(Object.entries(a.counts)), JSON.stringify(Object.entries(b.counts)))

/**
 * Merges tallies of one ballot, which copies of a document may have. The same people may be in all of them and may have
 * changed their minds in between, so nothing is added up: the one with the most voters wins, and every text is kept.
 */
export const mergeTallies = (all: readonly [Tally, ...Tally[]]): Tally => {
  const { voters, counts, signed } = all.reduce((most, one) => (compareTallies(one, most) > 0 ? one : most))
  return { voters, counts, texts: mergeAnswerTexts(all.map(({ texts }) => texts)), ...(signed && { signed }) }
}

/** Each text as many times as in the list where it occurs most often. */
const mergeAnswerTexts = (lists: readonly (readonly string[])[]): string[] => {
  const most = new Map<string, number>()
  for (const list of lists) {
    const own = new Map<string, number>()
    for (const text of list) own.set(text, (own.get(text) ?? 0) + 1)
    for (const [text, times] of own) most.set(text, Math.max(times, most.get(text) ?? 0))
  }
  return [...most].flatMap(([text, times]) => Array.from({ length: times }, () => text)).sort(compareText)
}
