import { isSomebody, noSubject } from '../grammar/agents'
import { at, type Word } from '../grammar/word'
import {
  dismissals,
  postsOfPeople,
  punishingPhrases,
  rightsOfPeople,
  sternTalks,
  warningQualities,
  withdrawals,
} from '../words/discipline'
import { type EnglishRule, indexOfWord, isNegatedBefore, type Match, matchWords, type SentenceContext } from './context'
import { indexPhrases, phraseEnd } from './phrases'
import { clauseAt, governingClause, isRemedy } from './remedy'
import { phraseAfter } from './whom'

const punishments = indexPhrases(punishingPhrases)

const disciplineMatch = (from: number, to: number): Match => ({
  kind: 'be-more-careful',
  theme: 'discipline',
  from,
  to,
})

/** True if the sentence plans it or tells of it, and does not say that it will not happen. */
const isLaid = (context: SentenceContext, i: number): boolean => {
  const main = governingClause(context, i)
  const own = clauseAt(context, i)
  const denied = [main, own].some((clause) => clause && (clause.negated || clause.subject.negative))
  return !denied && !isNegatedBefore(context.words, i, 4)
}

/** A person or a team that is not ourselves. */
const personAfter = (words: readonly Word[], from: number): number => {
  const phrase = phraseAfter(words, from)
  if (!phrase || phrase.subject.negative || at(words, phrase.end).tag === 'possessive') return -1
  const isThem = ['them', 'him', 'her'].includes(at(words, from).word)
  return isThem || ['person', 'team', 'perhaps'].includes(phrase.subject.kind) ? phrase.end : -1
}

/** "a written warning for the operator", "received a verbal warning". */
const warning = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  if (at(words, i).word !== 'warning' || !warningQualities.has(at(words, i - 1).word) || !isLaid(context, i - 1))
    return undefined
  return at(words, i + 1).word === 'from' ? undefined : disciplineMatch(i - 1, i + 1)
}

/** "have a word with the contractor", "a serious talk with the night shift". */
const talk = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  if (!sternTalks.has(at(words, i).word) || at(words, i + 1).word !== 'with') return undefined
  const have = indexOfWord(words, i - 4, i, (word) => word.tag === 'have')
  const to = personAfter(words, i + 2)
  const isStern = ['serious', 'stern'].includes(at(words, i - 1).word)
  if (isStern && to >= 0 && have < 0) return isLaid(context, i) ? disciplineMatch(i - 1, to) : undefined
  if (have < 0 || to < 0 || !isLaid(context, have)) return undefined
  const clause = clauseAt(context, have)
  const isOrder = at(words, have).word === 'have' && have < 2
  return !clause || isOrder || isRemedy(clause) || clause.modal !== undefined ? disciplineMatch(have, to) : undefined
}

/** "fire the contractor", "the operator should be suspended". */
const dismissal = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  if (!dismissals.has(at(words, i).base) || at(words, i).tag !== 'verb' || !isLaid(context, i)) return undefined
  const clause = context.clauses.find(({ main }) => main === i)
  if (!clause) return undefined
  if (clause.passive)
    return isSomebody(clause.subject) && (clause.modal !== undefined || clause.perfect || clause.kind === 'infinitive')
      ? disciplineMatch(clause.start, clause.end)
      : undefined
  const to = personAfter(words, clause.end)
  return to >= 0 && isRemedy(clause) && clause.start < 4 ? disciplineMatch(clause.start, to) : undefined
}

/** "we are considering consequences for the employee". */
const consequences = (context: SentenceContext, i: number): Match | undefined => {
  if (at(context.words, i).word !== 'consequences' || at(context.words, i + 1).word !== 'for') return undefined
  const to = personAfter(context.words, i + 2)
  return to >= 0 && isLaid(context, i) ? disciplineMatch(i, to) : undefined
}

/** "he should lose his admin rights". */
const loss = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const clause = context.clauses.find(({ main }) => main === i)
  if (at(words, i).base !== 'lose' || clause?.modal === undefined || !isLaid(context, i)) return undefined
  const right = indexOfWord(words, i + 2, i + 5, ({ word }) => rightsOfPeople.has(word))
  return right >= 0 && ['his', 'her', 'their'].includes(at(words, i + 1).word)
    ? disciplineMatch(i, right + 1)
    : undefined
}

/** "keep him away from production", "take Priya off the rota", "revoke her access". */
const withdrawal = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  if (!withdrawals.has(at(words, i).base) || !isLaid(context, i)) return undefined
  const clause = context.clauses.find(({ main }) => main === i)
  if (clause && !isRemedy(clause)) return undefined
  const person = personAfter(words, i + 1)
  if (person >= 0) {
    const link = indexOfWord(words, person, person + 3, ({ word }) => word === 'from' || word === 'off')
    const post = link < 0 ? -1 : indexOfWord(words, link + 1, link + 5, ({ word }) => postsOfPeople.has(word))
    if (post >= 0) return disciplineMatch(i, post + 1)
  }
  const right = indexOfWord(words, i + 1, i + 7, ({ word }) => rightsOfPeople.has(word))
  const owner = right < 0 ? undefined : phraseAfter(words, i + 1)
  const isTheirs = ['his', 'her', 'their'].includes(at(words, i + 1).word)
  const mark = indexOfWord(words, i + 1, right, ({ tag }) => tag === 'possessive')
  const owned = mark >= 0 && isSomebody(phraseAfter(words.slice(0, mark), i + 1)?.subject ?? noSubject)
  return right >= 0 && owner && (isTheirs || owned) ? disciplineMatch(i, right + 1) : undefined
}

const byPhrase = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i)
  const end = Math.max(
    phraseEnd(punishments, word.word, words, i + 1, words.length),
    phraseEnd(punishments, word.base, words, i + 1, words.length),
  )
  return end >= 0 && isLaid(context, i) ? disciplineMatch(i, end) : undefined
}

const find = (context: SentenceContext): Match[] =>
  matchWords(
    context,
    (_, i) =>
      byPhrase(context, i) ??
      warning(context, i) ??
      talk(context, i) ??
      dismissal(context, i) ??
      withdrawal(context, i) ??
      loss(context, i) ??
      consequences(context, i),
  )

/** Finds punishment as a remedy: warnings, dismissals, stern talks and rights taken away. */
export const discipline: EnglishRule = {
  name: 'discipline',
  find,
  examples: {
    flagged: [
      'Written warning for the operator.',
      'Have a word with the contractor.',
      'Keep him away from the production console.',
      'Suspend the engineer.',
      'Revoke her production access.',
      'The reviewer will be held accountable.',
    ],
    notFlagged: [
      'No one was disciplined.',
      "Revoke the service account's production access.",
      'Keep the key away from the build log.',
      'The talk with the vendor is on Monday.',
    ],
  },
}
