import { agentOf } from '../grammar/agents'
import type { Clause } from '../grammar/clause'
import { at, type Word } from '../grammar/word'
import { breachedRules, breachNouns, deedNouns, faultyQualities, humanMistakes } from '../words/blamed-noun'
import { owedInPassive, proceduralDuties, procedures } from '../words/duties'
import {
  accidentNouns,
  alsoSystems,
  blameRests,
  breakingVerbs,
  correctedOrLearned,
  correctiveVerbs,
  faultNouns,
  faultsWithOf,
  faultyManner,
  harms,
  incidentSubjects,
  introducingVerbs,
  neglectVerbs,
  onlyPeople,
  ownFaultNouns,
  skippableSteps,
  technicalFaults,
  wrong,
} from '../words/faults'
import { othersPossessives, reasonLinks } from '../words/grammar'
import { leftStates } from '../words/habits'
import { alwaysJudging } from '../words/judgements'
import { ruleNouns } from '../words/manner'
import {
  byMistake,
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
import { isBlamable, phraseAfter } from './whom'

const subjectHas = (clause: Clause, test: (word: Word) => boolean): boolean =>
  clause.subject.start >= 0 && indexOfWord(clause.words, clause.subject.start, clause.start, test) >= 0

const blames = (clause: Clause): boolean => {
  const { base, words } = clause
  if (onlyPeople.has(base) || (alsoSystems.has(base) && base !== 'skip' && base !== 'refuse')) return true
  const against = indexOfWord(words, clause.end, clause.end + 9, ({ word }) => word === 'against' || word === 'despite')
  if (against >= 0 && indexOfWord(words, against, against + 4, ({ word }) => ruleNouns.has(word)) >= 0) return true
  if (base === 'leave' && (leftStates.has(at(words, clause.end).word) || at(words, clause.end + 1).word === 'rot'))
    return true
  if (base === 'skip' && subjectHas(clause, (word) => skippableSteps.has(word.word))) return true
  if (clause.adverbs.some((word) => faultyManner.has(word))) return true
  if (indexOfWord(words, clause.end, clause.until, (word) => faultyManner.has(word.word)) >= 0) return true
  if (base === 'take' || base === 'bring' || base === 'knock')
    return ['down', 'offline', 'out'].includes(at(words, clause.end).word)
  if (subjectHas(clause, (word) => wrong.has(word.word))) return !correctiveVerbs.has(base)
  return (
    introducingVerbs.has(base) &&
    subjectHas(
      clause,
      (word) => faultNouns.has(word.word) || (base !== 'trigger' && harms.has(word.base) && word.tag === 'noun'),
    )
  )
}

/** "was broken by the platform team", "the mistake was made by …". */
const byAgent = (clause: Clause): Match | undefined => {
  const undone = clause.negated && owedInPassive.has(clause.base)
  if (!clause.passive || (clause.negated && !undone) || isHypothetical(clause)) return undefined
  const by = indexOfWord(
    clause.words,
    clause.end,
    Math.min(clause.words.length, clause.until + 2, clause.end + 8),
    (word, i) => word.word === 'by' && !accidentNouns.has(at(clause.words, i + 1).word),
  )
  if (by < 0) return undefined
  const phrase = phraseAfter(clause.words, by + 1)
  if (!phrase || !isBlamable(phrase.subject)) return undefined
  const slipped = accidentNouns.has(at(clause.words, by - 1).word) || byMistake(clause.words, phrase.end)
  if (!blames(clause) && !slipped && !undone) return undefined
  if (undone && phrase.subject.kind === 'we') return undefined
  const from = clause.subject.start >= 0 && !clause.shared ? Math.min(clause.subject.start, clause.start) : clause.start
  return { kind: 'person-at-fault', theme: 'broke', from, to: phrase.end }
}

/** "the checklist was ignored": what is owed to a rule or a warning, and nobody is named. */
const neglectOfNobody = (clause: Clause): Match | undefined => {
  const { words, base, subject, end } = clause
  if (!clause.passive || clause.shared || isHypothetical(clause) || clause.modal !== undefined) return undefined
  const owed = at(words, subject.head)
  if (subject.kind !== 'system' || !(procedures.has(owed.word) || ruleNouns.has(owed.word))) return undefined
  const neglected = neglectVerbs.has(base) || base === 'disregard'
  if (clause.negated || !neglected || inPresent(clause) || reasonLinks.has(at(words, end).word)) return undefined
  const by = indexOfWord(words, end, end + 4, ({ word }) => word === 'by')
  if (by >= 0 && phraseAfter(words, by + 1)?.subject.kind === 'system') return undefined
  return { kind: 'person-at-fault', theme: 'skipped', from: Math.max(0, subject.start), to: end }
}

/** "was mistakenly moved to the wrong account", "was inadvertently left open": a slip of somebody who is not named. */
const slipOfNobody = (clause: Clause): Match | undefined => {
  const { words, base, end, until } = clause
  if (!clause.passive || clause.negated || isHypothetical(clause)) return undefined
  if (!clause.adverbs.some((word) => faultyManner.has(word) && word !== 'accidentally')) return undefined
  const isLeft = base === 'leave' && leftStates.has(at(words, end).word)
  const isWrong = indexOfWord(words, end, until, (word) => wrong.has(word.word)) >= 0
  return isLeft || isWrong ? { kind: 'person-at-fault', theme: 'slip', from: clause.start, to: end } : undefined
}

/** "Alice's deploy caused the outage": a deed that bears a name, and its harm. */
const namedDeed = (clause: Clause): Match | undefined => {
  const { words, subject, base, end } = clause
  if (subject.kind !== 'system' || clause.negated || clause.passive || clause.shared || isHypothetical(clause))
    return undefined
  const takesDown = ['take', 'bring'].includes(base) && at(words, end).word === 'down'
  if (!breakingVerbs.has(base) && !takesDown) return undefined
  if (base === 'cause' && indexOfWord(words, end, end + 4, (word) => harms.has(word.base)) < 0) return undefined
  const mark = indexOfWord(words, subject.start, subject.head, (word) => word.tag === 'possessive')
  if (mark <= subject.start) return undefined
  const owner = agentOf(words, subject.start, mark - 1)
  return owner.kind === 'person' ? { kind: 'person-at-fault', theme: 'broke', from: subject.start, to: end } : undefined
}

/** The start of whoever owns the noun at `i`, or -1: "Olga's typo", "the operator's lack", "their negligence". */
const ownerStart = (words: readonly Word[], i: number): number => {
  let j = i - 1
  while (j >= 0 && (at(words, j).tag === 'adjective' || at(words, j).tag === 'noun') && i - j < 4) j -= 1
  const mark = at(words, j)
  if (mark.tag === 'possessive') {
    let start = j - 1
    while (
      start > 0 &&
      j - start < 5 &&
      (at(words, start - 1).tag === 'adjective' || at(words, start - 1).tag === 'noun')
    )
      start -= 1
    if (at(words, start - 1).tag === 'determiner') start -= 1
    const owner = agentOf(words, start, j - 1)
    const isHumanSlip = humanMistakes.has(at(words, i).base) && owner.kind === 'system' && !at(words, j - 1).capital
    return isBlamable(owner) || isHumanSlip ? start : -1
  }
  if (mark.word === 'whose') return technicalFaults.has(at(words, i).word) ? -1 : j
  if (mark.tag !== 'determiner') return -1
  if (othersPossessives.has(mark.word)) return j
  return (mark.word === 'our' || mark.word === 'my') && ownFaultNouns.has(at(words, i).word) ? j : -1
}

const isMendedOrLearned = (words: readonly Word[], from: number): boolean =>
  indexOfWord(words, from - 5, from, (word) => correctedOrLearned.has(word.base)) >= 0

/** "by", "from" or "on the part of" after the noun at `i`, with nothing but prepositional phrases in between. */
const sourceOf = (words: readonly Word[], i: number): number => {
  for (let j = i + 1; j < i + 9; j += 1) {
    const word = at(words, j)
    if (word.word === 'by' || word.word === 'from') return j + 1
    if (word.word === 'on' && at(words, j + 2).word === 'part' && at(words, j + 3).word === 'of') return j + 4
    if (word.tag === 'punctuation' || word.tag === 'be' || word.tag === 'modal' || word.form === 'past') return -1
  }
  return -1
}

const ownedFault = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const noun = at(words, i)
  const next = at(words, i + 1)
  if (noun.tag !== 'noun' || !faultNouns.has(noun.word)) return undefined
  if (next.tag === 'noun' || next.tag === 'opaque') return undefined
  const technical = technicalFaults.has(noun.word)
  const start = ownerStart(words, i)
  const said = context.clauses.find((clause) => clause.subject.start <= i && clause.start > i)
  if (start >= 0 && said && !said.shared && isHypothetical(said)) return undefined
  if (start >= 0) {
    if (technical && at(words, start).word === 'their' && next.tag !== 'to') return undefined
    if (technical && at(words, start).word === 'our' && next.tag !== 'to') return undefined
    if (isNegatedBefore(words, start, 4) || isMendedOrLearned(words, start)) return undefined
    return alwaysJudging.has(noun.word)
      ? { kind: 'judgement', theme: 'judged-person', from: start, to: i + 1 }
      : { kind: 'person-at-fault', theme: 'blame', from: start, to: i + 1 }
  }
  const source = sourceOf(words, i)
  const link = source < 0 ? at(words, i + 1).word : 'by'
  if (link !== 'by' && link !== 'of') return undefined
  const phrase = phraseAfter(words, source < 0 ? i + 2 : source)
  if (!phrase || !isBlamable(phrase.subject) || isNegatedBefore(words, i, 4)) return undefined
  if (link === 'of' && !faultsWithOf.has(noun.word)) return undefined
  return { kind: 'person-at-fault', theme: 'blame', from: i, to: phrase.end }
}

