import type { Drawing } from '../../stages/drawing'
import { type Block, type Cell, type ListItem, usedColumns } from '../../stages/report-blocks'
import { splitLines } from './line-breaks'
import { toMermaid } from './mermaid'
import { splitAtLinks } from './safe-link'

/** Characters that can be markup anywhere in a line. */
const special = /[\\`*_[\]<>|~]/g

/** Escapes plain text so that Markdown renders exactly that text; links stay clickable. */
export const escapeMarkdown = (text: string): string =>
  splitAtLinks(text)
    .map((piece) =>
      piece.link ? `<${piece.link}>` : piece.text.replace(special, '\\$&').replace(/&(?=#?\w+;)/g, '\\&'),
    )
    .join('')

/** Escapes what is markup only at the start of a line: headings, lists, quotes, rules. */
const escapeLineStart = (line: string): string =>
  line.replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
    /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
  )

/** Spaces around a line would indent code, and of several empty lines Markdown shows one. */
const trimmedLines = (text: string): string[] =>
  splitLines(escapeMarkdown(text.trim()))
    .map((line) => line.trim())
    .filter((line, at, all) => line !== '' || all[at - 1] !== '')

const lines = (text: string): string[] => trimmedLines(text).map(escapeLineStart)

/** Keeps every line break of the text. */
const paragraph = (text: string): string => lines(text).join('  \n')

const inCell = (text: string): string => trimmedLines(text).join('<br>')

/** Text on a single line, for where a line break would end its block. */
const inline = (text: string): string => splitLines(escapeMarkdown(text)).join(' ').replace(/\s+/g, ' ').trim()

const cell = (one: Cell): string =>
  typeof one === 'string'
    ? inCell(one)
    : [inCell(one.text), ...one.details.map(({ label, text }) => `*${inline(label)}:* ${inCell(text)}`)].join('<br>')

const item = (one: ListItem, mark: string, indent: string): string => {
  const box = one.isDone === undefined ? '' : one.isDone ? '[x] ' : '[ ] '
  const [first = '', ...more] = lines(one.text)
  const marks = (one.marks ?? []).map((mark) => ` *(${inline(mark)})*`).join('')
  const inner = `${indent}${' '.repeat(mark.length + 1)}`
  return [
    `${indent}${mark} ${box}${first}${more.length === 0 ? marks : ''}`,
    ...more.map((line, at) => `${inner}${line}${at === more.length - 1 ? marks : ''}`),
    ...(one.items ?? []).map((child) => item(child, '-', inner)),
  ].join('\n')
}

const blockText = (block: Block): string => {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.text).replaceAll('#', '\\#')}`
    case 'paragraph':
      return block.label ? `**${inline(block.label)}:** ${paragraph(block.text)}` : paragraph(block.text)
    case 'quote':
      return lines(block.text)
        .map((line) => `> ${line}`)
        .join('\n')
    case 'list':
      return block.items.map((one, index) => item(one, block.isOrdered ? `${index + 1}.` : '-', '')).join('\n')
    case 'facts':
      return block.items.map(({ label, text }) => `- **${inline(label)}:** ${inline(text)}`).join('\n')
    case 'drawing':
      return [...block.instead.map(blockText), mermaidText(block.drawing)].filter(Boolean).join('\n\n')
    case 'folded':
      return [{ type: 'heading' as const, level: 4 as const, text: block.title }, ...block.blocks]
        .map(blockText)
        .filter(Boolean)
        .join('\n\n')
    case 'view':
      return block.instead.map(blockText).filter(Boolean).join('\n\n')
    case 'table':
      return tableText(block)
  }
}

/** A drawing after its words: not every viewer draws Mermaid, and words can be read back. Empty if it is too large. */
const mermaidText = (drawing: Drawing): string => {
  const diagram = toMermaid(drawing)
  return diagram === undefined ? '' : `\`\`\`mermaid\n${diagram}\n\`\`\``
}

const tableText = (table: Extract<Block, { type: 'table' }>): string => {
  const used = usedColumns(table)
  const titles = used.map((at) => inCell(table.columns[at]?.title ?? ''))
  return [titles, titles.map(() => '---'), ...table.rows.map((row) => used.map((at) => cell(row[at] ?? '')))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

/** Blocks as Markdown (GFM), without a line break at the end; empty ones are left out. */
export const blocksToMarkdown = (blocks: readonly Block[]): string => blocks.map(blockText).filter(Boolean).join('\n\n')

/** A report as Markdown (GFM): complete, and readable in any viewer. */
export const toMarkdown = (title: string, blocks: readonly Block[]): string =>
  `${blocksToMarkdown([{ type: 'heading', level: 1, text: title }, ...blocks])}\n`
