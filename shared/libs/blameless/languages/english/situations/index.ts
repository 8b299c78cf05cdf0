import type { SituationId } from '../../../situations'
import { extentOf, likeliestSituation } from '../learned/review'
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

/**
 * What a sentence shows that a facilitator may want to answer: its reproaches, what is said besides, and, if no
 * rule found a reproach, what sentences like it were labeled with. A reproach that was learned gives way to a
 * situation that was.
 */
export const findSituations = (
  context: SentenceContext,
  matches: readonly Match[],
): (Stretch & { id: SituationId })[] => {
  const seen = situationPatterns.flatMap(({ id, find }) =>
    find(context, matches).map((stretch) => ({ ...stretch, id })),
  )
  const isReproach = matches.some(({ isWhole }) => !isWhole)
  const learned = isReproach ? undefined : likeliestSituation(context)
  if (learned && !seen.some(({ id }) => id === learned)) seen.push({ id: learned, ...extentOf(context) })
  const reproaches = matches.filter(({ isWhole }) => !isWhole || !learned)
  return [
    ...reproaches.map((match) => ({ id: classifyMatch(context, match), from: match.from, to: match.to })),
    ...seen,
  ]
}
