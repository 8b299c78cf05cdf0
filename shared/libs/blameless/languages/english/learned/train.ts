import type { Weights } from '../../../learning/classifier'
import { type Example, type TrainingOptions, trainClassifier } from '../../../learning/train'
import { quotations } from '../../../text/quotes'
import { blameKinds } from '../../../types'
import { read } from '../sentences'
import { featuresOf } from './features'
import { learnedSituations, type Model } from './model'

/** A text with what a reader found in it: kinds of blame or situations; none if it shows nothing. */
export type LabeledText = { text: string; labels: readonly string[] }

/** What is learned from: texts labeled by kinds of blame, and texts labeled by situations. */
export type TrainingTexts = { blame: readonly LabeledText[]; situations: readonly LabeledText[] }

const WHETHER: TrainingOptions = { bucketCount: 2 ** 18, minCount: 2, penalty: 30, maxUnits: 12 }
/** There are many classes; each gets fewer and coarser weights. */
const WHICH: TrainingOptions = { bucketCount: 2 ** 16, minCount: 3, penalty: 30, maxUnits: 5 }

type LabeledFeatures = { labels: readonly string[]; features: readonly number[] }

const isUnlabeled = ({ labels }: LabeledFeatures): boolean => labels.length === 0

/**
 * Texts as examples. Of a text without labels every sentence shows nothing; in a text with labels it is not known which
 * sentence they are about, so that all of them are one example.
 */
const toExamples = ({ text, labels }: LabeledText): LabeledFeatures[] => {
  const sentences = [...read(text, quotations(text), [])].map((sentence) => featuresOf(sentence))
  return labels.length > 0
    ? [{ labels, features: sentences.flat() }]
    : sentences.map((features) => ({ labels, features }))
}

const train = (
  from: readonly LabeledFeatures[],
  options: TrainingOptions,
  isMember: (labels: readonly string[]) => boolean,
): Weights =>
  trainClassifier(
    from.map(({ features, labels }): Example => ({ features, isMember: isMember(labels) })),
    options,
  )

/** Trains the model of English on labeled texts. */
export const trainModel = (texts: TrainingTexts): Model => {
  const examples = texts.blame.flatMap(toExamples)
  const blaming = examples.filter((example) => !isUnlabeled(example))
  const situations = texts.situations.flatMap(toExamples)
  const showing = situations.filter((example) => !isUnlabeled(example))
  const trainWhether = (from: readonly LabeledFeatures[]): Weights =>
    train(from, WHETHER, (labels) => labels.length > 0)
  const trainWhich = <Label extends string>(from: readonly LabeledFeatures[], all: readonly Label[]) =>
    Object.fromEntries(all.map((label) => [label, train(from, WHICH, (labels) => labels.includes(label))])) as Record<
      Label,
      Weights
    >
  return {
    blame: trainWhether(examples),
    kinds: trainWhich(blaming, blameKinds),
    situation: trainWhether([...situations, ...examples.filter(isUnlabeled)]),
    situations: trainWhich(showing, learnedSituations),
  }
}
