import { useRef } from 'react'

/** Items in the order in which they were first shown; new ones go to the end, so that nothing else moves. */
export const useStableOrder = <T>(items: readonly T[], keyOf: (item: T) => string): T[] => {
  const places = useRef(new Map<string, number>())
  const getPosition = (item: T): number => {
    const key = keyOf(item)
    const known = places.current.get(key) ?? places.current.size
    places.current.set(key, known)
    return known
  }
  const placed = items.map((item) => ({ item, position: getPosition(item) }))
  return placed.sort((a, b) => a.position - b.position).map(({ item }) => item)
}
