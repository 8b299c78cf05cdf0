import { type Classifier, createClassifier, type Weights } from '../../../learning/classifier'
import { lazy } from '../../../text/lazy'
import { type BlameKind, blameKinds } from '../../../types'
import type { Match, SentenceContext, Theme } from '../rules/context'
import { featuresOf } from './features'
import { type LearnedSituation, learnedSituations, type Model } from './model'
import trained from './weights.json'

/**
 * What a rule's match adds to the log-odds, and the log-odds from which a sentence counts as blaming or as showing a
 * situation. All were chosen on parts of the corpus that the weights compared had not been trained on.
 */
const LOG_ODDS = { match: 3, blame: 1.25, situation: -1 }

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

const likeliest = <Label>(all: readonly { label: Label; classify: Classifier }[], features: readonly number[]) =>
  all
    .map(({ label, classify }) => ({ label, logOdds: classify(features) }))
    .reduce((a, b) => (b.logOdds > a.logOdds ? b : a)).label

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
export const review = (sentence: SentenceContext, matches: readonly Match[]): readonly Match[] => {
  const features = featuresOf(sentence)
  const isFound = matches.length > 0
  const isBlaming = classifiers().blame(features) + (isFound ? LOG_ODDS.match : 0) > LOG_ODDS.blame
  if (isFound) return isBlaming ? matches : []
  const { from, to } = extentOf(sentence)
  if (!isBlaming || to - from < MIN_WORDS) return []
  const kind = likeliest(classifiers().kinds, features)
  return [{ kind, theme: themeOf[kind], from, to, isWhole: true }]
}

/** The situation that a sentence most likely shows, if it is likely enough. */
export const likeliestSituation = (sentence: SentenceContext): LearnedSituation | undefined => {
  const { from, to } = extentOf(sentence)
  if (to - from < MIN_WORDS) return undefined
  const features = featuresOf(sentence)
  if (classifiers().situation(features) < LOG_ODDS.situation) return undefined
  return likeliest(classifiers().situations, features)
}
