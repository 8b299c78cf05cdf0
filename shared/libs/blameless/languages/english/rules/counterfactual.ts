import { isSomebody, isThirdParty } from '../grammar/agents'
import type { Clause } from '../grammar/clause'
import { at } from '../grammar/word'
import { attention } from '../words/care'
import { companyReplies } from '../words/consequences'
import { duties, perceptions } from '../words/faults'
import {
  adjectivalParticiples,
  amountPronouns,
  askedPeopleVerbs,
  comparativesOfPeople,
  helpfulQualities,
  knowledgeVerbs,
  lightVerbs,
  omissions,
  outcomeVerbs,
  overseenVerbs,
  preventing,
  serviceVerbs,
} from '../words/hindsight'
import { type EnglishRule, indexOfWord, inPresent, type Match, matchClauses, type SentenceContext } from './context'
import { phraseAfter } from './whom'

const mayOwe = (clause: Clause): boolean => {
  const { subject } = clause
  if (isSomebody(subject)) return true
  return (
    (subject.kind === 'company' || (subject.kind === 'perhaps' && duties.has(clause.base))) &&
    !serviceVerbs.has(clause.base)
  )
}

/** "should have" with a thing after it: something that is wanted, not something left undone. */
const wantsThing = (clause: Clause): boolean => {
  const verb = at(clause.words, clause.main)
  const next = at(clause.words, clause.end)
  if (!adjectivalParticiples.has(verb.base) || verb.form === 'base') return verb.word === 'read' && next.tag === 'noun'
  return (
    next.tag === 'noun' ||
    next.tag === 'adjective' ||
    (next.tag === 'conjunction' && at(clause.words, clause.end + 2).tag === 'noun')
  )
}

/** A person to whom something was to be done: "the on-call should have been paged". */
const isPatient = (clause: Clause): boolean => clause.passive

const byPerson = (clause: Clause): number => {
  const by = indexOfWord(clause.words, clause.end, clause.until, (word) => word.word === 'by')
  const phrase = by >= 0 ? phraseAfter(clause.words, by + 1) : undefined
  return phrase && isSomebody(phrase.subject) ? phrase.end : -1
}

const counterfactualMatch = (clause: Clause, theme: Match['theme'], to = clause.end): Match => ({
  kind: 'counterfactual',
  theme,
  from: clause.shared || clause.subject.start < 0 ? clause.start : Math.min(clause.subject.start, clause.start),
  to,
})

const shouldHave = (clause: Clause): Match | undefined => {
  if (
    !clause.perfect ||
    (clause.modal !== 'should' && clause.modal !== 'ought') ||
    ((clause.link === 'inverted' || clause.inner) && !clause.negated)
  )
    return undefined
  if (isPatient(clause)) {
    const to = byPerson(clause)
    return to >= 0 ? counterfactualMatch(clause, 'should', to) : undefined
  }
  if (['have', 'receive', 'get'].includes(clause.base) || wantsThing(clause) || !mayOwe(clause)) return undefined
  if (clause.base === 'be' && at(clause.words, clause.end).word === 'able') return undefined
  if (clause.subject.kind === 'you' && ['see', 'notice', 'hear'].includes(clause.base)) return undefined
  return counterfactualMatch(clause, 'should')
}

const helpedByThing = (clause: Clause): boolean => {
  const { words } = clause
  const link = indexOfWord(
    words,
    clause.end,
    words.length,
    (word) => word.word === 'with' || word.word === 'if' || word.word === 'had',
  )
  if (link < 0) return false
  const phrase = at(words, link).word === 'with' ? phraseAfter(words, link + 1) : undefined
  return (
    phrase !== undefined &&
    phrase.subject.kind === 'system' &&
    indexOfWord(words, link, phrase.end, (word) => helpfulQualities.has(word.word)) >= 0 &&
    at(words, phrase.end - 1).word !== 'command' &&
    !attention.has(at(words, phrase.end - 1).word)
  )
}

/** "could have been quicker to call it". */
const isSlower = ({ base, words, end, negated }: Clause): boolean =>
  base === 'be' && !negated && indexOfWord(words, end, end + 4, ({ word }) => comparativesOfPeople.has(word)) >= 0

