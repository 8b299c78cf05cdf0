import { describe, expect, it } from 'vitest'
import { layOutRows } from '../../../renderer/components/rows/row-layout'
import { fc } from '../../support/fast-check'

describe('the layout of a list’s rows', () => {
  it('has every row that shows between two heights, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 40 }),
        fc.nat(2_000),
        fc.integer({ min: 1, max: 900 }),
        (heights, top, height) => {
          const { rowsBetween, topOf } = layOutRows(heights.length, (index) => heights[index] ?? 0)
          const { from, to } = rowsBetween(top, top + height)
          const shown = heights.flatMap((own, index) =>
            topOf(index) < top + height && topOf(index) + own > top ? [index] : [],
          )
          const listed = heights.flatMap((_, index) => (index >= from && index <= to ? [index] : []))
          // The row that has just left the view may still be there.
          expect(listed.filter((index) => topOf(index + 1) !== top)).toEqual(shown)
        },
      ),
    )
  })

  it('is as high as its rows, and empty without any', () => {
    expect(layOutRows(3, () => 44).height).toBe(132)
    expect(layOutRows(0, () => 44)).toMatchObject({ height: 0, count: 0 })
    expect(layOutRows(0, () => 44).rowsBetween(0, 600).to).toBe(-1)
  })
})
