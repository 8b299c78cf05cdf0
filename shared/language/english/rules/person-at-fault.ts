import { agentOf, isSomebody, isThirdParty, type Subject } from '../grammar/agents'
import type { Clause } from '../grammar/clauses'
import { isKnownVerb } from '../grammar/forms'
import { at, type Word } from '../grammar/word'
import {
  alsoSystems,
  bad,
  bringsIn,
  duties,
  faultNouns,
  faultyManner,
  findsOrMends,
  fineOfUs,
  idioms,
  needsObject,
  notOfUs,
  onlyPeople,
  perceptions,
  withoutDuties,
  wrong,
} from '../words/faults'
import { words as list } from '../words/words'
import { type Context, indexOfWord, inPresent, isHypothetical, type Raw, type Theme } from './context'
import { indexPhrases, phraseEnd } from './phrases'

const idiomIndex = indexPhrases(idioms)

/** A fault found in a clause: the index after its last word, and what it is about. */
type Fault = { to: number; theme: Theme; from?: number }

const themes: ReadonlyMap<string, Theme> = new Map(
  Object.entries({
    forget: 'forgot',
    neglect: 'forgot',
    omit: 'forgot',
    overlook: 'missed',
    miss: 'missed',
    misread: 'missed',
    disregard: 'missed',
    ignore: 'missed',
    dismiss: 'missed',
    skip: 'skipped',
    bypass: 'skipped',
    circumvent: 'skipped',
    'rubber-stamp': 'skipped',
    rubberstamp: 'skipped',
    withhold: 'untold',
    misinform: 'untold',
    miscommunicate: 'untold',
    conceal: 'untold',
    hide: 'untold',
    mistype: 'slip',
    misspell: 'slip',
    'fat-finger': 'slip',
    fatfinger: 'slip',
    misclick: 'slip',
    mix: 'wrong-one',
    misplace: 'slip',
    misconfigure: 'slip',
    break: 'broke',
    cause: 'broke',
    crash: 'broke',
    wreck: 'broke',
    ruin: 'broke',
    trash: 'broke',
    nuke: 'broke',
  }),
)

/** What only people fail to do: with these, a company's "failed to" is a reproach and not a report of a fault. */
const peopleDo = new Set(
  list(`tell inform notify communicate warn verify check test review answer reply read document disclose listen ask escalate coordinate
  announce honour honor plan consider follow filter mention update maintain patch renew consult explain admit understand invest
  acknowledge train monitor watch deliver-on take prepare own anticipate account look`),
)

/** What a company that is merely named leaves undone like a team, and not like a service. */
const companyDuties = new Set(
  list(
    'retest train audit patch supervise involve invest publish share plan tell inform communicate warn bother care listen ask disclose consult test verify review document announce check reply answer read follow explain mention escalate coordinate',
  ),
)

const perhapsDuties = new Set(
  list(
    'retest tell bother care listen ask disclose consult test verify review document read follow mention look check think',
  ),
)

const isUs = (subject: Subject): boolean => subject.kind === 'we' || subject.kind === 'i'

const denies = (clause: Clause): boolean =>
  (clause.negated ||
    clause.adverbs.some((word) => word === 'hardly' || word === 'barely' || word === 'rarely' || word === 'seldom')) !==
  clause.subject.negative

/** What "failed to …" was about, for the question to ask. */
const failTheme = (verb: string): Theme => {
  if (['notice', 'see', 'spot', 'catch', 'recognise', 'recognize', 'realise', 'realize', 'detect'].includes(verb))
    return 'missed'
  if (
    [
      'tell',
      'inform',
      'notify',
      'communicate',
      'warn',
      'announce',
      'mention',
      'disclose',
      'say',
      'reply',
      'answer',
      'respond',
      'escalate',
    ].includes(verb)
  )
    return 'untold'
  return 'undone'
}

const objectAllows = (clause: Clause): boolean => {
  const needed = needsObject.get(clause.base)
  if (!needed || needed.length === 0) return needed === undefined || hasObject(clause)
  return (
    indexOfWord(
      clause.words,
      clause.end,
      Math.min(clause.until + 1, clause.end + 6),
      (word) => needed.includes(word.word) || needed.includes(word.base),
    ) >= 0
  )
}