const couldHave = (clause: Clause): Match | undefined => {
  if (clause.perfect && clause.passive && ['could', 'might'].includes(clause.modal ?? '') && !clause.negated) {
    const to = overseenVerbs.has(clause.base) || preventing.has(clause.base) ? byPerson(clause) : -1
    return to >= 0 ? counterfactualMatch(clause, 'could', to) : undefined
  }
  if (!clause.perfect || clause.passive) return undefined
  const asked = clause.inner !== undefined
  if (clause.modal !== 'could' && clause.modal !== 'might') return undefined
  const foresaw =
    clause.base === 'see' &&
    !clause.negated &&
    indexOfWord(clause.words, clause.end, clause.end + 3, ({ word }) => word === 'coming') >= 0
  if (foresaw && isThirdParty(clause.subject)) return counterfactualMatch(clause, 'could')
  if (isThirdParty(clause.subject) && isSlower(clause)) return counterfactualMatch(clause, 'could', clause.end + 1)
  const tells = clause.subject.kind === 'company' && (companyReplies.has(clause.base) || !serviceVerbs.has(clause.base))
  if (!(isSomebody(clause.subject) || tells) || clause.subject.negative || outcomeVerbs.has(clause.base))
    return undefined
  if (amountPronouns.has(at(clause.words, clause.subject.start - 1).word)) return undefined
  if (clause.negated !== asked || clause.link === 'how' || clause.link === 'what') return undefined
  if (clause.modal === 'might' && !duties.has(clause.base)) return undefined
  if (clause.subject.generic && (!duties.has(clause.base) || lightVerbs.has(clause.base))) return undefined
  if ((clause.subject.kind === 'we' || clause.subject.kind === 'i') && helpedByThing(clause)) return undefined
  if (
    clause.base === 'make' &&
    indexOfWord(clause.words, clause.end, clause.until, (word) => word.base === 'mistake' || word.base === 'error') >= 0
  )
    return undefined
  return counterfactualMatch(clause, 'could')
}

const isConditional = (clause: Clause): boolean =>
  clause.link === 'if' ||
  clause.link === 'unless' ||
  (clause.link === 'inverted' && at(clause.words, clause.start).word === 'had')

const wouldHave = (clause: Clause, context: SentenceContext): Match | undefined => {
  if (!clause.perfect || clause.passive || clause.modal !== 'would' || clause.negated || clause.subject.negative)
    return undefined
  if (context.clauses.some((other) => other !== clause && isConditional(other))) return undefined
  const { words } = context
  if (clause.base === 'prevent' || clause.base === 'avoid' || clause.base === 'catch') {
    const by =
      clause.subject.start >= 0
        ? indexOfWord(words, Math.max(0, clause.start - 8), clause.start, (word) => word.word === 'by')
        : -1
    const phrase = by >= 0 ? phraseAfter(words, by + 1) : undefined
    if (phrase && isThirdParty(phrase.subject))
      return { ...counterfactualMatch(clause, 'could'), from: Math.max(0, by - 1) }
  }
  if (!isThirdParty(clause.subject)) return undefined
  const thought = context.clauses.some(
    ({ base, modal, end }) =>
      end <= clause.start && modal !== undefined && (base === 'think' || base === 'expect' || base === 'assume'),
  )
  if (thought) return counterfactualMatch(clause, 'could')
  const withCare = indexOfWord(
    words,
    0,
    words.length,
    (word, i) =>
      word.word === 'with' &&
      indexOfWord(
        words,
        i,
        i + 6,
        (next) =>
          attention.has(next.word) ||
          next.word === 'thinking' ||
          next.word === 'foresight' ||
          next.word === 'diligence',
      ) >= 0,
  )
  const ideally = indexOfWord(words, 0, clause.end, (word) => word.word === 'ideally') >= 0 && duties.has(clause.base)
  return withCare >= 0 || ideally ? counterfactualMatch(clause, 'could') : undefined
}

