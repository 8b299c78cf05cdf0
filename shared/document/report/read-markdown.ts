/** An escaped mark, an address between angle brackets, or a line break that Markdown would join. */
const written = /\\([!-/:-@[-`{-~])|<(https?:\/\/[^\s<>|]+)>| {2}(?=\n)/g

/** The text that `escapeMarkdown` and what surrounds it have written. */
export const unescapeMarkdown = (source: string): string =>
  source.replace(written, (_, mark: string | undefined, link: string | undefined) => mark ?? link ?? '')

/** Text in which all that could be markup is escaped: an asterisk in it always follows a backslash. */
const plain = String.raw`(?:[^*\\<\n]|\\.|<[^\s<>]+>)+`
const labeled = new RegExp(String.raw`^\*\*(${plain}):\*\*(?: |$)`)
const detail = new RegExp(String.raw`^\*(${plain}):\*(?: |$)`)
const marks = new RegExp(String.raw`(?:^| )\*\((${plain})\)\*`, 'g')

/** A text with a label in bold before it, as `paragraph` and `facts` blocks are written. */
export const readLabeled = (source: string): { label?: string; text: string } => {
  const found = labeled.exec(source)
  return {
    ...(found?.[1] !== undefined && { label: unescapeMarkdown(found[1]) }),
    text: unescapeMarkdown(source.slice(found?.[0].length ?? 0)).trim(),
  }
}

/** The text of an item, and what is said of it in parentheses. */
export const readMarked = (source: string): { text: string; marks: string[] } => ({
  marks: [...source.matchAll(marks)].map(([, mark = '']) => unescapeMarkdown(mark)),
  text: unescapeMarkdown(source.replace(marks, '')).trim(),
})

/** A cell with its details, whose lines are those of the cell. A label may stand there several times. */
export const readDetails = (cell: string): { text: string; details: ReadonlyMap<string, readonly string[]> } => {
  const text: string[] = []
  const details = new Map<string, string[]>()
  let label: string | undefined
  for (const line of cell.split('\n')) {
    const found = detail.exec(line)
    if (found?.[1] !== undefined) label = unescapeMarkdown(found[1])
    const value = unescapeMarkdown(line.slice(found?.[0].length ?? 0))
    if (label === undefined) text.push(value)
    else if (found) details.set(label, [...(details.get(label) ?? []), value])
    else details.get(label)?.push(`${details.get(label)?.pop()}\n${value}`)
  }
  return { text: text.join('\n'), details }
}