const hasObject = (clause: Clause): boolean => {
  const next = at(clause.words, clause.end)
  return ['determiner', 'noun', 'name', 'opaque', 'pronoun', 'adjective', 'number'].includes(next.tag)
}

const failing = (clause: Clause): Fault | undefined => {
  const next = at(clause.words, clause.end)
  if (['over', 'back', 'open', 'closed', 'fast', 'forward'].includes(next.word)) return undefined
  if (next.tag !== 'to') {
    const people = indexOfWord(clause.words, clause.end, clause.end + 3, (word) =>
      /^(?:us|customers?|users?|team|everyone)$/.test(word.word),
    )
    return hasObject(clause) && people < 0 ? undefined : { to: clause.end, theme: 'fault' }
  }
  let verb = clause.end + 1
  while (at(clause.words, verb).tag === 'adverb') verb += 1
  return { to: verb + 1, theme: failTheme(at(clause.words, verb).base) }
}

const companyMay = (clause: Clause): boolean => {
  const { base, words, end } = clause
  if (onlyPeople.has(base)) return base !== 'misplace'
  if (base === 'fail' || base === 'refuse') return at(words, end).tag === 'to' && peopleDo.has(at(words, end + 1).base)
  if (base === 'ignore')
    return (
      indexOfWord(words, end, end + 5, (word) =>
        /^(?:warning|request|ticket|concern|report|e-?mail|call|complaint|question)s?$/.test(word.word),
      ) >= 0
    )
  if (base === 'miss')
    return (
      indexOfWord(words, end, end + 4, (word) =>
        /^(?:alert|page|warning|alarm|mail|deadline|bug|defect|sign|step|handover)s?$/.test(word.word),
      ) >= 0
    )
  return base === 'cause' || (base === 'break' && hasObject(clause))
}

/** In "…, causing errors" it is what happened that causes, and not whoever the sentence is about. */
const effects = new Set([
  'cause',
  'break',
  'crash',
  'corrupt',
  'damage',
  'disrupt',
  'ruin',
  'confuse',
  'leak',
  'waste',
  'delay',
])

const byVerb = (clause: Clause): Fault | undefined => {
  const { base, subject } = clause
  if (!onlyPeople.has(base) && !alsoSystems.has(base)) return undefined
  if (isUs(subject) && fineOfUs.has(base)) return undefined
  if ((subject.kind === 'company' || subject.kind === 'perhaps') && !companyMay(clause)) return undefined
  if (subject.kind === 'nobody-said' && !onlyPeople.has(base)) return undefined
  if (
    subject.kind === 'perhaps' &&
    subject.start === 0 &&
    base === 'forget' &&
    at(clause.words, clause.end).tag !== 'to'
  )
    return undefined
  if (clause.kind === 'gerund' && effects.has(base)) return undefined
  if (base === 'miss' && at(clause.words, clause.main).form === 'ing') return undefined
  if (base === 'fail') return failing(clause)
  if (
    base === 'break' &&
    (!hasObject(clause) || ['even', 'news', 'ground', 'ties'].includes(at(clause.words, clause.end).word))
  )
    return undefined
  if (base === 'misunderstand' && isUs(subject)) return undefined
  if (base === 'rush' && at(clause.words, clause.end).word === 'to') return undefined
  if (!objectAllows(clause)) return undefined
  return { to: clause.end, theme: themes.get(base) ?? 'fault' }
}

const byIdiom = (clause: Clause): Fault | undefined => {
  const { subject, words } = clause
  if (subject.kind === 'nobody-said') return undefined
  const to = phraseEnd(idiomIndex, clause.base, words, clause.end, Math.min(words.length, clause.end + 9))
  if (to < 0) return undefined
  const last = at(words, to - 1).word
  if (
    isUs(subject) &&
    clause.base === 'be' &&
    ['wrong', 'about', 'late', 'slow', 'late to', 'slow to'].includes(last) &&
    at(words, to - 2).word !== 'too'
  )
    return undefined
  if (isUs(subject) && ['say', 'go', 'wait'].includes(clause.base) && last !== 'long') return undefined
  if (clause.base === 'leave' && ['on', 'off', 'out', 'behind', 'open'].includes(last) && !isLast(words, to))
    return undefined
  return { to, theme: idiomTheme(clause.base, last) }
}

