import { isThirdParty } from '../../grammar/agents'
import type { Clause } from '../../grammar/clause'
import { at, type Word } from '../../grammar/word'
import { bad, bringsIn, faultyManner, findsOrFixes, notOfUs, withoutDuties, wrong } from '../../words/faults'
import {
  consultingVerbs,
  noticeNouns,
  owedThings,
  publicPlaces,
  residueNouns,
  ruleNouns,
  secretNouns,
  uninformedPronouns,
  warnedParticiples,
  withoutNeutral,
} from '../../words/manner'
import { byMistake, indexOfWord } from '../context'
import { type Fault, type FaultRule, isFirstPerson } from './fault'

/** An adverb of manner that lays blame: "mistakenly wiped", "by accident". */
const byAdverb = (clause: Clause): Fault | undefined => {
  const { words, subject } = clause
  if (subject.kind === 'nobody-said') return undefined
  const judges = (word: Word): boolean =>
    faultyManner.has(word.word) && !(isFirstPerson(subject) && notOfUs.has(word.word))
  const from = subject.start >= 0 && subject.start < clause.start && !clause.shared ? subject.start : clause.start
  if (clause.base === 'be' && at(words, clause.end).word === 'in') return undefined
  const found = indexOfWord(
    words,
    from,
    Math.min(clause.until, clause.end + 14),
    (word, i) => (judges(word) && !modifies(words, i)) || byMistake(words, i),
  )
  if (found >= 0) return { to: Math.max(clause.end, byMistake(words, found) ? found + 2 : found + 1), theme: 'slip' }
  const comma = at(words, from - 1).word === ',' ? 1 : 0
  if (!clause.shared && byMistake(words, from - 2 - comma))
    return { to: clause.end, theme: 'slip', from: from - 2 - comma }
  const before = at(words, from - 1 - comma)
  return judges(before) && !clause.shared ? { to: clause.end, theme: 'slip', from: from - 1 - comma } : undefined
}

/** "an incorrectly configured host": the manner belongs to the thing. */
const modifies = (words: readonly Word[], i: number): boolean => {
  const before = at(words, i - 1)
  return (
    (before.tag === 'determiner' || before.tag === 'preposition' || before.tag === 'be') &&
    at(words, i + 1).tag !== 'punctuation' &&
    at(words, i - 1).tag !== 'be' &&
    (at(words, i + 1).tag === 'adjective' || at(words, i + 1).tag === 'verb')
  )
}

/** True if no preposition stands between the verb and the word: it belongs to what was acted on. */
const isInObject = (clause: Clause, i: number): boolean =>
  indexOfWord(clause.words, clause.end, i, (word) => word.tag === 'preposition' || word.tag === 'to') < 0

/** "left a test rule in the firewall". */
const byResidue = (clause: Clause): Fault | undefined => {
  const { words, subject, base, end } = clause
  if (base !== 'leave' || clause.passive || !(isThirdParty(subject) || isFirstPerson(subject))) return undefined
  const found = indexOfWord(
    words,
    end,
    Math.min(clause.until, end + 5),
    (word, i) => word.tag === 'noun' && residueNouns.has(word.base) && at(words, i + 1).tag !== 'noun',
  )
  const next = at(words, found + 1)
  const until = indexOfWord(words, found, found + 4, ({ word }) => word === 'until')
  return found >= 0 && until < 0 && (next.tag === 'preposition' || next.tag === 'punctuation' || next.word === '')
    ? { to: found + 1, theme: 'skipped' }
    : undefined
}

/** "pasted the password into the channel": a secret where it does not belong. */
const bySecret = (clause: Clause): Fault | undefined => {
  const { words, base, end, until } = clause
  if (!isThirdParty(clause.subject) || clause.negated || clause.passive || clause.modal !== undefined) return undefined
  if (!bringsIn.has(base)) return undefined
  const secret = indexOfWord(words, end, end + 4, (word) => secretNouns.has(word.base) && word.tag === 'noun')
  const where =
    secret < 0 ? -1 : indexOfWord(words, secret + 1, until + 1, ({ word }) => ['in', 'into', 'to'].includes(word))
  const exposed = where < 0 ? -1 : indexOfWord(words, where + 1, where + 5, ({ word }) => publicPlaces.has(word))
  return exposed >= 0 ? { to: exposed + 1, theme: 'fault' } : undefined
}

/** An object or a place that puts its doer in the wrong: "the wrong directory", "bad code". */
const byObject = (clause: Clause): Fault | undefined => {
  const { words, subject, base } = clause
  if (subject.kind === 'nobody-said' || findsOrFixes.has(base) || base === 'have') return undefined
  const to = Math.min(clause.until, clause.end + 12)
  const found = indexOfWord(words, clause.end, to, (word, i) => {
    if (wrong.has(word.word)) return base !== 'be' || ['in', 'on', 'at'].includes(at(words, clause.end).word)
    return (
      !isFirstPerson(subject) &&
      bad.has(word.word) &&
      bringsIn.has(base) &&
      at(words, i + 1).tag === 'noun' &&
      isInObject(clause, i)
    )
  })
  if (found < 0 || at(words, found - 1).word === 'what') return undefined
  const noun = at(words, found + 1).tag === 'noun' ? found + 2 : found + 1
  return { to: noun, theme: wrong.has(at(words, found).word) ? 'wrong-one' : 'broke' }
}

