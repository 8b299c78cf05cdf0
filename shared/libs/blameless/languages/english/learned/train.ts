import type { Weights } from '../../../learning/classifier'
import { type Example, trainClassifier } from '../../../learning/train'
import { quotations } from '../../../text/quotes'
import { blameKinds } from '../../../types'
import { read } from '../sentences'
import { featuresOf } from './features'
import { learnedSituations, type Model } from './model'

/** A text with what a reader found in it: kinds of blame or situations; none if it shows nothing. */
export type LabeledText = { text: string; labels: readonly string[] }

/** What is learned from: texts labeled by kinds of blame, and texts labeled by situations. */
export type TrainingTexts = { blame: readonly LabeledText[]; situations: readonly LabeledText[] }

const PENALTY = 0.1
const BUCKET_COUNT = { whether: 2 ** 16, which: 2 ** 13 }

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
  bucketCount: number,
  isMember: (labels: readonly string[]) => boolean,
): Weights =>
  trainClassifier(
    from.map(({ features, labels }): Example => ({ features, isMember: isMember(labels) })),
    { bucketCount, penalty: PENALTY },
  )

/** Trains the model of English on labeled texts. */
export const trainModel = (texts: TrainingTexts): Model => {
  const examples = texts.blame.flatMap(toExamples)
  const blaming = examples.filter((example) => !isUnlabeled(example))
  const situations = texts.situations.flatMap(toExamples)
  const showing = situations.filter((example) => !isUnlabeled(example))
  const trainWhether = (from: readonly LabeledFeatures[]): Weights =>
    train(from, BUCKET_COUNT.whether, (labels) => labels.length > 0)
  const trainWhich = <Label extends string>(from: readonly LabeledFeatures[], all: readonly Label[]) =>
    Object.fromEntries(
      all.map((label) => [label, train(from, BUCKET_COUNT.which, (labels) => labels.includes(label))]),
    ) as Record<Label, Weights>
  return {
    blame: trainWhether(examples),
    kinds: trainWhich(blaming, blameKinds),
    situation: trainWhether([...situations, ...examples.filter(isUnlabeled)]),
    situations: trainWhich(showing, learnedSituations),
  }
}
