const GAP_PX = 8
const MARGIN_PX = 8
/** How far (px) from its words the card may be placed so as not to cover the text around them. */
const MAX_DISTANCE_PX = 96

type Size = { width: number; height: number }
type CardSurroundings = {
  /** Where the words are on the screen. */
  words: { left: number; top: number; bottom: number }
  /** Where the whole text that contains them is. */
  text: { top: number; bottom: number }
  card: Size
  window: Size
}

/**
 * Places a card for words: outside their text if its edge is near, so that none of it is covered; else next to the
 * words. The card is always completely in the window, even if that covers the words.
 */
export const placeCard = ({ words, text, card, window }: CardSurroundings): { left: number; top: number } => {
  const lastLeft = window.width - card.width - MARGIN_PX
  const lastTop = window.height - card.height - MARGIN_PX
  const below = (edge: number): number => edge + GAP_PX
  const above = (edge: number): number => edge - GAP_PX - card.height
  const tops = [
    ...(text.bottom - words.bottom <= MAX_DISTANCE_PX ? [below(text.bottom)] : []),
    ...(words.top - text.top <= MAX_DISTANCE_PX ? [above(text.top)] : []),
    below(words.bottom),
    above(words.top),
  ]
  return {
    left: Math.max(MARGIN_PX, Math.min(words.left, lastLeft)),
    top: tops.find((top) => top >= MARGIN_PX && top <= lastTop) ?? Math.max(MARGIN_PX, lastTop),
  }
}
