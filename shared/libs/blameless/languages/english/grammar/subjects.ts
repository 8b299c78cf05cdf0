import { technicalPeers } from '../words/blamed-noun'
import { objectPronouns, standaloneDeterminers } from '../words/grammar'
import { agentOf, isPart, noSubject, type Subject } from './agents'
import type { Clause, SubjectReading } from './clause'
import { at, type Word } from './word'

/** True for a word that links a clause to its sentence. */
export const linksBefore = (word: Word): boolean =>
  word.tag === 'subordinator' || word.tag === 'wh' || word.word === 'that'

/** True for a word that a noun phrase may end with. */
export const endsPhrase = (word: Word): boolean =>
  word.tag === 'noun' || word.tag === 'name' || word.tag === 'opaque' || word.tag === 'number' || word.tag === 'pronoun'

const inPhrase = (word: Word): boolean =>
  word.tag === 'noun' ||
  word.tag === 'name' ||
  word.tag === 'adjective' ||
  word.tag === 'number' ||
  word.tag === 'opaque' ||
  word.tag === 'determiner' ||
  word.tag === 'possessive'

/** What "that" stands after when it opens a clause: "it turned out that Kasia …". */
const introduces = (word: Word): boolean => word.tag === 'verb' || word.tag === 'adverb' || word.tag === 'be'

/** Where the noun phrase that ends at `head` starts. */
export const phraseStart = (words: readonly Word[], head: number): number => {
  if (at(words, head).tag === 'pronoun') return head
  if (at(words, head + 1).word === 'of' && isPart(at(words, head).word) && at(words, head - 1).tag === 'noun')
    return head
  let start = head
  while (start > 0 && head - start < 10) {
    const before = at(words, start - 1)
    const here = at(words, start)
    if (!inPhrase(before)) break
    if (before.word === 'that' && introduces(at(words, start - 2))) break
    if (here.tag === 'determiner' && before.tag !== 'determiner' && before.word !== 'all') break
    if (here.tag === 'determiner' && before.tag === 'determiner' && !['all', 'both', 'half'].includes(before.word))
      break
    if (here.tag === 'name' && before.tag !== 'name' && before.tag !== 'possessive') break
    start -= 1
  }
  return start
}

/** "Ana and her pair": an unknown noun coordinated with a person at the start of the sentence. */
const companions = (words: readonly Word[], start: number, head: number): Subject | undefined => {
  if (at(words, start - 1).word !== 'and' || start < 2 || !endsPhrase(at(words, start - 2))) return undefined
  if (phraseStart(words, start - 2) !== 0) return undefined
  const first = agentOf(words, 0, start - 2)
  return first.kind === 'person' || first.kind === 'team' ? { ...first, head } : undefined
}

/** The noun phrase from `start` to `head` as a subject. */
export const subjectFrom = (words: readonly Word[], start: number, head: number): SubjectReading => {
  const denied = at(words, start - 1).tag === 'negation' && at(words, start).tag === 'determiner'
  const before = at(words, denied ? start - 2 : start - 1)
  const alone = agentOf(words, start, head)
  const subject = alone.kind === 'system' ? (companions(words, start, head) ?? alone) : alone
  return {
    subject: denied ? { ...subject, negative: true } : subject,
    link: linksBefore(before) ? before.word : '',
    shared: false,
  }
}

/** The reading of a verb without a subject. */
export const noSubjectReading: SubjectReading = { subject: noSubject, link: '', shared: false }

/** "a date nobody had agreed to": a clause that describes the noun right before it. */
const isReduced = (clause: Clause): boolean =>
  clause.link === '' &&
  !clause.shared &&
  clause.subject.start > 0 &&
  at(clause.words, clause.subject.start - 1).tag === 'noun'

const shared = (clauses: readonly Clause[]): SubjectReading => {
  for (let i = clauses.length - 1; i >= 0; i -= 1) {
    const clause = clauses[i]
    if (clause && clause.kind === 'finite' && !isReduced(clause))
      return { subject: clause.subject, link: clause.link, shared: true }
  }
  return { ...noSubjectReading, shared: true }
}

