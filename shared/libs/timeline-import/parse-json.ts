import { withoutComments } from './json-comments'
import { isJsonObject, type JsonObject } from './json-fields'

/** What a text holds as JSON. */
type ParsedJson = {
  /** The value; of a text with one object after the other (JSON lines), the list of them. */
  json: unknown
  /** The text in which the objects of `json` stand, without the parts that could not be read. */
  source: string
  /** Lines that are not complete JSON and were left out. */
  incomplete: { line: number; text: string }[]
}

/** The value of a text that is JSON as a whole. */
export const parseWhole = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

/** A text that holds one JSON object; services put one into another. */
export const parseObject = (text: string): JsonObject | undefined => {
  const value = parseWhole(text)?.value
  return isJsonObject(value) ? value : undefined
}

/** What some tools write before each object (RFC 7464). */
const RECORD_SEPARATOR = '\u001e'

/** A line without what tools put around an object: `data: {…}` of server-sent events, a record separator, a comma. */
const toObjectLine = (line: string): string =>
  line
    .replace(RECORD_SEPARATOR, '')
    .trim()
    .replace(/^data: ?(?=\{)|,$/g, '')

/** One object a line. Undefined if lines of something else stand among them: then it is a log. */
const parseLines = (text: string): ParsedJson | undefined => {
  const lines = text.split('\n')
  const objects: JsonObject[] = []
  const incomplete: ParsedJson['incomplete'] = []
  for (const [index, line] of lines.entries()) {
    const candidate = toObjectLine(line)
    if (candidate === '') continue
    const object = candidate.startsWith('{') ? parseObject(candidate) : undefined
    if (object) objects.push(object)
    else if (candidate.startsWith('{') && objects.length > 0) {
      incomplete.push({ line: index + 1, text: candidate })
      lines[index] = ''
    } else return undefined
  }
  return objects.length > incomplete.length ? { json: objects, source: lines.join('\n'), incomplete } : undefined
}

/** Where each value at the top of a text ends, and how it would have to be closed at its last complete part. */
const scan = (text: string): { ends: number[]; lastClose: number; closers: string } => {
  const ends: number[] = []
  const open: string[] = []
  let lastClose = 0
  let depthAtLastClose = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (character === '"') {
      for (i += 1; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i += 1
    } else if (character === '{' || character === '[') open.push(character === '{' ? '}' : ']')
    else if (character === '}' || character === ']') {
      open.pop()
      lastClose = i + 1
      depthAtLastClose = open.length
      if (open.length === 0) ends.push(i + 1)
    }
  }
  return { ends, lastClose, closers: open.slice(0, depthAtLastClose).reverse().join('') }
}

/** Objects in a row over several lines each, as `jq` prints them; and a text that breaks off, up to its last complete part. */
const parsePieces = (text: string): ParsedJson | undefined => {
  const { ends, lastClose, closers } = scan(text)
  const objects: JsonObject[] = []
  let from = 0
  for (const end of ends) {
    const object = parseObject(
      text
        .slice(from, end)
        .replace(RECORD_SEPARATOR, '')
        .replace(/^[\s,]+/, ''),
    )
    if (!object) return undefined
    objects.push(object)
    from = end
  }
  const rest = text.slice(from).trim()
  if (rest === '') return objects.length > 0 ? { json: objects, source: text, incomplete: [] } : undefined
  if (objects.length > 0 && !rest.startsWith('{')) return undefined
  const source = text.slice(0, lastClose)
  const cutAt = lastClose + (/^[\s,]+/.exec(text.slice(lastClose))?.[0].length ?? 0)
  const incomplete = [{ line: text.slice(0, cutAt).split('\n').length, text: text.slice(cutAt).trim() }]
  if (objects.length > 0) return { json: objects, source: text.slice(0, from), incomplete }
  const repaired = lastClose > 0 ? parseWhole(source + closers) : undefined
  return repaired ? { json: repaired.value, source, incomplete } : undefined
}

/** Whether a text begins as JSON with objects does, so that nothing else can be meant. */
const beginsAsJson = (text: string): boolean =>
  /^\s*(?:\[\s*)?\{\s*(?:"|\/[/*])/.test(text.slice(0, 1000).replace(RECORD_SEPARATOR, ''))

/** Whether a text is meant as JSON and is none; a log with some lines of JSON is not meant so. */
export const isBrokenJson = (text: string): boolean =>
  beginsAsJson(text) &&
  !text
    .slice(0, 60_000)
    .split('\n')
    .some((line) => line.startsWith('{') && parseObject(toObjectLine(line)))

/** Lines before JSON that are looked through: a command, a comment, the headers of an answer. */
const MAX_LINES_BEFORE = 20

/** JSON that begins after a few lines of something else, and ends with the text. */
const parseAfterLines = (text: string): ParsedJson | undefined => {
  let from = 0
  for (let skipped = 0; skipped < MAX_LINES_BEFORE; skipped += 1) {
    if (beginsAsJson(text.slice(from, from + 1000)) && /[\]}]\s*$/.test(text.slice(-100))) {
      const whole = parseWhole(text.slice(from))
      return whole && { json: whole.value, source: '\n'.repeat(skipped) + text.slice(from), incomplete: [] }
    }
    from = text.indexOf('\n', from) + 1
    if (from === 0) return undefined
  }
  return undefined
}

/** Reads a text as JSON, with or without comments, as JSON lines or as far as it is complete; undefined if it is none. */
export const parseJson = (text: string): ParsedJson | undefined => {
  if (/^\s*\/[/*]/.test(text.slice(0, 1000))) {
    const plain = withoutComments(text)
    return beginsAsJson(plain.trimStart()) ? parseJson(plain) : undefined
  }
  if (!/^\s*(?:[[{]|data: ?\{)/.test(text.slice(0, 1000).replace(RECORD_SEPARATOR, ''))) return parseAfterLines(text)
  const whole = parseWhole(text)
  if (whole) return { json: whole.value, source: text, incomplete: [] }
  const lines = parseLines(text)
  if (lines) return lines
  const plain = withoutComments(text)
  const relaxed = plain === text ? undefined : parseWhole(plain)
  if (relaxed) return { json: relaxed.value, source: plain, incomplete: [] }
  return beginsAsJson(text) ? parsePieces(text) : undefined
}
