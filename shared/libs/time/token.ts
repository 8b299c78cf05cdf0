/** What was read at an offset, and the offset after it. */
export type Token<T> = { value: T; end: number }

/** Whether a text has an ASCII digit at an offset; no word of a language begins with one. */
export const isDigit = (text: string, offset: number): boolean => {
  const code = text.charCodeAt(offset)
  return code >= 48 && code <= 57
}

/** Matches a sticky pattern at one offset of a text, and nowhere after it. */
export const matchAt = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset
  return pattern.exec(text)
}
