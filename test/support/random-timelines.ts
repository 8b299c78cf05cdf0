import { fc } from './fast-check'

/** A timeline as one would have it back: moments to the minute, in order, words of any kind. */
export type TimelineRow = { at: number; text: string }

/** Timelines of two rows or more, whose texts are made of some words. */
export const randomTimelines = (
  words: readonly string[],
  { maxWords, maxRows }: { maxWords: number; maxRows: number },
): fc.Arbitrary<TimelineRow[]> => {
  const text = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: maxWords })
    .map((chosen) => `event ${chosen.join(' ')} end`)
  return fc
    .record({
      start: fc.integer({ min: Date.UTC(2015, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 }),
      rows: fc.array(fc.record({ after: fc.integer({ min: 1, max: 900 }), text }), {
        minLength: 2,
        maxLength: maxRows,
      }),
    })
    .map(({ start, rows }) => {
      let minute = start
      return rows.map((row): TimelineRow => {
        minute += row.after
        return { at: minute * 60_000, text: row.text }
      })
    })
}
