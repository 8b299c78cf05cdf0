/** A string value in a JSON text: its path, its value, and the position of each of its characters in the text. */
export type JsonString = {
  path: readonly (string | number)[]
  value: string
  /** The offset in the JSON text of the value's UTF-16 unit at `index`; for its length, that of the closing quote. */
  toOffset: (index: number) => number
}

/** Levels of lists and objects; our documents have eight. */
export const MAX_JSON_DEPTH = 100

type Scan = { text: string; at: number; found: JsonString[] }

const skipSpace = (scan: Scan): void => {
  while (' \t\r\n'.includes(scan.text.charAt(scan.at)) && scan.at < scan.text.length) scan.at += 1
}

/** Reads the string whose opening quote is at `scan.at`; offsets are only stored where escapes shift them. */
const readString = (scan: Scan): { value: string; toOffset: (index: number) => number } => {
  const start = scan.at + 1
  const shifts: { from: number; by: number }[] = []
  let shift = 0
  let at = start
  while (scan.text.charAt(at) !== '"') {
    if (scan.text.charAt(at) !== '\\') {
      at += 1
      continue
    }
    const length = scan.text.charAt(at + 1) === 'u' ? 6 : 2
    shift += length - 1
    at += length
    shifts.push({ from: at - start - shift, by: shift })
  }
  scan.at = at + 1
  const value = JSON.parse(scan.text.slice(start - 1, at + 1)) as string
  return { value, toOffset: (index) => start + index + shiftAt(shifts, index) }
}

/** How much longer the text before a character is in JSON than in the value: a binary search, as escapes may be many. */
const shiftAt = (shifts: readonly { from: number; by: number }[], index: number): number => {
  let low = 0
  let high = shifts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shifts[middle]?.from ?? 0) <= index) low = middle + 1
    else high = middle
  }
  return shifts[low - 1]?.by ?? 0
}

const readValue = (scan: Scan, path: readonly (string | number)[]): void => {
  if (path.length > MAX_JSON_DEPTH) throw new RangeError('The JSON is nested too deeply.')
  skipSpace(scan)
  const c = scan.text.charAt(scan.at)
  if (c === '"') scan.found.push({ path, ...readString(scan) })
  else if (c === '{') readObject(scan, path)
  else if (c === '[') readArray(scan, path)
  else while (scan.at < scan.text.length && !',]} \t\r\n'.includes(scan.text.charAt(scan.at))) scan.at += 1
}

const readObject = (scan: Scan, path: readonly (string | number)[]): void => {
  scan.at += 1
  for (skipSpace(scan); scan.text.charAt(scan.at) !== '}'; skipSpace(scan)) {
    if (scan.text.charAt(scan.at) === ',') {
      scan.at += 1
      continue
    }
    const key = readString(scan).value
    skipSpace(scan)
    scan.at += 1
    readValue(scan, [...path, key])
  }
  scan.at += 1
}

const readArray = (scan: Scan, path: readonly (string | number)[]): void => {
  scan.at += 1
  let index = 0
  for (skipSpace(scan); scan.text.charAt(scan.at) !== ']'; skipSpace(scan)) {
    if (scan.text.charAt(scan.at) === ',') {
      scan.at += 1
      continue
    }
    readValue(scan, [...path, index])
    index += 1
  }
  scan.at += 1
}

/** Every string value of a JSON text that `JSON.parse` accepts, in order. Throws a `RangeError` beyond `MAX_JSON_DEPTH`. */
export const jsonStrings = (text: string): JsonString[] => {
  const scan: Scan = { text, at: 0, found: [] }
  readValue(scan, [])
  return scan.found
}
