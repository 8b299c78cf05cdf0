import type { Weights } from '../../../learning/classifier'
import type { SituationId } from '../../../situations'
import type { BlameKind } from '../../../types'

/** The situations that are learned besides being found by patterns; the others follow from findings and words. */
export const learnedSituations = [
  'discipline',
  'self-blame',
  'defending',
  'strong-feelings',
  'no-accountability',
  'vendor-blame',
  'team-blame',
  'preventable',
  'hindsight',
  'nobody-noticed',
  'more-training',
  'repeat-incident',
  'single-cause',
  'speculation',
  'no-capacity',
  'communication',
  'solution-early',
] as const satisfies readonly SituationId[]

export type LearnedSituation = (typeof learnedSituations)[number]

/** What was learned from labeled texts. */
export type Model = {
  /** Whether a sentence blames. */
  blame: Weights
  /** Which kind of blame a sentence is that blames. */
  kinds: Readonly<Record<BlameKind, Weights>>
  /** Whether a sentence shows any of the situations. */
  situation: Weights
  /** Which situation a sentence shows that shows one. */
  situations: Readonly<Record<LearnedSituation, Weights>>
}
