/** The line of every `{` in a JSON text, in order, strings skipped. */
const openings = (text: string): number[] => {
  const lines: number[] = []
  let line = 1
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10) line += 1
    else if (code === 123) lines.push(line)
    else if (code === 34) {
      for (i += 1; i < text.length; i++) {
        const inner = text.charCodeAt(i)
        if (inner === 92) i += 1
        else if (inner === 34) break
      }
    }
  }
  return lines
}

/** The one-based line on which each object of a parsed JSON text opens (empty where the two do not fit, as with a key twice). */
export const objectLines = (text: string, json: unknown): Map<object, number> => {
  const lines = openings(text)
  const found = new Map<object, number>()
  const stack: unknown[] = [json]
  let next = 0
  while (stack.length > 0) {
    const value = stack.pop()
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value)) {
      found.set(value, lines[next] ?? 1)
      next += 1
    }
    const children: unknown[] = Array.isArray(value) ? value : Object.values(value)
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i])
  }
  return next === lines.length ? found : new Map()
}
