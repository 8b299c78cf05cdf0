import * as Y from 'yjs'

/** Deeper than anything the app writes; far below what overflows a stack. */
const DEEPEST = 64

const isForbidden = (value: object): boolean => {
  const parent = Object.getPrototypeOf(value)
  const isPlain = parent === Object.prototype || parent === null || Array.isArray(value)
  return !isPlain || Object.hasOwn(value, '__proto__')
}

const isHarmful = (value: unknown): boolean => {
  // A list instead of recursion: the very thing looked for would overflow the stack.
  const open: [value: unknown, depth: number][] = [[value, 0]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [inner, depth] = next
    if (typeof inner !== 'object' || inner === null || inner instanceof Uint8Array) continue
    if (depth >= DEEPEST || isForbidden(inner)) return true
    for (const child of Object.values(inner)) open.push([child, depth + 1])
  }
  return false
}

const valuesOf = (content: Y.Item['content']): unknown => {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr
  if (content instanceof Y.ContentEmbed) return content.embed
  return content instanceof Y.ContentFormat ? content.value : undefined
}

/** What is wrong with an update of somebody else's, so that no document ever holds it; undefined: nothing. */
export const faultOf = (update: Uint8Array): string | undefined => {
  try {
    for (const struct of Y.decodeUpdate(update).structs) {
      if (!(struct instanceof Y.Item)) continue
      if (struct.parentSub === '__proto__') return 'the update uses a forbidden name'
      if (struct.content instanceof Y.ContentDoc) return 'the update holds a document inside the document'
      if (isHarmful(valuesOf(struct.content))) return 'the update holds what no document may'
    }
    return undefined
  } catch {
    return 'the update is damaged'
  }
}
