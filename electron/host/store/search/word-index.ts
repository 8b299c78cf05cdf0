import { letterBits, parseQuery, type QueryTerm, scoreMatch, splitDistinctWords } from './words'

/** How much a match counts, by the field that it is in. */
const FIELD_WEIGHTS = [1, 2, 2, 4]
const FIELD_BITS = 2

/** The words of a document's fields; what is in the last ones counts most. */
export type FieldTexts = { texts: string; tags: string; details: string; title: string }

/**
 * Which words are in which documents. Each word has a number, and a document is the list of its words' numbers, each
 * with its field: ten thousand documents take some 20 MB and milliseconds to go through, and replacing one costs no more
 * than adding it.
 */
export class WordIndex {
  readonly #words = new Map<string, { number: number; letters: number }>()
  readonly #documents = new Map<string, Uint32Array>()

  set(id: string, { texts, tags, details, title }: FieldTexts): void {
    const keys = new Set<number>()
    for (const [field, text] of [texts, tags, details, title].entries()) {
      for (const word of splitDistinctWords(text)) keys.add((this.#getNumber(word) << FIELD_BITS) | field)
    }
    this.#documents.set(id, Uint32Array.from(keys))
  }

  delete(id: string): void {
    this.#documents.delete(id)
  }

  /** The documents that contain every word of a query, by id; a higher score is a better match. */
  search(query: string): Map<string, number> {
    const scores = parseQuery(query).map((term) => this.#computeScores(term))
    const found = new Map<string, number>()
    for (const [id, keys] of this.#documents) {
      const score = computeScore(keys, scores)
      if (score > 0) found.set(id, score)
    }
    return found
  }

  #getNumber(word: string): number {
    const known = this.#words.get(word)
    if (known) return known.number
    const number = this.#words.size
    // A copy: a piece of a text would keep all of it in memory.
    this.#words.set(Buffer.from(word).toString(), { number, letters: letterBits(word) })
    return number
  }

  /** What each word of the index, in each field, is worth for one of a query. */
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

/** The sum of the best match of every word that is asked for; 0 if one is missing. Runs over millions of keys. */
const computeScore = (keys: Uint32Array, scores: readonly Uint8Array[]): number => {
  let sum = 0
  for (const ofWord of scores) {
    let best = 0
    for (let at = 0; at < keys.length; at += 1) {
      const score = ofWord[keys[at] ?? 0] ?? 0
      if (score > best) best = score
    }
    if (best === 0) return 0
    sum += best
  }
  return sum
}