/** The noun phrase that "who", "which" or "that" at `i` stands for. */
const antecedent = (words: readonly Word[], i: number): SubjectReading => {
  const word = at(words, i)
  let j = i - 1
  if (at(words, j).word === ',') j -= 1
  const isWho = word.word === 'who' || word.word === 'whoever'
  if (j < 0 || !endsPhrase(at(words, j))) {
    const subject: Subject = { kind: isWho ? 'person' : 'system', start: i, head: i, negative: false, generic: false }
    return { subject, link: word.word, shared: false }
  }
  let start = phraseStart(words, j)
  let subject = agentOf(words, start, j)
  for (
    let hops = 0;
    hops < 3 &&
    at(words, start - 1).tag === 'preposition' &&
    (isWho ? subject.kind === 'system' : at(words, start - 1).word === 'of');
    hops += 1
  ) {
    const head = start - 2
    if (!endsPhrase(at(words, head))) break
    start = phraseStart(words, head)
    subject = agentOf(words, start, head)
  }
  if (isWho && subject.kind === 'system' && !technicalPeers.has(at(words, j).base))
    subject = { ...subject, kind: 'person' }
  return {
    subject: { ...subject, generic: subject.generic && !isWho ? true : subject.generic },
    link: word.word,
    shared: false,
  }
}

/** True for punctuation that separates a subject from later verbs. */
export const isClauseEdge = (word: Word): boolean =>
  word.tag === 'punctuation' &&
  word.word !== ',' &&
  word.word !== '-' &&
  word.word !== '(' &&
  word.word !== ')' &&
  word.word !== '/'

/** Skips "…, who was on call," leftwards: the index of its opening comma, or -1. */
const openingComma = (words: readonly Word[], comma: number): number => {
  for (let i = comma - 1; i > 0 && i > comma - 16; i -= 1) {
    const word = at(words, i)
    if (word.word !== ',' && word.word !== '(') continue
    const opens = at(words, i + 1)
    return opens.tag === 'wh' ||
      opens.tag === 'determiner' ||
      opens.tag === 'preposition' ||
      opens.tag === 'adverb' ||
      opens.tag === 'name' ||
      (opens.capital && comma - i < 4) ||
      opens.form === 'ing' ||
      opens.tag === 'subordinator' ||
      (opens.tag === 'noun' && word.word === '(')
      ? i
      : -1
  }
  return -1
}

/** What governs the phrase that starts at `start`: walks left past what only describes the subject. */
const beyondPhrase = (
  words: readonly Word[],
  clauses: readonly Clause[],
  start: number,
  head: number,
  isFirst: boolean,
): SubjectReading | number => {
  const before = at(words, start - 1)
  const pronoun = at(words, head).tag === 'pronoun'
  if (before.word === 'for' && at(words, start - 2).word === ',' && isFirst) return subjectFrom(words, start, head)
  if (before.tag === 'preposition' || (before.word === 'to' && !pronoun)) {
    if (pronoun && !objectPronouns.has(at(words, head).word)) return subjectFrom(words, start, head)
    return start - 2
  }
  if (before.tag === 'verb' || before.tag === 'be' || before.tag === 'have' || before.tag === 'do') {
    const owner = clauses.findLast((clause) => clause.start <= start - 1 && clause.end >= start)
    if (before.form === 'ing' && !owner?.continuous)
      return owner && owner.kind === 'gerund' ? owner.start - 1 : start - 2
    if (owner && owner.kind === 'finite' && ['whoever', 'who'].includes(at(words, owner.subject.head).word))
      return { subject: owner.subject, link: '', shared: false }
    if (
      owner &&
      (owner.link === 'who' || owner.link === 'which' || owner.link === 'that') &&
      owner.subject.head >= 0 &&
      isRelative(owner)
    ) {
      return { subject: owner.subject, link: '', shared: false }
    }
    if (!isFirst && owner?.kind === 'finite' && owner.subject.head >= 0)
      return { subject: owner.subject, link: owner.link, shared: true }
  }
  return subjectFrom(words, start, head)
}

