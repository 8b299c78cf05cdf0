import { isThirdParty, type Subject } from '../../grammar/agents'
import type { Clause } from '../../grammar/clause'
import { at } from '../../grammar/word'
import { changes, companyReplies, goesOn, insteadOf, takesAway, warningSigns } from '../../words/consequences'
import { bringsIn } from '../../words/faults'
import { definiteDeterminers } from '../../words/grammar'
import {
  checkGerunds,
  concessions,
  informingVerbs,
  longTimes,
  motiveGains,
  motiveVerbs,
  runningVerbs,
  startingVerbs,
  thoughtSubjects,
  trialNouns,
  typingVerbs,
  vices,
} from '../../words/persistence'
import { indexOfWord, inPresent } from '../context'
import type { Fault, FaultRule } from './fault'

const acts = (clause: Clause): boolean =>
  isThirdParty(clause.subject) && !clause.subject.negative && !clause.negated && !clause.passive

/** "kept retrying even though it had failed", "merged it anyway": somebody continued although a sign said stop. */
const againstSigns = (clause: Clause): Fault | undefined => {
  const { words, base, end } = clause
  if (!acts(clause) || clause.modal !== undefined) return undefined
  if (!goesOn.has(base) && !bringsIn.has(base) && !changes.has(base)) return undefined
  const reach = Math.min(words.length, end + 14)
  const found = indexOfWord(
    words,
    end,
    reach,
    (word, i) => concessions.has(word.word) && at(words, i - 1).word !== 'as' && at(words, i + 1).tag !== 'negation',
  )
  if (found < 0) return undefined
  const said = at(words, found).word
  if (said === 'anyway' && (bringsIn.has(base) || goesOn.has(base))) return { to: found + 1, theme: 'skipped' }
  const sign = indexOfWord(
    words,
    found + 1,
    found + 9,
    (word) => warningSigns.has(word.base) || warningSigns.has(word.word),
  )
  return sign >= 0 ? { to: clause.end, theme: 'skipped' } : undefined
}

const isDefinite = (word: string): boolean => definiteDeterminers.has(word)

/** "rebooted the healthy node instead of the broken one", "dropped the table thinking that it was staging". */
const byMixUp = (clause: Clause): Fault | undefined => {
  const { words, base, end, until } = clause
  const entered = typingVerbs.has(base)
    ? indexOfWord(words, end, until + 1, ({ word }, i) => word === 'instead' && at(words, i + 1).word === 'of')
    : -1
  if (acts(clause) && entered >= 0 && at(words, entered + 2).form !== 'ing') return { to: entered, theme: 'wrong-one' }
  if (!acts(clause) || !takesAway.has(base)) return undefined
  const swapped = indexOfWord(
    words,
    end,
    until + 1,
    (word, i) =>
      (word.word === 'instead' && at(words, i + 1).word === 'of' && isDefinite(at(words, i + 2).word)) ||
      (word.word === 'rather' && at(words, i + 1).word === 'than' && isDefinite(at(words, i + 2).word)),
  )
  if (swapped >= 0) return { to: swapped, theme: 'wrong-one' }
  const thought = indexOfWord(
    words,
    end,
    end + 8,
    (word, i) =>
      ['thinking', 'assuming'].includes(word.word) &&
      indexOfWord(words, i + 1, i + 5, (next) => thoughtSubjects.has(next.word)) >= 0,
  )
  return thought >= 0 ? { to: thought, theme: 'wrong-one' } : undefined
}

/** "ran the load test against production": something meant for elsewhere. */
const onLive = (clause: Clause): Fault | undefined => {
  const { words, base, end, until } = clause
  if (!acts(clause) || !runningVerbs.has(base) || clause.modal !== undefined) return undefined
  const live = indexOfWord(
    words,
    end,
    until + 1,
    (word, i) => ['production', 'prod', 'live'].includes(word.word) && at(words, i + 1).tag !== 'noun',
  )
  const trial = indexOfWord(words, end, live, (word) => trialNouns.has(word.word))
  const against = indexOfWord(words, Math.max(end, live - 2), live, (word) => word.word === 'against')
  return live >= 0 && trial >= 0 && against >= 0 ? { to: live + 1, theme: 'wrong-one' } : undefined
}

/** "told nobody": names who was not told. */
const toldNobody = (clause: Clause): Fault | undefined => {
  const { words, base, end } = clause
  if (!acts(clause) || !informingVerbs.has(base)) return undefined
  return ['nobody', 'no-one', 'none'].includes(at(words, end).word) ? { to: end + 1, theme: 'untold' } : undefined
}

