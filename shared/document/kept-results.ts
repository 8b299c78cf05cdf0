/**
 * Keeps results by name. One is made again only when a value that it was made from is another: what did not change in a
 * snapshot keeps its identity.
 */
export const createKeptResults = <T>() => {
  const kept = new Map<string, { sources: readonly unknown[]; result: T }>()
  return (name: string, sources: readonly unknown[], make: () => T): T => {
    const before = kept.get(name)
    if (before?.sources.every((source, index) => source === sources[index])) return before.result
    const result = make()
    kept.set(name, { sources, result })
    return result
  }
}
