import type { Weights } from '../../../learning/classifier'
import type { BlameKind } from '../../../types'

/** What was learned from the labeled sentences: whether a sentence blames, and which kind of blame a blaming one is. */
export type Model = { blame: Weights; kinds: Readonly<Record<BlameKind, Weights>> }
