/** A piece of a text, and whether the other text lacks it. */
export type TextPart = { text: string; isChanged: boolean }

/** Two texts in pieces, as they are shown side by side. */
export type WordDifference = { before: TextPart[]; after: TextPart[] }

/** Words with what belongs to them, spaces, and everything else one by one, as in scripts without spaces. */
const token =
  /\s+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}_'’-])+|[^\s]/gu

/** Beyond this many comparisons, what stands between the same beginning and end counts as changed. */
const MAX_COMPARISONS = 400_000

const split = (text: string): string[] => text.match(token) ?? []

/** For each pair of positions, how many tokens both texts share from there on. */
const countShared = (a: readonly string[], b: readonly string[]): Uint32Array[] => {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [row, next] = [rows[i] as Uint32Array, rows[i + 1] as Uint32Array]
      row[j] = a[i] === b[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0)
    }
  return rows
}

type Marked = { before: boolean[]; after: boolean[] }

const markChanged = (a: readonly string[], b: readonly string[]): Marked => {
  const marked = { before: a.map(() => true), after: b.map(() => true) }
  if (a.length * b.length > MAX_COMPARISONS) return marked
  const shared = countShared(a, b)
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      marked.before[i] = false
      marked.after[j] = false
      i += 1
      j += 1
    } else if ((shared[i + 1]?.[j] ?? 0) >= (shared[i]?.[j + 1] ?? 0)) i += 1
    else j += 1
  }
  return marked
}

const isSpace = (text: string): boolean => text.trim() === ''

/** Neighbors of one kind as one piece; a space between two changed words belongs to them. */
const join = (tokens: readonly string[], changed: readonly boolean[]): TextPart[] => {
  const parts: TextPart[] = []
  tokens.forEach((text, at) => {
    const isBetween = isSpace(text) && changed[at - 1] === true && changed[at + 1] === true
    const isChanged = changed[at] === true || isBetween
    const last = parts.at(-1)
    if (last?.isChanged === isChanged) last.text += text
    else parts.push({ text, isChanged })
  })
  return parts
}

/** Compares two texts word by word. */
export const diffWords = (before: string, after: string): WordDifference => {
  const [a, b] = [split(before), split(after)]
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  const middle = markChanged(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const all = (changed: readonly boolean[]): boolean[] => [
    ...Array.from({ length: start }, () => false),
    ...changed,
    ...Array.from({ length: end }, () => false),
  ]
  return { before: join(a, all(middle.before)), after: join(b, all(middle.after)) }
}
