import { documentFormat } from '../documents/document-format'
import { htmlToMarkdown } from '../documents/html-to-markdown'
import { odtToMarkdown } from '../documents/odt'
import { type Format, ImportError } from '../types'

/** A document of Word, Google Docs or another program that saves `.docx`, as `convertDocument` converted it. */
export const docx: Format = documentFormat({
  id: 'docx',
  title: 'Word document (.docx)',
  detect: ({ office }) => (office?.kind === 'docx' || office?.kind === 'word-page' ? 1 : 0),
  *toMarkdown({ office }) {
    if (office?.kind === 'word-page') return { text: yield* htmlToMarkdown(office.html), warnings: office.warnings }
    throw new ImportError(
      'not-text',
      office?.kind === 'docx' ? 'Convert a Word document by `convertDocument` first.' : 'This is not a .docx document.',
    )
  },
})

/** A document of LibreOffice, or of Google Docs saved as OpenDocument. */
export const odt: Format = documentFormat({
  id: 'odt',
  title: 'OpenDocument text (.odt)',
  detect: ({ office }) => (office?.kind === 'odt' ? 1 : 0),
  *toMarkdown({ office }) {
    if (office?.kind !== 'odt') throw new ImportError('not-text', 'This is not a .odt document.')
    return yield* odtToMarkdown(office)
  },
})
