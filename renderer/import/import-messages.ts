import type { ImportPlan, PlannedRow, PresentContent } from '../../shared/import'
import type { ImportOptions, ReadProgress, SourceFile } from '../../shared/libs/timeline-import'

/** A file as the page has it: one that the browser reads, or text that was pasted. */
export type ChosenFile = { name: string; content: Blob | string }

export type ImportRequest = {
  /** `read`: new files; `again`: one source of them with other options; `plan`: the document has changed. */
  kind: 'read' | 'again' | 'plan'
  present: PresentContent
  files?: readonly ChosenFile[]
  sourceName?: string
  options?: ImportOptions
}

export type RefusedSource = { name: string; message: string; isLeftOut: boolean }

/** What was read, but the rows, which come in batches before. */
export type ReadSummary = Omit<ImportPlan, 'rows'> & {
  /** Documents of Debrief, which are merged and not imported. */
  documents: readonly SourceFile[]
  refused: readonly RefusedSource[]
}

export type ImportReply =
  | { kind: 'progress'; progress: ReadProgress }
  | { kind: 'rows'; rows: readonly PlannedRow[] }
  | { kind: 'done'; summary: ReadSummary }
