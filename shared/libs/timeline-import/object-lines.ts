/** The lines of every `{` outside strings in a JSON text. */
const openingLines = (text: string): number[] => {
  const lines: number[] = []
  let line = 1
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10) line += 1
    else if (code === 123) lines.push(line)
    else if (code === 34) {
      for (i += 1; i < text.length; i++) {
        const character = text.charCodeAt(i)
        if (character === 92) i += 1
        else if (character === 34) break
      }
    }
  }
  return lines
}

/** The one-based line on which each object of a parsed JSON text begins. Empty if they cannot be matched, as with a repeated key. */
export const objectLines = (text: string, json: unknown): Map<object, number> => {
  const lines = openingLines(text)
  const lineByObject = new Map<object, number>()
  const stack: unknown[] = [json]
  let count = 0
  while (stack.length > 0) {
    const value = stack.pop()
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value)) {
      lineByObject.set(value, lines[count] ?? 1)
      count += 1
    }
    const children: unknown[] = Array.isArray(value) ? value : Object.values(value)
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i])
  }
  return count === lines.length ? lineByObject : new Map()
}
