import { rateCloseness, splitWords } from './words'

/** How much a match counts, by the field that it is in. */
const FIELD_WEIGHTS = [1, 2, 2, 4]
const FIELD_BITS = 2
const FIELD_MASK = (1 << FIELD_BITS) - 1

/** The words of a document's fields; what is in the last ones counts most. */
export type FieldTexts = { texts: readonly string[]; tags: string; details: string; title: string }

/** A document that contains every word of a query; a higher score is a better match. */
export type Match = { id: string; score: number }

/**
 * Which words are in which documents. Each word has a number, and a document is the sorted list of its words' numbers:
 * ten thousand documents take some 20 MB and milliseconds to go through, and replacing one costs no more than adding it.
 */
export class WordIndex {
  readonly #numbers = new Map<string, number>()
  readonly #documents = new Map<string, Uint32Array>()

  set(id: string, { texts, tags, details, title }: FieldTexts): void {
    const keys = new Set<number>()
    for (const [field, list] of [texts, [tags], [details], [title]].entries()) {
      for (const text of list) {
        for (const { folded } of splitWords(text)) keys.add((this.#getNumber(folded) << FIELD_BITS) | field)
      }
    }
    this.#documents.set(id, Uint32Array.from(keys).sort())
  }

  delete(id: string): void {
    this.#documents.delete(id)
  }

  /** The documents that contain every word of a query, in no order. */
  search(query: string): Match[] {
    const asked = [...new Set([...splitWords(query)].map(({ folded }) => folded))]
    const closeness = asked.map((word) => this.#closenessTo(word))
    const matches: Match[] = []
    for (const [id, keys] of this.#documents) {
      const score = computeScore(keys, closeness)
      if (score > 0) matches.push({ id, score })
    }
    return matches
  }

  #getNumber(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(word, number)
    return number
  }

  /** How close each word of the index is to one of a query, by number. */
  #closenessTo(asked: string): Float32Array {
    const closeness = new Float32Array(this.#numbers.size)
    for (const [word, number] of this.#numbers) closeness[number] = rateCloseness(asked, word)
    return closeness
  }
}

/** The sum of the best match of every word that is asked for; 0 if one is missing. */
const computeScore = (keys: Uint32Array, closeness: readonly Float32Array[]): number => {
  let sum = 0
  for (const ofWord of closeness) {
    let best = 0
    for (const key of keys) {
      const found = ofWord[key >>> FIELD_BITS] ?? 0
      if (found > 0) best = Math.max(best, found * (FIELD_WEIGHTS[key & FIELD_MASK] ?? 0))
    }
    if (best === 0) return 0
    sum += best
  }
  return sum
}
