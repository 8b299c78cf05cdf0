/** `in_progress` → `In progress` */
export const toPhrase = (name: string): string => {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
  const lower = words === words.toUpperCase() || /\s/.test(words) ? words.toLowerCase() : words
  return lower.charAt(0).toUpperCase() + lower.slice(1)
}

/** Texts with a separator between them, without empty ones. */
export const joinNonEmpty = (separator: string, texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join(separator)

/** Parts of a text with what stands between them; empty parts, and those that the next one begins with, are left out. */
export const joinText = (separator: string, ...parts: string[]): string => {
  const told = [...new Set(parts.filter((part) => part !== ''))]
  return told.filter((part, i) => separator === ' ' || !told[i + 1]?.startsWith(part)).join(separator)
}
