import { type ParagraphStyle, readLinks, readStyles } from './docx-styles'
import { toLink } from './links'
import { createMarkdownWriter } from './markdown-writer'
import { tokenizeMarkup } from './markup-tokens'
import type { OfficePackage } from './office-package'

/** Elements whose content is not shown: deleted text, the codes of fields, former properties, and the older copy of a shape. */
const skipped = new Set([
  'w:del',
  'w:movefrom',
  'w:instrtext',
  'mc:fallback',
  'w:pprchange',
  'w:rprchange',
  'w:tblprchange',
  'w:tcprchange',
  'w:sectpr',
])

/** What is known of the paragraph that is being read, from its properties. */
type Paragraph = { style?: ParagraphStyle; level?: number; isStarted: boolean }

/** Turns the elements of WordprocessingML into calls of a writer. */
const createReader = (styles: Map<string, ParagraphStyle>, links: Map<string, string>) => {
  const writer = createMarkdownWriter()
  let paragraph: Paragraph = { isStarted: false }
  let closeItem: (() => void) | undefined
  let lastLevel = -1
  let isBold = false
  let isInRunProperties = false
  let isInText = false
  let endLink: (() => void) | undefined
  let isHeaderRow = false
  /** The cell that begins with the next words: its properties come first. */
  let cell: { columns: number; continues: boolean } | undefined

  const startCell = (): void => {
    if (cell) writer.openCell({ isHeader: isHeaderRow, rows: 1, ...cell })
    cell = undefined
  }

  const startParagraph = (): void => {
    if (paragraph.isStarted) return
    startCell()
    paragraph.isStarted = true
    const { style, level } = paragraph
    if (style?.headingDepth !== undefined) {
      lastLevel = -1
      writer.openHeading(style.headingDepth)
    } else if (level !== undefined || style?.isItem) {
      const ancestors = Math.min(level ?? 0, lastLevel + 1)
      lastLevel = ancestors
      closeItem = writer.openItem('- ', ancestors)
    } else lastLevel = -1
  }

  const endParagraph = (): void => {
    writer.endBlock()
    closeItem?.()
    closeItem = undefined
    paragraph = { isStarted: false }
  }

  const addText = (text: string): void => {
    if (text === '') return
    startParagraph()
    writer.addText(
      writer.isAtStart() ? text.replace(/^[☐☑☒]\s?/, (box) => (box[0] === '☐' ? '[ ] ' : '[x] ')) : text,
      isBold,
    )
  }

  const open = (name: string, attributes: Map<string, string>, isEmpty: boolean): void => {
    const value = attributes.get('w:val') ?? ''
    const isOff = /^(?:0|false|off|none)$/.test(value)
    switch (name) {
      case 'w:p':
        paragraph = { isStarted: false }
        isBold = false
        break
      case 'w:pstyle': {
        const style = styles.get(value)
        if (style) paragraph.style = style
        break
      }
      case 'w:numid':
        if (value !== '0') paragraph.level ??= 0
        else {
          delete paragraph.level
          paragraph.style = {}
        }
        break
      case 'w:ilvl':
        paragraph.level = Number.parseInt(value, 10) || 0
        break
      case 'w:r':
        isBold = false
        break
      case 'w:rpr':
        isInRunProperties = !isEmpty
        break
      case 'w:b':
        if (isInRunProperties) isBold = !isOff
        break
      case 'w:t':
        isInText = !isEmpty
        break
      case 'w:tab':
        if (!isInRunProperties && paragraph.isStarted) addText(' ')
        break
      case 'w:br':
      case 'w:cr':
        if (paragraph.isStarted) writer.breakLine()
        break
      case 'w:nobreakhyphen':
        addText('-')
        break
      case 'w:hyperlink': {
        const address = links.get(attributes.get('r:id') ?? '')
        if (!address || isEmpty) break
        startParagraph()
        const start = writer.mark()
        endLink = () => writer.wrapFrom(start, (words) => toLink(words, address))
        break
      }
      case 'w:tbl':
        startCell()
        writer.openTable()
        break
      case 'w:tr':
        isHeaderRow = false
        writer.openRow()
        break
      case 'w:tblheader':
        isHeaderRow = !isOff
        break
      case 'w:tc':
        cell = { columns: 1, continues: false }
        break
      case 'w:gridspan':
        if (cell) cell.columns = Number.parseInt(value, 10)
        break
      case 'w:vmerge':
        if (cell) cell.continues = value !== 'restart'
        break
    }
  }

  const close = (name: string): void => {
    if (name === 'w:p') endParagraph()
    else if (name === 'w:t') isInText = false
    else if (name === 'w:rpr') isInRunProperties = false
    else if (name === 'w:tc') {
      startCell()
      writer.closeCell()
    } else if (name === 'w:tbl') {
      writer.closeTable()
      lastLevel = -1
    } else if (name === 'w:hyperlink') {
      endLink?.()
      endLink = undefined
    }
  }

  return {
    open,
    close,
    addText: (text: string): void => {
      if (isInText) addText(text)
    },
    finish: writer.finish,
  }
}

/** A Word document as the Markdown that the reader of this library reads. */
export function* docxToMarkdown({ readPart }: OfficePackage): Generator<undefined, string> {
  const reader = createReader(
    readStyles(readPart('word/styles.xml')),
    readLinks(readPart('word/_rels/document.xml.rels')),
  )
  yield
  let skipping: { name: string; depth: number } | undefined
  for (const token of tokenizeMarkup(readPart('word/document.xml'), true)) {
    if (!token) yield
    else if (token.type === 'text') {
      if (!skipping) reader.addText(token.text)
    } else if (skipping) {
      if (token.name !== skipping.name) continue
      if (token.type === 'close') skipping.depth -= 1
      else if (!token.isEmpty) skipping.depth += 1
      if (skipping.depth === 0) skipping = undefined
    } else if (token.type === 'close') reader.close(token.name)
    else if (skipped.has(token.name)) skipping = token.isEmpty ? undefined : { name: token.name, depth: 1 }
    else reader.open(token.name, token.attributes, token.isEmpty)
  }
  return reader.finish()
}
