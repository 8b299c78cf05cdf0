/** What a reader found at a cursor, and the offset just past it. */
export type Token<T> = { value: T; end: number }

/** Matches a sticky pattern at one offset of a text, and nowhere behind it. */
export const matchAt = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset
  return pattern.exec(text)
}
