/** What was read at an offset, and the offset after it. */
export type Token<T> = { value: T; end: number }

/** Matches a sticky pattern at one offset of a text, and nowhere after it. */
export const matchAt = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset
  return pattern.exec(text)
}
