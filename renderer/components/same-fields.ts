const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isSame = (a: unknown, b: unknown, depth: number): boolean => {
  if (Object.is(a, b)) return true
  if (depth === 0 || !isPlain(a) || !isPlain(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(a[key], b[key], depth - 1))
}

/** For `memo`: compares props three levels deep, for rows whose objects are rebuilt on every snapshot. */
export const sameFields = (a: object, b: object): boolean => isSame(a, b, 3)
