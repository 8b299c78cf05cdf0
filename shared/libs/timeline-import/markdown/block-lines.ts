import { type Line, splitLines } from '../lines'
import type { Block } from './blocks'

/** The lines of a paragraph, with those that `<br>` begins; each has the number of its line in the file. */
export const splitAtBreaks = (source: string, line: number): Line[] =>
  splitLines(source, line).flatMap(({ text, line }) =>
    text
      .replace(/<br\s?\/?>(?=\s{0,9}$)/i, '')
      .split(/<br\s?\/?>/i)
      .map((part) => ({ text: part, line })),
  )

/** The lines of paragraphs, code and quotations. */
export const collectLines = (blocks: Block[]): Line[] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return splitAtBreaks(block.source, block.line)
    if (block.type === 'code') return splitLines(block.source, block.line)
    return block.type === 'quote' ? collectLines(block.blocks) : []
  })
