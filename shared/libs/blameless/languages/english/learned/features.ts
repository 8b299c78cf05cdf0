import type { Clause } from '../grammar/clause'
import type { Word } from '../grammar/word'
import type { SentenceContext } from '../rules/context'

/** Hashes a text: 32-bit FNV-1a. */
const hashText = (text: string, seed = 0x811c9dc5): number => {
  let hash = seed
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** Combines hashes in order; the last step spreads what differs over all bits. */
const combine = (...hashes: readonly number[]): number => {
  let hash = 0x9e3779b9
  for (const part of hashes) {
    hash = Math.imul(hash ^ part, 0x85ebca6b)
    hash ^= hash >>> 13
  }
  hash = Math.imul(hash, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** The templates of features; a number each, so that equal texts of different templates differ. */
const template = { word: 1, base: 2, letters: 3, shape: 4, clause: 5, noClause: 6, question: 7 } as const

const START = '<'
const END = '>'

/** A word in the form in which it is compared; names, and words that are not in the lexicon but written like one, are alike. */
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

const blameable: ReadonlySet<string> = new Set(['person', 'team', 'we', 'i', 'company'])

/**
 * What the classifier looks at in a sentence, hashed, each feature once: words and their base forms alone, in pairs and
 * around a gap; runs of four to six letters, for words that were never seen; runs of tags; and who did what in each clause.
 */
export const featuresOf = ({ words, clauses, sentence }: SentenceContext): number[] => {
  const found = new Set<number>()

  const addRuns = (kind: number, tokens: readonly number[], withGaps: boolean): void => {
    for (let i = 0; i < tokens.length; i += 1) {
      const [a = 0, b, c] = [tokens[i], tokens[i + 1], tokens[i + 2]]
      if (withGaps) found.add(combine(kind, a))
      if (b !== undefined) found.add(combine(kind, a, b))
      if (c !== undefined) found.add(withGaps ? combine(kind, a, 0, c) : combine(kind, a, b ?? 0, c))
    }
  }
  const addLetters = (text: string): void => {
    const padded = ` ${text} `
    for (let from = 0; from < padded.length - 3; from += 1) {
      let hash = 0x811c9dc5
      for (let i = from; i < from + 6 && i < padded.length; i += 1) {
        hash = Math.imul(hash ^ padded.charCodeAt(i), 0x01000193)
        if (i >= from + 3) found.add(combine(template.letters, hash))
      }
    }
  }
  const addClause = ({ subject, negated, modal = '', perfect, base, link, kind, passive }: Clause): void => {
    const who = blameable.has(subject.kind) ? 'somebody' : subject.kind
    const not = negated || subject.negative ? 'not' : ''
    const mood = `${modal}${perfect ? '+perfect' : ''}`
    const add = (key: string, ...parts: readonly string[]): void => {
      found.add(combine(template.clause, hashText([key, ...parts].join(' '))))
    }
    add('mood', who, not, mood)
    add('who', subject.kind)
    add('deed', who, not, base)
    add('link', who, link)
    add('voice', who, kind, passive ? 'passive' : '')
    add('verb', not, mood, base)
    add('noun', words[subject.head]?.base ?? '')
  }

  const [start, end] = [hashText(START), hashText(END)]
  const runsOf = (read: (word: Word) => string): number[] => [start, ...words.map((word) => hashText(read(word))), end]
  addRuns(
    template.word,
    runsOf((word) => normalized(word, word.word)),
    true,
  )
  addRuns(
    template.base,
    runsOf((word) => normalized(word, word.base)),
    true,
  )
  addRuns(
    template.shape,
    runsOf(({ word, tag, form = '' }) => (closedTags.has(tag) ? word : tag + form)),
    false,
  )
  for (const word of words) addLetters(normalized(word, word.word))
  for (const clause of clauses) addClause(clause)
  if (clauses.length === 0) found.add(template.noClause)
  if (sentence.asks) found.add(template.question)
  return [...found]
}
