import { isSomebody } from './grammar/agents'
import type { Clause } from './grammar/clause'
import { participleOf } from './grammar/forms'
import { at, type Word } from './grammar/word'
import type { Match, SentenceContext } from './rules/context'
import { faultNouns, faultyManner, omissionVerbs } from './words/faults'
import { humanSlips } from './words/human-error'
import {
  idiomObjects,
  phrasalParticles,
  refersBack,
  subjectForms,
  unmarkedPlurals,
  vagueObjects,
} from './words/rewrites'

/** A clause turned around: what stands for the words from the finding's start to before `to`. */
type Turned = { to: number; rewrite: string }

/** What was acted on: its words, as the subject of a passive. */
type Patient = { to: number; text: string; isPlural: boolean }

const inPhrase = (word: Word): boolean =>
  ['determiner', 'adjective', 'noun', 'number', 'opaque', 'name', 'possessive'].includes(word.tag)

const isPlural = (head: Word): boolean =>
  (head.tag === 'noun' && head.word !== head.base) || unmarkedPlurals.has(head.word)

const endsHere = (word: Word): boolean =>
  word.tag === 'punctuation' ||
  word.tag === 'preposition' ||
  word.tag === 'adverb' ||
  word.tag === 'subordinator' ||
  word.word === ''

