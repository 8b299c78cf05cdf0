import { decode } from './decode'
import { openOfficePackage, refuseUnreadable } from './documents/office-package'
import { objectLines } from './object-lines'
import { parseJson } from './parse-json'
import type { ImportOptions, Input } from './types'

/** Decodes a source and, if it is JSON, parses it. Lines of objects are found when they are first requested. */
export const toInput = (source: Uint8Array | string, options: ImportOptions): Input => {
  if (typeof source !== 'string') {
    refuseUnreadable(source)
    const office = openOfficePackage(source)
    if (office) return { text: '', office, findLine: () => 1, options, incomplete: [] }
  }
  const text = decode(source)
  const parsed = parseJson(text)
  if (!parsed) return { text, findLine: () => 1, options, incomplete: [] }
  const { json, incomplete } = parsed
  let lines: Map<object, number> | undefined
  const findLine = (value: object): number => {
    lines ??= objectLines(parsed.source, json)
    return lines.get(value) ?? 1
  }
  return { text, json, findLine, options, incomplete }
}
