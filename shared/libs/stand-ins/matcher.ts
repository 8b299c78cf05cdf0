/** A text without the difference between capital and small letters, of the same length. */
export const fold = (text: string): string => {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : Array.from(text, foldOne).join('')
}

const foldOne = (char: string): string => {
  const lower = char.toLowerCase()
  return lower.length === char.length ? lower : char
}

/** Scripts that put no spaces between words, so that a name may stand between any other characters. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}'

/** A word, a character of a script without spaces, or any other single character. */
const token = new RegExp(`[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+|[^]`, 'gu')

/** Words to look for. `isCapitalized`: only where they begin with a capital letter, since they are also ordinary words. */
export type Entry<T> = { words: string; value: T; isCapitalized?: boolean }

export type Match<T> = { start: number; end: number; value: T }

type Bucket<T> = { lengths: number[]; entries: Map<string, Entry<T>> }

const firstToken = (folded: string): string => folded.match(token)?.[0] ?? ''

/**
 * Creates a function that finds words in a text, from left to right: always whole words, in any case, and of several at
 * one place the longest. It looks only at entries that begin with the same word, so its time does not grow with their
 * number.
 */
export const createMatcher = <T>(entries: readonly Entry<T>[]): ((text: string) => Match<T>[]) => {
  const buckets = new Map<string, Bucket<T>>()
  for (const entry of entries) {
    const folded = fold(entry.words)
    const first = firstToken(folded)
    const bucket: Bucket<T> = buckets.get(first) ?? { lengths: [], entries: new Map() }
    if (!bucket.entries.has(folded)) bucket.entries.set(folded, entry)
    buckets.set(first, bucket)
  }
  for (const bucket of buckets.values())
    bucket.lengths = [...new Set([...bucket.entries.keys()].map(({ length }) => length))].sort((a, b) => b - a)

  return (text) => {
    const folded = fold(text)
    const tokens = [...folded.matchAll(token)]
    const isEnd = new Uint8Array(folded.length + 1)
    for (const { index } of tokens) isEnd[index] = 1
    isEnd[folded.length] = 1
    const matches: Match<T>[] = []
    let from = 0
    for (const { 0: first, index: start } of tokens) {
      const bucket = start < from ? undefined : buckets.get(first)
      for (const length of bucket?.lengths ?? []) {
        const end = start + length
        if (isEnd[end] !== 1) continue
        const entry = bucket?.entries.get(folded.slice(start, end))
        if (!entry || (entry.isCapitalized && text[start] === folded[start])) continue
        matches.push({ start, end, value: entry.value })
        from = end
        break
      }
    }
    return matches
  }
}
