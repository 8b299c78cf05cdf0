import type { Block, Item } from './blocks'
import { plainTitle } from './headings'

/** Source for the parser, and its first line in the file. */
export type Chunk = { source: string; line: number }

/** UTF-16 units up to which a text is parsed as one chunk. */
const MAX_UNSPLIT_LENGTH = 100_000
/** Lines after which a chunk ends where a new block can begin: the parser takes time quadratic in the lines of a chunk. */
const MAX_CHUNK_LINES = 200
/** Lines after which a chunk ends at any line. */
const MAX_UNSPLITTABLE_LINES = 1000
/** A line at which a list or a quotation can be split in two without changing its items. */
const blockStart = /^(?:[-*+]|\d{1,9}[.)]|>)(?:\s|$)/

const heading = /^(#{1,6})[ \t](.*)$/
/** The closing sequence of a heading. */
const headingEnd = /(?<![ \t])(?:[ \t]+#+)?[ \t]*$/
/** Whether a line can only be part of a paragraph: no indentation, no marker of another block. */
const isPlain = (line: string): boolean =>
  /^[^\s#>|<\-+*=`~[]/.test(line)
    ? !/^\d{1,9}[.)](?:\s|$)/.test(line)
    : /^(?:\*\*\S|`[^`]|\[[^\]]*\](?!:)|~\d)/.test(line)
const bullet = /^([-*+]) (?:\[([ xX])\] )?(\S.*)$/
/** The row below the titles of a table. */
export const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/

/** The cells of a table row, which are separated by unescaped vertical bars. */
export const splitCells = (row: string): string[] =>
  row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) =>
      cell
        .replaceAll('\\|', '|')
        .replace(/(?<!\s)\s*<br\s*\/?>\s*/gi, '\n')
        .trim(),
    )

type BlockMatch = { block: Block; next: number }

const tableAt = (lines: string[], i: number): BlockMatch | undefined => {
  if (!lines[i]?.startsWith('|') || !delimiterRow.test(lines[i + 1] ?? '') || !lines[i + 1]?.includes('|'))
    return undefined
  const header = splitCells(lines[i] ?? '')
  if (splitCells(lines[i + 1] ?? '').length !== header.length) return undefined
  let end = i + 2
  while (lines[end]?.startsWith('|')) end += 1
  if (lines[end]?.trim()) return undefined
  const rows = lines.slice(i + 2, end).map((row, n) => {
    const cells = splitCells(row).slice(0, header.length)
    return { cells: [...cells, ...Array<string>(header.length - cells.length).fill('')], line: i + n + 3 }
  })
  return { block: { type: 'table', header, rows, line: i + 1 }, next: end }
}

