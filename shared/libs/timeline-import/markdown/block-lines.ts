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

/** Where a sentence ends and a clock with a colon or a dash begins the next one. */
const nextClock = /(?<=[.!?])\s{0,3}(?=\d{1,2}:\d{2}(?: ?[AP]M)?(?: [A-Z]{2,4})?(?::| [-–—]) )/i

/** Lines of a timeline; one that goes on from clock to clock is several: `14:05: It fails. 14:10: … 14:20: …`. */
export const splitAtClocks = (lines: Line[]): Line[] =>
  lines.flatMap(({ text, line }) => {
    const parts = /^\s{0,9}\d{1,2}:\d{2}/.test(text) ? text.split(nextClock) : []
    return parts.length < 3 ? [{ text, line }] : parts.map((part) => ({ text: part, line }))
  })

/** The lines of paragraphs, code and quotations. */
export const collectLines = (blocks: Block[]): Line[] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return splitAtBreaks(block.source, block.line)
    if (block.type === 'code') return splitLines(block.source, block.line)
    return block.type === 'quote' ? collectLines(block.blocks) : []
  })
