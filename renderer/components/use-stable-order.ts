import { useRef } from 'react'

/**
 * Items in the order in which they were first shown; new ones go to the end, so that nothing else moves. Once `sortings`
 * changes, all are shown in their own order again.
 */
export const useStableOrder = <T>(items: readonly T[], keyOf: (item: T) => string, sortings = 0): T[] => {
  const known = useRef({ sortings, places: new Map<string, number>() })
  if (known.current.sortings !== sortings) known.current = { sortings, places: new Map() }
  const { places } = known.current
  const getPosition = (item: T): number => {
    const key = keyOf(item)
    const position = places.get(key) ?? places.size
    places.set(key, position)
    return position
  }
  const placed = items.map((item) => ({ item, position: getPosition(item) }))
  return placed.sort((a, b) => a.position - b.position).map(({ item }) => item)
}
