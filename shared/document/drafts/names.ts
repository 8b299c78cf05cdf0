import type { Snapshot } from '..'

const escapeForRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Below this many letters, a part of a name is as likely a word: initials, `de`, `Al`. */
const MIN_LETTERS = 3

const isLatin = (text: string): boolean => /^[\p{Script=Latin}\p{M}\p{N}'’.\s-]+$/u.test(text)

const isNamePart = (part: string): boolean => {
  const letters = part.match(/\p{L}/gu)?.length ?? 0
  return isLatin(part) ? letters >= MIN_LETTERS && /^\p{Lu}/u.test(part) : letters > 1
}

/** Tells whether a text names somebody who took part, by their whole name or a part of it. */
export const createNameFinder = ({
  roster,
  record,
}: Pick<Snapshot, 'roster' | 'record'>): ((text: string) => boolean) => {
  const whole = [...roster.flatMap(({ name, names }) => [name, ...names]), record.facilitator]
  const parts = whole.flatMap((name) => [name.trim(), ...name.split(/\s+/)])
  const found = [...new Set(parts)].filter(isNamePart)
  if (found.length === 0) return () => false
  const pattern = new RegExp(
    found
      .map((part) =>
        isLatin(part) ? `(?<![\\p{L}\\p{N}])${escapeForRegExp(part)}(?![\\p{L}\\p{N}])` : escapeForRegExp(part),
      )
      .join('|'),
    'u',
  )
  return (text) => pattern.test(text)
}
