import type { Snapshot } from '..'

/** Below this many letters, a part of a name is as likely a word: initials, `de`, `Al`. */
const MIN_LETTERS = 3

const isLatin = (text: string): boolean => /^[\p{Script=Latin}\p{M}\p{N}'’.\s-]+$/u.test(text)

const isNamePart = (part: string): boolean => {
  const letters = part.match(/\p{L}/gu)?.length ?? 0
  return isLatin(part) ? letters >= MIN_LETTERS && /^\p{Lu}/u.test(part) : letters > 1
}

const isWithinWord = /^[\p{L}\p{N}]/u

/** The character before a position, whole if it takes two units. */
const characterBefore = (text: string, at: number): string => [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''

/** Whether a text has a name: as words of their own, unless its script writes words without spaces between them. */
const hasName = (text: string, name: string): boolean => {
  const hasSpaces = isLatin(name)
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isInWord = isWithinWord.test(characterBefore(text, at)) || isWithinWord.test(text.slice(at + name.length))
    if (!hasSpaces || !isInWord) return true
  }
  return false
}

/** Tells whether a text names somebody who took part, by their whole name or a part of it. */
export const createNameFinder = ({
  roster,
  record,
}: Pick<Snapshot, 'roster' | 'record'>): ((text: string) => boolean) => {
  const whole = [...roster.flatMap(({ name, names }) => [name, ...names]), record.facilitator]
  const parts = whole.flatMap((name) => [name.trim(), ...name.split(/\s+/)])
  const found = [...new Set(parts)].filter(isNamePart)
  return (text) => found.some((part) => hasName(text, part))
}