/** "an incorrect entry by the clerk", "a breach of procedure by the shift lead". */
const faultyDeedBy = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const noun = at(words, i)
  const breaks =
    breachNouns.has(noun.base) || breachNouns.has(noun.word)
      ? noun.word === 'fat-finger' || indexOfWord(words, i + 1, i + 6, ({ word }) => breachedRules.has(word)) >= 0
      : false
  const qualities = indexOfWord(words, i - 3, i, ({ word }) => faultyQualities.has(word))
  const isFaulty = deedNouns.has(noun.base) && qualities >= 0
  if (!breaks && !isFaulty) return undefined
  const from = at(words, i + 1).word === 'of' && isFaulty ? i + 2 : sourceOf(words, i)
  const phrase = from < 0 ? undefined : phraseAfter(words, from)
  if (!phrase || !isBlamable(phrase.subject) || isNegatedBefore(words, i, 4)) return undefined
  return { kind: 'person-at-fault', theme: 'blame', from: isFaulty ? qualities : i, to: phrase.end }
}

/** "failure to follow the procedure", said of nobody by name, is still said of people. */
const failureToFollow = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  if (at(words, i).word !== 'failure' || at(words, i + 1).tag !== 'to') return undefined
  if (!proceduralDuties.has(at(words, i + 2).base)) return undefined
  const object = indexOfWord(words, i + 3, i + 8, (word) => procedures.has(word.word))
  if (isNegatedBefore(words, i, 3)) return undefined
  return object >= 0 || at(words, i + 2).base !== 'follow'
    ? { kind: 'person-at-fault', theme: 'skipped', from: i, to: object >= 0 ? object + 1 : i + 3 }
    : undefined
}

