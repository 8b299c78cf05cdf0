import type { Weights } from '../../../learning/classifier'
import { type SituationId, situationIds } from '../../../situations'
import type { BlameKind } from '../../../types'

/** Situations that are not learned: they follow from an action item or from the look of words. */
type Unlearned = 'vague-action' | 'jargon'

export type LearnedSituation = Exclude<SituationId, Unlearned>

const unlearned: ReadonlySet<SituationId> = new Set<Unlearned>(['vague-action', 'jargon'])

/** The situations that are learned from labeled sentences, besides being found by patterns. */
export const learnedSituations = situationIds.filter((id): id is LearnedSituation => !unlearned.has(id))

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
