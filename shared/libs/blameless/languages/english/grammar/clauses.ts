import {
  bareInfinitiveVerbs,
  catenativeVerbs,
  gerundOpeners,
  pluralOpeners,
  possessiveDeterminers,
} from '../words/grammar'
import { agentOf, isPluralThing, noSubject, type Subject } from './agents'
import type { Clause, DiscourseState, SubjectReading } from './clause'
import { type VerbGroup, verbGroupAt } from './groups'
import {
  endsPhrase,
  findSubject,
  isClauseEdge,
  isRelative,
  linksBefore,
  noSubjectReading,
  phraseStart,
  subjectFrom,
} from './subjects'
import { at, type Sentence, type Word } from './word'

/** "all these components, and they": things have been mentioned, and people have not. */
const hasPluralThing = (words: readonly Word[], they: number): boolean => {
  for (let i = 0; i < they; i += 1) {
    const word = at(words, i)
    if (isPluralThing(word) && pluralOpeners.has(at(words, i - 1).word)) return true
  }
  return false
}

const resolveThey = (found: SubjectReading, words: readonly Word[], discourse: DiscourseState): SubjectReading => {
  const { subject } = found
  const word = at(words, subject.head).word
  if (subject.kind !== 'system' || (word !== 'they' && word !== 'them') || at(words, subject.head).tag !== 'pronoun')
    return found
  const isThings =
    discourse.plural === 'things' || (discourse.plural === undefined && hasPluralThing(words, subject.head))
  return isThings ? found : { ...found, subject: { ...subject, kind: 'person' } }
}

const rememberSubject = (discourse: DiscourseState, subject: Subject, words: readonly Word[]) => {
  const head = at(words, subject.head)
  if (subject.head < 0 || head.tag === 'pronoun') return
  if (subject.kind === 'person' || subject.kind === 'team' || subject.kind === 'company' || subject.kind === 'user')
    discourse.plural = 'people'
  else if (isPluralThing(head)) discourse.plural = 'things'
}

const kindOf = (words: readonly Word[], group: VerbGroup, before: Clause | undefined): Clause['kind'] => {
  const first = at(words, group.start)
  let i = group.start - 1
  while (at(words, i).tag === 'negation' || at(words, i).tag === 'adverb') i -= 1
  if (
    at(words, i).tag === 'to' &&
    (first.form === 'base' || first.word === 'be' || first.word === 'have' || first.word === 'do')
  )
    return 'infinitive'
  if (
    before &&
    bareInfinitiveVerbs.has(before.base) &&
    (first.form === 'base' || first.word === 'be') &&
    group.start - before.end < 6 &&
    group.start > before.end
  )
    return 'infinitive'
  return first.form === 'ing' || first.form === 'participle' ? 'gerund' : 'finite'
}

const catenativeSubject = (clauses: readonly Clause[], group: VerbGroup): SubjectReading | undefined => {
  const before = clauses.at(-1)
  if (!before || !catenativeVerbs.has(before.base) || before.negated || before.modal) return undefined
  return group.start - before.end <= 3 ? { subject: before.subject, link: before.link, shared: true } : undefined
}

/** "never tested", "not even looking": a negation right before the verb. */
const denialBefore = (words: readonly Word[], i: number): number => {
  let j = i - 1
  while (at(words, j).tag === 'adverb') j -= 1
  return at(words, j).tag === 'negation' ? j : -1
}

/** "by ignoring …, the operator": a gerund has the subject of the clause that it belongs to. */
const adoptSubject = (words: readonly Word[], clauses: readonly Clause[], clause: Clause, index: number) => {
  if (clause.kind !== 'gerund' || clause.subject.kind !== 'nobody-said') return
  const before = at(words, clause.start - 1)
  const isOpen = clause.start <= 2 || gerundOpeners.has(before.word)
  if (!isOpen || (clause.start === 0 && !words.some((word) => word.word === ','))) return
  const tells = (other: Clause) => other.kind === 'finite'
  const main = clause.start <= 2 ? clauses.slice(index + 1).find(tells) : clauses.slice(0, index).findLast(tells)
  if (!main || main.passive) return
  clause.subject = main.subject
  clause.shared = true
}

