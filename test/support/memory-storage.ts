/** A browser's storage, kept in memory; a page that dies leaves it behind. */
export const createMemoryStorage = (content: Readonly<Record<string, string>> = {}) => {
  const items = new Map(Object.entries(content))
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    size: () => items.size,
  }
}
