import { agentOf, isThirdParty } from '../grammar/agents'
import type { Clause } from '../grammar/clause'
import { at, type Word } from '../grammar/word'
import { changes } from '../words/consequences'
import {
  accusingVerbs,
  choiceNouns,
  confessionPhrases,
  faultyDeeds,
  makingVerbs,
  riskyVerbs,
  workProducts,
} from '../words/deeds'
import { dutyVerbs } from '../words/duties'
import {
  alsoSystems,
  ascribedFaults,
  bringsIn,
  causeNouns,
  faultNouns,
  faultSubjects,
  harms,
  liesWithVerbs,
  neglectVerbs,
  onlyPeople,
  wrong,
} from '../words/faults'
import { personObjectPronouns, possessivePronouns } from '../words/grammar'
import {
  type EnglishRule,
  indexOfWord,
  isHypothetical,
  isNegatedBefore,
  type Match,
  matchClauses,
  matchWords,
  type SentenceContext,
} from './context'
import { doesHarm } from './faults/by-consequence'
import { indexPhrases, phraseEnd } from './phrases'
import { isBlamable, phraseAfter } from './whom'

const blameMatch = (from: number, to: number, theme: Match['theme'] = 'blame'): Match => ({
  kind: 'person-at-fault',
  theme,
  from,
  to,
})

/** "the engineer's decision to skip staging caused the outage", "the platform team's change broke checkout". */
const namedChoice = (clause: Clause): Match | undefined => {
  const { words, subject } = clause
  if (subject.start < 0 || clause.shared || isHypothetical(clause)) return undefined
  const turned = indexOfWord(words, clause.end, clause.end + 5, (word) => word.word === 'into') >= 0
  const worsens = ['cost', 'worsen', 'exacerbate'].includes(clause.base) || (clause.base === 'turn' && turned)
  if (!doesHarm(clause) && !(worsens && !clause.negated && !clause.passive)) return undefined
  const mark = indexOfWord(words, Math.max(0, clause.start - 14), clause.start, (word) => word.tag === 'possessive')
  if (mark <= 0) return undefined
  const noun = indexOfWord(
    words,
    mark + 1,
    mark + 4,
    (word) => workProducts.has(word.base) || choiceNouns.has(word.base),
  )
  if (noun < 0 || (worsens && !choiceNouns.has(at(words, noun).base))) return undefined
  let start = mark - 1
  while (
    start > 0 &&
    mark - start < 5 &&
    ['noun', 'adjective', 'name', 'determiner'].includes(at(words, start - 1).tag)
  )
    start -= 1
  const owner = agentOf(words, start, mark - 1)
  const owes = isThirdParty(owner) || owner.kind === 'company' || owner.kind === 'perhaps'
  return owes && !owner.negative ? blameMatch(start, clause.end, 'broke') : undefined
}

/** "a fix by Maria caused the incident", "caused by Maria's fix": work that bears a name, and its harm. */
const namedWork = (clause: Clause): Match | undefined => {
  const { words, subject, base, end, start } = clause
  if (clause.negated || clause.shared || isHypothetical(clause) || subject.kind !== 'system') return undefined
  if (clause.passive) {
    if (!['cause', 'break', 'trigger'].includes(base) || at(words, end).word !== 'by') return undefined
    const mark = indexOfWord(words, end + 1, end + 5, ({ tag }) => tag === 'possessive')
    if (mark < 0 || !workProducts.has(at(words, mark + 1).base)) return undefined
    const owner = phraseAfter(words.slice(0, mark), end + 1)?.subject
    return owner && isThirdParty(owner) ? blameMatch(start, mark + 2, 'broke') : undefined
  }
  const by = doesHarm(clause) ? indexOfWord(words, Math.max(0, start - 7), start, ({ word }) => word === 'by') : -1
  const phrase = by > 0 && workProducts.has(at(words, by - 1).base) ? phraseAfter(words, by + 1) : undefined
  return phrase && isThirdParty(phrase.subject) && phrase.end === start ? blameMatch(by - 1, end, 'broke') : undefined
}

