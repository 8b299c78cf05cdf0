/** A report as structure: printed as Markdown, shown and printed by the page. All text is plain. */
export type Block =
  | { type: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { type: 'paragraph'; text: string; label?: string }
  | { type: 'quote'; text: string }
  | { type: 'list'; items: ListItem[]; isOrdered?: boolean }
  | { type: 'table'; columns: string[]; rows: string[][] }
  /** What a stage draws; the page shows its view, text formats leave it out: what it shows stands beside it in words. */
  | { type: 'drawing'; stage: string }

export type ListItem = { text: string; isDone?: boolean; items?: ListItem[] }
