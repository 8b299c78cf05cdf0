import type { TimeExpression } from '../../time'

/** The time of a line of a log, and its other words. */
export type TimedWords = {
  time: TimeExpression
  text: string
  /** Where the time stands: at the start, or behind how many words and which bracket. A stack trace may hold times elsewhere. */
  place: string
}
