import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { checkParsedLength } from '../limits'
import { plainTitle } from './headings'
import { htmlTables } from './html-table'
import { type Piece, piecesOf } from './pieces'

type RootContent = ReturnType<typeof fromMarkdown>['children'][number]
type ListItem = Extract<RootContent, { type: 'listItem' }>
type Table = Extract<RootContent, { type: 'table' }>
type Nodes = RootContent

/** A block of a document with its mark-up as written; `line` is one-based in the whole file. */
export type Block =
  | { type: 'heading'; depth: number; source: string; plain: string; line: number }
  | { type: 'paragraph'; source: string; line: number }
  | { type: 'list'; items: Item[]; line: number }
  | { type: 'table'; header: string[]; rows: { cells: string[]; line: number }[]; line: number }
  | { type: 'code'; source: string; whole: string; line: number }
  | { type: 'quote'; blocks: Block[]; line: number; source: string }
  | { type: 'other'; source: string; line: number }

/** A list's item: its own words, and what stands inside it. */
export type Item = { source: string; line: number; checked: boolean | null; inner: Block[] }

const offsets = (node: Pick<Nodes, 'position'>): [number, number] => [
  node.position?.start.offset ?? 0,
  node.position?.end.offset ?? 0,
]

const lineOf = (node: Nodes, piece: Piece): number => (node.position?.start.line ?? 1) + piece.line - 1

const indentOf = (node: Nodes): number => (node.position?.start.column ?? 1) - 1

/** A node's mark-up, without the indentation that its place in a list gives it. */
const sourceOf = (node: Nodes, piece: Piece): string => {
  const [from, to] = offsets(node)
  const source = piece.source.slice(from, to)
  const indent = indentOf(node)
  if (indent === 0 || !source.includes('\n')) return source
  return source
    .split('\n')
    .map((line, i) => (i === 0 ? line : line.replace(new RegExp(`^[ \\t>]{0,${Math.min(indent, 60)}}`), '')))
    .join('\n')
}

const toItem = (item: ListItem, piece: Piece): Item => {
  const own: string[] = []
  const inner: Block[] = []
  let isOwn = true
  for (const child of item.children) {
    if (child.type === 'paragraph' && isOwn && own.length === 0) own.push(sourceOf(child, piece))
    else {
      isOwn = false
      inner.push(...toBlocks(child, piece))
    }
  }
  return { source: own.join('\n\n'), line: lineOf(item, piece), checked: item.checked ?? null, inner }
}

const toTable = (table: Table, piece: Piece): Block => {
  const cellsOf = (row: Table['children'][number]): string[] =>
    row.children.map((cell) => {
      const [from, to] = offsets(cell)
      return piece.source
        .slice(from, to)
        .replace(/^\s*\||(?<!\\)\|\s*$/g, '')
        .replaceAll('\\|', '|')
        .replace(/(?<!\s)\s*<br\s*\/?>\s*/gi, '\n')
        .trim()
    })
  const [header, ...rows] = table.children
  return {
    type: 'table',
    header: header ? cellsOf(header) : [],
    rows: rows.map((row) => ({ cells: cellsOf(row), line: lineOf(row, piece) })),
    line: lineOf(table, piece),
  }
}

const toBlocks = (node: RootContent, piece: Piece): Block[] => {
  const line = lineOf(node, piece)
  switch (node.type) {
    case 'heading': {
      const source = sourceOf(node, piece)
        .replace(/^#{1,6}[ \t]*|(?<![ \t])[ \t]+#+[ \t]*$/g, '')
        .replace(/\n[ \t]*(?:=+|-+)[ \t]*$/, '')
        .trim()
      return [{ type: 'heading', depth: node.depth, source, plain: plainTitle(source), line }]
    }
    case 'paragraph':
      return [{ type: 'paragraph', source: sourceOf(node, piece), line }]
    case 'list':
      return [{ type: 'list', items: node.children.map((item) => toItem(item, piece)), line }]
    case 'table':
      return [toTable(node, piece)]
    case 'code':
      return [
        {
          type: 'code',
          source: node.value,
          whole: sourceOf(node, piece),
          line: node.lang != null || /^\s*[`~]/.test(sourceOf(node, piece)) ? line + 1 : line,
        },
      ]
    case 'blockquote':
      return [
        {
          type: 'quote',
          blocks: node.children.flatMap((child) => toBlocks(child, piece)),
          line,
          source: sourceOf(node, piece),
        },
      ]
    case 'html':
      return htmlTables(sourceOf(node, piece), line)
    default:
      return [{ type: 'other', source: sourceOf(node, piece), line }]
  }
}

/** Rows keep their mark-up as written, so nothing inside a line needs parsing: this makes long files five times faster. */
const blocksOnly = {
  disable: {
    null: [
      'attention',
      'autolink',
      'characterReference',
      'codeText',
      'hardBreakEscape',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
      'emailAutolink',
      'protocolAutolink',
      'wwwAutolink',
      'strikethrough',
      'gfmFootnoteCall',
      'gfmPotentialFootnoteCall',
      'gfmFootnoteDefinition',
      'definition',
    ],
  },
}

/** Nesting deeper than this is no document; the parser's own recursion would end there. */
const tooDeep = /^(?:[ \t]*(?:>|[-*+] |\d{1,3}[.)] )){60}/m

/** A Markdown text as blocks, a piece at a time. */
export function* blocksOf(text: string): Generator<undefined, Block[]> {
  const blocks: Block[] = []
  const pieces = [...piecesOf(text)]
  checkParsedLength(pieces.reduce((sum, piece) => sum + ('block' in piece ? 0 : piece.source.length), 0))
  for (const piece of pieces) {
    if ('block' in piece) blocks.push(piece.block)
    else if (tooDeep.test(piece.source)) blocks.push({ type: 'paragraph', source: piece.source, line: piece.line })
    else {
      const tree = fromMarkdown(piece.source, { extensions: [gfm(), blocksOnly], mdastExtensions: [gfmFromMarkdown()] })
      for (const child of tree.children) blocks.push(...toBlocks(child, piece))
    }
    if (!('block' in piece) || blocks.length % 500 === 0) yield
  }
  return blocks
}
