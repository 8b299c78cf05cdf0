import { append } from '../append'
import { decodeEntity } from '../entities'
import type { Block, Item } from './blocks'

/** HTML as text, with links and code as Markdown. */
const textOfHtml = (html: string): string =>
  html
    .replace(/<a\s[^>]{0,500}?href\s*=\s*["']([^"'>]{1,500})["'][^>]{0,500}>([^<]{0,500})<\/a>/gi, '[$2]($1)')
    .replace(/<(?:br|\/p|\/li|\/div)\b[^>]{0,200}>/gi, '\n')
    .replace(/<\/?code[^>]{0,100}>/gi, '`')
    .replace(/<\/?[a-z!][^>]{0,2000}>/gi, '')
    .replace(/&(#?\w{1,8});/g, (source, name: string) => decodeEntity(name) ?? source)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

/** The cells of a row; as in a browser, a cell ends where the next one begins. */
const splitCells = (row: string): string[] =>
  row
    .split(/<t[hd]\b[^>]{0,500}>/i)
    .slice(1)
    .map((cell) => textOfHtml(cell))

const countLines = (text: string): number => text.split('\n').length - 1

/** A table as a block of its own. */
const readTable = (source: string, line: number): Block => {
  const rows: { cells: string[]; line: number; head: boolean }[] = []
  let at = line
  for (const part of source.split(/(?=<tr\b)/i)) {
    const cells = /^<tr\b/i.test(part) ? splitCells(part) : []
    if (cells.length > 0) rows.push({ cells, line: at, head: /<th\b/i.test(part) })
    at += countLines(part)
  }
  const header = rows[0]?.head ? rows[0].cells : []
  return {
    type: 'table',
    header,
    rows: rows.slice(rows[0]?.head ? 1 : 0).map(({ cells, line: at }) => ({ cells, line: at })),
    line,
  }
}

/** The items of a list as a block of its own; those of lists in it follow the item that they stand in. */
const readList = (source: string, line: number): Block => {
  const items: Item[] = []
  let at = line
  for (const part of source.split(/(?=<li\b)/i)) {
    const text = /^<li\b/i.test(part) ? textOfHtml(part.replace(/<\/?(?:b|strong)\s{0,9}>/gi, '**')) : ''
    if (text !== '') items.push({ source: text, line: at, checked: null, children: [] })
    at += countLines(part)
  }
  return { type: 'list', items, line }
}

/** HTML as a block for each heading in it, and one for what is below: as text if it is a paragraph. */
const splitAtHeadings = (source: string, line: number): Block[] => {
  const parts = source.split(/(<h[1-6]\b[^>]{0,200}>[\s\S]{0,300}?<\/h[1-6]>)/i)
  if (parts.length < 3) return [{ type: 'other', source, line }]
  let at = line
  return parts.flatMap((part): Block[] => {
    const start = at + countLines(/^\s*/.exec(part)?.[0] ?? '')
    at += countLines(part)
    if (part.trim() === '') return []
    const text = /^\s*<p\b/i.test(part) ? textOfHtml(part) : ''
    return [
      text === '' ? { type: 'other', source: part, line: start } : { type: 'paragraph', source: text, line: start },
    ]
  })
}

const openingOfList = /^<(?:ul|ol|li)\b/i

/** The tables and lists in HTML as such, with what is between them unchanged. */
export const blocksOfHtml = (source: string, line: number): Block[] => {
  if (/<table\b/i.test(source)) return [readTable(source, line)]
  if (!/<li\b/i.test(source)) return splitAtHeadings(source, line)
  const blocks: Block[] = []
  let at = line
  let depth = 0
  let from = 0
  const end = (to: number): void => {
    const part = source.slice(from, to)
    if (openingOfList.test(part)) blocks.push(readList(part, at))
    else if (part.trim() !== '') append(blocks, splitAtHeadings(part, at))
    at += countLines(part)
    from = to
  }
  for (const { index, 0: tag } of source.matchAll(/<(?:\/?(?:ul|ol)|li|h[1-6])\b[^>]{0,500}>/gi)) {
    const isInList = openingOfList.test(source.slice(from, from + 4))
    if (tag.startsWith('</')) {
      depth = Math.max(0, depth - 1)
      if (depth === 0 && isInList) end(index + tag.length)
    } else if (/^<h/i.test(tag)) {
      if (depth === 0 && isInList) end(index)
    } else {
      if (depth === 0 && !isInList) end(index)
      if (!/^<li/i.test(tag)) depth += 1
    }
  }
  end(source.length)
  return blocks
}
