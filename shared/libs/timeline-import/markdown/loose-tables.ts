import type { Block } from './blocks'
import { delimiterRow, splitCells } from './chunks'

/** The only line of a paragraph that looks like the row of a table. */
const rowOf = (block: Block | undefined): string | undefined =>
  block?.type === 'paragraph' && /^\|[^\n]*\|[ \t]*$/.test(block.source) ? block.source : undefined

/** Tables that an empty line parts after each of their rows, as some editors save them. */
export const joinLooseTables = (blocks: Block[]): Block[] => {
  const joined: Block[] = []
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block
    const header = rowOf(block)
    if (header === undefined || !delimiterRow.test(rowOf(blocks[i + 1]) ?? '')) {
      joined.push(block)
      continue
    }
    const rows: { cells: string[]; line: number }[] = []
    let end = i + 2
    for (let row = rowOf(blocks[end]); row !== undefined; row = rowOf(blocks[end])) {
      rows.push({ cells: splitCells(row), line: blocks[end]?.line ?? 0 })
      end += 1
    }
    joined.push({ type: 'table', header: splitCells(header), rows, line: block.line })
    i = end - 1
  }
  return joined
}
