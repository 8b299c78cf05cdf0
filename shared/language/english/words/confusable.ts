/** Real words one slip away from a word that matters: never taken for it. */
export const realNeighbours: ReadonlySet<string> = new Set([])
