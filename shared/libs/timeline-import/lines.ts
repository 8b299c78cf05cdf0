/** A line of a file with its one-based number. */
export type Line = { text: string; line: number }

/** A text as numbered lines. */
export const splitLines = (text: string, first = 1): Line[] =>
  text.split('\n').map((line, i) => ({ text: line, line: first + i }))
