import type { SituationId } from '../../../situations'
import type { BlamedAgent } from '../../../types'
import { blamedAgent } from '../blamed-agent'
import { indexOfWord, type Match, type SentenceContext, type Theme } from '../rules/context'
import { noticingVerbs } from '../words/situations'

/** Themes that are answered alike, whomever they are about. */
const byTheme: Partial<Record<Theme, SituationId>> = {
  preventable: 'preventable',
  obvious: 'hindsight',
  train: 'more-training',
  discipline: 'discipline',
}

const byAgent: Partial<Record<BlamedAgent, SituationId>> = {
  self: 'self-blame',
  vendor: 'vendor-blame',
  team: 'team-blame',
}

const has = ({ words }: SentenceContext, { from, to }: Match, list: (word: string, base: string) => boolean): boolean =>
  indexOfWord(words, from, to, ({ word, base }) => list(word, base)) >= 0

/** The situation that a reproach shows. */
export const classifyMatch = (context: SentenceContext, match: Match): SituationId => {
  const themed = byTheme[match.theme]
  if (themed) return themed
  if (match.kind === 'be-more-careful' || match.kind === 'human-error') return match.kind
  const agent = blamedAgent(context, match)
  if (agent === 'nobody' && match.theme === 'untold') return 'communication'
  if (agent === 'nobody' && has(context, match, (_word, base) => noticingVerbs.has(base))) return 'nobody-noticed'
  // What we say of ourselves is no quarrel between teams.
  const isOurs = agent === 'team' && has(context, match, (word) => word === 'we' || word === 'our')
  return (agent && !isOurs && byAgent[agent]) || match.kind
}