/** "the config pushed by Anna broke checkout": the clause before says who made what did the harm. */
const madeBy = (clause: Clause, context: SentenceContext): Match | undefined => {
  const { words, subject } = clause
  if (subject.kind !== 'system' || isHypothetical(clause) || !doesHarm(clause)) return undefined
  const making = context.clauses.findLast((other) => other.end < clause.start && other.subject.head === subject.head)
  if (!making || at(words, making.end).word !== 'by' || !(bringsIn.has(making.base) || changes.has(making.base)))
    return undefined
  const phrase = phraseAfter(words, making.end + 1)
  return phrase && isThirdParty(phrase.subject) && phrase.end === clause.start
    ? blameMatch(Math.max(0, subject.start), clause.end, 'broke')
    : undefined
}

/** "the warning, ignored by two engineers, …", "a typo made by an operator": a participle alone says who. */
const participleBy = (clause: Clause): Match | undefined => {
  const { words, base, main, end } = clause
  const form = at(words, main).form
  if (clause.passive || clause.perfect || clause.modal !== undefined || at(words, end).word !== 'by') return undefined
  if (form !== 'ed' && form !== 'participle') return undefined
  const before = at(words, clause.start - 1)
  const slip = faultNouns.has(before.word) || (harms.has(before.base) && before.tag === 'noun')
  const faults = onlyPeople.has(base) || faultyDeeds.has(base)
  const makes = makingVerbs.has(base) && slip
  const mistaken = indexOfWord(words, clause.start - 4, clause.start, (word) => wrong.has(word.word)) >= 0
  if (!faults && !makes && !mistaken) return undefined
  const phrase = phraseAfter(words, end + 1)
  if (
    !phrase ||
    !(isBlamable(phrase.subject) || (mistaken && phrase.subject.kind === 'user')) ||
    isNegatedBefore(words, main, 3)
  )
    return undefined
  return blameMatch(makes ? clause.start - 1 : clause.start, phrase.end, alsoSystems.has(base) ? 'missed' : 'slip')
}

/** "it was Jonas who approved the change": singled out for what is done every day. */
const singledOut = (clause: Clause): Match | undefined => {
  const { words, subject, base } = clause
  if (clause.link !== 'who' && clause.link !== 'that') return undefined
  if (!isThirdParty(subject) || clause.negated || clause.passive || clause.modal !== undefined) return undefined
  const was = at(words, subject.start - 1)
  if (was.word !== 'was' || at(words, subject.start - 2).word !== 'it') return undefined
  return riskyVerbs.has(base) ? blameMatch(subject.start - 2, clause.end) : undefined
}

/** "the airline was accused of ignoring warnings", "the report criticised the board for …". */
const accused = (clause: Clause): Match | undefined => {
  const { words, subject, base, end } = clause
  if (!accusingVerbs.has(base) || clause.negated || isHypothetical(clause)) return undefined
  const link = (i: number): boolean => ['of', 'for'].includes(at(words, i).word)
  if (clause.passive)
    return isBlamable(subject) && link(end) && subject.kind !== 'we'
      ? blameMatch(Math.max(0, Math.min(subject.start, clause.start)), end)
      : undefined
  if (clause.kind !== 'finite' || at(words, clause.main).form === 'base') return undefined
  const phrase = phraseAfter(words, end)
  return phrase && isBlamable(phrase.subject) && link(phrase.end) ? blameMatch(clause.start, phrase.end) : undefined
}

const confessions = indexPhrases(confessionPhrases)

/** "my bad", "this one is on me". */
const confession = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const end = phraseEnd(confessions, at(words, i).word, words, i + 1, words.length)
  if (end >= 0 && !isNegatedBefore(words, i, 3)) return blameMatch(i, end)
  const whom = at(words, i + 2)
  const isOn = at(words, i).tag === 'be' && at(words, i + 1).word === 'on' && personObjectPronouns.has(whom.word)
  const after = at(words, i + 3)
  const said = faultSubjects.has(at(words, i - 1).word)
  return isOn && said && after.tag === 'punctuation' ? blameMatch(i - 1, i + 3) : undefined
}