/** "hit enter before checking the hostname": the check came after the deed. */
const tooSoon = (clause: Clause): Fault | undefined => {
  const { words, base, end, until } = clause
  if (!acts(clause) || clause.modal !== undefined) return undefined
  if (!startingVerbs.has(base) && !bringsIn.has(base) && !takesAway.has(base)) return undefined
  const before = indexOfWord(
    words,
    end,
    until + 1,
    (word, i) => word.word === 'before' && checkGerunds.has(at(words, i + 1).word),
  )
  return before >= 0 ? { to: before + 2, theme: 'skipped' } : undefined
}

/** "instead of asking, he …", "restarted everything instead of following the runbook". */
const insteadOfDuty = (clause: Clause): Fault | undefined => {
  const { words, subject, end, until } = clause
  if (!acts(clause) || clause.shared || clause.modal !== undefined) return undefined
  const isDuty = (i: number): boolean =>
    at(words, i).word === 'instead' &&
    at(words, i + 1).word === 'of' &&
    at(words, i + 2).form === 'ing' &&
    insteadOf.has(at(words, i + 2).base)
  if (subject.start > 0 && subject.start < 12 && isDuty(0)) return { to: end, theme: 'skipped' }
  const found = indexOfWord(words, end, until + 1, (_word, i) => isDuty(i))
  return found >= 0 ? { to: found + 3, theme: 'skipped' } : undefined
}

/** "cancelled the drill to save money", "merged it to get home early": a motive that holds it against them. */
const byMotive = (clause: Clause): Fault | undefined => {
  const { words, end, until } = clause
  if (!acts(clause) || clause.modal !== undefined || clause.kind !== 'finite') return undefined
  const vice = indexOfWord(
    words,
    end,
    until + 3,
    ({ word }, i) =>
      vices.has(word) &&
      (at(words, i - 1).word === 'of' || (at(words, i - 1).word === 'a' && at(words, i - 2).word === 'on')),
  )
  if (vice >= 0 && !inPresent(clause)) return { to: vice + 1, theme: 'fault' }
  const to = indexOfWord(words, end, end + 9, (word, i) => word.tag === 'to' && motiveVerbs.has(at(words, i + 1).base))
  const gain = to < 0 ? -1 : indexOfWord(words, to + 2, to + 6, ({ word }) => motiveGains.has(word))
  return gain >= 0 && !inPresent(clause) ? { to: gain + 1, theme: 'fault' } : undefined
}

const isVendor = (subject: Subject): boolean => subject.kind === 'company' || subject.kind === 'perhaps'

/** "struggled to communicate", "took four hours to answer": a vendor's people, and not its service. */
const bySlowness = (clause: Clause): Fault | undefined => {
  const { words, base, end, subject } = clause
  if (clause.negated || subject.negative || clause.modal !== undefined) return undefined
  const to = indexOfWord(words, end, end + 6, (word) => word.tag === 'to')
  const verb = at(words, to + 1)
  if (to < 0 || verb.tag !== 'verb' || verb.form !== 'base' || !companyReplies.has(verb.base)) return undefined
  if (base === 'take') {
    if (!isVendor(subject) && verb.base !== 'admit') return undefined
    return longTimes.has(at(words, to - 1).word) ? { to: to + 2, theme: 'slow' } : undefined
  }
  if (!isVendor(subject)) return undefined
  const slow = base === 'struggle' || (base === 'be' && ['slow', 'reluctant', 'late'].includes(at(words, to - 1).word))
  return slow ? { to: to + 2, theme: 'slow' } : undefined
}

/** Faults of going on where a sign said stop, of taking one thing for another, and of slowness. */
export const byPersistence: FaultRule = {
  name: 'by-persistence',
  find: (clause) =>
    againstSigns(clause) ??
    byMixUp(clause) ??
    insteadOfDuty(clause) ??
    onLive(clause) ??
    toldNobody(clause) ??
    tooSoon(clause) ??
    byMotive(clause) ??
    bySlowness(clause),
  examples: {
    flagged: [
      'He merged it anyway.',
      'The operator rebooted the healthy node instead of the broken one.',
      'She ran the load test against production.',
      'The engineer told nobody.',
      'He hit enter before checking the host name.',
    ],
    notFlagged: [
      'She ran the load test against staging.',
      'The operator rebooted the node.',
      'The engineer told everybody.',
    ],
  },
}
