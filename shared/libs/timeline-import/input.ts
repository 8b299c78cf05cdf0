import { decode } from './decode'
import { objectLines } from './json-lines'
import type { ImportOptions, Input } from './types'

const parseJson = (text: string): { json?: unknown } => {
  if (!/^\s*[[{]/.test(text)) return {}
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return {}
    throw error
  }
}

/** Decodes a source and, if it is JSON, parses it. Lines of objects are found when they are first requested. */
export const toInput = (source: Uint8Array | string, options: ImportOptions): Input => {
  const text = decode(source)
  const { json } = parseJson(text)
  let lines: Map<object, number> | undefined
  const findLine = (value: object): number => {
    lines ??= objectLines(text, json)
    return lines.get(value) ?? 1
  }
  return { text, findLine, options, ...(json === undefined ? {} : { json }) }
}
