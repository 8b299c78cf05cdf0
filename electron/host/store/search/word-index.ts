import { letterBits, parseQuery, type QueryTerm, scoreMatch, splitDistinctWords } from './words'

/** How much a match counts, by the field that it is in. */
const FIELD_WEIGHTS = [1, 2, 2, 4]
const FIELD_BITS = 2
const FIELD_MASK = (1 << FIELD_BITS) - 1

/** A long postmortem has some 5,000 different words; a file full of random words must not fill the memory. */
const MAX_KEYS_PER_DOCUMENT = 100_000

/** About 200 MB. A library of ten thousand documents has about 100,000 words. */
const MAX_WORDS = 2_000_000

/** With fewer words, removing unused ones gains nothing. */
const MIN_WORDS_TO_COMPACT = 50_000

type IndexedWord = { number: number; letters: number }

/** The texts of a document's fields; later fields have a higher weight. */
export type FieldTexts = { texts: string; tags: string; details: string; title: string }

/**
 * Which words are in which documents. Each word has a number, and a document is the list of its words' numbers, each
 * with its field: ten thousand documents take some 20 MB and milliseconds to go through, and replacing one costs no more
 * than adding it.
 */
export class WordIndex {
  #words = new Map<string, IndexedWord>()
  readonly #documents = new Map<string, Uint32Array>()
  /** From this size on, unused words are removed. */
  #compactAt = MIN_WORDS_TO_COMPACT

  /** How many different words it contains. */
  get size(): number {
    return this.#words.size
  }

  set(id: string, { texts, tags, details, title }: FieldTexts): void {
    const keys = new Set<number>()
    // The fields with the highest weight come first: a document with too many words loses the last ones of its texts.
    for (const [field, text] of [...[texts, tags, details, title].entries()].reverse()) {
      for (const word of splitDistinctWords(text)) {
        if (keys.size >= MAX_KEYS_PER_DOCUMENT) break
        const number = this.#getNumber(word)
        if (number !== undefined) keys.add((number << FIELD_BITS) | field)
      }
    }
    this.#documents.set(id, Uint32Array.from(keys))
    if (this.#words.size >= this.#compactAt) this.#compact()
  }

  delete(id: string): void {
    this.#documents.delete(id)
  }

  /** The documents that contain every word of a query, by id; a higher score is a better match. */
  search(query: string): Map<string, number> {
    const terms = parseQuery(query)
    let found = new Map<string, number>()
    if (terms.length > 0) for (const id of this.#documents.keys()) found.set(id, 0)
    for (const term of terms) {
      if (found.size === 0) break
      found = this.#addScores(found, this.#computeScores(term))
    }
    return found
  }

  /** The documents that have a word with a score, with their best score added. */
  #addScores(found: ReadonlyMap<string, number>, scores: Uint8Array): Map<string, number> {
    const next = new Map<string, number>()
    for (const [id, score] of found) {
      const best = findBest(this.#documents.get(id) ?? new Uint32Array(), scores)
      if (best > 0) next.set(id, score + best)
    }
    return next
  }

  #getNumber(word: string): number | undefined {
    const known = this.#words.get(word)
    if (known) return known.number
    if (this.#words.size >= MAX_WORDS) return undefined
    const number = this.#words.size
    // Copied, since a slice of a text would keep all of it in memory.
    this.#words.set(Buffer.from(word).toString(), { number, letters: letterBits(word) })
    return number
  }

  /** Forgets the words that no document has any more, and numbers the others again. */
  #compact(): void {
    const used = new Uint8Array(this.#words.size)
    for (const keys of this.#documents.values()) for (const key of keys) used[key >> FIELD_BITS] = 1
    const numbers = new Uint32Array(this.#words.size)
    const words = new Map<string, IndexedWord>()
    for (const [word, { number, letters }] of this.#words) {
      if (used[number] === 0) continue
      numbers[number] = words.size
      words.set(word, { number: words.size, letters })
    }
    for (const keys of this.#documents.values()) {
      for (const [at, key] of keys.entries()) {
        keys[at] = ((numbers[key >> FIELD_BITS] ?? 0) << FIELD_BITS) | (key & FIELD_MASK)
      }
    }
    this.#words = words
    // Doubled, so that the cost of compacting stays proportional to what is added.
    this.#compactAt = Math.max(MIN_WORDS_TO_COMPACT, 2 * words.size)
  }

  /** The score of each word of the index, in each field, for a term of a query. */
  #computeScores(term: QueryTerm): Uint8Array {
    const scores = new Uint8Array(this.#words.size << FIELD_BITS)
    for (const [word, { number, letters }] of this.#words) {
      const score = scoreMatch(term, word, letters)
      if (score === 0) continue
      for (const [field, weight] of FIELD_WEIGHTS.entries()) scores[(number << FIELD_BITS) | field] = score * weight
    }
    return scores
  }
}

/** The best match among a document's keys; 0 if there is none. Runs over millions of keys. */
const findBest = (keys: Uint32Array, scores: Uint8Array): number => {
  let best = 0
  for (let at = 0; at < keys.length; at += 1) {
    const score = scores[keys[at] ?? 0] ?? 0
    if (score > best) best = score
  }
  return best
}
