import type { ReadOptions } from '../time'

/** What makes the number before it a price or a size. */
const unit = /^[\d.]{3,6}\s?(?:[$€£¥%]|(?:[KMGT]i?B|ms|sec|EUR|USD|GBP|CHF|dollars?|euros?|percent)\b)/

/** `14.10`, `~ 1047`, `10.30ish`: a number that is a clock only among others of its kind. */
const opening =
  /^[\s*_`~≈([-]{0,8}(?:ca?\.?\s)?((?:[01]?\d|2[0-3])\.[0-5]\d|(?:[01]\d|2[0-3])[0-5]\d)(?!\d|%|[.,:]\d)(?=\W|_|-?ish|$)/

const MIN_CLOCKS = 3
const MIN_SHARE = 0.6
/** Numbers between these are years as well. */
const [FIRST_YEAR, LAST_YEAR] = [1990, 2035]

/** Whether most lines of a timeline begin with a clock without a colon, and the clocks go on. */
const isClockSeries = (lines: readonly string[]): boolean => {
  const measures = lines.filter((line) => unit.test(line.slice(0, 40).replace(/^[\s*_`~≈([-]+/, '')))
  if (measures.length > lines.length / 4) return false
  const clocks = lines.flatMap((line) => Number(opening.exec(line.slice(0, 40))?.[1]?.replace('.', '') ?? Number.NaN))
  const known = clocks.filter((clock) => !Number.isNaN(clock))
  if (known.length < MIN_CLOCKS || known.length < lines.length * MIN_SHARE) return false
  if (known.every((clock) => clock >= FIRST_YEAR && clock <= LAST_YEAR)) return false
  // `1.10`, `1.20` number the parts of a text.
  if (known.every((clock) => clock < 1000) && !lines.some((line) => /^\W*~|\dish\b/.test(line.slice(0, 40))))
    return false
  const returns = known.filter((clock, i) => clock < (known[i - 1] ?? 0)).length
  return returns <= known.length / 4
}

/** `1004 - mira looks at it` */
const note = /^\s{0,8}(?:[01]\d|2[0-3])[0-5]\d(?:\s?[-–—:]|h)\s/

/** Whether each line is a clock of four digits, a sign and words, which go on: nothing but notes looks like that. */
const areNotes = (lines: readonly string[]): boolean =>
  lines.length >= MIN_CLOCKS &&
  lines.every(
    (line, i) => note.test(line) && (i === 0 || line.trim().slice(0, 4) >= (lines[i - 1] ?? '').trim().slice(0, 4)),
  )

/** How to read the times that lines of a timeline begin with: as in a column of times, if they are a series of bare clocks. */
export const seriesOptions = (lines: readonly string[], isTimeline: boolean): ReadOptions =>
  (isTimeline || areNotes(lines)) && isClockSeries(lines) ? { column: true } : {}
