const MAX_TYPOS = 2

/** The number of characters to replace, insert or delete to turn one word into the other. */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The word of a list that was most likely meant; undefined if none is close. */
export const closestTo = (word: string, all: readonly string[]): string | undefined => {
  const near = all
    .filter((one) => Math.abs(one.length - word.length) <= MAX_TYPOS)
    .map((one) => ({ one, distance: editDistance(word.slice(0, 80).toLowerCase(), one.toLowerCase()) }))
    .filter(({ distance }) => distance <= MAX_TYPOS)
    .sort((a, b) => a.distance - b.distance)
  return near[0]?.one
}

/** A sentence that names the closest word, after a space; empty if there is none. */
export const suggestion = (closest: string | undefined): string =>
  closest === undefined ? '' : ` Did you mean “${closest}”?`