/** "if only she had asked", "had the developer run the linter", "if the on-call had read the runbook". */
const ifOnly = (clause: Clause, context: SentenceContext): Match | undefined => {
  const wasNotAsked = clause.passive && askedPeopleVerbs.has(clause.base)
  if (!mayOwe(clause) || (clause.passive && !wasNotAsked) || clause.subject.negative) return undefined
  const { words } = context
  const before = at(words, clause.subject.start - 1)
  const only = before.word === 'only' && at(words, clause.subject.start - 2).word === 'if'
  const wished =
    at(words, clause.subject.start - 1).base === 'wish' ||
    (before.word === 'that' && at(words, clause.subject.start - 2).base === 'wish')
  const had =
    clause.perfect &&
    clause.modal === undefined &&
    at(words, clause.start).word !== 'has' &&
    at(words, clause.start).word !== 'have'
  if (!only && !wished && !(isConditional(clause) && had)) return undefined
  if (clause.base === 'have' || clause.base === 'be' || clause.base === 'get' || perceptions.has(clause.base))
    return undefined
  if (inPresent(clause)) return undefined
  const start = clause.inner ? clause.start : clause.subject.start - (only ? 2 : 1)
  return { kind: 'counterfactual', theme: 'if-only', from: Math.max(0, start), to: clause.end }
}

const supposed = (clause: Clause): Match | undefined => {
  if (!clause.passive || inPresent(clause) || !['suppose', 'mean', 'expect'].includes(clause.base)) return undefined
  if (at(clause.words, clause.end).tag !== 'to' || !isSomebody(clause.subject) || clause.modal !== undefined)
    return undefined
  if (clause.base === 'expect' && !isThirdParty(clause.subject)) return undefined
  if (clause.link === 'what' || clause.link === 'who') return undefined
  const verb = at(clause.words, clause.end + 1)
  return counterfactualMatch(
    clause,
    'supposed',
    verb.tag === 'verb' || verb.tag === 'be' ? clause.end + 2 : clause.end + 1,
  )
}

/** "somebody needed to have checked". */
const neededTo = (clause: Clause): Match | undefined => {
  const { words, end } = clause
  if (
    !['need', 'have', 'ought'].includes(clause.base) ||
    !isThirdParty(clause.subject) ||
    inPresent(clause) ||
    clause.negated
  )
    return undefined
  if (at(words, end).tag !== 'to' || at(words, end + 1).word !== 'have') return undefined
  const verb = at(words, end + 2)
  return verb.tag === 'verb' && verb.form !== 'base' ? counterfactualMatch(clause, 'should', end + 3) : undefined
}

const whyNot = (clause: Clause): Match | undefined => {
  const untold = clause.passive && clause.negated && askedPeopleVerbs.has(clause.base)
  if (
    (clause.passive && !untold) ||
    !clause.inner ||
    (clause.modal !== undefined && clause.modal !== 'could' && clause.modal !== 'would')
  )
    return undefined
  const { words, subject } = clause
  let question = clause.start - 1
  while (at(words, question).tag === 'adverb') question -= 1
  const asks = at(words, question).word
  if (asks !== 'why' && asks !== 'how' && asks !== 'come') return undefined
  const denied = clause.negated || subject.negative
  const owes = untold || isThirdParty(subject) || (subject.kind === 'company' && !serviceVerbs.has(clause.base))
  if (!owes || knowledgeVerbs.has(clause.base)) return undefined
  const accuses = asks === 'how' && clause.modal === 'could' && !subject.generic && omissions.has(clause.base)
  if (!denied && !accuses) return undefined
  return { kind: 'counterfactual', theme: 'why-not', from: question, to: clause.end }
}

const find = (context: SentenceContext): Match[] => [
  ...matchClauses(
    context,
    (clause) =>
      shouldHave(clause) ??
      couldHave(clause) ??
      wouldHave(clause, context) ??
      ifOnly(clause, context) ??
      supposed(clause) ??
      neededTo(clause) ??
      whyNot(clause),
  ),
]

/** Finds what people, and not systems, are told they should or could have done. */
export const counterfactual: EnglishRule = {
  name: 'counterfactual',
  find,
  examples: {
    flagged: [
      'Someone should have caught this.',
      'The engineer could have asked for a review.',
      'If only the operator had read the output.',
      'Somebody needed to have checked the diff.',
    ],
    notFlagged: [
      'The service should have returned an error.',
      'The alert should have fired after five minutes.',
      'We should have automated checks here.',
      'What could have caught this earlier?',
    ],
  },
}
