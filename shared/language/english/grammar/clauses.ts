import { agentOf, isPluralThing, type Subject, unsaid } from './agents'
import { type VerbGroup, verbGroupAt } from './groups'
import { at, type Sentence, type Word } from './word'

/** A verb with its subject and the stretch of words that belong to it. */
export type Clause = VerbGroup & {
  words: readonly Word[]
  subject: Subject
  /** The word that ties it to the sentence: "if", "because", "who" … */
  link: string
  /** Its subject was taken over from the clause before: "and didn't check". */
  shared: boolean
  /** First index after what belongs to the verb. */
  until: number
  /** "to forget", "of ignoring": not told as having happened by itself. */
  kind: 'finite' | 'infinitive' | 'gerund'
}

/** What a text has last spoken of, for "they" and for verbs without a subject. */
export type Memory = { plural?: 'people' | 'things' }

const linksBefore = (word: Word): boolean => word.tag === 'subordinator' || word.tag === 'wh' || word.word === 'that'

const endsPhrase = (word: Word): boolean =>
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
const phraseStart = (words: readonly Word[], head: number): number => {
  if (at(words, head).tag === 'pronoun') return head
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

/** The plain reading of words that may stand as a subject alone: "this", "that", "some", "both", "others". */
const standsAlone = new Set([
  'this',
  'that',
  'these',
  'those',
  'some',
  'both',
  'neither',
  'all',
  'each',
  'most',
  'half',
  'several',
  'any',
  'many',
  'few',
  'none',
  'either',
  'another',
  'most',
])

type Found = { subject: Subject; link: string; shared: boolean }

const subjectFrom = (words: readonly Word[], start: number, head: number): Found => {
  const before = at(words, start - 1)
  return { subject: agentOf(words, start, head), link: linksBefore(before) ? before.word : '', shared: false }
}

const nothing: Found = { subject: unsaid, link: '', shared: false }

const shared = (clauses: readonly Clause[]): Found => {
  for (let i = clauses.length - 1; i >= 0; i -= 1) {
    const clause = clauses[i]
    if (clause && clause.kind === 'finite') return { subject: clause.subject, link: clause.link, shared: true }
  }
  return { ...nothing, shared: true }
}

/** The noun phrase that "who", "which" or "that" at `i` stands for. */
const antecedent = (words: readonly Word[], i: number): Found => {
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
  if (isWho && subject.kind === 'system') subject = { ...subject, kind: 'person' }
  return {
    subject: { ...subject, generic: subject.generic && !isWho ? true : subject.generic },
    link: word.word,
    shared: false,
  }
}

const isClauseEdge = (word: Word): boolean =>
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
): Found | number => {
  const before = at(words, start - 1)
  const pronoun = at(words, head).tag === 'pronoun'
  if (before.tag === 'preposition' || (before.word === 'to' && !pronoun)) {
    if (pronoun && !['it', 'them', 'us', 'me', 'him'].includes(at(words, head).word))
      return subjectFrom(words, start, head)
    return start - 2
  }
  if (before.tag === 'verb' || before.tag === 'be' || before.tag === 'have') {
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

const isRelative = (clause: Clause): boolean => clause.subject.head < clause.start - 1

/** "the job that Petra started | failed": the verb belongs to what the clause in between describes. */
const beyondRelative = (words: readonly Word[], owner: Clause): Found => {
  const own: Found = { subject: owner.subject, link: owner.link, shared: true }
  if (isRelative(owner)) return { ...own, link: '', shared: false }
  const before = at(words, owner.subject.start - 1)
  if (before.word === 'what') return subjectFrom(words, owner.subject.start - 1, owner.subject.start - 1)
  if (before.word === 'that' || before.word === 'which' || before.word === 'who')
    return antecedent(words, owner.subject.start - 1)
  if (before.tag !== 'noun' && before.tag !== 'opaque') return own
  return subjectFrom(words, phraseStart(words, owner.subject.start - 1), owner.subject.start - 1)
}

const findSubject = (words: readonly Word[], clauses: readonly Clause[], groupStart: number): Found => {
  let k = groupStart - 1
  let isFirst = true
  for (let hops = 0; hops < 24 && k >= 0; hops += 1) {
    const word = at(words, k)
    if (word.tag === 'adverb' || word.tag === 'negation' || word.word === ')') {
      k -= 1
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
    if (isClauseEdge(word) || word.tag === 'subordinator') return nothing
    const head =
      endsPhrase(word) ||
      (word.tag === 'determiner' && standsAlone.has(word.word)) ||
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
      return nothing
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
    return nothing
  }
  return nothing
}

const resolveThey = (found: Found, words: readonly Word[], memory: Memory): Found => {
  const { subject } = found
  const word = at(words, subject.head).word
  if (subject.kind !== 'system' || (word !== 'they' && word !== 'them') || at(words, subject.head).tag !== 'pronoun')
    return found
  return memory.plural === 'things' ? found : { ...found, subject: { ...subject, kind: 'person' } }
}

const remember = (memory: Memory, subject: Subject, words: readonly Word[]) => {
  const head = at(words, subject.head)
  if (subject.head < 0 || head.tag === 'pronoun') return
  if (subject.kind === 'person' || subject.kind === 'team' || subject.kind === 'company' || subject.kind === 'user')
    memory.plural = 'people'
  else if (isPluralThing(head)) memory.plural = 'things'
}

/** Verbs that take a bare infinitive: in "let engineers skip a step", letting is what is told. */
const bareInfinitive = new Set(['let', 'make', 'help', 'watch', 'see', 'have'])

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
    bareInfinitive.has(before.base) &&
    (first.form === 'base' || first.word === 'be') &&
    group.start - before.end < 6 &&
    group.start > before.end
  )
    return 'infinitive'
  return first.form === 'ing' || first.form === 'participle' ? 'gerund' : 'finite'
}

/** Verbs whose infinitive or gerund is done by their own subject and told as having happened. */
const carryOn = new Set([
  'decide',
  'choose',
  'manage',
  'proceed',
  'continue',
  'opt',
  'prefer',
  'elect',
  'keep',
  'start',
  'begin',
  'stop',
  'go',
  'try',
  'attempt',
  'happen',
  'seem',
  'tend',
  'rush',
  'happen',
])

const carried = (clauses: readonly Clause[], group: VerbGroup): Found | undefined => {
  const before = clauses.at(-1)
  if (!before || !carryOn.has(before.base) || before.negated || before.modal) return undefined
  return group.start - before.end <= 3 ? { subject: before.subject, link: before.link, shared: true } : undefined
}

/** "never tested", "not even looking": a negation right before the verb. */
const denialBefore = (words: readonly Word[], i: number): number => {
  let j = i - 1
  while (at(words, j).tag === 'adverb') j -= 1
  return at(words, j).tag === 'negation' ? j : -1
}

/** "by ignoring …, the operator": a gerund is done by whoever the sentence goes on about. */
const adopt = (words: readonly Word[], clauses: readonly Clause[], clause: Clause, index: number) => {
  if (clause.kind !== 'gerund' || clause.subject.kind !== 'nobody-said') return
  const before = at(words, clause.start - 1)
  const isOpen =
    clause.start <= 2 || [',', 'by', 'after', 'while', 'when', 'in', 'through', 'for'].includes(before.word)
  if (!isOpen || (clause.start === 0 && !words.some((word) => word.word === ','))) return
  const tells = (other: Clause) => other.kind === 'finite'
  const main = clause.start <= 2 ? clauses.slice(index + 1).find(tells) : clauses.slice(0, index).findLast(tells)
  if (!main || main.passive) return
  clause.subject = main.subject
  clause.shared = true
}

/** The clauses of a sentence, left to right. */
export const clausesOf = (sentence: Sentence, memory: Memory): Clause[] => {
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
    const clause = place(words, clauses, group, kind, memory)
    clauses.push(clause)
    i = group.end - 1
  }
  for (const [index, clause] of clauses.entries()) adopt(words, clauses, clause, index)
  for (const [index, clause] of clauses.entries()) clause.until = reach(words, clause, clauses[index + 1])
  return clauses
}

