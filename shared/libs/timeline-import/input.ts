import { withoutBoxes } from './boxes'
import { decode } from './decode'
import { docxToPage, type WordPage } from './documents/docx'
import { openOfficePackage, refuseUnreadable } from './documents/office-package'
import { objectLines } from './object-lines'
import { parseJson } from './parse-json'
import type { ImportOptions, Input } from './types'

/** What is read: bytes or text of a file, or a document that was converted. */
export type Source = Uint8Array | string | WordPage

/** Converts bytes that only a reader of another kind can read, which takes time: those of a Word document. Others stay as they are. */
export const convertDocument = async (bytes: Uint8Array): Promise<Uint8Array | WordPage> => {
  const office = openOfficePackage(bytes)
  return office?.kind === 'docx' ? await docxToPage(office) : bytes
}

const fenceAround = /^\s{0,20}(`{3,9}|~{3,9})[^\n`~]{0,40}\n/

/** A text without the fence that is all around it, as it comes from the answer of a chat; its lines stay where they are. */
const withoutFence = (text: string): string => {
  const [opening, fence = ''] = fenceAround.exec(text) ?? []
  if (opening === undefined) return text
  const inner = text.slice(opening.length).trimEnd()
  const closing = inner.lastIndexOf('\n') + 1
  if (inner.slice(closing).trim() !== fence || inner.indexOf(`\n${fence}`) + 1 !== closing) return text
  return `${opening.replace(/[^\n]/g, '')}${inner.slice(0, closing)}`
}

/** Decodes a source and, if it is JSON, parses it. Lines of objects are found when they are first requested. */
export const toInput = (source: Source, options: ImportOptions): Input => {
  if (typeof source !== 'string' && 'kind' in source)
    return { text: '', office: source, findLine: () => 1, options, incomplete: [] }
  if (typeof source !== 'string') {
    refuseUnreadable(source)
    const office = openOfficePackage(source)
    if (office) return { text: '', office, findLine: () => 1, options, incomplete: [] }
  }
  const text = withoutFence(decode(source))
  const parsed = parseJson(text)
  if (!parsed) return { text: withoutBoxes(text), findLine: () => 1, options, incomplete: [] }
  const { json, incomplete } = parsed
  let lines: Map<object, number> | undefined
  const findLine = (value: object): number => {
    lines ??= objectLines(parsed.source, json)
    return lines.get(value) ?? 1
  }
  return { text, json, findLine, options, incomplete }
}
