import { readDetails, readLabeled, readMarked } from '../../document/report/read-markdown'
import { type MarkdownBlock, type MarkdownItem, parseBlocks, runSteps } from '../../libs/timeline-import'

/** What stands in one of our own reports, in plain text. */
export type ReadItem = { text: string; label?: string; marks: string[]; isDone?: boolean; items: ReadItem[] }
export type ReadCell = ReturnType<typeof readDetails>
export type ReadBlock =
  | { type: 'paragraph'; text: string; label?: string }
  | { type: 'list'; items: ReadItem[] }
  /** Cells by the titles of their columns. */
  | { type: 'table'; rows: ReadonlyMap<string, ReadCell>[] }

/** A heading, what stands directly below it, and the headings below it. */
export type Part = { level: number; title: string; blocks: ReadBlock[]; parts: Part[] }

const toItem = ({ source, checked, children }: MarkdownItem): ReadItem => {
  // A text with empty lines is several paragraphs of its item.
  const sources = [source, ...children.flatMap((one) => (one.type === 'paragraph' ? [one.source] : []))]
  const whole = sources.filter(Boolean).join('\n\n')
  const { label, text } = readLabeled(whole)
  return {
    ...(label === undefined ? readMarked(whole) : { label, text, marks: [] }),
    ...(checked !== null && { isDone: checked }),
    items: children.flatMap((one) => (one.type === 'list' ? one.items.map(toItem) : [])),
  }
}

const toBlock = (block: MarkdownBlock): ReadBlock[] => {
  switch (block.type) {
    case 'paragraph':
      return [{ type: 'paragraph', ...readLabeled(block.source) }]
    case 'list':
      return [{ type: 'list', items: block.items.map(toItem) }]
    case 'table': {
      const titles = block.header.map((title) => readDetails(title).text)
      const rows = block.rows.map(
        ({ cells }) => new Map(cells.map((cell, at) => [titles[at] ?? '', readDetails(cell)])),
      )
      return [{ type: 'table', rows }]
    }
    // A diagram draws once more what the list above it says.
    default:
      return []
  }
}

/** The first heading with all that is below it. */
export const readOutline = (markdown: string): Part | undefined => {
  const root: Part = { level: 0, title: '', blocks: [], parts: [] }
  const open = [root]
  for (const block of runSteps(parseBlocks(markdown.replace(/\r\n?/g, '\n')))) {
    if (block.type === 'heading') {
      while ((open.at(-1)?.level ?? 0) >= block.depth) open.pop()
      const part: Part = { level: block.depth, title: readLabeled(block.source).text, blocks: [], parts: [] }
      open.at(-1)?.parts.push(part)
      open.push(part)
    } else open.at(-1)?.blocks.push(...toBlock(block))
  }
  return root.blocks.length === 0 && root.parts.length === 1 ? root.parts[0] : undefined
}

/** Paragraphs as one text; a label belongs to the one that has it and to what follows. */
export const proseOf = ({ blocks }: Part, label?: string): string => {
  const paragraphs = blocks.filter((one) => one.type === 'paragraph')
  const from = label === undefined ? 0 : paragraphs.findIndex((one) => one.label === label)
  return from < 0
    ? ''
    : paragraphs
        .slice(from)
        .map(({ text }) => text)
        .join('\n\n')
}

export const itemsOf = ({ blocks }: Part): ReadItem[] => blocks.flatMap((one) => (one.type === 'list' ? one.items : []))

export const rowsOf = ({ blocks }: Part): ReadonlyMap<string, ReadCell>[] =>
  blocks.flatMap((one) => (one.type === 'table' ? one.rows : []))

/** The first of some parts with this title. */
export const findPart = (parts: readonly Part[], title: string): Part | undefined =>
  parts.find((one) => one.title === title)
