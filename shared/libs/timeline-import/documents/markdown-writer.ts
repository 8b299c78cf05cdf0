import { type Cell, createTable, type TableBuilder, type WrittenLine } from './markdown-table'

/** A level of nesting: an item of a list, whose marker is written once, or a quotation. */
type Level = { indent: string; marker?: string }

/** A line of a block in parts, of which the first are bold. */
type InlineLine = { parts: string[]; boldParts: number }

const emptyLine = (): InlineLine => ({ parts: [], boldParts: 0 })
const isBlank = ({ parts }: InlineLine): boolean => parts.every((part) => part.trim() === '')

/** Characters that would begin another block in Markdown. */
const blockMarker = /^(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|\||```|~~~|=+$|-{2,}$|\[[^\]]{0,200}\]:|<)/
const orderedMarker = /^(\d{1,9})([.)])(?=\s|$)/
const namedReference = /&(?=(?:amp|lt|gt|nbsp|quot);)/g

const escapeLine = (text: string): string =>
  text
    .replace(namedReference, '&amp;')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(blockMarker, (marker) => (marker.startsWith('<') ? `&lt;${marker.slice(1)}` : `\\${marker}`))
    .replace(orderedMarker, '$1\\$2')

/** Bold words are kept as markup where they are a label or a time before other text; elsewhere they are plain words. */
const writeLine = ({ parts, boldParts }: InlineLine, isAlone: boolean): string => {
  const text = parts.join('').trim()
  const bold = parts.slice(0, boldParts).join('').trim()
  const rest = text.slice(bold.length)
  const isLabel = /:$/.test(bold) || /^\s*[:–—-]/.test(rest) || (rest.trim() === '' && isAlone) || /^[~\d]/.test(bold)
  if (bold === '' || !isLabel || bold.length > 80 || bold.includes('**')) return escapeLine(text)
  if (rest.trim() === '' && /^[~\d]/.test(bold)) return escapeLine(text)
  return `**${bold.replace(namedReference, '&amp;')}**${rest.trimEnd()}`
}

/** Deeper lists are written at this depth. */
const MAX_LEVELS = 12

/**
 * Writes a document as the Markdown that the reader of this library reads. Blocks are written as they end; calls may
 * come in any order and number.
 */
export const createMarkdownWriter = () => {
  let target: WrittenLine[] = []
  let levels: Level[] = []
  let inline: InlineLine[] = [emptyLine()]
  let headingDepth = 0
  let lastWasItem = false
  const tables: { table: TableBuilder; outer: { target: WrittenLine[]; levels: Level[] }; isInCell: boolean }[] = []

  const isInCell = (): boolean => tables.at(-1)?.isInCell === true

  const prefix = (): string =>
    levels
      .map((level) => {
        const { indent, marker } = level
        delete level.marker
        return marker ?? indent
      })
      .join('')

  const writeBlock = (lines: WrittenLine[]): void => {
    const isItem = levels.at(-1)?.marker !== undefined
    const last = target.at(-1)?.text.trim()
    if (last && !(isItem && lastWasItem))
      target.push({
        text: levels
          .map(({ indent }) => indent)
          .join('')
          .trimEnd(),
      })
    for (const line of lines) target.push({ ...line, text: (prefix() + line.text).trimEnd() })
    lastWasItem = isItem || levels.some(({ indent }) => indent.trim() === '')
  }

  /** Ends the block that is being written. A checkbox alone waits for its words. */
  const endBlock = (): void => {
    const first = inline[0]
    if (inline.length === 1 && first && first.parts.length < 4 && /^\[[ x]\]\s*$/.test(first.parts.join(''))) return
    writeInline()
  }

  const writeInline = (): void => {
    const filled = inline.filter((line) => !isBlank(line))
    inline = [emptyLine()]
    const depth = headingDepth
    headingDepth = 0
    if (filled.length === 0) return
    const words = (): string => filled.map(({ parts }) => parts.join('').trim()).join(' ')
    if (depth > 0 && levels.length === 0) writeBlock([{ text: `${'#'.repeat(depth)} ${words()}`, isHeading: true }])
    else if (depth > 0) writeBlock([{ text: `**${words()}**` }])
    else if (isInCell()) writeBlock(filled.map(({ parts }) => ({ text: parts.join('').trim() })))
    else writeBlock(filled.map((line) => ({ text: writeLine(line, filled.length > 1 || levels.length === 0) })))
  }

  /** Adds words to the block; white space collapses. */
  const addText = (words: string, isBold = false): void => {
    const line = inline.at(-1)
    if (!line) return
    const collapsed = words.replace(/[\s\u00a0]+/g, ' ')
    const added = /^\s?$/.test(line.parts.at(-1)?.at(-1) ?? '') ? collapsed.replace(/^ /, '') : collapsed
    if (added === '') return
    if (line.boldParts === line.parts.length && (isBold || added === ' ')) line.boldParts += 1
    line.parts.push(added)
  }

  const breakLine = (): void => void inline.push(emptyLine())

  /** Marks a place in the block, for `wrapFrom` and `isAtMark`. */
  const mark = (): { line: InlineLine | undefined; count: number } => ({
    line: inline.at(-1),
    count: inline.at(-1)?.parts.length ?? 0,
  })

  /** Changes the words since a mark, if they are on one line. */
  const wrapFrom = ({ line, count }: ReturnType<typeof mark>, change: (words: string) => string): void => {
    if (!line || line !== inline.at(-1) || headingDepth > 0) return
    const isBold = line.boldParts === line.parts.length
    const words = line.parts.splice(count).join('')
    const trimmed = words.trim()
    if (trimmed === '') line.parts.push(...(words === '' ? [] : [' ']))
    else line.parts.push(`${/^\s/.test(words) ? ' ' : ''}${change(trimmed)}${/\s$/.test(words) ? ' ' : ''}`)
    line.boldParts = isBold ? line.parts.length : Math.min(line.boldParts, count)
  }

  const openHeading = (depth: number): void => {
    writeInline()
    headingDepth = Math.max(1, Math.min(6, depth))
  }

  /** Opens an item; `ancestors` are levels above it that have no item open. The result closes it. */
  const openItem = (marker: '- ' | '1. ', ancestors = 0): (() => void) => {
    writeInline()
    const outer = levels
    if (levels.length + ancestors < MAX_LEVELS) {
      const indent = ' '.repeat(marker.length)
      levels = [...levels, ...Array.from({ length: ancestors }, () => ({ indent: '  ' })), { indent, marker }]
    } else levels = [...levels.slice(0, -1), { indent: levels.at(-1)?.indent ?? '', marker }]
    return () => {
      endBlock()
      levels = outer
    }
  }

  const openQuote = (): (() => void) => {
    endBlock()
    const outer = levels
    if (levels.length < MAX_LEVELS) levels = [...levels, { indent: '> ' }]
    return () => {
      endBlock()
      levels = outer
    }
  }

  const writeCode = (source: string): void => {
    endBlock()
    const lines = source.replace(/^\n/, '').trimEnd().split('\n')
    if (lines.every((line) => line.trim() === '')) return
    const fence = source.includes('```') ? '~~~~' : '```'
    writeBlock((isInCell() ? lines : [fence, ...lines, fence]).map((text) => ({ text })))
  }

  const openTable = (): void => {
    endBlock()
    tables.push({ table: createTable(), outer: { target, levels }, isInCell: false })
  }

  const closeCell = (): void => {
    const open = tables.at(-1)
    if (!open?.isInCell) return
    endBlock()
    open.table.addContent(target)
    target = open.outer.target
    levels = open.outer.levels
    open.isInCell = false
  }

  const openRow = (isHeader = false): void => {
    closeCell()
    tables.at(-1)?.table.addRow(isHeader)
  }

  const openCell = (cell: Omit<Cell, 'lines'>): void => {
    const open = tables.at(-1)
    if (!open) return
    closeCell()
    open.table.addCell(cell)
    open.isInCell = true
    target = []
    levels = []
    lastWasItem = false
  }

  const closeTable = (): void => {
    closeCell()
    const open = tables.pop()
    if (!open) return
    endBlock()
    for (const block of open.table.toBlocks()) writeBlock(block)
    lastWasItem = false
  }

  /** The whole document. */
  const finish = (): string => {
    while (tables.length > 0) closeTable()
    endBlock()
    return target.map(({ text }) => text).join('\n')
  }

  return {
    addText,
    breakLine,
    mark,
    wrapFrom,
    endBlock,
    openHeading,
    openItem,
    openQuote,
    writeCode,
    openTable,
    openRow,
    openCell,
    closeCell,
    closeTable,
    finish,
    isInCell,
    /** The words of the line since a mark. */
    wordsSince: ({ line, count }: ReturnType<typeof mark>): string => line?.parts.slice(count).join('').trim() ?? '',
    /** Whether nothing was added since a mark. */
    isAtMark: ({ line, count }: ReturnType<typeof mark>): boolean =>
      line === inline.at(-1) && line?.parts.length === count,
    /** Whether the block that is being written has no words yet. */
    isAtStart: (): boolean => inline.length === 1 && inline.every(isBlank),
  }
}

export type MarkdownWriter = ReturnType<typeof createMarkdownWriter>