/** True if the verb follows "who", "which" or "that", and its subject stands before. */
export const isRelative = (clause: Clause): boolean => clause.subject.head < clause.start - 1

/** "the job that Petra started | failed": the verb belongs to what the clause in between describes. */
const beyondRelative = (words: readonly Word[], owner: Clause): SubjectReading => {
  const own: SubjectReading = { subject: owner.subject, link: owner.link, shared: true }
  if (isRelative(owner)) return { ...own, link: '', shared: false }
  const before = at(words, owner.subject.start - 1)
  if (before.word === 'what') return subjectFrom(words, owner.subject.start - 1, owner.subject.start - 1)
  if (before.word === 'that' || before.word === 'which' || before.word === 'who')
    return antecedent(words, owner.subject.start - 1)
  if (before.tag !== 'noun' && before.tag !== 'opaque') return own
  return subjectFrom(words, phraseStart(words, owner.subject.start - 1), owner.subject.start - 1)
}

/** The index of the parenthesis that opens what closes at `close`; `close` itself if there is none nearby. */
const openingParenthesis = (words: readonly Word[], close: number): number => {
  for (let i = close - 1; i >= 0 && i > close - 16; i -= 1) if (at(words, i).word === '(') return i
  return close
}

/** Who or what does the verb that starts at `groupStart`: walks left past what only describes the subject. */
export const findSubject = (words: readonly Word[], clauses: readonly Clause[], groupStart: number): SubjectReading => {
  let k = groupStart - 1
  let isFirst = true
  for (let hops = 0; hops < 24 && k >= 0; hops += 1) {
    const word = at(words, k)
    if (word.tag === 'adverb' || word.tag === 'negation') {
      k -= 1
      continue
    }
    if (word.word === ')') {
      k = openingParenthesis(words, k) - 1
      continue
    }
    if (word.tag === 'wh' || (word.word === 'that' && isFirst && k > 0 && at(words, k - 1).tag !== 'preposition')) {
      if (word.word === 'that' && k > 0 && !endsPhrase(at(words, k - 1))) return subjectFrom(words, k, k)
      return antecedent(words, k)
    }
    if (word.tag === 'conjunction') return shared(clauses)
    if (word.word === ',') {
      const opening = openingComma(words, k)
      if (opening < 0) return shared(clauses)
      k = opening - 1
      isFirst = false
      continue
    }
    if (isClauseEdge(word) || word.tag === 'subordinator') return noSubjectReading
    const head =
      endsPhrase(word) ||
      (word.tag === 'determiner' && standaloneDeterminers.has(word.word)) ||
      (word.tag === 'adjective' && at(words, k - 1).tag === 'determiner')
    if (head) {
      const start = phraseStart(words, k)
      const beyond = beyondPhrase(words, clauses, start, k, isFirst)
      if (typeof beyond !== 'number') return beyond
      k = beyond
      isFirst = false
      continue
    }
    if (word.tag === 'verb' || word.tag === 'be' || word.tag === 'have') {
      const owner = clauses.findLast((clause) => clause.start <= k && clause.end > k)
      if (owner && owner.subject.head >= 0) return beyondRelative(words, owner)
      if (owner && owner.kind !== 'finite') {
        k = owner.start - 1
        continue
      }
      if (word.form === 'ed' || word.form === 'participle' || word.form === 'ing') {
        k -= 1
        continue
      }
      return noSubjectReading
    }
    if (
      word.tag === 'adjective' ||
      word.tag === 'preposition' ||
      word.tag === 'to' ||
      word.tag === 'possessive' ||
      word.tag === 'determiner' ||
      word.word === '(' ||
      word.word === '-' ||
      word.word === '/'
    ) {
      k -= 1
      continue
    }
    return noSubjectReading
  }
  return noSubjectReading
}
