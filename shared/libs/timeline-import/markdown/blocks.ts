import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { append } from '../append'
import { checkParsedLength } from '../limits'
import { type Chunk, readChunks } from './chunks'
import { plainTitle } from './headings'
import { blocksOfHtml } from './html-blocks'
import { joinLooseTables } from './loose-tables'
import { blocksOfDiagram } from './mermaid'
import { nestBullets } from './nested-bullets'

type RootContent = ReturnType<typeof fromMarkdown>['children'][number]
type ListItem = Extract<RootContent, { type: 'listItem' }>
type Table = Extract<RootContent, { type: 'table' }>
type Nodes = RootContent

/** A block of a document with its markup; `line` is one-based in the file. */
export type Block =
  | { type: 'heading'; depth: number; source: string; plain: string; line: number }
  | { type: 'paragraph'; source: string; line: number }
  | { type: 'list'; items: Item[]; line: number }
  | { type: 'table'; header: string[]; rows: { cells: string[]; line: number }[]; line: number }
  | { type: 'code'; source: string; fenced: string; line: number }
  | { type: 'quote'; blocks: Block[]; line: number; source: string }
  | { type: 'other'; source: string; line: number }

/** An item of a list: its own text, and the blocks nested in it. */
export type Item = { source: string; line: number; checked: boolean | null; children: Block[] }

const offsets = (node: Pick<Nodes, 'position'>): [number, number] => [
  node.position?.start.offset ?? 0,
  node.position?.end.offset ?? 0,
]

const getLine = (node: Nodes, chunk: Chunk): number => (node.position?.start.line ?? 1) + chunk.line - 1

const getIndent = (node: Nodes): number => (node.position?.start.column ?? 1) - 1

/** The source of a node, without the indentation that nesting adds. */
const getSource = (node: Nodes, chunk: Chunk): string => {
  const [from, to] = offsets(node)
  const source = chunk.source.slice(from, to)
  const indent = getIndent(node)
  if (indent === 0 || !source.includes('\n')) return source
  return source
    .split('\n')
    .map((line, i) => (i === 0 ? line : line.replace(new RegExp(`^[ \\t>]{0,${Math.min(indent, 60)}}`), '')))
    .join('\n')
}

const toItem = (item: ListItem, chunk: Chunk): Item => {
  const ownText: string[] = []
  const children: Block[] = []
  let isOwn = true
  for (const child of item.children) {
    if (child.type === 'paragraph' && isOwn && ownText.length === 0) ownText.push(getSource(child, chunk))
    else {
      isOwn = false
      append(children, toBlocks(child, chunk))
    }
  }
  return { source: ownText.join('\n\n'), line: getLine(item, chunk), checked: item.checked ?? null, children }
}

const toTable = (table: Table, chunk: Chunk): Block => {
  const readCells = (row: Table['children'][number]): string[] =>
    row.children.map((cell) => {
      const [from, to] = offsets(cell)
      return chunk.source
        .slice(from, to)
        .replace(/^\s*\||(?<!\\)\|\s*$/g, '')
        .replaceAll('\\|', '|')
        .replace(/(?<!\s)\s*<br\s*\/?>\s*/gi, '\n')
        .trim()
    })
  const [header, ...rows] = table.children
  return {
    type: 'table',
    header: header ? readCells(header) : [],
    rows: rows.map((row) => ({ cells: readCells(row), line: getLine(row, chunk) })),
    line: getLine(table, chunk),
  }
}

const toBlocks = (node: RootContent, chunk: Chunk): Block[] => {
  const line = getLine(node, chunk)
  switch (node.type) {
    case 'heading': {
      const source = getSource(node, chunk)
        .replace(/^#{1,6}[ \t]*|(?<![ \t])[ \t]+#+[ \t]*$/g, '')
        .replace(/\n[ \t]*(?:=+|-+)[ \t]*$/, '')
        .trim()
      return [{ type: 'heading', depth: node.depth, source, plain: plainTitle(source), line }]
    }
    case 'paragraph':
      return [{ type: 'paragraph', source: getSource(node, chunk), line }]
    case 'list':
      return [{ type: 'list', items: node.children.map((item) => toItem(item, chunk)), line }]
    case 'table':
      return [toTable(node, chunk)]
    case 'code': {
      const diagram = node.lang === 'mermaid' ? blocksOfDiagram(node.value, line + 1) : undefined
      if (diagram) return diagram
      return [
        {
          type: 'code',
          source: node.value,
          fenced: getSource(node, chunk),
          line: node.lang != null || /^\s*[`~]/.test(getSource(node, chunk)) ? line + 1 : line,
        },
      ]
    }
    case 'blockquote':
      return [
        {
          type: 'quote',
          blocks: node.children.flatMap((child) => toBlocks(child, chunk)),
          line,
          source: getSource(node, chunk),
        },
      ]
    case 'html':
      return blocksOfHtml(getSource(node, chunk), line)
    default:
      return [{ type: 'other', source: getSource(node, chunk), line }]
  }
}

/** Text keeps its markup, so inline syntax need not be parsed: this makes long files five times faster. */
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

/** Nesting at which the recursive parser would overflow the stack; no document has it. */
const deepNesting = /^(?:[ \t]*(?:>|[-*+] |\d{1,3}[.)] )){60}/m

/** Parses Markdown into blocks, a chunk at a time. */
export function* parseBlocks(text: string): Generator<undefined, Block[]> {
  const blocks: Block[] = []
  const chunks = [...readChunks(text)]
  checkParsedLength(chunks.reduce((sum, chunk) => sum + ('block' in chunk ? 0 : chunk.source.length), 0))
  for (const chunk of chunks) {
    if ('block' in chunk) blocks.push(chunk.block)
    else if (deepNesting.test(chunk.source)) blocks.push({ type: 'paragraph', source: chunk.source, line: chunk.line })
    else {
      const tree = fromMarkdown(chunk.source, { extensions: [gfm(), blocksOnly], mdastExtensions: [gfmFromMarkdown()] })
      for (const child of nestBullets(tree.children)) append(blocks, toBlocks(child, chunk))
    }
    if (!('block' in chunk) || blocks.length % 500 === 0) yield
  }
  return joinLooseTables(blocks)
}