/** "left the flag on" ends there or goes on with when and why; "left a note on the ticket" does not. */
const isLast = (words: readonly Word[], to: number): boolean => {
  const next = at(words, to)
  return (
    next.tag === 'punctuation' ||
    next.tag === 'conjunction' ||
    next.tag === 'subordinator' ||
    next.tag === 'adverb' ||
    ['for', 'during', 'overnight', 'over', 'in'].includes(next.word)
  )
}

const idiomTheme = (base: string, last: string): Theme => {
  if (['late', 'long', 'slow', 'slowly', 'too', 'forever', 'ages'].includes(last)) return 'slow'
  if (base === 'mix' || last === 'wrong') return 'wrong-one'
  if (['mistake', 'mistakes', 'error', 'errors', 'typo', 'typos'].includes(last)) return 'slip'
  if (['blame', 'fault', 'culprit', 'responsible', 'cause'].includes(last)) return 'blame'
  if (['take', 'bring', 'knock', 'introduce'].includes(base)) return 'broke'
  return 'fault'
}

/** "by mistake", "in error", "by accident". */
const byMistake = (words: readonly Word[], i: number): boolean =>
  (at(words, i).word === 'by' && ['mistake', 'accident', 'error'].includes(at(words, i + 1).base)) ||
  (at(words, i).word === 'in' && at(words, i + 1).word === 'error')

