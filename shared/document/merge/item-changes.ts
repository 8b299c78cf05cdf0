import * as Y from 'yjs'

/** What one copy of a document contains that the other does not know. */
export type Unknown = (item: Y.Item) => boolean

/** Whether an item was made after the other copy was last in touch; `other` is that copy. */
export const createUnknown = (other: Y.Doc): Unknown => {
  const known = Y.decodeStateVector(Y.encodeStateVector(other))
  return ({ id, length }) => id.clock + length > (known.get(id.client) ?? 0)
}

const hasUnknownText = (text: Y.Text, isUnknown: Unknown): boolean => {
  for (let item = text._start; item !== null; item = item.right) if (isUnknown(item)) return true
  return false
}

/** The keys of a map whose values were set, or whose texts were typed into, without the other copy knowing. */
export const unknownKeys = (map: Y.Map<unknown>, isUnknown: Unknown): ReadonlySet<string> => {
  const keys = new Set<string>()
  for (const [key, item] of map._map) {
    const value: unknown = item.deleted ? undefined : map.get(key)
    if (isUnknown(item) || (value instanceof Y.Text && hasUnknownText(value, isUnknown))) keys.add(key)
  }
  return keys
}

/** Whether a text that belongs to no row was typed into without the other copy knowing. */
export const isTypedInto = (text: Y.Text, isUnknown: Unknown): boolean => hasUnknownText(text, isUnknown)
