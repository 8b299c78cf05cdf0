import { isThirdParty } from '../grammar/agents'
import type { Clause } from '../grammar/clause'
import { at } from '../grammar/word'
import { experienceNouns, graspedThings, graspVerbs, greenness, unfitPhrases } from '../words/judgements'
import {
  type EnglishRule,
  indexOfWord,
  inPresent,
  isHypothetical,
  isNegatedBefore,
  type Match,
  matchClauses,
  matchWords,
  type SentenceContext,
} from './context'
import { judgmentMatch } from './measured'
import { indexPhrases, phraseEnd } from './phrases'
import { startOf } from './remedy'

const unfit = indexPhrases(unfitPhrases)

const isOthers = ({ subject }: Clause): boolean =>
  !subject.negative && (isThirdParty(subject) || subject.kind === 'company' || subject.kind === 'perhaps')

/** "does not understand how replication works": a lasting lack, and not what was unknown at the time. */
const doesNotGrasp = (clause: Clause): Match | undefined => {
  const { words, base, end, subject } = clause
  if (!graspVerbs.has(base) || !clause.negated || !inPresent(clause) || clause.perfect) return undefined
  if (!isOthers(clause) || subject.generic || subject.kind === 'you') return undefined
  const what = indexOfWord(words, end, end + 4, ({ word }) => graspedThings.has(word))
  return what >= 0 && !isHypothetical(clause) ? judgmentMatch(startOf(clause), clause.end) : undefined
}

/** "lacked experience", "has no understanding of the system". */
const lacks = (clause: Clause): Match | undefined => {
  const { words, base, end } = clause
  if (!isOthers(clause) || isHypothetical(clause) || clause.negated) return undefined
  const none = base === 'have' && at(words, end).word === 'no'
  const isLost = none && at(words, end + 1).word === 'idea' && ['how', 'what'].includes(at(words, end + 2).word)
  if (isLost && inPresent(clause)) return judgmentMatch(startOf(clause), end + 2)
  if (base !== 'lack' && !none) return undefined
  const noun = indexOfWord(words, end, end + 4, ({ word }) => experienceNouns.has(word))
  const isDated = at(words, noun + 1).word === 'at' || at(words, noun + 1).word === 'yet'
  return noun >= 0 && !isDated ? judgmentMatch(startOf(clause), noun + 1) : undefined
}

/** "not cut out for on-call", "should not be allowed near production". */
const isUnfit = (clause: Clause, context: SentenceContext): Match | undefined => {
  const { words } = clause
  const isWhoever = ['whoever', 'anyone', 'anybody'].includes(at(words, 0).word)
  const denies = clause.negated || clause.subject.negative
  if (!denies || !(isThirdParty(clause.subject) || isOthers(clause) || clause.link === 'who' || isWhoever))
    return undefined
  for (let i = clause.start; i < clause.end + 3; i += 1) {
    const end = phraseEnd(unfit, at(words, i).word, words, i + 1, words.length)
    if (end >= 0 && !context.isMention(i)) return judgmentMatch(startOf(clause), end)
  }
  return undefined
}

/** "she was too junior for it": said of somebody, or in a note without a verb. */
const tooGreen = (context: SentenceContext, i: number): Match | undefined => {
  const { words, clauses } = context
  if (!greenness.has(at(words, i).word) || at(words, i - 1).word !== 'too' || isNegatedBefore(words, i, 3))
    return undefined
  const clause = clauses.findLast(({ start, end }) => start < i && end <= i)
  const next = at(words, i + 1)
  const follows = next.tag === 'to' || next.word === 'for' || next.tag === 'punctuation' || next.word === ''
  if (!clause) return i < 3 && follows && at(words, i).word !== 'new' ? judgmentMatch(i - 1, i + 1) : undefined
  return isOthers(clause) && clause.base === 'be' ? judgmentMatch(startOf(clause), i + 1) : undefined
}

const find = (context: SentenceContext): Match[] => [
  ...matchClauses(context, (clause) => doesNotGrasp(clause) ?? lacks(clause) ?? isUnfit(clause, context)),
  ...matchWords(context, (word, i) => (greenness.has(word.word) ? tooGreen(context, i) : undefined)),
]

/** Finds doubts about people's competence and seniority. */
export const competence: EnglishRule = {
  name: 'competence',
  find,
  examples: {
    flagged: [
      'She was too junior for the task.',
      "He doesn't understand how replication works.",
      'The operator lacked experience.',
      'He is not cut out for on-call.',
    ],
    notFlagged: [
      'The team did not understand the error message at first.',
      'The operator lacked access to the console.',
      'The certificate is too new for the old client.',
      'The parser does not understand how to read it.',
    ],
  },
}
