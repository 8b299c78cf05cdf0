import type { Clause } from '../grammar/clause'
import { at } from '../grammar/word'
import {
  attentive,
  behaviorOpeners,
  careful,
  reminderFillers,
  reminderLinks,
  reminderPastLinks,
  stressLinks,
  tells,
  weightVerbs,
  worksOnPeople,
} from '../words/care'
import { indexOfWord, isNegatedBefore, type Match, type SentenceContext } from './context'
import { careMatch, governingClause, isPeople, isRemedy, startOf } from './remedy'
import { phraseAfter } from './whom'

/** "remind the team to …", "retrain them", "tell the developers to read …". */
export const workOnPeople = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i)
  const base = word.base
  if (
    word.tag !== 'verb' ||
    !(
      worksOnPeople.has(base) ||
      base === 'urge' ||
      tells.has(base) ||
      base === 'train' ||
      base === 'talk' ||
      base === 'speak'
    )
  )
    return undefined
  const clause = context.clauses.find((one) => one.main === i)
  if (!clause || clause.negated) return undefined
  if (clause.kind === 'infinitive' && isNegatedBefore(words, clause.start, 3)) return undefined
  const main = governingClause(context, i) ?? clause
  if (clause.subject.kind === 'system' && !clause.passive) return undefined
  if (main !== clause && main.subject.kind === 'system') return undefined
  if (clause.passive) return toldPassively(clause, base)
  const isNote = word.form === 'ed' && at(words, i + 1).tag === 'to' && clause.start === i && isPeople(clause.subject)
  if (isNote && ['remind', 'urge'].includes(base)) return careMatch(startOf(clause), i + 1, 'remind')
  const to =
    base === 'talk' ||
    base === 'speak' ||
    ((base === 'insist' || weightVerbs.has(base)) && stressLinks.has(at(words, i + 1).word))
      ? i + 2
      : i + 1
  const phrase = phraseAfter(words, to)
  if (!phrase || !['person', 'team', 'company', 'perhaps'].includes(phrase.subject.kind)) return undefined
  return people(context, clause, base, phrase.end)
}

const toldPassively = (clause: Clause, base: string): Match | undefined => {
  if (!isPeople(clause.subject) && clause.subject.kind !== 'user') return undefined
  const reminds = ['remind', 'retrain', 'urge'].includes(base) || base === 're-train'
  if (!reminds && !((worksOnPeople.has(base) || base === 'tell') && clause.modal !== undefined && !clause.perfect))
    return undefined
  return careMatch(startOf(clause), clause.end, 'remind')
}

const people = (context: SentenceContext, clause: Clause, base: string, end: number): Match | undefined => {
  const { words } = context
  const from = clause.start
  const next = at(words, end)
  if (base === 'remind') {
    const past = at(words, clause.main).form === 'ed' && clause.modal === undefined && !clause.perfect
    const asked = past ? reminderPastLinks : reminderLinks
    return asked.has(next.word) ? careMatch(from, end, 'remind') : undefined
  }
  const ahead = isRemedy(clause)
  if (!ahead) return undefined
  if (base === 'talk' || base === 'speak') {
    const about = at(words, end + 1)
    const behaviour = about.form === 'ing' || behaviorOpeners.has(about.word)
    return next.word === 'about' && behaviour && clause.kind !== 'infinitive' && clause.start < 3
      ? careMatch(from, end, 'remind')
      : undefined
  }
  if (base === 'train') {
    if (['again', 'better', 'properly'].includes(next.word)) return careMatch(from, end, 'train')
    const asked = indexOfWord(words, end, end + 3, (word) => attentive.has(word.base))
    return asked >= 0 && (next.tag === 'to' || next.word === 'not') ? careMatch(from, end, 'train') : undefined
  }
  if (base === 'warn')
    return ['not', 'about', 'against'].includes(next.word) && clause.subject.kind === 'nobody-said'
      ? careMatch(from, end, 'remind')
      : undefined
  if (worksOnPeople.has(base)) return careMatch(from, end, base.endsWith('train') ? 'train' : 'remind')
  if (weightVerbs.has(base)) return careMatch(from, end, 'remind')
  const asked = indexOfWord(
    words,
    end,
    end + 6,
    (word) => attentive.has(word.base) || careful.has(word.word) || word.word === 'must' || word.word === 'never',
  )
  return asked >= 0 && (next.tag === 'to' || next.word === 'not' || next.word === 'that')
    ? careMatch(from, asked + 1, 'remind')
    : undefined
}

/** "a reminder to the team", "people have to start reading". */
export const reminder = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i)
  if (word.word === 'reminder' && i < 3 && (at(words, i + 1).word === ':' || at(words, i + 2).word === 'all'))
    return careMatch(i, i + 1, 'remind')
  if (word.word === 'reminder' && i < 3 && ['to', 'for'].includes(at(words, i + 1).word)) {
    const phrase = phraseAfter(words, i + 2)
    return phrase && (phrase.subject.kind === 'person' || phrase.subject.kind === 'team')
      ? careMatch(i, phrase.end, 'remind')
      : undefined
  }
  const next = at(words, i + 1)
  if (!reminderFillers.has(word.base) || !attentive.has(next.base) || next.tag !== 'verb') return undefined
  const main = governingClause(context, i)
  return main && isPeople(main.subject) && main.subject.kind !== 'we' && isRemedy(main)
    ? careMatch(startOf(main), i + 2)
    : undefined
}