/** "the fault was mine", "the mistake was the integrator's", "it was Henrike's doing". */
const isTheirs = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i)
  if (word.word === 'doing') {
    const mark = at(words, i - 1)
    const owned =
      mark.tag === 'possessive'
        ? ['person', 'team', 'company', 'perhaps'].includes(agentOf(words, i - 2, i - 2).kind)
        : ['his', 'her', 'their'].includes(mark.word)
    const was = indexOfWord(words, i - 6, i - 1, (before) => before.tag === 'be') >= 0
    return owned && was && !isNegatedBefore(words, i, 5)
      ? blameMatch(mark.tag === 'possessive' ? i - 2 : i - 1, i + 1)
      : undefined
  }
  if (!ascribedFaults.has(word.word) || at(words, i + 1).tag !== 'be') return undefined
  let whose = i + 2
  while (at(words, whose).tag === 'adverb') whose += 1
  if (possessivePronouns.has(at(words, whose).word) && at(words, whose + 1).tag !== 'noun')
    return blameMatch(i, whose + 1)
  const phrase = phraseAfter(words, whose)
  const isLast = at(words, whose + 1).tag === 'possessive' || at(words, whose + 2).tag === 'possessive'
  return phrase && isLast && isBlamable(phrase.subject) && at(words, phrase.end).tag === 'possessive'
    ? blameMatch(i, phrase.end)
    : undefined
}

/** "the failure lies with the release team", "the mistake was on the vendor's side". */
const liesWith = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const noun = at(words, i)
  if (noun.tag !== 'noun' || !(faultNouns.has(noun.word) || causeNouns.has(noun.word))) return undefined
  const verb = indexOfWord(words, i + 1, i + 7, (word) => liesWithVerbs.has(word.base) && word.tag === 'verb')
  const link = verb < 0 ? -1 : indexOfWord(words, verb + 1, verb + 4, (word) => word.word === 'with')
  const phrase = link < 0 ? undefined : phraseAfter(words, link + 1)
  return phrase && isBlamable(phrase.subject) && !isNegatedBefore(words, link, 6)
    ? blameMatch(i, phrase.end)
    : undefined
}

/** "not checking the alert cost us an hour", "skipping the review was a mistake". */
const dearGerund = (clause: Clause, context: SentenceContext): Match | undefined => {
  const { words } = context
  const [first] = context.clauses
  if (first?.kind !== 'gerund' || first.start > 1 || first === clause || clause.kind !== 'finite') return undefined
  const duty = dutyVerbs.has(first.base)
  if (!(first.negated && duty) && !neglectVerbs.has(first.base)) return undefined
  if (clause.negated || clause.modal !== undefined || clause.shared || clause.start - first.end > 6) return undefined
  const mistake =
    indexOfWord(words, clause.end, clause.end + 5, (word) => ['mistake', 'error', 'blunder'].includes(word.word)) >= 0
  return clause.base === 'cost' || (clause.base === 'be' && mistake) || doesHarm(clause)
    ? blameMatch(first.start, clause.end, 'skipped')
    : undefined
}

const mayAscribe = ({ tag, word }: Word): boolean =>
  tag === 'noun' || tag === 'be' || word === 'doing' || confessions.has(word)

const find = (context: SentenceContext): Match[] => [
  ...matchClauses(
    context,
    (clause) =>
      namedChoice(clause) ??
      namedWork(clause) ??
      madeBy(clause, context) ??
      participleBy(clause) ??
      singledOut(clause) ??
      accused(clause) ??
      dearGerund(clause, context),
  ),
  ...matchWords(context, (word, i) =>
    mayAscribe(word) ? (confession(context, i) ?? liesWith(context, i) ?? isTheirs(context, i)) : undefined,
  ),
]

/** Finds fault laid on people by what they did: a deed that bears their name, a participle, being singled out. */
export const deeds: EnglishRule = {
  name: 'deeds',
  find,
  examples: {
    flagged: [
      'It was Jonas who approved the change.',
      'The airline was accused of ignoring warnings.',
      'My bad.',
      'The fault was mine.',
      'Skipping the review was a mistake.',
      'The failure lies with the release team.',
    ],
    notFlagged: [
      'It was the cron job that deleted the rows.',
      'The change was approved at noon.',
      'The cause lies in the retry loop.',
    ],
  },
}
