/** Rows drawn beyond either end of the view, so that scrolling finds them there. */
export const OVERSCAN = 4

/** The rows in view, from the first to the last; none if the last is before the first. */
export type Range = { from: number; to: number }

/** Which row each element shows: the one at an index has an element whose key is the index less `anchor`. */
export type Place = {
  /** The first row in view. */
  from: number
  anchor: number
  /** The row that had the keyboard when the anchor was set keeps its element, or a screen reader would take it for another. */
  kept?: { index: number; key: number }
}

/** The key of the element that shows a row. */
export const keyOf = ({ anchor, kept }: Place, index: number): number => {
  const key = index - anchor
  if (kept?.index === index) return kept.key
  return kept?.key === key ? kept.index - anchor : key
}

/**
 * Where rows are after the view has moved. After a jump, the elements in view show the rows that are there now, for
 * creating others takes the browser twice as long.
 */
export const movePlace = (place: Place, from: number, focusIndex: number): Place => {
  const moved = from - place.from
  if (Math.abs(moved) < OVERSCAN) return { ...place, from }
  const kept = focusIndex < 0 ? undefined : { index: focusIndex, key: keyOf(place, focusIndex) }
  return { from, anchor: place.anchor + moved, ...(kept && { kept }) }
}

/** What is in view, and where. */
export type Drawn = { place: Place; range: Range }

/** An element and the row that it shows. */
export type RowElement = readonly [key: number, index: number]

const elementsOf = ({ place, range: { from, to } }: Drawn, count: number, beyond: number): RowElement[] => {
  const first = Math.max(0, from - beyond)
  const last = to < from ? first - 1 : Math.min(count - 1, to + beyond)
  return Array.from({ length: last - first + 1 }, (_, nth) => [keyOf(place, first + nth), first + nth])
}

/**
 * The elements to draw, in their order: of the rows in view, of those beyond it as far as they were drawn `before`, and
 * of the row that has the keyboard, since the grid refers to it. Right after a jump, those beyond the view still show
 * what was there.
 */
export const elementsToDraw = (
  drawn: Drawn,
  before: Drawn | undefined,
  count: number,
  focusIndex: number,
): RowElement[] => {
  const isSettled = before?.place.anchor === drawn.place.anchor
  const byKey = new Map<number, number>([
    ...(before && !isSettled ? elementsOf(before, count, OVERSCAN) : []),
    ...elementsOf(drawn, count, isSettled ? OVERSCAN : 0),
    ...(focusIndex < 0 ? [] : [[keyOf(drawn.place, focusIndex), focusIndex] as const]),
  ])
  return [...byKey].sort(([a], [b]) => a - b)
}
