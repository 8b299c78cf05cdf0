import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  convertDocument,
  ImportError,
  type ImportResult,
  importTimeline,
  readSources,
} from '../../../shared/libs/timeline-import'

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const styles = `<w:styles ${W}>
  <w:style w:type="paragraph" w:styleId="Ttulo"><w:name w:val="Title"/></w:style>
  <w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>
  <w:style w:type="paragraph" w:styleId="House"><w:name w:val="House heading"/><w:basedOn w:val="Rubrik2"/></w:style>
  <w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/></w:style>
</w:styles>`
const links = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://wiki.example.com/runbook" TargetMode="External"/></Relationships>`

const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="1">${[0, 1].map((depth) => `<w:lvl w:ilvl="${depth}"><w:numFmt w:val="bullet"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

const word = (body: string): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': strToU8(styles),
    'word/numbering.xml': strToU8(numbering),
    'word/_rels/document.xml.rels': strToU8(links),
  })
const writer = (body: string, automaticStyles = ''): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<office:document-content>${automaticStyles}<office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  })

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (content: string, style = '', more = ''): string =>
  `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>${content}</w:p>`
const level = (depth: number): string => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="2"/></w:numPr>`
const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`

const rowsOf = ({ events }: ImportResult): string[] => events.map(({ at, local, text }) => `${at ?? local} ${text}`)

describe('a Word document', () => {
  it('has headings by the names of styles, in any language and derived ones too', async () => {
    const { title, events, sections } = importTimeline(
      await convertDocument(
        word(
          paragraph(run('Billing stopped on 2025-02-10'), 'Ttulo') +
            paragraph(run('Timeline (UTC)'), 'Rubrik2') +
            paragraph(run('08:05 ', '<w:b/>') + run('invoices stop'), 'Punkt') +
            paragraph(run('08:40 ', '<w:b/>') + run('queue drained'), 'Punkt') +
            paragraph(run('What went well'), 'House') +
            paragraph(run('The page was early'), '', level(0)),
        ),
      ),
    )
    expect(title).toBe('Billing stopped on 2025-02-10')
    expect(events.map(({ at, text, source }) => ({ at, text, source }))).toEqual([
      { at: '2025-02-10T08:05:00.000Z', text: 'invoices stop', source: 'docx' },
      { at: '2025-02-10T08:40:00.000Z', text: 'queue drained', source: 'docx' },
    ])
    expect(sections.wentWell).toEqual(['The page was early'])
  })

  it('has no deleted words, codes of fields or older copies of shapes, and keeps inserted words and links', async () => {
    const result = importTimeline(
      await convertDocument(
        word(
          paragraph(run('Timeline 2025-02-10 UTC'), 'Rubrik2') +
            paragraph(
              `${run('08:05 – alert ')}<w:del><w:r><w:delText>by mail</w:delText></w:r></w:del><w:ins>${run('by page')}</w:ins>` +
                `<w:r><w:instrText>PAGEREF 09:00</w:instrText></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph(run('boxed'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(run('boxed'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
            ) +
            paragraph(`${run('08:10 – followed the ')}<w:hyperlink r:id="r4">${run('runbook')}</w:hyperlink>`),
        ),
      ),
    )
    expect(result.text?.match(/boxed/g)).toHaveLength(1)
    expect(rowsOf(result)).toEqual([
      '2025-02-10T08:05:00.000Z alert by page\n\nboxed',
      '2025-02-10T08:10:00.000Z followed the [runbook](https://wiki.example.com/runbook)',
    ])
  })

  it('has tables with merged cells, rows that are a day, several paragraphs in a cell and tables in cells', async () => {
    const result = importTimeline(
      await convertDocument(
        word(
          paragraph(run('Timeline (UTC)'), 'Rubrik2') +
            `<w:tbl>${[
              row(cell(paragraph(run('Time'))), cell(paragraph(run('What happened'))), cell(paragraph(run('Who')))),
              row(cell(paragraph(run('February 10, 2025')), '<w:gridSpan w:val="3"/>')),
              row(
                cell(paragraph(run('23:50')), '<w:vMerge w:val="restart"/>'),
                cell(paragraph(run('Disk alert')) + paragraph(run('on db-2'))),
                cell(paragraph('')),
              ),
              row(cell(paragraph(''), '<w:vMerge/>'), cell(paragraph(run('Paged'))), cell(paragraph(run('Storage')))),
              row(cell(paragraph(run('February 11, 2025')), '<w:gridSpan w:val="3"/>')),
              row(
                cell(paragraph(run('00:20'))),
                cell(
                  `<w:tbl>${row(cell(paragraph(run('freed'))), cell(paragraph(run('40 GB'))))}</w:tbl>${paragraph('')}`,
                ),
                cell(paragraph(run('Storage'))),
              ),
            ].join('')}</w:tbl>`,
        ),
      ),
    )
    expect(rowsOf(result)).toEqual([
      '2025-02-10T23:50:00.000Z Disk alert\non db-2',
      '2025-02-10T23:50:00.000Z Paged',
      '2025-02-11T00:20:00.000Z freed 40 GB',
    ])
    expect(result.events.map(({ who }) => who)).toEqual([undefined, 'Storage', 'Storage'])
  })

  it('has nested lists by their levels, boxes as marks of actions, and line breaks inside a paragraph', async () => {
    const { sections, text } = importTimeline(
      await convertDocument(
        word(
          paragraph(run('Action items'), 'Rubrik2') +
            paragraph(run('☒ Raise the limit'), '', level(0)) +
            paragraph(run('☐ Alert on the queue'), '', level(0)) +
            paragraph(run('for every region'), '', level(1)) +
            paragraph(run('Impact'), 'Rubrik2') +
            paragraph(`${run('4 hours')}<w:r><w:br/></w:r>${run('no data lost')}`),
        ),
      ),
    )
    expect(text).toContain('- [x] Raise the limit\n- [ ] Alert on the queue\n  - for every region')
    expect(sections.impact).toBe('4 hours\nno data lost')
  })
})

