/** A text without these characters at its end. A loop, since a pattern that ends in `+$` takes quadratic time. */
export const trimTrailing = (text: string, marks: string): string => {
  let end = text.length
  while (end > 0 && marks.includes(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}

/** A text without these characters at its beginning. */
export const trimLeading = (text: string, marks: string): string => {
  let start = 0
  while (start < text.length && marks.includes(text[start] ?? '')) start += 1
  return text.slice(start)
}
