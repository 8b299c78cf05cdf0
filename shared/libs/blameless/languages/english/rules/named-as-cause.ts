import { isThirdParty } from '../grammar/agents'
import { at } from '../grammar/word'
import { alsoSystems, onlyPeople, wrong } from '../words/faults'
import { causeLabels, causeMarks, circumstances, wronglyChosen } from '../words/human-error'
import { type EnglishRule, indexOfWord, inPresent, isHypothetical, type Match, type SentenceContext } from './context'
import { isExplained } from './faults/by-neglect'
import { isBlamable, phraseAfter } from './whom'

/** The index after "cause:", "contributing –" or "root cause was", or -1 if the sentence has no such label. */
const afterLabel = ({ words }: SentenceContext): number => {
  const label = indexOfWord(words, 0, 6, ({ word }) => causeLabels.has(word))
  if (label < 0) return -1
  const mark = indexOfWord(words, label + 1, label + 4, ({ word }) => causeMarks.has(word))
  return mark < 0 ? -1 : mark + 1
}

/** "root cause: the on-call slept": what a person did is given as the cause. */
const deedAsCause = (context: SentenceContext, from: number): Match | undefined => {
  const clause = context.clauses.find(({ kind, start }) => kind === 'finite' && start > from)
  if (!clause || clause.subject.start < from || clause.passive || clause.subject.negative) return undefined
  const { subject } = clause
  if (!isThirdParty(subject) && subject.kind !== 'company' && subject.kind !== 'user') return undefined
  if (clause.modal !== undefined || isHypothetical(clause) || inPresent(clause)) return undefined
  if (circumstances.has(clause.base) || isExplained(clause, context)) return undefined
  return { kind: 'person-at-fault', theme: 'broke', from: subject.start, to: clause.end }
}

/** "cause: mistyped host name", "rca: wrong window focused". */
const mistyped = ({ words }: SentenceContext, from: number): Match | undefined => {
  let i = from
  while (['determiner', 'adverb'].includes(at(words, i).tag)) i += 1
  const word = at(words, i)
  const isMis = /^mis-?/.test(word.base) && onlyPeople.has(word.base) && word.base !== 'misconfigure'
  const chosen = wrong.has(word.word)
    ? indexOfWord(words, i + 1, i + 5, ({ base, word: said }) => wronglyChosen.has(base) || wronglyChosen.has(said))
    : -1
  if (!isMis && chosen < 0) return undefined
  return { kind: 'human-error', theme: 'human-error', from: i, to: Math.max(i + 1, chosen + 1) }
}

/** "cause: missing flag, set by the admin": somebody named after "by". */
const byPerson = ({ words }: SentenceContext, from: number): Match | undefined => {
  const by = indexOfWord(words, from + 1, from + 9, ({ word }) => word === 'by')
  const fault = by < 0 ? -1 : indexOfWord(words, from, by, ({ base, word }) => isFaulty(base) || isFaulty(word))
  const phrase = fault < 0 ? undefined : phraseAfter(words, by + 1)
  return phrase && (isBlamable(phrase.subject) || phrase.subject.kind === 'user')
    ? { kind: 'person-at-fault', theme: 'blame', from: fault, to: phrase.end }
    : undefined
}

const isFaulty = (word: string): boolean => wrong.has(word) || onlyPeople.has(word) || alsoSystems.has(word)

/** "fault: dispatcher", "cause: human": nobody and nothing else is named. */
const bareName = ({ words }: SentenceContext, from: number): Match | undefined => {
  const ends = (i: number): boolean => i >= words.length || at(words, i).tag === 'punctuation'
  if (at(words, from).word === 'human' && ends(from + 1))
    return { kind: 'human-error', theme: 'human-error', from, to: from + 1 }
  const phrase = phraseAfter(words, from)
  const isWhole = phrase !== undefined && phrase.end >= words.length && isBlamable(phrase.subject)
  return isWhole ? { kind: 'person-at-fault', theme: 'blame', from, to: phrase.end } : undefined
}

/** "root cause: Tom's script": what is given as the cause bears a name. */
const namedThing = ({ words }: SentenceContext, from: number): Match | undefined => {
  const mark = indexOfWord(words, from + 1, from + 4, ({ tag }) => tag === 'possessive')
  if (mark < 0 || at(words, mark + 1).tag !== 'noun') return undefined
  const { subject } = phraseAfter(words.slice(0, mark), from) ?? {}
  const isName =
    subject && (subject.kind === 'person' || subject.kind === 'perhaps') && at(words, mark - 1).tag === 'name'
  return isName ? { kind: 'person-at-fault', theme: 'blame', from, to: mark + 2 } : undefined
}

const find = (context: SentenceContext): Match[] => {
  const from = afterLabel(context)
  if (from < 0) return []
  const match =
    byPerson(context, from) ??
    deedAsCause(context, from) ??
    namedThing(context, from) ??
    bareName(context, from) ??
    mistyped(context, from)
  return match && !context.isMention(match.from) ? [match] : []
}

/** Finds a person's act or slip that a label gives as the cause. */
export const namedAsCause: EnglishRule = {
  name: 'named-as-cause',
  find,
  examples: {
    flagged: [
      'Root cause: the on-call engineer slept.',
      'Cause: mistyped host name.',
      'rca: wrong tenant selected',
      'Contributing: wrong flag set by the admin',
    ],
    notFlagged: [
      'Root cause: the on-call engineer had no access to the console.',
      'Cause: misconfigured load balancer.',
      'Cause: wrong time zone in the template',
      'Root cause: the job deleted the rows twice.',
    ],
  },
}
