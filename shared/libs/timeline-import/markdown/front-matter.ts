/** The values of front matter by lowercase key, and the rest of the text. */
export type FrontMatter = {
  values: Map<string, string>
  body: string
  lines: number
  /** What stands in it, on the lines on which it stands in the file; empty if there is none. */
  source: string
}

const yaml = /^---[ \t]*\n([\s\S]{0,8000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/
const toml = /^\+\+\+[ \t]*\n([\s\S]{0,8000}?)\n\+\+\+[ \t]*(?:\n|$)/
/** A key at the start of a line; indented ones belong to another key. */
const pairPattern = /^["']?([A-Za-z][\w -]{0,39}?)["']?[ \t]*[:=](?:[ \t](.*))?$/
/** The value of a key whose text stands on the indented lines below it. */
const blockScalar = /^[|>][+-]?\d?$/

const unquote = (value: string): string => {
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(value)
  if (double) return (double[1] ?? '').replace(/\\(["\\/])/g, '$1')
  const single = /^'((?:[^']|'')*)'/.exec(value)
  if (single) return (single[1] ?? '').replaceAll("''", "'")
  return value.replace(/(?<!\s)\s+#.*/, '')
}

/**
 * Reads front matter (YAML or TOML at the top) as plain keys and values of its first level. In `body` it is replaced by
 * blank lines, so that line numbers do not change.
 */
export const parseFrontMatter = (text: string): FrontMatter => {
  const match = yaml.exec(text) ?? toml.exec(text)
  const values = new Map<string, string>()
  const source = match?.[1] ?? ''
  if (!match || !/^["']?[\w -]{1,100}["']?[ \t]{0,9}[:=]/m.test(source))
    return { values, body: text, lines: 0, source: '' }
  let key: string | undefined
  for (const line of source.split('\n')) {
    const pair = pairPattern.exec(line)
    if (pair?.[1]) {
      key = pair[1].trim().toLowerCase()
      const value = unquote((pair[2] ?? '').trim())
      values.set(key, blockScalar.test(value) ? '' : value)
      if (value !== '' && !blockScalar.test(value)) key = undefined
    } else if (key !== undefined && /^\s+[^\s-]/.test(line)) {
      values.set(key, `${values.get(key) ?? ''} ${line.trim()}`.trim())
    } else key = undefined
  }
  const lines = match[0].split('\n').length - 1
  return { values, body: '\n'.repeat(lines) + text.slice(match[0].length), lines, source: `\n${source}` }
}
