import { describe, expect, it } from 'vitest'
import {
  type Drawn,
  elementsToDraw,
  keyOf,
  movePlace,
  OVERSCAN,
  type Place,
} from '../../../renderer/components/rows/row-elements'
import { fc } from '../../support/fast-check'

const HEIGHT = 20
const COUNT = 10_000
const drawnAt = (from: number, place: Place): Drawn => ({ place, range: { from, to: from + HEIGHT - 1 } })
const beginning: Place = { from: 0, anchor: 0 }
const settled = (from: number, place: Place, focus = -1) => {
  const drawn = drawnAt(from, place)
  return elementsToDraw(drawn, drawn, COUNT, focus)
}
const indexesOf = (elements: readonly (readonly [number, number])[]): number[] => elements.map(([, index]) => index)

describe('the elements of a list’s rows', () => {
  it('stay with their rows while the view moves by a few', () => {
    const place = movePlace(beginning, OVERSCAN - 1, -1)
    expect(keyOf(place, 30)).toBe(keyOf(beginning, 30))
  })

  it('show other rows after a jump: those in view first, around them what was there', () => {
    const place = movePlace({ from: 100, anchor: 0 }, 500, -1)
    const drawn = drawnAt(500, place)
    const before = drawnAt(100, { from: 100, anchor: 0 })
    const now = elementsToDraw(drawn, before, COUNT, -1)
    expect(now.map(([key]) => key)).toEqual(settled(100, { from: 100, anchor: 0 }).map(([key]) => key))
    expect(indexesOf(now).slice(OVERSCAN, -OVERSCAN)).toEqual(Array.from({ length: HEIGHT }, (_, nth) => 500 + nth))
    expect(indexesOf(now)[0]).toBe(100 - OVERSCAN)
    expect(indexesOf(settled(500, place))[0]).toBe(500 - OVERSCAN)
  })

  it('are drawn for the rows in view alone at first', () => {
    expect(elementsToDraw(drawnAt(0, beginning), undefined, COUNT, -1)).toHaveLength(HEIGHT)
  })

  it('are none while the size of the view is not known, but for the row with the keyboard', () => {
    const drawn: Drawn = { place: beginning, range: { from: 0, to: -1 } }
    expect(elementsToDraw(drawn, undefined, COUNT, -1)).toEqual([])
    expect(indexesOf(elementsToDraw(drawn, undefined, COUNT, 7))).toEqual([7])
  })

  it('are one for each row in view, wherever the view and the keyboard go', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: fc.nat(300), focus: fc.integer({ min: -1, max: 320 }) }), { maxLength: 12 }),
        (moves) => {
          let place = beginning
          for (const { from, focus } of moves) {
            const before = drawnAt(place.from, place)
            const key = focus < 0 ? undefined : keyOf(place, focus)
            place = movePlace(place, from, focus)
            for (const elements of [
              elementsToDraw(drawnAt(from, place), before, COUNT, focus),
              settled(from, place, focus),
            ]) {
              expect(new Set(elements.map(([one]) => one)).size).toBe(elements.length)
              const shown = new Set(indexesOf(elements))
              expect(Array.from({ length: HEIGHT }, (_, nth) => from + nth).filter((one) => !shown.has(one))).toEqual(
                [],
              )
              if (focus >= 0) expect(elements.find(([one]) => one === key)?.[1]).toBe(focus)
            }
          }
        },
      ),
    )
  })
})
