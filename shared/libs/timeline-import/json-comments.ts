const skipString = (text: string, from: number): number => {
  let i = from + 1
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1
  return i
}

/** Where a comment that begins at `from` ends; `from` itself if none begins there. */
const skipComment = (text: string, from: number): number => {
  const end = text.startsWith('//', from)
    ? text.indexOf('\n', from)
    : text.startsWith('/*', from)
      ? text.indexOf('*/', from + 2) + 2
      : from
  return end < from || (end === from + 1 && text[from + 1] === '*') ? text.length : end
}

/** Ranges of a text as spaces, with its line breaks. */
const blankOut = (text: string, ranges: [from: number, to: number][]): string => {
  const parts: string[] = []
  let cursor = 0
  for (const [from, to] of ranges) {
    parts.push(text.slice(cursor, from), text.slice(from, to).replace(/[^\n]/g, ' '))
    cursor = to
  }
  return [...parts, text.slice(cursor)].join('')
}

/** A text as JSON, of settings or written by hand: comments and commas before a bracket become spaces, so that lines stay. */
export const withoutComments = (text: string): string => {
  const ranges: [number, number][] = []
  /** The last comma, if nothing has come since. */
  let comma: [number, number] | undefined
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    const end = character === '/' ? skipComment(text, i) : i
    if (end > i) {
      ranges.push([i, end])
      i = end - 1
    } else if (character === ',') comma = [i, i + 1]
    else if (!/\s/.test(character)) {
      if (comma && /[\]}]/.test(character)) ranges.push(comma)
      comma = undefined
      if (character === '"') i = skipString(text, i)
    }
  }
  return blankOut(
    text,
    ranges.sort(([a], [b]) => a - b),
  )
}
