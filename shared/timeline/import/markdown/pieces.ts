import type { Block, Item } from './blocks'
import { plainTitle } from './headings'

/** Source for the parser, with its first line. */
export type Piece = { source: string; line: number }

/** Texts up to this length are parsed whole (characters). */
const long = 100_000
/** The parser's time grows with the square of a piece's lines: from here on a piece ends where a new block can begin. */
const MAX_PIECE_LINES = 200
/** No piece holds more lines, whatever is in it. */
const MAX_UNBROKEN_LINES = 1000
/** A line at which a list or a quotation goes on in a piece of its own as well as in the one before. */
const blockStart = /^(?:[-*+]|\d{1,9}[.)]|>)(?:\s|$)/

const heading = /^(#{1,6})[ \t](.*)$/
/** The signs that may close a heading. */
const headingEnd = /(?<![ \t])(?:[ \t]+#+)?[ \t]*$/
/** A line that can only be text: no indentation, no mark of a block. */
const isPlain = (line: string): boolean =>
  /^[^\s#>|<\-+*=`~[]/.test(line)
    ? !/^\d{1,9}[.)](?:\s|$)/.test(line)
    : /^(?:\*\*\S|`[^`]|\[[^\]]*\](?!:)|~\d)/.test(line)
const bullet = /^([-*+]) (?:\[([ xX])\] )?(\S.*)$/
const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/

/** The cells of a table's row: bars part them unless escaped. */
const cellsOf = (row: string): string[] =>
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

type Found = { block: Block; next: number }

const tableAt = (lines: string[], i: number): Found | undefined => {
  if (!lines[i]?.startsWith('|') || !delimiterRow.test(lines[i + 1] ?? '') || !lines[i + 1]?.includes('|'))
    return undefined
  const header = cellsOf(lines[i] ?? '')
  if (cellsOf(lines[i + 1] ?? '').length !== header.length) return undefined
  let end = i + 2
  while (lines[end]?.startsWith('|')) end += 1
  if (lines[end]?.trim()) return undefined
  const rows = lines.slice(i + 2, end).map((row, n) => {
    const cells = cellsOf(row).slice(0, header.length)
    return { cells: [...cells, ...Array<string>(header.length - cells.length).fill('')], line: i + n + 3 }
  })
  return { block: { type: 'table', header, rows, line: i + 1 }, next: end }
}

const listAt = (lines: string[], i: number): Found | undefined => {
  const mark = bullet.exec(lines[i] ?? '')?.[1]
  if (!mark) return undefined
  const items: Item[] = []
  let end = i
  for (; ; end++) {
    const found = bullet.exec(lines[end] ?? '')
    if (found?.[1] !== mark || /^(?:[-*+]\s|[>|]|#{1,6}\s|\d{1,9}[.)]\s|```|~~~)/.test(found[3] ?? '')) break
    const checked = found[2] === undefined ? null : found[2] !== ' '
    items.push({ source: found[3] ?? '', line: end + 1, checked, inner: [] })
  }
  // What is indented below a list belongs to it: that is for the parser.
  let after = end
  while (after < lines.length && after < end + 5 && lines[after]?.trim() === '') after += 1
  const more = lines[after] ?? ''
  if (lines[end]?.trim() || /^\s/.test(more) || bullet.test(more)) return undefined
  return { block: { type: 'list', items, line: i + 1 }, next: end }
}

const paragraphAt = (lines: string[], i: number): Found | undefined => {
  let end = i
  while (end < lines.length && lines[end]?.trim() !== '' && isPlain(lines[end] ?? '')) end += 1
  if (end === i || (end < lines.length && lines[end]?.trim() !== '')) return undefined
  return { block: { type: 'paragraph', source: lines.slice(i, end).join('\n'), line: i + 1 }, next: end }
}

const headingAt = (lines: string[], i: number): Found | undefined => {
  const found = heading.exec(lines[i] ?? '')
  if (!found) return undefined
  const source = (found[2] ?? '').replace(headingEnd, '').trim()
  return {
    block: { type: 'heading', depth: (found[1] ?? '').length, source, plain: plainTitle(source), line: i + 1 },
    next: i + 1,
  }
}

/** A long text as blocks that need no parser (a heading, a plain paragraph, a flat list, a table) and pieces that do. */
function* cut(text: string): Generator<Piece | { block: Block }> {
  const lines = text.split('\n')
  let start: number | undefined
  const piece = (end: number): Piece => ({
    source: lines.slice(start ?? end, end).join('\n'),
    line: (start ?? end) + 1,
  })
  let fence: string | undefined
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? ''
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark && (fence === undefined || mark.startsWith(fence))) fence = fence === undefined ? mark : undefined
    const open = fence !== undefined || mark !== undefined
    const fresh = i === 0 || lines[i - 1]?.trim() === '' || (start === undefined && heading.test(lines[i - 1] ?? ''))
    const found =
      open || !fresh
        ? undefined
        : (headingAt(lines, i) ?? tableAt(lines, i) ?? listAt(lines, i) ?? paragraphAt(lines, i))
    const length = start === undefined ? 0 : i - start
    const isSplit =
      length >= MAX_UNBROKEN_LINES ||
      (length >= MAX_PIECE_LINES && !open && (blockStart.test(line) || (fresh && /^\S/.test(line))))
    if (found || isSplit) {
      if (start !== undefined) yield piece(i)
      start = undefined
      if (length >= MAX_UNBROKEN_LINES && !found) fence = undefined
    }
    if (found) {
      yield { block: found.block }
      i = found.next
    } else {
      if (start === undefined && line.trim() !== '') start = i
      i += 1
    }
  }
  if (start !== undefined) yield piece(lines.length)
}

/** A text for the parser: whole, or where it is long, in pieces between blocks that are read without it. */
export function* piecesOf(text: string): Generator<Piece | { block: Block }> {
  if (text.length <= long) yield { source: text, line: 1 }
  else yield* cut(text)
}
