import { readTimedLine } from '../../time'

/** How many lines that begin with a time are notes, and no sentence that is wrapped. */
export const MIN_NOTES = 3

/** Whether a line begins with a clock, and not with words such as “around”. */
export const beginsWithClock = (line: string): boolean => {
  const { clock, isInline } = readTimedLine(line)?.time ?? {}
  return clock !== undefined && !isInline
}

/** Whether each of several lines begins with a time, some with words before it: `around 14:05 on-call is paged`. */
export const areAllTimed = (lines: readonly string[]): boolean =>
  lines.length >= MIN_NOTES &&
  lines.filter(beginsWithClock).length >= lines.length / 2 &&
  lines.every((line) => readTimedLine(line)?.time.clock !== undefined)