/** "without testing it": work owed and left out by whoever the sentence is about. */
export const byOmission = (clause: Clause): Fault | undefined => {
  const { words, subject } = clause
  const acts = isThirdParty(subject) || subject.kind === 'company'
  if (!acts || subject.negative || clause.negated || clause.passive) return undefined
  const found = indexOfWord(
    words,
    clause.end,
    Math.min(words.length, clause.end + 14),
    (word) => word.word === 'without',
  )
  if (found < 0 || found > clause.until + 3) return undefined
  let verb = found + 1
  while (
    at(words, verb).tag === 'adverb' ||
    at(words, verb).word === 'even' ||
    uninformedPronouns.has(at(words, verb).word)
  )
    verb += 1
  const main = at(words, verb)
  const byOthers = verb > found + 1 && uninformedPronouns.has(at(words, verb - 1).word)
  if (byOthers && consultingVerbs.has(main.base)) return undefined
  if (main.word === 'giving') {
    const notice = indexOfWord(words, verb + 1, verb + 5, (word) => noticeNouns.has(word.word))
    if (notice >= 0) return { to: notice + 1, theme: 'untold' }
  }
  const owes = withoutDuties.has(main.base) || (isThirdParty(subject) && main.known && !withoutNeutral.has(main.base))
  if (main.form === 'ing' && owes && main.word !== 'being')
    return {
      to: verb + 1,
      theme: consultingVerbs.has(main.base) ? 'untold' : 'skipped',
    }
  const owed = indexOfWord(words, found + 1, found + 4, (word) => owedThings.has(word.word))
  return owed >= 0 ? { to: owed + 1, theme: 'skipped' } : undefined
}

/** The index of the rule that "despite" or "against" at or after `from` goes on to name; -1 when there is none. */
const defiedRule = (words: readonly Word[], from: number, to: number): number => {
  const found = indexOfWord(
    words,
    from,
    to,
    (word, i) =>
      ['despite', 'against'].includes(word.word) || (word.word === 'spite' && at(words, i + 1).word === 'of'),
  )
  return found < 0 ? -1 : indexOfWord(words, found + 1, found + 6, (word) => ruleNouns.has(word.word))
}

/** "although the runbook says …": what was done is set against a rule. */
const concededRule = (clause: Clause): number => {
  const { words, until } = clause
  const but = indexOfWord(words, until, until + 3, (word) => word.word === 'although' || word.word === 'though')
  const rule =
    but < 0 ? -1 : indexOfWord(words, but, but + 5, (word) => ruleNouns.has(word.word) || word.word === 'docs')
  return rule >= 0 && at(words, rule + 1).tag === 'verb' ? but : -1
}

/** "had been warned and still used …". */
const despiteWarning = (clause: Clause): boolean => {
  const { words, start, shared } = clause
  const still = indexOfWord(words, start - 2, start + 1, (word) => word.word === 'still') >= 0
  const warned = indexOfWord(
    words,
    0,
    start,
    (word, i) => warnedParticiples.has(word.word) && ['was', 'were', 'been'].includes(at(words, i - 1).word),
  )
  return shared && still && warned >= 0
}

/** "despite the freeze", "against the advice": somebody acted where a rule said not to. */
const byDefiance = (clause: Clause): Fault | undefined => {
  const { words, subject } = clause
  if (!isThirdParty(subject) || clause.negated || clause.passive) return undefined
  if (despiteWarning(clause)) return { to: clause.end, theme: 'skipped' }
  if (clause.shared) return undefined
  if (concededRule(clause) >= 0) return { to: clause.end, theme: 'skipped' }
  const isFirst = subject.start >= 0 && indexOfWord(words, 0, subject.start, (word) => word.tag === 'verb') < 0
  const before = isFirst ? defiedRule(words, 0, subject.start) : -1
  if (before >= 0) return { to: clause.end, theme: 'skipped' }
  const rule = defiedRule(words, clause.end, isFirst ? words.length : clause.until)
  return rule < 0 ? undefined : { to: rule + 1, theme: 'skipped' }
}

/** Faults by how something was done: an adverb, what it was done to, what was left out, what it went against. */
export const byManner: FaultRule = {
  name: 'by-manner',
  find: (clause) =>
    byAdverb(clause) ??
    byObject(clause) ??
    bySecret(clause) ??
    byOmission(clause) ??
    byResidue(clause) ??
    byDefiance(clause),
  examples: {
    flagged: [
      'An engineer mistakenly wiped the primary.',
      'The operator deleted the wrong directory.',
      'She left a test rule in the firewall.',
      'The developer merged it without testing it.',
      'He deployed despite the freeze.',
    ],
    notFlagged: [
      'The operator deleted the directory.',
      'The developer merged it after the tests had passed.',
      'She left the office at noon.',
    ],
  },
}
