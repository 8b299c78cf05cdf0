import { documentFormat } from '../documents/document-format'
import { docxToMarkdown } from '../documents/docx'
import { odtToMarkdown } from '../documents/odt'
import type { OfficePackage } from '../documents/office-package'
import { type Format, ImportError } from '../types'

const officeFormat = (
  id: OfficePackage['kind'],
  title: string,
  convert: (office: OfficePackage) => Generator<undefined, string>,
): Format =>
  documentFormat({
    id,
    title,
    detect: ({ office }) => (office?.kind === id ? 1 : 0),
    *toMarkdown({ office }) {
      if (office?.kind !== id) throw new ImportError('not-text', `This is not a .${id} document.`)
      return yield* convert(office)
    },
  })

/** A document of Word, Google Docs or another program that saves `.docx`. */
export const docx = officeFormat('docx', 'Word document (.docx)', docxToMarkdown)

/** A document of LibreOffice, or of Google Docs saved as OpenDocument. */
export const odt = officeFormat('odt', 'OpenDocument text (.odt)', odtToMarkdown)
