import type { Weights } from '../../../learning/classifier'
import { type Example, trainClassifier } from '../../../learning/train'
import { quotations } from '../../../text/quotes'
import { type BlameKind, blameKinds } from '../../../types'
import { read } from '../sentences'
import { featuresOf } from './features'
import type { Model } from './model'

/** A text with the kinds of blame that a reader found in it; none if it blames nobody. */
export type LabeledText = { text: string; kinds: readonly string[] }

const PENALTY = 0.1
const BUCKET_COUNT = { blame: 2 ** 16, kind: 2 ** 13 }

type ReadText = { kinds: readonly string[]; features: readonly number[] }

/**
 * Texts as examples. Of a blameless text every sentence is blameless; in a text that blames, it is not known which
 * sentence does, so that all of them are one example.
 */
const toExamples = ({ text, kinds }: LabeledText): ReadText[] => {
  const sentences = [...read(text, quotations(text), [])].map((sentence) => featuresOf(sentence))
  return kinds.length > 0 ? [{ kinds, features: sentences.flat() }] : sentences.map((features) => ({ kinds, features }))
}

/** Trains the model of English on labeled texts. */
export const trainModel = (texts: readonly LabeledText[]): Model => {
  const examples = texts.flatMap(toExamples)
  const blaming = examples.filter(({ kinds }) => kinds.length > 0)
  const train = (from: readonly ReadText[], bucketCount: number, isMember: (text: ReadText) => boolean): Weights =>
    trainClassifier(
      from.map((example): Example => ({ features: example.features, isMember: isMember(example) })),
      { bucketCount, penalty: PENALTY },
    )
  const trainKind = (kind: BlameKind): Weights => train(blaming, BUCKET_COUNT.kind, ({ kinds }) => kinds.includes(kind))
  return {
    blame: train(examples, BUCKET_COUNT.blame, ({ kinds }) => kinds.length > 0),
    kinds: Object.fromEntries(blameKinds.map((kind) => [kind, trainKind(kind)])) as Model['kinds'],
  }
}
