/** Every way of leaving one letter out, and the word itself. */
const deletions = (word: string): string[] => {
  const all = [word]
  for (let i = 0; i < word.length; i += 1) all.push(word.slice(0, i) + word.slice(i + 1))
  return all
}

/** Shortest word in which a missing, added or changed letter is put right; in shorter ones only two swapped or a doubled one. */
const shortestForAnySlip = 6

/** True when one insertion, deletion, substitution or swap of neighbours turns `a` into `b`. */
const isOneApart = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a.charAt(i) === b.charAt(i)) i += 1
  const restA = a.slice(i)
  const restB = b.slice(i)
  const anySlip = b.length >= shortestForAnySlip
  if (restB.slice(1) === restA && (anySlip || restA === '' || b.charAt(i) === b.charAt(i - 1))) return true
  if (restA.slice(1) === restB && (anySlip || a.charAt(i) === a.charAt(i - 1))) return true
  if (anySlip && restA.slice(1) === restB.slice(1)) return true
  return restA.charAt(0) === restB.charAt(1) && restA.charAt(1) === restB.charAt(0) && restA.slice(2) === restB.slice(2)
}

/** Longest word that is looked at for a slip of the finger. */
const longest = 20

/**
 * Finds the listed word that is one slip of the finger away.
 * Only words of `shortest` letters or more are matched, by their first letter or by a swap of the first two.
 */
export const nearestAmong = (listed: Iterable<string>, shortest: number): ((word: string) => string | undefined) => {
  const index = new Map<string, string[]>()
  for (const target of listed) {
    if (target.length < shortest) continue
    for (const key of deletions(target)) {
      const at = index.get(key)
      if (at) at.push(target)
      else index.set(key, [target])
    }
  }
  const keepsItsStart = (word: string, target: string): boolean =>
    word.charAt(0) === target.charAt(0) || (word.charAt(0) === target.charAt(1) && word.charAt(1) === target.charAt(0))
  return (word) => {
    if (word.length < shortest - 1 || word.length > longest) return undefined
    for (const key of deletions(word))
      for (const target of index.get(key) ?? [])
        if (target !== word && keepsItsStart(word, target) && isOneApart(word, target)) return target
    return undefined
  }
}