/** The clauses of a sentence, left to right. */
export const clausesOf = (sentence: Sentence, discourse: DiscourseState): Clause[] => {
  const { words } = sentence
  const clauses: Clause[] = []
  for (let i = 0; i < words.length; i += 1) {
    const group = verbGroupAt(words, i)
    if (!group) continue
    const kind = kindOf(words, group, clauses.at(-1))
    const denial = denialBefore(words, i)
    if (denial >= 0) {
      group.negated = true
      group.start = denial
    }
    const clause = createClause(words, clauses, group, kind, discourse)
    clauses.push(clause)
    i = group.end - 1
  }
  for (const [index, clause] of clauses.entries()) adoptSubject(words, clauses, clause, index)
  for (const [index, clause] of clauses.entries()) clause.until = clauseEnd(words, clause, clauses[index + 1])
  return clauses
}

const createClause = (
  words: readonly Word[],
  clauses: readonly Clause[],
  group: VerbGroup,
  kind: Clause['kind'],
  discourse: DiscourseState,
): Clause => {
  if (group.inner) {
    const before = at(words, group.start - 1)
    const link = before.tag === 'wh' || before.tag === 'subordinator' ? before.word : 'inverted'
    const subject = agentOf(words, group.inner.start, group.inner.head)
    const found = resolveThey({ subject, link, shared: false }, words, discourse)
    rememberSubject(discourse, found.subject, words)
    return clauseFrom(words, group, 'finite', found)
  }
  const found =
    kind === 'finite'
      ? findSubject(words, clauses, group.start)
      : (catenativeSubject(clauses, group) ?? (kind === 'gerund' ? gerundSubject(words, group) : noSubjectReading))
  const resolved = resolveThey(found, words, discourse)
  if (kind === 'finite' && !resolved.shared) rememberSubject(discourse, resolved.subject, words)
  return clauseFrom(words, group, kind, resolved)
}

/** Names every field: clauses are made for every verb, and spreading two objects costs a third of reading a sentence. */
const clauseFrom = (
  words: readonly Word[],
  group: VerbGroup,
  kind: Clause['kind'],
  { subject, link, shared }: SubjectReading,
): Clause => ({
  words,
  kind,
  subject,
  link,
  shared,
  until: 0,
  start: group.start,
  main: group.main,
  end: group.end,
  base: group.base,
  negated: group.negated,
  modal: group.modal,
  perfect: group.perfect,
  passive: group.passive,
  continuous: group.continuous,
  finite: group.finite,
  inner: group.inner,
  adverbs: group.adverbs,
})

/** "the engineer not following the runbook", "John forgetting": who stands right before a gerund. */
const gerundSubject = (words: readonly Word[], group: VerbGroup): SubjectReading => {
  let k = group.start - 1
  while (at(words, k).tag === 'negation' || at(words, k).tag === 'adverb') k -= 1
  if (at(words, k).tag === 'possessive') k -= 1
  const word = at(words, k)
  if (word.tag === 'determiner' && possessiveDeterminers.has(word.word)) {
    const kind = word.word === 'our' ? 'we' : word.word === 'my' ? 'i' : word.word === 'your' ? 'you' : 'person'
    return { subject: { ...noSubject, kind, start: k, head: k }, link: '', shared: false }
  }
  if (!endsPhrase(word)) return noSubjectReading
  return subjectFrom(words, phraseStart(words, k), k)
}

const clauseEnd = (words: readonly Word[], clause: Clause, next: Clause | undefined): number => {
  let limit = words.length
  if (next) {
    limit = next.start
    const describes = ['that', 'which', 'who'].includes(next.link) && isRelative(next)
    if (!next.shared && !describes && next.subject.start >= clause.end && next.subject.start < next.start)
      limit = Math.min(limit, next.subject.start)
    if (next.kind === 'infinitive' && at(words, limit - 1).tag === 'to') limit -= 1
  }
  const from = clause.end
  for (let i = from; i < limit; i += 1) {
    const word = at(words, i)
    if (
      isClauseEdge(word) ||
      (linksBefore(word) && word.word !== 'that' && word.word !== 'before' && word.word !== 'after') ||
      (word.word === 'that' &&
        (at(words, i + 1).tag === 'verb' || at(words, i + 1).tag === 'modal' || at(words, i + 1).tag === 'be'))
    )
      return i
  }
  return Math.max(from, limit)
}
