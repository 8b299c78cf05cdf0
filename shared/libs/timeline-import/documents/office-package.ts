import { decode } from '../decode'
import { isZip, listZip } from '../sources/zip'
import { ImportError } from '../types'

/** A document of an office program: an archive whose parts are XML. */
export type OfficePackage = {
  kind: 'docx' | 'odt'
  /** The text of a part; empty if there is none of this name. */
  readPart: (name: string) => string
}

/** Bytes of one part. The text of a book of a thousand pages has about ten million. */
const MAX_PART_BYTES = 40_000_000
const MAX_PARTS = 20_000

const mainParts = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['odt', 'content.xml'],
] as const

type Kind = (typeof mainParts)[number][0]

/** The kind of document that an archive with these files is; undefined for an archive of files. */
export const officeKindOf = (names: Iterable<string>): Kind | undefined => {
  const present = new Set(names)
  return mainParts.find(([, part]) => present.has(part))?.[0]
}

/** The package in these bytes; undefined if they are no archive. Throws `ImportError` for an archive of another kind. */
export const openOfficePackage = (bytes: Uint8Array): OfficePackage | undefined => {
  if (!isZip(bytes)) return undefined
  const entries = new Map(listZip(bytes, MAX_PARTS).map((entry) => [entry.name, entry]))
  const kind = officeKindOf(entries.keys())
  if (!kind)
    throw new ImportError(
      'not-text',
      'This is an archive, but not a document that can be read. Unpack it, and add what is inside.',
    )
  if (kind === 'xlsx')
    throw new ImportError('not-text', 'This is an Excel workbook. Save the sheet as CSV and add that.')
  const readPart = (name: string): string => {
    const entry = entries.get(name)
    if (!entry) return ''
    if (entry.size > MAX_PART_BYTES)
      throw new ImportError('too-large', 'This document is too large to be read at once. Split it.')
    return decode(entry.read())
  }
  return { kind, readPart }
}

/** Formats that hold no text that can be read, by how their bytes begin; each with what to do. */
const unreadable: [beginning: string, message: string][] = [
  ['%PDF-', 'This is a PDF. Export the document as Word (.docx), HTML or Markdown, or copy its text and paste it.'],
  ['{\\rtf', 'This is rich text (.rtf). Save it as Word (.docx) or HTML, or copy its text and paste it.'],
  [
    '\u00d0\u00cf\u0011\u00e0',
    'This is a file of an older office program (.doc, .xls or .msg). Save a document as .docx, a table as CSV, a mail as .eml.',
  ],
]

/** Throws `ImportError` with what to do if these are the bytes of a document that cannot be read. */
export const refuseUnreadable = (bytes: Uint8Array): void => {
  const head = String.fromCharCode(...bytes.subarray(0, 8))
  const message = unreadable.find(([beginning]) => head.startsWith(beginning))?.[1]
  if (message) throw new ImportError('not-text', message)
}
