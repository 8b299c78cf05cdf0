import { strToU8, zipSync } from 'fflate'
import { ImportError, type ImportWarning } from '../types'
import { leftOutOfWord, showTextBoxes } from './docx-parts'
import { readStyleMap } from './docx-styles'
import { warnAboutLeftOut } from './left-out'
import type { OfficePackage } from './office-package'

/** A Word document as the page that it was converted to, with warnings about what is not part of it. */
export type WordPage = { kind: 'word-page'; html: string; warnings: ImportWarning[] }

/** The parts that hold words or say how they are shown; without pictures, fonts and notes. */
const parts = [
  '[Content_Types].xml',
  '_rels/.rels',
  'word/document.xml',
  'word/styles.xml',
  'word/numbering.xml',
  'word/_rels/document.xml.rels',
]

/** UTF-16 units of one part: mammoth needs a hundred times as many bytes of memory, and does not let others run. */
const MAX_PART_LENGTH = 10_000_000
/** Fields inside one another. The time that mammoth takes grows with their square. */
const MAX_OPEN_FIELDS = 100

/** The mark of a note in the text; notes stand in parts of their own, which are not read. */
const noteReference = /<w:(?:footnote|endnote|comment)Reference\b[^>]{0,300}\/>/g

const countOpenFields = (xml: string): number => {
  let open = 0
  let most = 0
  for (const [, type] of xml.matchAll(/fldCharType="(begin|end)"/g)) {
    open = Math.max(0, open + (type === 'begin' ? 1 : -1))
    most = Math.max(most, open)
  }
  return most
}

/** The parts of a document in an archive of our own, so that sizes are as they are claimed. */
const repack = ({ readPart }: OfficePackage): Uint8Array<ArrayBuffer> => {
  const texts = parts.map((name) => ({ name, text: readPart(name) })).filter(({ text }) => text !== '')
  if (texts.some(({ text }) => text.length > MAX_PART_LENGTH))
    throw new ImportError('too-large', 'This document is too large to be read at once. Split it.')
  if (texts.some(({ text }) => countOpenFields(text) > MAX_OPEN_FIELDS)) throw damaged()
  const prepare = (text: string): string => showTextBoxes(text.replace(noteReference, ''))
  return zipSync(Object.fromEntries(texts.map(({ name, text }) => [name, strToU8(prepare(text))])), { level: 0 })
}

const damaged = (): ImportError =>
  new ImportError('not-text', 'This Word document is damaged. Open it in Word and save it again, or save it as HTML.')

/** Converts a Word document by mammoth, which is loaded when it is first needed. */
export const docxToPage = async (office: OfficePackage): Promise<WordPage> => {
  const bytes = repack(office)
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.convertToHtml(
      // Its entry for browsers takes the first, that for Node the second.
      Object.assign({ arrayBuffer: bytes.buffer }, { buffer: bytes }),
      {
        styleMap: readStyleMap(office.readPart('word/styles.xml')),
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    // A hyphen that keeps a word on one line is a hyphen in the words of a row.
    const html = value.replaceAll('\u2011', '-')
    return { kind: 'word-page', html, warnings: warnAboutLeftOut(leftOutOfWord(office.readPart)) }
  } catch {
    throw damaged()
  }
}