const listAt = (lines: string[], i: number): BlockMatch | undefined => {
  const marker = bullet.exec(lines[i] ?? '')?.[1]
  if (!marker) return undefined
  const items: Item[] = []
  let end = i
  for (; ; end++) {
    const match = bullet.exec(lines[end] ?? '')
    if (match?.[1] !== marker || /^(?:[-*+]\s|[>|]|#{1,6}\s|\d{1,9}[.)]\s|```|~~~)/.test(match[3] ?? '')) break
    const checked = match[2] === undefined ? null : match[2] !== ' '
    items.push({ source: match[3] ?? '', line: end + 1, checked, children: [] })
  }
  // A list with indented text below it has nested blocks, which need the parser.
  let nextText = end
  while (nextText < lines.length && nextText < end + 5 && lines[nextText]?.trim() === '') nextText += 1
  const more = lines[nextText] ?? ''
  if (lines[end]?.trim() || /^\s/.test(more) || bullet.test(more)) return undefined
  return { block: { type: 'list', items, line: i + 1 }, next: end }
}

const paragraphAt = (lines: string[], i: number): BlockMatch | undefined => {
  let end = i
  while (end < lines.length && lines[end]?.trim() !== '' && isPlain(lines[end] ?? '')) end += 1
  if (end === i || (end < lines.length && lines[end]?.trim() !== '')) return undefined
  return { block: { type: 'paragraph', source: lines.slice(i, end).join('\n'), line: i + 1 }, next: end }
}

const headingAt = (lines: string[], i: number): BlockMatch | undefined => {
  const match = heading.exec(lines[i] ?? '')
  if (!match) return undefined
  const source = (match[2] ?? '').replace(headingEnd, '').trim()
  return {
    block: { type: 'heading', depth: (match[1] ?? '').length, source, plain: plainTitle(source), line: i + 1 },
    next: i + 1,
  }
}

/** The fence of the code that goes on below a line, if there is one, given that above it. */
const fenceBelow = (line: string, above: string | undefined): string | undefined => {
  const [start = '', fence] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
  if (fence === undefined) return above
  const rest = line.slice(start.length)
  if (above !== undefined) return fence.startsWith(above) && rest.trim() === '' ? undefined : above
  return fence.startsWith('`') && rest.includes('`') ? undefined : fence
}

/** Splits a long text into blocks that need no parser (headings, plain paragraphs, flat lists, tables) and chunks that do. */
function* splitText(text: string): Generator<Chunk | { block: Block }> {
  const lines = text.split('\n')
  let start: number | undefined
  const chunk = (end: number): Chunk => ({
    source: lines.slice(start ?? end, end).join('\n'),
    line: (start ?? end) + 1,
  })
  let fence: string | undefined
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? ''
    const before = fence
    fence = fenceBelow(line, fence)
    const isInFence = fence !== undefined || before !== undefined
    const canStartBlock =
      i === 0 || lines[i - 1]?.trim() === '' || (start === undefined && heading.test(lines[i - 1] ?? ''))
    const match =
      isInFence || !canStartBlock
        ? undefined
        : (headingAt(lines, i) ?? tableAt(lines, i) ?? listAt(lines, i) ?? paragraphAt(lines, i))
    const length = start === undefined ? 0 : i - start
    const isSplit =
      length >= MAX_UNSPLITTABLE_LINES ||
      (length >= MAX_CHUNK_LINES && !isInFence && (blockStart.test(line) || (canStartBlock && /^\S/.test(line))))
    if (match || isSplit) {
      if (start !== undefined) yield chunk(i)
      start = undefined
      if (length >= MAX_UNSPLITTABLE_LINES && !match) fence = undefined
    }
    if (match) {
      yield { block: match.block }
      i = match.next
    } else {
      if (start === undefined && line.trim() !== '') start = i
      i += 1
    }
  }
  if (start !== undefined) yield chunk(lines.length)
}

/** The beginning of HTML that may go on below an empty line. */
const longHtml = /^\s*<(!--|!|\?|(?:script|pre|style|textarea)(?![\w-]))/i

/** What ends the HTML that goes on below a line, if any does, given that above it. */
const htmlEndBelow = (line: string, above: string | undefined): string | undefined => {
  const start = longHtml.exec(line)?.[1]?.toLowerCase()
  const end = above ?? (start && ({ '!--': '-->', '!': '>', '?': '?>' }[start] ?? `</${start}`))
  return end === undefined || line.includes(end) ? undefined : end
}

/** Splits a text into chunks at headings and paragraphs below an empty line, where nothing above can go on. */
function* splitAtBlocks(text: string): Generator<Chunk> {
  const lines = text.split('\n')
  let start = 0
  let fence: string | undefined
  let htmlEnd: string | undefined
  for (const [i, line] of lines.entries()) {
    const isApart = i - start >= MAX_CHUNK_LINES && lines[i - 1]?.trim() === '' && (isPlain(line) || heading.test(line))
    if (isApart && fence === undefined && htmlEnd === undefined) {
      yield { source: lines.slice(start, i).join('\n'), line: start + 1 }
      start = i
    }
    if (htmlEnd === undefined) fence = fenceBelow(line, fence)
    if (fence === undefined) htmlEnd = htmlEndBelow(line, htmlEnd)
  }
  yield { source: lines.slice(start).join('\n'), line: start + 1 }
}

/** A text as chunks for the parser, or a long one as blocks that were read without it and the chunks between them. */
export function* readChunks(text: string): Generator<Chunk | { block: Block }> {
  if (text.length <= MAX_UNSPLIT_LENGTH) yield* splitAtBlocks(text)
  else yield* splitText(text)
}
