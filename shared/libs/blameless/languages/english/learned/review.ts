import { type Classifier, createClassifier, type Weights } from '../../../learning/classifier'
import type { SituationId } from '../../../situations'
import { lazy } from '../../../text/lazy'
import { type BlameKind, blameKinds } from '../../../types'
import type { Match, SentenceContext, Theme } from '../rules/context'
import { featuresOf } from './features'
import { type LearnedSituation, learnedSituations, type Model } from './model'
import trained from './weights.json'

/**
 * What a rule's match adds to the log-odds of blame, and a situation that is seen to those of that situation; and the
 * log-odds from which a sentence counts as blaming or as showing a situation. All were chosen on parts of the corpus that
 * the weights compared had not been trained on.
 */
const LOG_ODDS = { match: 2.5, seen: 2, blame: 0.85, situation: -1.1 }

/** Fewer words say too little to be judged by what other sentences were like. */
const MIN_WORDS = 3

/** The theme that explains a finding of a kind if nothing more is known about it. */
const themeOf: Readonly<Record<BlameKind, Theme>> = {
  'person-at-fault': 'fault',
  'human-error': 'human-error',
  counterfactual: 'should',
  judgement: 'judged-work',
  'be-more-careful': 'care',
}

const classifiersOf = <Label extends string>(weights: Readonly<Record<Label, Weights>>, labels: readonly Label[]) =>
  labels.map((label) => ({ label, classify: createClassifier(weights[label]) }))

const classifiers = lazy(() => {
  const { blame, kinds, situation, situations }: Model = trained
  return {
    blame: createClassifier(blame),
    kinds: classifiersOf(kinds, blameKinds),
    situation: createClassifier(situation),
    situations: classifiersOf(situations, learnedSituations),
  }
})

/** The likeliest label; `found` are those that something else speaks for. */
const likeliest = <Label extends string>(
  all: readonly { label: Label; classify: Classifier }[],
  features: readonly number[],
  found?: ReadonlySet<string>,
): { label: Label; logOdds: number } =>
  all
    .map(({ label, classify }) => ({ label, logOdds: classify(features) + (found?.has(label) ? LOG_ODDS.seen : 0) }))
    .reduce((a, b) => (b.logOdds > a.logOdds ? b : a))

/** The words of a sentence without the punctuation at its ends. */
export const extentOf = ({ words }: SentenceContext): { from: number; to: number } => {
  let from = 0
  let to = words.length
  while (from < to && words[from]?.tag === 'punctuation') from += 1
  while (to > from && words[to - 1]?.tag === 'punctuation') to -= 1
  return { from, to }
}

/**
 * A second opinion on what the rules found in a sentence, learned from labeled sentences. It drops the matches of a
 * sentence that reads as blameless all the same, and marks the whole of one that reads as blame though no rule matched.
 */
export const review = (sentence: SentenceContext, findMatches: () => readonly Match[]): readonly Match[] => {
  const features = featuresOf(sentence)
  const logOdds = classifiers().blame(features)
  if (logOdds + LOG_ODDS.match <= LOG_ODDS.blame) return []
  const matches = findMatches()
  if (matches.length > 0) return matches
  const { from, to } = extentOf(sentence)
  if (logOdds <= LOG_ODDS.blame || to - from < MIN_WORDS) return []
  const { label: kind } = likeliest(classifiers().kinds, features)
  return [{ kind, theme: themeOf[kind], from, to, isWhole: true }]
}

/**
 * The situation that a sentence most likely shows, if it shows one: `found` are those that rules and patterns see in it,
 * and a sentence that blames shows one for certain. Otherwise, it must read as showing one at all, the less so the more it
 * reads as showing this one.
 */
export const likeliestSituation = (
  sentence: SentenceContext,
  found: ReadonlySet<SituationId>,
  isBlaming: boolean,
): LearnedSituation | undefined => {
  const features = featuresOf(sentence)
  const { situation, situations } = classifiers()
  if (isBlaming || learnedSituations.some((id) => found.has(id))) return likeliest(situations, features, found).label
  const { from, to } = extentOf(sentence)
  if (found.size > 0 || to - from < MIN_WORDS) return undefined
  const { label, logOdds } = likeliest(situations, features)
  return situation(features) + logOdds / 2 < LOG_ODDS.situation ? undefined : label
}
