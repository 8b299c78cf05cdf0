/** The word itself, and the word with each one of its letters left out. */
const deletions = (word: string): string[] => {
  const all = [word]
  for (let i = 0; i < word.length; i += 1) all.push(word.slice(0, i) + word.slice(i + 1))
  return all
}

/** Shorter words are corrected only if two letters are swapped or one is doubled. */
const MIN_LENGTH_FOR_ANY_EDIT = 6

/** True if one insertion, deletion, substitution or swap of adjacent letters turns `a` into `b`. */
const isOneEditApart = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a.charAt(i) === b.charAt(i)) i += 1
  const restA = a.slice(i)
  const restB = b.slice(i)
  const allowsAnyEdit = b.length >= MIN_LENGTH_FOR_ANY_EDIT
  if (restB.slice(1) === restA && (allowsAnyEdit || restA === '' || b.charAt(i) === b.charAt(i - 1))) return true
  if (restA.slice(1) === restB && (allowsAnyEdit || a.charAt(i) === a.charAt(i - 1))) return true
  if (allowsAnyEdit && restA.slice(1) === restB.slice(1)) return true
  return restA.charAt(0) === restB.charAt(1) && restA.charAt(1) === restB.charAt(0) && restA.slice(2) === restB.slice(2)
}

/** Longer words are never corrected. */
const MAX_CORRECTED_LENGTH = 20

/**
 * A function that finds the listed word that is one edit away from a misspelled one.
 * Only words of `shortest` letters or more are corrected, and only if the first letter is right or swapped with the second.
 */
export const createSpellingCorrector = (
  listed: Iterable<string>,
  shortest: number,
): ((word: string) => string | undefined) => {
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
    if (word.length < shortest - 1 || word.length > MAX_CORRECTED_LENGTH) return undefined
    for (const key of deletions(word))
      for (const target of index.get(key) ?? [])
        if (target !== word && keepsItsStart(word, target) && isOneEditApart(word, target)) return target
    return undefined
  }
}