/** "blame lies with the DBAs", "I blame ops", "this one is on the data team". */
const laidOn = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i)
  if (word.word === 'because' && at(words, i + 1).word === 'of') return namedCause(context, i, i + 2)
  if (word.base === 'blame' || (word.tag === 'noun' && ['fault', 'responsibility'].includes(word.word))) {
    if (isNegatedBefore(words, i, 5)) return undefined
    const link = indexOfWord(words, i + 1, i + 8, (next) => next.word === 'with' || next.word === 'on')
    const from = link >= 0 ? link + 1 : i + 1
    const phrase = phraseAfter(words, from)
    const lies = link >= 0 && indexOfWord(words, i, link, (next) => blameRests.has(next.base)) >= 0
    const accuses = i === 0 && word.form === 'base'
    const claims = lies || (word.tag === 'verb' && (accuses || ['i', 'we'].includes(at(words, i - 1).word)))
    return claims && phrase && isBlamable(phrase.subject)
      ? { kind: 'person-at-fault', theme: 'blame', from: i, to: phrase.end }
      : undefined
  }
  if (word.tag === 'be' && at(words, i + 1).word === 'on') {
    const before = at(words, i - 1)
    if (!incidentSubjects.has(before.word)) return undefined
    const phrase = phraseAfter(words, i + 2)
    return phrase && ['person', 'team', 'company'].includes(phrase.subject.kind) && at(words, phrase.end).tag !== 'noun'
      ? { kind: 'person-at-fault', theme: 'blame', from: i - 1, to: phrase.end }
      : undefined
  }
  return undefined
}

const namedCause = (context: SentenceContext, i: number, from: number): Match | undefined => {
  const phrase = phraseAfter(context.words, from)
  if (!phrase || !isBlamable(phrase.subject) || phrase.subject.kind === 'we' || isNegatedBefore(context.words, i, 3))
    return undefined
  if (at(context.words, phrase.end).tag === 'noun' || at(context.words, phrase.end).tag === 'possessive')
    return undefined
  return { kind: 'person-at-fault', theme: 'blame', from: i, to: phrase.end }
}

/** True for a word that one of the rules below starts from. */
const mayLayBlame = (word: Word): boolean =>
  word.tag === 'be' ||
  word.word === 'because' ||
  word.base === 'blame' ||
  (word.tag === 'noun' && (word.word === 'responsibility' || faultNouns.has(word.word)))

const find = (context: SentenceContext): Match[] => [
  ...matchClauses(
    context,
    (clause) => byAgent(clause) ?? slipOfNobody(clause) ?? neglectOfNobody(clause) ?? namedDeed(clause),
  ),
  ...matchWords(context, (word, i) =>
    deedNouns.has(word.base) || breachNouns.has(word.word) || breachNouns.has(word.base)
      ? faultyDeedBy(context, i)
      : undefined,
  ),
  ...matchWords(context, (word, i) =>
    mayLayBlame(word) ? (ownedFault(context, i) ?? failureToFollow(context, i) ?? laidOn(context, i)) : undefined,
  ),
]

/** Finds fault laid on people by nouns and by "by": "Olga's typo", "caused by the DBAs", "a mistake by …". */
export const blamedNoun: EnglishRule = {
  name: 'blamed-noun',
  find,
  examples: {
    flagged: [
      'The tunnel was misconfigured by one of our vendors.',
      "It was Olga's mistake.",
      "Alice's deploy caused the outage.",
      'The blame lies with the DBAs.',
      'Failure to follow the runbook made it worse.',
    ],
    notFlagged: [
      'The outage was triggered by a full disk.',
      'A mistake in the template broke the page.',
      'We learned from our mistakes.',
      'The failure of the switch took the rack down.',
    ],
  },
}