const byManner = (clause: Clause): Fault | undefined => {
  const { words, subject } = clause
  if (subject.kind === 'nobody-said') return undefined
  const judges = (word: Word): boolean => faultyManner.has(word.word) && !(isUs(subject) && notOfUs.has(word.word))
  const from = subject.start >= 0 && subject.start < clause.start && !clause.shared ? subject.start : clause.start
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

/** True when no preposition stands between the verb and the word: it belongs to what was acted on. */
const isInObject = (clause: Clause, i: number): boolean =>
  indexOfWord(clause.words, clause.end, i, (word) => word.tag === 'preposition' || word.tag === 'to') < 0

const byObject = (clause: Clause): Fault | undefined => {
  const { words, subject, base } = clause
  if (subject.kind === 'nobody-said' || subject.kind === 'company' || findsOrMends.has(base) || base === 'have')
    return undefined
  const to = Math.min(clause.until, clause.end + 12)
  const found = indexOfWord(words, clause.end, to, (word, i) => {
    if (wrong.has(word.word)) return base !== 'be' || ['in', 'on', 'at'].includes(at(words, clause.end).word)
    return (
      !isUs(subject) &&
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

/** A cause is given, and it is no person: the sentence explains, and does not reproach. */
const isExplained = (clause: Clause, context: Context): boolean => {
  const { words } = context
  const why = indexOfWord(
    words,
    clause.end,
    words.length,
    (word, i) =>
      ['because', 'since', 'as', 'so'].includes(word.word) &&
      at(words, i + 1).word !== 'a' &&
      !(word.word === 'as' && ['soon', 'well', 'long', 'part'].includes(at(words, i + 1).word)) &&
      !(word.word === 'since' && !hasVerbAfter(context, i)),
  )
  if (why < 0)
    return (
      indexOfWord(words, clause.end, words.length, (word, i) => word.word === 'due' && at(words, i + 1).tag === 'to') >=
      0
    )
  if (at(words, why).word === 'so') return false
  if (at(words, why + 1).word === 'of') return agentOf(words, why + 2, why + 2).kind === 'system'
  const reason = context.clauses.find((other) => other.start > why)
  if (!reason) return false
  return !isThirdParty(reason.subject) || reason.passive || perceptions.has(reason.base)
}

const hasVerbAfter = (context: Context, i: number): boolean =>
  context.clauses.some((other) => other.start > i && other.start < i + 8)

const insistsOnNever = (clause: Clause): boolean =>
  clause.adverbs.includes('never') ||
  indexOfWord(clause.words, clause.start - 2, clause.end, (word) => word.word === 'never') >= 0

/** What people never do without a reproach in it: "the team never stopped working". */
const neverNeutral = new Set(
  list(`stop give lose panic hesitate complain fail waver leave doubt mind forget miss ignore break cause skip neglect meet
  happen experience encounter hit suffer face blame touch use work reach die`),
)

/** What people leave undone without a reproach in it: "the team did not find a cause". */
const neutralUndone = new Set(
  list(`find work anticipate suspect recall agree disagree touch change cause delete hope seem appear become come go start
  begin succeed manage like feel wish trust accept improvise crash burn fall sleep stand exist contain belong depend matter
  intervene rush overreact argue blame resign quit escape deserve volunteer attempt try take`),
)

/** "did not change anything": said in somebody's favour. */
const changesNothing = (clause: Clause): boolean =>
  ['change', 'touch', 'modify', 'deploy', 'alter', 'delete', 'remove', 'break', 'edit'].includes(clause.base) &&
  at(clause.words, clause.end).word.startsWith('any')

const byNeglect = (clause: Clause, context: Context): Fault | undefined => {
  const { subject, base, words } = clause
  const mayOwe =
    isThirdParty(subject) ||
    subject.kind === 'company' ||
    subject.kind === 'perhaps' ||
    (subject.kind === 'nobody-said' && base === 'bother')
  const undone =
    isThirdParty(subject) &&
    isKnownVerb(base) &&
    !neverNeutral.has(base) &&
    !perceptions.has(base) &&
    !neutralUndone.has(base)
  const bothers = base === 'bother' && (isUs(subject) || mayOwe)
  const gotRound = base === 'get' && ['round', 'around'].includes(at(words, clause.end).word)
  const never =
    isThirdParty(subject) && insistsOnNever(clause) && !neverNeutral.has(base) && (!perceptions.has(base) || gotRound)
  if (!bothers && !never && !undone && !(mayOwe && duties.has(base))) return undefined
  if (changesNothing(clause) || (clause.kind === 'gerund' && !clause.negated)) return undefined
  if (subject.kind === 'company' && !companyDuties.has(base)) return undefined
  if (subject.kind === 'perhaps' && !perhapsDuties.has(base)) return undefined
  if (!denies(clause) || (clause.modal !== undefined && clause.modal !== 'would')) return undefined
  if (indexOfWord(words, clause.start, clause.until + 1, (word) => word.word === 'yet') >= 0) return undefined
  const insists = insistsOnNever(clause)
  if (inPresent(clause) && !clause.perfect && !insists && !['bother', 'care', 'listen'].includes(base)) return undefined
  if (
    clause.modal === 'would' &&
    (clause.perfect || !['listen', 'answer', 'reply', 'help', 'share', 'tell'].includes(base))
  )
    return undefined
  if (subject.kind === 'you' && inPresent(clause) && !clause.perfect) return undefined
  if (gotRound) return { to: clause.end + 1, theme: 'undone' }
  if (base === 'do' || base === 'make' || base === 'get' || base === 'take' || base === 'give' || base === 'run')
    if (!doesDuty(clause)) return undefined
  if (base !== 'bother' && base !== 'care' && isExplained(clause, context)) return undefined
  return { to: clause.end, theme: dutyTheme(base) }
}

/** "didn't do anything", "didn't take a snapshot"; but not "didn't make it to the call". */
const doesDuty = (clause: Clause): boolean => {
  const { words, end, base } = clause
  const object = at(words, end)
  if (object.word === 'it' || object.tag === 'preposition') return false
  if (object.word === 'anything' && ['wrong', 'bad', 'improper', 'unusual', 'out'].includes(at(words, end + 1).word))
    return false
  if (indexOfWord(words, end, end + 4, (word) => faultNouns.has(word.word)) >= 0) return false
  if (base === 'get')
    return (
      indexOfWord(words, end, end + 4, (word) =>
        ['approval', 'review', 'sign-off', 'permission', 'around', 'round'].includes(word.word),
      ) >= 0
    )
  return true
}

const dutyTheme = (base: string): Theme => {
  if (
    ['notice', 'spot', 'catch', 'detect', 'look', 'watch', 'recognise', 'recognize', 'identify', 'see'].includes(base)
  )
    return 'missed'
  if (
    [
      'tell',
      'inform',
      'notify',
      'warn',
      'communicate',
      'escalate',
      'reply',
      'respond',
      'answer',
      'page',
      'share',
      'mention',
      'report',
      'announce',
      'disclose',
      'call',
      'contact',
      'ask',
      'consult',
      'update',
    ].includes(base)
  )
    return 'untold'
  return 'undone'
}

/** "without testing it": work owed and left out by whoever the sentence is about. */
const byOmission = (clause: Clause): Fault | undefined => {
  const { words, subject } = clause
  if (!(isThirdParty(subject) && !subject.negative) || clause.negated || clause.passive) return undefined
  const found = indexOfWord(
    words,
    clause.end,
    Math.min(words.length, clause.end + 14),
    (word) => word.word === 'without',
  )
  if (found < 0 || found > clause.until + 1) return undefined
  let verb = found + 1
  while (
    at(words, verb).tag === 'adverb' ||
    at(words, verb).word === 'even' ||
    ['anyone', 'anybody', 'us', 'them'].includes(at(words, verb).word)
  )
    verb += 1
  const main = at(words, verb)
  if (main.form === 'ing' && withoutDuties.has(main.base) && main.word !== 'being')
    return {
      to: verb + 1,
      theme: ['tell', 'ask', 'inform', 'notify', 'consult'].includes(main.base) ? 'untold' : 'skipped',
    }
  const owed = indexOfWord(words, found + 1, found + 4, (word) =>
    [
      'approval',
      'review',
      'permission',
      'notice',
      'warning',
      'sign-off',
      'testing',
      'tests',
      'consultation',
      'authorisation',
      'authorization',
      'thinking',
      'thought',
      'backup',
      'word',
    ].includes(word.word),
  )
  return owed >= 0 ? { to: owed + 1, theme: 'skipped' } : undefined
}

/** "despite the freeze", "against the advice": somebody acted where a rule said not to. */
const byDefiance = (clause: Clause): Fault | undefined => {
  const { words } = clause
  if (!isThirdParty(clause.subject) || clause.negated || clause.passive) return undefined
  const found = indexOfWord(
    words,
    clause.end,
    clause.until,
    (word, i) =>
      ['despite', 'against'].includes(word.word) || (word.word === 'spite' && at(words, i + 1).word === 'of'),
  )
  if (found < 0) return undefined
  const rule = indexOfWord(words, found + 1, found + 6, (word) =>
    /^(?:freeze|polic(?:y|ies)|advice|rules?|process|procedures?|instructions?|agreements?|warnings?|orders?|guidelines?|protocol|runbook|objections?|concerns?)$/.test(
      word.word,
    ),
  )
  return rule < 0 ? undefined : { to: rule + 1, theme: 'skipped' }
}

const generalTruth = (clause: Clause): boolean =>
  clause.subject.generic && inPresent(clause) && !clause.adverbs.includes('always')

const canBeAtFault = (subject: Subject): boolean =>
  isSomebody(subject) || subject.kind === 'company' || subject.kind === 'perhaps' || subject.kind === 'nobody-said'

const told = (clause: Clause, context: Context): boolean => {
  if (clause.kind === 'infinitive' && !clause.shared) return false
  if (isHypothetical(clause) || context.isMention(clause.main)) return false
  if (isUs(clause.subject) && clause.inner) return false
  if (clause.subject.kind === 'nobody-said')
    return clause.kind === 'finite' && clause.start <= 1 && !inPresent(clause) && clause.modal === undefined
  return !generalTruth(clause)
}

const faultOf = (clause: Clause, context: Context): Fault | undefined => {
  if (!clause.passive && !denies(clause)) {
    const fault =
      byVerb(clause) ??
      byIdiom(clause) ??
      byManner(clause) ??
      byObject(clause) ??
      byOmission(clause) ??
      byDefiance(clause)
    if (fault) return fault
  }
  return clause.passive ? undefined : byNeglect(clause, context)
}

/** Finds people and teams that are the subject of a fault. */
export const personAtFault = (context: Context): Raw[] => {
  const found: Raw[] = []
  for (const clause of context.clauses) {
    if (!canBeAtFault(clause.subject) || clause.modal === 'should' || !told(clause, context)) continue
    const fault = faultOf(clause, context)
    if (!fault) continue
    const start =
      clause.shared || clause.subject.start < 0 ? clause.start : Math.min(clause.subject.start, clause.start)
    found.push({ kind: 'person-at-fault', theme: fault.theme, from: fault.from ?? start, to: fault.to })
  }
  return found
}
