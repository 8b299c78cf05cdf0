/** Whether text is JSON, or the beginning of it. */
const isJsonSoFar = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const [, position] = /in JSON at position (\d+)/.exec(error.message) ?? []
    return error.message.startsWith('Unexpected end') || Number(position ?? -1) >= text.length
  }
}

/** How many characters of a text are JSON. Not every error message of the parser contains the position. */
const countJson = (text: string): number => {
  let good = 0
  let bad = text.length + 1
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (isJsonSoFar(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return good
}

/** Describes where the JSON ends or becomes invalid. */
const jsonFault = (text: string): string => {
  const position = countJson(text)
  if (position >= text.length)
    return 'The file ends too early. Close the last text, list or object, or restore a copy of the file.'
  const before = text.slice(0, position).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  return `Line ${before.length}, column ${column} is not valid JSON. Check for a missing or surplus comma, quotation mark or bracket there.`
}

/** Nothing that people write by hand is nested deeper, and writing JSON fails where it is nested very deeply. */
const MAX_DEPTH = 100

const isDeeperThan = (value: unknown, depth: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth === 0 || Object.values(value).some((inner) => isDeeperThan(inner, depth - 1)))

const tooDeep = `The file is nested more than ${MAX_DEPTH} levels deep. Remove what is nested so deeply.`

/** What a text holds as JSON, or a sentence that says why it can’t be used and what to do. */
export type JsonText = { value: unknown } | { fault: string }

/** Reads the text of a file that people edit by hand. An empty one holds `undefined`. Never throws. */
export const readJson = (text: string): JsonText => {
  const json = text.replace(/^\uFEFF/, '')
  if (json.trim() === '') return { value: undefined }
  try {
    const value: unknown = JSON.parse(json)
    return isDeeperThan(value, MAX_DEPTH) ? { fault: tooDeep } : { value }
  } catch {
    return { fault: jsonFault(json) }
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
