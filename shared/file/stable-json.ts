/**
 * JSON with the keys of every object sorted, so that equal values give equal text. What JSON cannot represent is left
 * out.
 */
export const stableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (isPlainObject(inner) ? sorted(inner) : inner)) ?? 'null'

/** Whether two values are the same as JSON, whatever the order of their keys. */
export const isSameJson = (a: unknown, b: unknown): boolean => stableJson(a) === stableJson(b)

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `fromEntries` defines keys, so that one named `__proto__` stays a key. */
const sorted = (object: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
