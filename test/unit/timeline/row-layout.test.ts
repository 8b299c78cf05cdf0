import { describe, expect, test } from 'vitest'
import { CHUNK, type Rows, rangeInView, splitRows } from '../../../renderer/stages/timeline/row-layout'
import { fc } from '../../support/fast-check'

const heights = { row: 41, gap: 33, open: 320 }
const VIEW_PX = 900

const anyRows = fc
  .record({ count: fc.integer({ min: 200, max: 20_000 }), gaps: fc.uniqueArray(fc.nat(20_000)), open: fc.nat(20_000) })
  .map(({ count, gaps, open }) => ({
    count,
    gaps: gaps.filter((index) => index < count).sort((a, b) => a - b),
    open: open % count,
  }))

/** Where each event begins, added up row by row. */
const tops = ({ count, gaps, open }: Rows): number[] => {
  const after = new Set(gaps)
  let top = 0
  return Array.from({ length: count }, (_, index) => {
    const own = top
    top += (index === open ? heights.open : heights.row) + (after.has(index) ? heights.gap : 0)
    return own
  })
}

describe('the rows of a long timeline', () => {
  test('drawn are those in view and some around them, however far it is scrolled', () => {
    fc.assert(
      fc.property(anyRows, fc.float({ min: 0, max: 1, noNaN: true }), (rows, share) => {
        const all = tops(rows)
        const top = share * ((all.at(-1) ?? 0) + heights.row)
        const { from, to } = rangeInView(rows, heights, top, top + VIEW_PX)
        const seen = all.flatMap((one, index) =>
          one < top + VIEW_PX && (all[index + 1] ?? one + 1) > top ? [index] : [],
        )
        expect(from).toBeLessThanOrEqual(Math.max(0, (seen[0] ?? rows.count) - CHUNK))
        expect(to).toBeGreaterThanOrEqual(Math.min(rows.count, (seen.at(-1) ?? 0) + CHUNK))
        expect(to - from).toBeLessThanOrEqual(VIEW_PX / heights.row + 4 * CHUNK + 1)
      }),
    )
  })

  test('every row is either drawn or counted as skipped, and those to keep are drawn', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(20_000), fc.nat(200), (rows, from, length) => {
        const kept = [rows.open, rows.count - 1, -1, from]
        const parts = splitRows(rows, { from, to: from + length }, kept)
        let end = 0
        const drawn: number[] = []
        for (const part of parts) {
          expect(part.from - end).toBe(part.skippedEvents)
          expect(part.skippedGaps).toBe(rows.gaps.filter((gap) => gap >= end && gap < part.from).length)
          for (let index = part.from; index < part.to; index += 1) drawn.push(index)
          end = part.to
        }
        expect(end).toBe(rows.count)
        expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b))
        expect(drawn).toContain(rows.open)
        expect(drawn).toContain(rows.count - 1)
      }),
    )
  })
})
