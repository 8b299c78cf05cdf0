import type { Clause } from '../../grammar/clause'
import { at } from '../../grammar/word'
import {
  communicationVerbs,
  designVerbs,
  effectVerbs,
  failedPeople,
  figurativeBreaks,
  harmlessBreaks,
  humanDuties,
  ignoredRequests,
  missedSigns,
  perceptionVerbs,
  skippedSteps,
  targetNouns,
  technicalFailing,
  verbsByTheme,
} from '../../words/fault-verbs'
import { alsoSystems, fineOfUs, needsObject, onlyPeople } from '../../words/faults'
import { indexOfWord, inPresent, type Theme } from '../context'
import { type Fault, type FaultRule, hasObject, isFirstPerson } from './fault'

const themes: ReadonlyMap<string, Theme> = new Map(
  (Object.keys(verbsByTheme) as (keyof typeof verbsByTheme)[]).flatMap((theme) =>
    [...verbsByTheme[theme]].map((verb) => [verb, theme] as const),
  ),
)

/** What "failed to …" was about, for the question to ask. */
const failTheme = (verb: string): Theme => {
  if (perceptionVerbs.has(verb)) return 'missed'
  if (communicationVerbs.has(verb)) return 'untold'
  return 'undone'
}

const objectAllows = (clause: Clause): boolean => {
  const needed = needsObject.get(clause.base)
  if (!needed || needed.size === 0) return needed === undefined || hasObject(clause)
  return (
    indexOfWord(
      clause.words,
      clause.end,
      Math.min(clause.until + 1, clause.end + 6),
      (word) => needed.has(word.word) || needed.has(word.base),
    ) >= 0
  )
}

const failing = (clause: Clause): Fault | undefined => {
  const next = at(clause.words, clause.end)
  if (technicalFailing.has(next.word)) return undefined
  if (next.tag !== 'to') {
    const people = indexOfWord(clause.words, clause.end, clause.end + 3, (word) => failedPeople.has(word.word))
    return hasObject(clause) && people < 0 ? undefined : { to: clause.end, theme: 'fault' }
  }
  let verb = clause.end + 1
  while (at(clause.words, verb).tag === 'adverb') verb += 1
  return { to: verb + 1, theme: failTheme(at(clause.words, verb).base) }
}

const companyMay = (clause: Clause): boolean => {
  const { base, words, end } = clause
  if (onlyPeople.has(base)) return base !== 'misplace'
  if (base === 'fail' || base === 'refuse')
    return at(words, end).tag === 'to' && humanDuties.has(at(words, end + 1).base)
  if (base === 'ghost' || base === 'obstruct') return true
  if (base === 'ignore') return indexOfWord(words, end, end + 5, (word) => ignoredRequests.has(word.word)) >= 0
  if (base === 'miss') return indexOfWord(words, end, end + 4, (word) => missedSigns.has(word.word)) >= 0
  if (base === 'skip' || base === 'rush' || base === 'bypass')
    return indexOfWord(words, end, end + 5, (word) => skippedSteps.has(word.word)) >= 0
  return base === 'cause' || (base === 'break' && hasObject(clause))
}

/** "missed our SLO", "broke the work into steps": said of figures and plans, not of people. */
const isFigurative = (clause: Clause): boolean => {
  const { words, base, end } = clause
  const has = (list: ReadonlySet<string>) => indexOfWord(words, end, end + 5, (word) => list.has(word.word)) >= 0
  if (base === 'miss') return has(targetNouns)
  return base === 'break' && has(figurativeBreaks)
}

const find = (clause: Clause): Fault | undefined => {
  if (designVerbs.has(clause.base) && inPresent(clause)) return undefined
  const { base, subject } = clause
  if (!onlyPeople.has(base) && !alsoSystems.has(base)) return undefined
  if (isFirstPerson(subject) && fineOfUs.has(base)) return undefined
  if ((subject.kind === 'company' || subject.kind === 'perhaps') && !companyMay(clause)) return undefined
  if (subject.kind === 'nobody-said' && !onlyPeople.has(base)) return undefined
  if (
    subject.kind === 'perhaps' &&
    subject.start === 0 &&
    base === 'forget' &&
    !['to', 'that', 'about'].includes(at(clause.words, clause.end).word)
  )
    return undefined
  if (clause.kind === 'gerund' && effectVerbs.has(base)) return undefined
  if (base === 'miss' && at(clause.words, clause.main).form === 'ing') return undefined
  if (base === 'fail') return failing(clause)
  if (base === 'break' && (!hasObject(clause) || harmlessBreaks.has(at(clause.words, clause.end).word)))
    return undefined
  if (base === 'lie' && at(clause.words, clause.main).word !== 'lied') return undefined
  if ((base === 'misunderstand' && isFirstPerson(subject)) || (base === 'panic' && hasObject(clause))) return undefined
  if (base === 'rush' && at(clause.words, clause.end).word === 'to') return undefined
  if (['nothing', 'no'].includes(at(clause.words, clause.end).word) || isFigurative(clause)) return undefined
  if (!objectAllows(clause)) return undefined
  return { to: clause.end, theme: themes.get(base) ?? 'fault' }
}

/** A verb that faults whoever does it: "forgot to", "ignored", "broke". */
export const byVerb: FaultRule = {
  name: 'by-verb',
  find,
  examples: {
    flagged: [
      'The DBA forgot to rotate the key.',
      'The operator ignored the alert.',
      'The engineer broke the build.',
      'They failed to tell us.',
    ],
    notFlagged: ['The team broke the work into steps.', 'The vendor missed our SLO.'],
  },
}
