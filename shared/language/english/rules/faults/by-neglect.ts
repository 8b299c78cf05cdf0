import { agentOf, isThirdParty } from '../../grammar/agents'
import type { Clause } from '../../grammar/clause'
import { isKnownVerb } from '../../grammar/forms'
import { at } from '../../grammar/word'
import { duties, faultNouns, perceptions } from '../../words/faults'
import { words as list } from '../../words/words'
import { type Context, indexOfWord, inPresent, type Theme } from '../context'
import { denies, type Fault, isUs } from './fault'

/** What a company that is merely named leaves undone like a team, and not like a service. */
const companyDuties = new Set(
  list(
    'retest train audit patch supervise involve invest publish share plan tell inform communicate warn bother care listen ask disclose consult test verify review document announce check reply answer read follow explain mention escalate coordinate',
  ),
)

const perhapsDuties = new Set(
  list(
    'retest warn inform communicate apologise apologize rehearse supervise train audit validate tell bother care listen ask disclose consult test verify review document read follow mention look check think',
  ),
)

/** "because they were unaware": a state that explains; "busy" does not. */
const elsewhere = new Set(list('unaware unfamiliar new on away off under in at given not'))

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
      !(
        word.word === 'as' &&
        [
          'soon',
          'well',
          'long',
          'part',
          'to',
          'agreed',
          'planned',
          'required',
          'instructed',
          'requested',
          'promised',
          'expected',
          'usual',
        ].includes(at(words, i + 1).word)
      ) &&
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
  if (!isThirdParty(reason.subject) || reason.passive) return true
  return reason.base === 'be' ? elsewhere.has(at(words, reason.end).word) : perceptions.has(reason.base)
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
  list(`hold draw own find operate control work anticipate suspect recall agree disagree touch change cause delete hope seem appear become come go start
  begin succeed manage like feel wish trust accept improvise crash burn fall sleep stand exist contain belong depend matter
  intervene rush overreact argue blame resign quit escape deserve volunteer attempt try take`),
)

/** "a gap nobody had drawn": the clause describes the noun right before it. */
const isReduced = (clause: Clause): boolean =>
  clause.link === '' &&
  !clause.shared &&
  clause.subject.start > 0 &&
  at(clause.words, clause.subject.start - 1).tag === 'noun'

/** "did not change anything": said in somebody's favour. */
const changesNothing = (clause: Clause): boolean =>
  ['change', 'touch', 'modify', 'deploy', 'alter', 'delete', 'remove', 'break', 'edit'].includes(clause.base) &&
  at(clause.words, clause.end).word.startsWith('any')

/** A duty left undone: "didn't check", "nobody looked", "never told us". */
export const byNeglect = (clause: Clause, context: Context): Fault | undefined => {
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
  const takesNoSteps =
    base === 'take' &&
    (subject.kind === 'company' || subject.kind === 'perhaps') &&
    indexOfWord(words, clause.end, clause.end + 4, (word) =>
      ['steps', 'care', 'precautions', 'measures', 'responsibility', 'ownership'].includes(word.word),
    ) >= 0
  const owesAsFirm =
    takesNoSteps ||
    (subject.kind === 'company' && companyDuties.has(base)) ||
    (subject.kind === 'perhaps' && perhapsDuties.has(base))
  if (!bothers && !never && !undone && !owesAsFirm && !(mayOwe && duties.has(base))) return undefined
  if (subject.negative && isReduced(clause) && !duties.has(base)) return undefined
  if (base === 'stop' && at(words, clause.end).form === 'ing') return undefined
  if (changesNothing(clause) || (clause.kind === 'gerund' && !clause.negated)) return undefined
  if ((subject.kind === 'company' || subject.kind === 'perhaps') && !owesAsFirm) return undefined
  if (!denies(clause) || (clause.modal !== undefined && clause.modal !== 'would')) return undefined
  if (indexOfWord(words, clause.start, clause.until + 1, (word) => word.word === 'yet') >= 0) return undefined
  const insists = insistsOnNever(clause)
  if (inPresent(clause) && !clause.perfect && !insists && !['bother', 'care', 'listen'].includes(base)) return undefined
  if (
    clause.modal === 'would' &&
    (clause.perfect ||
      !['listen', 'answer', 'reply', 'help', 'share', 'tell', 'pick', 'come', 'move', 'respond'].includes(base))
  )
    return undefined
  if (subject.kind === 'you' && inPresent(clause) && !clause.perfect) return undefined
  if (gotRound) return { to: clause.end + 1, theme: 'undone' }
  if (base === 'do' || base === 'make' || base === 'get' || base === 'take' || base === 'give' || base === 'run')
    if (!(base === 'run' && insists) && !doesDuty(clause)) return undefined
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
