/** Something the palette can find; `more` are words that find it besides its label. */
export type Findable = { label: string; more?: string }

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** How well `asked` is found: lower is better, undefined is not at all. Every word must be in it, best at the start of a word. */
export const rank = (asked: string, { label, more = '' }: Findable): number | undefined => {
  const words = plain(asked).split(/\s+/).filter(Boolean)
  const name = plain(label)
  const all = `${name} ${plain(more)}`
  let sum = 0
  for (const word of words) {
    const at = all.indexOf(word)
    if (at < 0) return undefined
    const startsWord = at === 0 || /[^\p{L}\p{N}]/u.test(all[at - 1] ?? '')
    sum += (name.includes(word) ? 0 : 20) + (startsWord ? 0 : 10) + (at === 0 ? 0 : 1)
  }
  return sum
}

/** The findable ones, best first; those equally good stay in their order. */
export const found = <T extends Findable>(asked: string, list: readonly T[], most = 50): T[] =>
  list
    .map((one) => ({ one, at: rank(asked, one) }))
    .filter((entry): entry is { one: T; at: number } => entry.at !== undefined)
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ one }) => one)
