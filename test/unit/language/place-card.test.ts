import { describe, expect, it } from 'vitest'
import { placeCard } from '../../../renderer/language/place-card'

const window = { width: 1000, height: 800 }
const card = { width: 380, height: 200 }
const line = (top: number) => ({ left: 100, top, bottom: top + 20 })

describe('the position of a card on words', () => {
  it('is below their text if it covers none of it there', () => {
    expect(placeCard({ words: line(100), text: { top: 80, bottom: 180 }, card, window })).toEqual({
      left: 100,
      top: 188,
    })
  })

  it('is above their text if there is no room below', () => {
    expect(placeCard({ words: line(700), text: { top: 660, bottom: 780 }, card, window }).top).toBe(452)
  })

  it('is next to the words in a long text', () => {
    const text = { top: 0, bottom: 2000 }
    expect(placeCard({ words: line(300), text, card, window }).top).toBe(328)
    expect(placeCard({ words: line(700), text, card, window }).top).toBe(492)
  })

  it('is completely in the window, even at its right edge and where there is no room', () => {
    expect(placeCard({ words: { ...line(100), left: 900 }, text: line(100), card, window }).left).toBe(612)
    const small = { width: 390, height: 250 }
    expect(placeCard({ words: line(120), text: line(120), card, window: small })).toEqual({ left: 8, top: 42 })
    expect(placeCard({ words: line(60), text: line(60), card, window: { ...small, height: 150 } }).top).toBe(8)
  })
})
