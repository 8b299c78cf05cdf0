import { extentOf, likeliestSituation } from '../learned/review'
import type { Match, SentenceContext } from '../rules/context'
import { type FoundSituation, situationsByRule } from './by-rule'

/**
 * The situation that a facilitator may want to answer in a sentence: of what rules and patterns see and what sentences
 * like it were labeled with, the likeliest. None is reported beside it, since a sentence gets one answer.
 */
export const findSituations = (context: SentenceContext, matches: readonly Match[]): FoundSituation[] => {
  const seen = situationsByRule(context, matches)
  const id = likeliestSituation(context, new Set(seen.map((found) => found.id)), matches.length > 0)
  const likeliest = seen.filter((found) => found.id === id)
  if (id && likeliest.length === 0) return [{ id, ...extentOf(context) }]
  return likeliest.length > 0 ? likeliest.slice(0, 1) : seen.slice(0, 1)
}
