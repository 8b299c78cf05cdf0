/** A report as structure: printed as Markdown, shown and printed by the page. All text is plain. */
export type Block =
  | { type: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  /** `isLead`: what is read by those who read nothing else. */
  | { type: 'paragraph'; text: string; label?: string; isLead?: boolean }
  | { type: 'quote'; text: string }
  | { type: 'list'; items: ListItem[]; isOrdered?: boolean }
  /** Names and what they stand for. */
  | { type: 'facts'; items: Detail[] }
  | { type: 'table'; columns: Column[]; rows: Cell[][] }
  /** A stage's own view, as the page shows it; text formats have the blocks instead. */
  | { type: 'view'; stage: string; instead: Block[] }

export type ListItem = { text: string; isDone?: boolean; items?: ListItem[] }

export type Detail = { label: string; text: string }

/** What a cell says, and what belongs under it. */
export type Cell = string | { text: string; details: Detail[] }

/** A column's title, and how wide it is on a page; the one without a width has the rest. */
export type Column = { title: string; width?: 'narrow' | 'medium' | 'wide' }

/** A cell with those of its details that say something. */
export const createCell = (text: string, details: Detail[]): Cell => {
  const said = details.filter((one) => one.text.trim())
  return said.length > 0 ? { text, details: said } : text
}

/** The places of a table's columns that say something in at least one row. */
export const usedColumns = ({ columns, rows }: Extract<Block, { type: 'table' }>): number[] =>
  columns.map((_, at) => at).filter((at) => at === 0 || rows.some((row) => (row[at] ?? '') !== ''))