describe('an OpenDocument text', () => {
  it('has headings, bold words by style, and no comments or notes', () => {
    const result = importTimeline(
      writer(
        '<text:p text:style-name="Title">Mail delayed</text:p><text:h text:outline-level="2">Timeline (UTC, 2025-03-02)</text:h>' +
          '<text:p><text:span text:style-name="T4">10:05:</text:span> queue grows<office:annotation><text:p>11:00 really?</text:p></office:annotation></text:p>' +
          '<text:p><text:span text:style-name="T4">10:50:</text:span> relay<text:s/>restarted<text:line-break/>twice</text:p>',
        '<office:automatic-styles><style:style style:name="T4"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>',
      ),
    )
    expect(result.title).toBe('Mail delayed')
    expect(rowsOf(result)).toEqual([
      '2025-03-02T10:05:00.000Z queue grows',
      '2025-03-02T10:50:00.000Z relay restarted twice',
    ])
  })

  it('has tables with header rows and spanned rows', () => {
    const textCell = (text: string, more = ''): string =>
      `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`
    const result = importTimeline(
      writer(
        `<text:h text:outline-level="1">Timeline 2025-03-02 (UTC)</text:h><table:table><table:table-header-rows><table:table-row>${textCell('When')}${textCell('What')}</table:table-row></table:table-header-rows>` +
          `<table:table-row>${textCell('10:05', 'table:number-rows-spanned="2"')}${textCell('alert')}</table:table-row>` +
          `<table:table-row><table:covered-table-cell/>${textCell('page')}</table:table-row></table:table>`,
      ),
    )
    expect(rowsOf(result)).toEqual(['2025-03-02T10:05:00.000Z alert', '2025-03-02T10:05:00.000Z page'])
  })
})

const messageOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    importTimeline(await convertDocument(bytes))
    return ''
  } catch (error) {
    if (error instanceof ImportError) return error.message
    throw error
  }
}

describe('documents that cannot be read', () => {
  it.each([
    ['a PDF', strToU8('%PDF-1.7\n1 0 obj'), 'Export the document as Word'],
    ['rich text', strToU8('{\\rtf1\\ansi 14:05}'), 'Save it as Word'],
    [
      'an old Word document',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'Save a document as .docx',
    ],
    ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'Save the sheet as CSV'],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'Unpack it'],
    ['a damaged archive', word('').slice(0, 200), 'damaged'],
    ['a Word document that ends too early', word('<w:p>'), 'save it again'],
    ['one with elements inside one another', word('<w:sdt><w:sdtContent>'.repeat(20_000)), 'save it again'],
    [
      'one with fields inside one another',
      word(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(101))),
      'save it again',
    ],
  ])('such as %s are refused with what to do', async (_, bytes, advice) =>
    expect(await messageOf(bytes)).toContain(advice),
  )

  it('include one that claims more than it may unpack to', async () => {
    const bytes = word('')
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; at + 28 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 41_000_000, true)
    expect(await messageOf(bytes)).toContain('too large')
  })

  it('are refused one by one, and the source of a Word document is the text it was turned into', async () => {
    const sources = await readSources([
      { name: 'a.pdf', bytes: strToU8('%PDF-1.7\n') },
      {
        name: 'b.docx',
        bytes: word(paragraph(run('Timeline 2025-02-10 UTC'), 'Rubrik2') + paragraph(run('08:05 – alert'))),
      },
    ])
    expect(sources.map(({ name, kind }) => `${name} ${kind}`).sort()).toEqual(['a.pdf refused', 'b.docx rows'])
    const rows = sources.find((source) => source.kind === 'rows')
    expect(rows?.text.split('\n')[(rows.result.events[0]?.line ?? 0) - 1]).toBe('08:05 – alert')
  })
})