/** The object from `from` on, when it is one plain noun phrase. */
const patientAt = (context: SentenceContext, from: number): Patient | undefined => {
  const { words } = context
  const first = at(words, from)
  if (first.tag === 'pronoun') {
    const text = subjectForms.get(first.word) ?? (vagueObjects.has(first.word) ? first.word : undefined)
    if (text === undefined || first.word.startsWith('any')) return undefined
    return { to: from + 1, text, isPlural: text === 'we' || text === 'they' }
  }
  let to = from
  while (inPhrase(at(words, to)) && to < from + 7 && !(to > from && at(words, to).tag === 'determiner')) to += 1
  if (to === from || !endsHere(at(words, to)) || at(words, to).word === 'of') return undefined
  for (let i = from; i < to; i += 1) if (refersBack.has(at(words, i).word)) return undefined
  const head = at(words, to - 1)
  if (idiomObjects.has(head.word)) return undefined
  for (let i = to; i < to + 8 && at(words, i).tag !== 'punctuation'; i += 1)
    if (refersBack.has(at(words, i).word)) return undefined
  if (head.word.endsWith('ing') || head.tag === 'adjective' || head.tag === 'possessive' || head.word === 'that')
    return undefined
  return { to, text: context.written(from, to), isPlural: isPlural(head) }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const lowered = (text: string, word: Word): string =>
  word.tag === 'determiner' ? text.charAt(0).toLowerCase() + text.slice(1) : text

const passive = (
  context: SentenceContext,
  match: Match,
  verb: number,
  says: 'not' | 'never' | '',
  perfect?: 'has' | 'had',
): Turned | undefined => {
  const { words } = context
  const participle = participleOf(at(words, verb).base)
  let from = verb + 1
  const particle = at(words, from)
  if (particle.word === 'at' && at(words, verb).base !== 'look') return undefined
  const taken = phrasalParticles.has(particle.word) ? ` ${particle.word}` : ''
  if (taken !== '') from += 1
  const patient = patientAt(context, from)
  if (!participle || !patient) return undefined
  const none = says === 'not' && patient.text.toLowerCase().startsWith('any ')
  const subject = none ? `no${patient.text.slice(3)}` : lowered(patient.text, at(words, from))
  const denial = says === '' || none ? '' : ` ${says}`
  const has = patient.isPlural ? 'have' : 'has'
  const be = perfect
    ? `${perfect === 'had' ? 'had' : has}${denial} been`
    : `${patient.isPlural ? 'were' : 'was'}${denial}`
  const text = `${subject} ${be} ${participle}${taken}`
  return { to: patient.to, rewrite: at(words, match.from).capital && match.from === 0 ? capital(text) : text }
}

const insists = (words: readonly Word[], from: number, to: number): 'never' | 'not' => {
  for (let i = from; i < to; i += 1) if (at(words, i).word === 'never') return 'never'
  return 'not'
}

const afterTo = (words: readonly Word[], clause: Clause): number => {
  let verb = clause.end
  if (at(words, verb).tag !== 'to') return -1
  verb += 1
  while (at(words, verb).tag === 'adverb') verb += 1
  return at(words, verb).tag === 'verb' && at(words, verb).form === 'base' ? verb : -1
}

/** "forgot to reset the flag" → "the flag was not reset". */
const leftUndone = (context: SentenceContext, match: Match, clause: Clause): Turned | undefined => {
  if (!omissionVerbs.has(clause.base)) return undefined
  const verb = afterTo(context.words, clause)
  return verb < 0 ? undefined : passive(context, match, verb, 'not')
}

/** "didn't notice for an hour" → "this went unnoticed for an hour". */
const unnoticed = (context: SentenceContext, match: Match, clause: Clause): Turned | undefined => {
  const next = at(context.words, clause.end).word
  if (clause.base !== 'notice' || (next !== 'for' && next !== 'until')) return undefined
  const text = 'this went unnoticed'
  return { to: clause.end, rewrite: match.from === 0 ? capital(text) : text }
}

/** The tense of the perfect: "has not opened" is still so, "had not opened" was. */
const perfectOf = ({ words, start, end, perfect }: Clause): 'has' | 'had' | undefined => {
  if (!perfect) return undefined
  return words.slice(start, end).some(({ word }) => ['has', 'have', "'ve"].includes(word)) ? 'has' : 'had'
}

/** "nobody told us", "should have caught this" → "we were not told", "this was not caught". */
const notDone = (context: SentenceContext, match: Match, clause: Clause): Turned | undefined => {
  const { words } = context
  const denied = clause.negated !== clause.subject.negative
  if (match.kind === 'counterfactual') {
    if (
      clause.modal === undefined ||
      clause.inner ||
      clause.passive ||
      (clause.modal !== 'should' && clause.modal !== 'ought')
    )
      return undefined
    return passive(context, match, clause.main, denied ? '' : 'not')
  }
  return denied && !clause.inner
    ? passive(context, match, clause.main, insists(words, match.from, clause.end), perfectOf(clause))
    : undefined
}

/** "the engineer accidentally deleted the table" → "the table was accidentally deleted". */
const slipped = (context: SentenceContext, match: Match, clause: Clause): Turned | undefined => {
  const { words } = context
  if (match.theme !== 'slip' || clause.perfect || clause.kind !== 'finite') return undefined
  const manner = at(words, clause.main - 1)
  if (!faultyManner.has(manner.word) || manner.word.endsWith('lessly') || at(words, clause.main).tag !== 'verb')
    return undefined
  const turned = passive(context, match, clause.main, '')
  if (!turned) return undefined
  const participle = participleOf(clause.base)
  return participle
    ? { ...turned, rewrite: turned.rewrite.replace(` ${participle}`, ` ${manner.word} ${participle}`) }
    : undefined
}

/** "was misconfigured by the vendor" → "was misconfigured". */
const withoutDoer = (context: SentenceContext, match: Match, clause: Clause): Turned | undefined => {
  const { words } = context
  if (!clause.passive || clause.subject.start < 0 || clause.shared) return undefined
  const by = words.findIndex((word, i) => i >= clause.end && i < match.to && word.word === 'by')
  const joins = words.slice(match.from, match.to).some((word) => word.tag === 'conjunction')
  const goesOn = words
    .slice(clause.end, Math.max(by, 0))
    .some(({ word }) => faultNouns.has(word) || humanSlips.has(word))
  return by >= 0 && !joins && !goesOn ? { to: match.to, rewrite: context.written(match.from, by) } : undefined
}

/** A rewrite of a finding that says the same without its doer, where grammar allows one; it may widen the finding. */
export const rewritten = (context: SentenceContext, match: Match): Match => {
  const clause = context.clauses.find(({ main, kind }) => main >= match.from && main < match.to && kind === 'finite')
  if (
    !clause ||
    !(
      isSomebody(clause.subject) ||
      clause.subject.kind === 'company' ||
      clause.subject.kind === 'perhaps' ||
      clause.passive
    )
  )
    return match
  if (context.words[0]?.word === 'instead' || at(context.words, match.from - 1).tag === 'determiner') return match
  if (clause.link === 'who' || clause.link === 'which' || clause.link === 'that' || context.sentence.asks) return match
  const turned =
    match.kind === 'person-at-fault' && clause.passive
      ? match.theme === 'blame'
        ? undefined
        : withoutDoer(context, match, clause)
      : match.kind === 'person-at-fault' || match.kind === 'counterfactual'
        ? (leftUndone(context, match, clause) ??
          unnoticed(context, match, clause) ??
          slipped(context, match, clause) ??
          (match.theme === 'slip' ? undefined : notDone(context, match, clause)))
        : undefined
  return turned && turned.to >= match.to ? { ...match, to: turned.to, rewrite: turned.rewrite } : match
}
