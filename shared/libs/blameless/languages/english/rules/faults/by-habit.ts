import { isThirdParty } from '../../grammar/agents'
import type { Clause } from '../../grammar/clause'
import { at, type Word } from '../../grammar/word'
import { warningSigns } from '../../words/consequences'
import { alsoSystems, onlyPeople } from '../../words/faults'
import { reasonLinks } from '../../words/grammar'
import {
  badHabits,
  bookingVerbs,
  distractions,
  habitAdverbs,
  idleObjects,
  idleVerbs,
  lastingHabits,
  leftNotes,
  leftParticles,
  leftStates,
} from '../../words/habits'
import { indexOfWord, inPresent } from '../context'
import { phraseAfter } from '../whom'
import { type Fault, type FaultRule, hasAdverb } from './fault'

const acts = (clause: Clause): boolean =>
  (isThirdParty(clause.subject) || clause.subject.kind === 'company' || clause.subject.kind === 'perhaps') &&
  !clause.subject.negative &&
  !clause.negated &&
  !clause.passive &&
  clause.modal === undefined

const isBadHabit = (base: string): boolean => badHabits.has(base) || onlyPeople.has(base) || alsoSystems.has(base)

/** "kept quoting after the alert", "kept deploying through the freeze". */
const goesOnAgainst = (words: readonly Word[], from: number): boolean => {
  const link = indexOfWord(words, from, from + 7, ({ word }) => ['after', 'despite', 'through'].includes(word))
  return link >= 0 && indexOfWord(words, link + 1, link + 4, ({ base }) => warningSigns.has(base)) >= 0
}

/** "keep bypassing the review", "always skips the dry run", "has been closing tickets unread". */
const byHabit = (clause: Clause): Fault | undefined => {
  const { words, base, end } = clause
  if (!acts(clause)) return undefined
  if (base === 'keep' || (base === 'go' && at(words, end).word === 'on')) {
    const verb = base === 'keep' ? end : end + 1
    const isGerund = at(words, verb).form === 'ing'
    return isGerund && (isBadHabit(at(words, verb).base) || goesOnAgainst(words, verb + 1))
      ? { to: verb + 1, theme: 'fault' }
      : undefined
  }
  const habitual = hasAdverb(clause, habitAdverbs)
  const forLong = clause.continuous && clause.perfect
  if (forLong && (lastingHabits.has(base) || onlyPeople.has(base))) return { to: clause.end, theme: 'fault' }
  return habitual && (inPresent(clause) || clause.continuous) && isBadHabit(base)
    ? { to: clause.end, theme: 'fault' }
    : undefined
}

/** "was scrolling through his phone", "was watching football when the alarm came in". */
const byDistraction = (clause: Clause): Fault | undefined => {
  const { words, base, end } = clause
  if (!acts(clause) || inPresent(clause)) return undefined
  const busy = base === 'be' && at(words, end).word === 'busy' && distractions.has(at(words, end + 1).base)
  if (busy) return { to: end + 2, theme: 'missed' }
  if (!clause.continuous) return undefined
  const isIdle = idleVerbs.has(base) && indexOfWord(words, end, end + 5, ({ word }) => idleObjects.has(word)) >= 0
  return distractions.has(base) || isIdle ? { to: clause.end, theme: 'missed' } : undefined
}

/** "entered the order twice". */
const byEnteringTwice = ({ words, base, end, until, subject, negated, passive }: Clause): Fault | undefined => {
  if (!isThirdParty(subject) || negated || passive || !bookingVerbs.has(base)) return undefined
  const twice = indexOfWord(words, end, until + 1, ({ word }) => word === 'twice')
  return twice >= 0 ? { to: twice + 1, theme: 'slip' } : undefined
}

/** True if nothing follows that the particle could govern: "left it on", but not "left it on the desk". */
const isParticle = (words: readonly Word[], i: number): boolean =>
  leftParticles.has(at(words, i).word) &&
  !['determiner', 'noun', 'name', 'opaque', 'number', 'adjective', 'pronoun'].includes(at(words, i + 1).tag)

/** "left the panel open", "left the old terms up for a month". */
const byLeaving = (clause: Clause): Fault | undefined => {
  const { words, base, end } = clause
  if (base !== 'leave' || !acts(clause) || inPresent(clause)) return undefined
  const limit = Math.min(words.length, end + 8)
  const state = indexOfWord(
    words,
    end + 1,
    limit,
    ({ word }, i) => leftStates.has(word) || (isParticle(words, i) && !reasonLinks.has(at(words, i + 1).word)),
  )
  if (state < 0) return undefined
  const blocked = indexOfWord(words, end, state, (word) => word.tag === 'preposition' || leftNotes.has(word.base))
  const until = indexOfWord(words, state, state + 3, ({ word }) => word === 'until' || word === 'as')
  const isForThem =
    at(words, state + 1).word === 'for' &&
    ['person', 'team', 'user'].includes(phraseAfter(words, state + 2)?.subject.kind ?? '')
  return blocked >= 0 || until >= 0 || isForThem ? undefined : { to: state + 1, theme: 'skipped' }
}

/** Faults of habit, of distraction, of entering something twice and of leaving something as it should not be left. */
export const byHabitOrLeaving: FaultRule = {
  name: 'by-habit',
  find: (clause) => byHabit(clause) ?? byDistraction(clause) ?? byEnteringTwice(clause) ?? byLeaving(clause),
  examples: {
    flagged: [
      'The developers keep bypassing the review.',
      'He always skips the dry run.',
      'The engineer was scrolling through his phone when the alarm came in.',
      'The technician left the panel open.',
      'Legal left the old terms up for a month.',
    ],
    notFlagged: [
      'The team keeps testing the restore every week.',
      'The team has been merging the old shards since May.',
      'The operator was watching the graphs.',
      'The technician left the site at noon.',
      'She left a note on the ticket.',
      'The team left the flag off until the fix was in.',
    ],
  },
}
