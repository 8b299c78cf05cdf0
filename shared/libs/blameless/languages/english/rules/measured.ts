import { isThirdParty } from '../grammar/agents'
import { at } from '../grammar/word'
import { judgedObjects, judgingOfPeople, judgingOfWork, measures, modelPeople, standards } from '../words/judgements'
import { inPresent, isNegatedBefore, type Match, type SentenceContext } from './context'
import { phraseAfter } from './whom'

/** A match of this kind. */
export const judgmentMatch = (from: number, to: number, theme: Match['theme'] = 'judged-person'): Match => ({
  kind: 'judgement',
  theme,
  from,
  to,
})

/** "a decent engineer would have checked": whoever did not is measured against one who would. */
export const measuredAgainst = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const first = at(words, i + 1).word === 'more' ? i + 2 : i + 1
  const isModel = modelPeople.has(at(words, i + 1).word) && at(words, i + 2).tag === 'modal'
  if (!measures.has(at(words, i).word) || !(standards.has(at(words, first).word) || isModel)) return undefined
  const clause = context.clauses.find(({ subject, start }) => subject.start === i && start > i)
  if (!clause || (clause.subject.kind === 'system' && !isModel)) return undefined
  if (['may', 'might', 'can'].includes(clause.modal ?? '')) return undefined
  const isAlways = inPresent(clause) && ['sane', 'decent', 'competent'].includes(at(words, first).word)
  if (clause.modal === undefined && !(clause.negated && inPresent(clause)) && !isAlways) return undefined
  return judgmentMatch(i, clause.end, 'judged-person')
}

/** "this would not have happened with a competent team". */
export const withBetterPeople = ({ words, clauses }: SentenceContext, i: number): Match | undefined => {
  if (at(words, i).word !== 'with' || !standards.has(at(words, i + 2).word)) return undefined
  const phrase = phraseAfter(words, i + 1)
  const isUnreal = clauses.some(({ modal, perfect, start }) => modal === 'would' && perfect && start < i)
  return isUnreal && phrase && isThirdParty(phrase.subject) ? judgmentMatch(i, phrase.end, 'judged-person') : undefined
}

/** "what a clumsy way to do it". */
export const exclaimed = ({ words }: SentenceContext, i: number): Match | undefined => {
  if (at(words, i).word !== 'what' || !['a', 'an'].includes(at(words, i + 1).word)) return undefined
  const { word } = at(words, i + 2)
  return judgingOfPeople.has(word) || judgingOfWork.has(word) ? judgmentMatch(i, i + 4, 'judged-work') : undefined
}

/** "typical ops", "typical dev team": what happened is called their nature. */
export const typicalOf = ({ words }: SentenceContext, i: number): Match | undefined => {
  if (at(words, i).word !== 'typical' || at(words, i - 1).tag === 'determiner') return undefined
  const phrase = phraseAfter(words, i + 1)
  const isTheirs = phrase && (isThirdParty(phrase.subject) || phrase.subject.kind === 'company')
  return isTheirs ? judgmentMatch(i, phrase.end, 'judged-person') : undefined
}

/** "it was naive of the team to trust it", "nobody with any experience would have deployed it". */
export const ofWhom = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const { word } = at(words, i)
  if (word === 'nobody' || word === 'no-one') {
    const clause = context.clauses.find(({ subject, start }) => subject.start === i && start > i)
    const measured = at(words, i + 1).word === 'with' && clause?.modal === 'would' && clause.perfect
    return measured ? judgmentMatch(i, clause.end, 'judged-person') : undefined
  }
  if (!judgingOfPeople.has(word) || at(words, i + 1).word !== 'of' || isNegatedBefore(words, i, 3)) return undefined
  const phrase = phraseAfter(words, i + 2)
  if (!phrase || !(isThirdParty(phrase.subject) || judgedObjects.has(at(words, i + 2).word))) return undefined
  return at(words, phrase.end).tag === 'to' ? judgmentMatch(i, phrase.end, 'judged-person') : undefined
}
