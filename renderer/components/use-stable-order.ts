import { useRef } from 'react'

/** Items in the order in which they were first shown; new ones go to the end, so that nothing else moves. */
export const useStableOrder = <T>(items: readonly T[], keyOf: (item: T) => string): T[] => {
  const places = useRef(new Map<string, number>())
  const placeOf = (item: T): number => {
    const key = keyOf(item)
    const known = places.current.get(key) ?? places.current.size
    places.current.set(key, known)
    return known
  }
  const placed = items.map((item) => ({ item, place: placeOf(item) }))
  return placed.sort((a, b) => a.place - b.place).map(({ item }) => item)
}
