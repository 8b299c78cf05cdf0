import type { Clause } from '../grammar/clause'
import type { Word } from '../grammar/word'
import type { SentenceContext } from '../rules/context'

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** Hashes a text: 32-bit FNV-1a. */
const hashText = (text: string): number => {
  let hash = FNV_OFFSET
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME)
  return hash
}

const add = (hash: number, part: number): number => {
  const mixed = Math.imul(hash ^ part, 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}

/** Spreads what differs over all bits (MurmurHash3's finalizer). */
const finish = (hash: number): number => {
  const mixed = Math.imul(hash, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** Combines the hashes of a feature's parts in their order. */
const combine = (kind: number, a: number, b?: number, c?: number): number => {
  const one = add(kind, a)
  if (b === undefined) return finish(one)
  const two = add(one, b)
  return finish(c === undefined ? two : add(two, c))
}

/** The templates of features; a number each, so that equal texts of different templates differ. */
const template = {
  word: 1,
  base: 2,
  letters: 3,
  shape: 4,
  noClause: 5,
  question: 6,
  mood: 7,
  subject: 8,
  deed: 9,
  link: 10,
  voice: 11,
  verb: 12,
  noun: 13,
} as const

/** A word as it is compared: names are alike, and so are unknown words that are written like one. */
const normalized = ({ tag, capital, known }: Word, form: string): string =>
  tag === 'name' || (capital && !known) ? 'Name' : /\d/.test(form) ? '#' : form

/** Tags of words that stand for themselves in the shape of a sentence. */
const closedTags: ReadonlySet<string> = new Set([
  'punctuation',
  'modal',
  'negation',
  'determiner',
  'pronoun',
  'preposition',
  'wh',
  'be',
  'have',
  'do',
  'subordinator',
  'conjunction',
])

/**
 * Subjects whose deeds are compared as somebody's: unlike for `isSomebody`, companies are among them, and "you", whom
 * instructions address, is not.
 */
const othersAndUs: ReadonlySet<string> = new Set(['person', 'team', 'we', 'i', 'company'])

const MIN_LETTERS = 4
const MAX_LETTERS = 6

/** Runs of letters of a word and the spaces around it. */
const addLetters = (text: string, found: number[]): void => {
  const padded = ` ${text} `
  for (let from = 0; from + MIN_LETTERS <= padded.length; from += 1) {
    let hash = FNV_OFFSET
    for (let i = from; i < from + MAX_LETTERS && i < padded.length; i += 1) {
      hash = Math.imul(hash ^ padded.charCodeAt(i), FNV_PRIME)
      if (i >= from + MIN_LETTERS - 1) found.push(combine(template.letters, hash))
    }
  }
}

/** Two and three tokens in a row. */
const addRuns = (kind: number, tokens: readonly number[], found: number[]): void => {
  for (let i = 0; i + 1 < tokens.length; i += 1) {
    const [a = 0, b = 0, c] = [tokens[i], tokens[i + 1], tokens[i + 2]]
    found.push(combine(kind, a, b))
    if (c !== undefined) found.push(combine(kind, a, b, c))
  }
}

/** Tokens alone, in pairs, and around a gap of one. */
const addTokens = (kind: number, tokens: readonly number[], found: number[]): void => {
  for (let i = 0; i < tokens.length; i += 1) {
    const [a = 0, b, c] = [tokens[i], tokens[i + 1], tokens[i + 2]]
    found.push(combine(kind, a))
    if (b !== undefined) found.push(combine(kind, a, b))
    if (c !== undefined) found.push(combine(kind, a, 0, c))
  }
}

const somebody = hashText('somebody')

/** Who did or did not do what, in which mood and voice. */
const addClause = (clause: Clause, words: readonly Word[], found: number[]): void => {
  const { subject, negated, modal = '', perfect, passive } = clause
  const kindOfSubject = hashText(subject.kind)
  const who = othersAndUs.has(subject.kind) ? somebody : kindOfSubject
  const not = negated || subject.negative ? 1 : 0
  const mood = hashText(modal) + (perfect ? 1 : 0)
  const deed = hashText(clause.base)
  found.push(
    combine(template.mood, who, not, mood),
    combine(template.subject, kindOfSubject),
    combine(template.deed, who, not, deed),
    combine(template.link, who, hashText(clause.link)),
    combine(template.voice, who, hashText(clause.kind), passive ? 1 : 0),
    combine(template.verb, not, mood, deed),
    combine(template.noun, hashText(words[subject.head]?.base ?? '')),
  )
}

const [start, end] = [hashText('<'), hashText('>')]

/**
 * What the classifier looks at in a sentence, hashed, each feature once: words and their base forms alone, in pairs and
 * around a gap; runs of four to six letters, for words that were never seen; runs of tags; and who did what in each clause.
 */
const readFeatures = ({ words, clauses, sentence }: SentenceContext): readonly number[] => {
  const found: number[] = []
  const forms = [start]
  const bases = [start]
  const shapes = [start]
  for (const word of words) {
    const form = normalized(word, word.word)
    forms.push(hashText(form))
    bases.push(hashText(normalized(word, word.base)))
    shapes.push(closedTags.has(word.tag) ? hashText(word.word) : hashText(word.tag) + hashText(word.form ?? ''))
    addLetters(form, found)
  }
  for (const tokens of [forms, bases, shapes]) tokens.push(end)
  addTokens(template.word, forms, found)
  addTokens(template.base, bases, found)
  addRuns(template.shape, shapes, found)
  for (const clause of clauses) addClause(clause, words, found)
  if (clauses.length === 0) found.push(combine(template.noClause, 0))
  if (sentence.asks) found.push(combine(template.question, 0))
  return [...new Set(found)]
}

const featuresBySentence = new WeakMap<SentenceContext, readonly number[]>()

/** The features of a sentence; they are computed once, since both what it blames and what it shows depend on them. */
export const featuresOf = (sentence: SentenceContext): readonly number[] => {
  const known = featuresBySentence.get(sentence)
  if (known) return known
  const features = readFeatures(sentence)
  featuresBySentence.set(sentence, features)
  return features
}