const place = (
  words: readonly Word[],
  clauses: readonly Clause[],
  group: VerbGroup,
  kind: Clause['kind'],
  memory: Memory,
): Clause => {
  if (group.inner) {
    const before = at(words, group.start - 1)
    const link = before.tag === 'wh' || before.tag === 'subordinator' ? before.word : 'inverted'
    const subject = agentOf(words, group.inner.start, group.inner.head)
    const found = resolveThey({ subject, link, shared: false }, words, memory)
    remember(memory, found.subject, words)
    return { ...group, words, kind: 'finite', until: 0, ...found }
  }
  const found =
    kind === 'finite'
      ? findSubject(words, clauses, group.start)
      : (carried(clauses, group) ?? (kind === 'gerund' ? gerundSubject(words, group) : nothing))
  const resolved = resolveThey(found, words, memory)
  if (kind === 'finite' && !resolved.shared) remember(memory, resolved.subject, words)
  return { ...group, words, kind, until: 0, ...resolved }
}

/** "the engineer not following the runbook", "John forgetting": who stands right before a gerund. */
const gerundSubject = (words: readonly Word[], group: VerbGroup): Found => {
  let k = group.start - 1
  while (at(words, k).tag === 'negation' || at(words, k).tag === 'adverb') k -= 1
  if (at(words, k).tag === 'possessive') k -= 1
  const word = at(words, k)
  if (word.tag === 'determiner' && ['his', 'her', 'their', 'our', 'my', 'your'].includes(word.word)) {
    const kind = word.word === 'our' ? 'we' : word.word === 'my' ? 'i' : word.word === 'your' ? 'you' : 'person'
    return { subject: { ...unsaid, kind, start: k, head: k }, link: '', shared: false }
  }
  if (!endsPhrase(word)) return nothing
  return subjectFrom(words, phraseStart(words, k), k)
}

const reach = (words: readonly Word[], clause: Clause, next: Clause | undefined): number => {
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
