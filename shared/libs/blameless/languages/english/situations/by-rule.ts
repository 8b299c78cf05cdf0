import type { SituationId } from '../../../situations'
import type { Match, SentenceContext } from '../rules/context'
import { byPhrase } from './by-phrase'
import { classifyMatch } from './from-blame'
import { jargon } from './jargon'
import { noCapacity } from './no-capacity'
import { nobodyNoticed } from './nobody-noticed'
import { repeatIncident } from './repeat-incident'
import type { SituationPattern, Stretch } from './situation'
import { solutionEarly } from './solution-early'
import { speculation } from './speculation'
import { strongFeelingsShown } from './strong-feelings'

/** Everything that a sentence may show besides reproaches. */
export const situationPatterns: readonly SituationPattern[] = [
  ...byPhrase,
  nobodyNoticed,
  repeatIncident,
  noCapacity,
  strongFeelingsShown,
  speculation,
  solutionEarly,
  jargon,
]

/** A situation, and the words that show it. */
export type FoundSituation = Stretch & { id: SituationId }

/** What rules and patterns see in a sentence: its reproaches, and what is said besides. */
export const situationsByRule = (context: SentenceContext, matches: readonly Match[]): FoundSituation[] => [
  ...matches
    .filter(({ isWhole }) => !isWhole)
    .map((match) => ({ id: classifyMatch(context, match), from: match.from, to: match.to })),
  ...situationPatterns.flatMap(({ id, find }) => find(context, matches).map((stretch) => ({ ...stretch, id }))),
]
