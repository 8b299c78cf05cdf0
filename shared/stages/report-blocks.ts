import type { TextPath } from '../crdt'
import type { Drawing } from './drawing'

/**
 * A block of a report, for Markdown and for the page alike. All text is plain. A `ref` tells where the text comes from,
 * so that the page can show comments beside it; no export writes it.
 */
export type Block =
  | { type: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  /** `isLead`: for people who only read this. */
  | { type: 'paragraph'; text: string; label?: string; isLead?: boolean; ref?: TextPath }
  | { type: 'quote'; text: string }
  | { type: 'list'; items: ListItem[]; isOrdered?: boolean }
  /** Labels with their values. */
  | { type: 'facts'; items: Detail[] }
  | {
      type: 'table'
      columns: Column[]
      rows: Cell[][]
      /** Where each row comes from, beside the text of the column `refColumn`. */
      refs?: readonly TextPath[]
      refColumn?: number
    }
  /** What only few want to read: folded on the page, whole in print and in text formats. */
  | { type: 'folded'; title: string; blocks: Block[] }
  /** Pages without a view of it draw it; text formats use the blocks instead, and Markdown draws it after them. */
  | { type: 'drawing'; drawing: Drawing; instead: Block[] }
  /** A stage's own view on the page, or a part of it; text formats use the blocks instead. */
  | { type: 'view'; stage: string; part?: string; instead: Block[] }

/** `marks`: what is said of it, each in parentheses after its text: `root cause`. */
export type ListItem = {
  text: string
  marks?: readonly string[]
  isDone?: boolean
  items?: ListItem[]
  ref?: TextPath
}

export type Detail = { label: string; text: string }

/** A cell's text, with optional details below it. */
export type Cell = string | { text: string; details: Detail[] }

/**
 * A column's title and its width on a page; a column without a width takes the remaining space. What says
 * nothing without the title, such as a number, has it beside it on a phone.
 */
export type Column = { title: string; width?: 'narrow' | 'medium' | 'wide'; needsTitle?: boolean }

/** A cell with those of its details that are not empty. */
export const createCell = (text: string, details: Detail[]): Cell => {
  const filled = details.filter((one) => one.text.trim())
  return filled.length > 0 ? { text, details: filled } : text
}

/** The indexes of a table's columns that are not empty in every row. The first is always kept. */
export const usedColumns = ({ columns, rows }: Extract<Block, { type: 'table' }>): number[] =>
  columns.map((_, at) => at).filter((at) => at === 0 || rows.some((row) => (row[at] ?? '') !== ''))
