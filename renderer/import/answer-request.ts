import { type ImportPlan, type PlannedRow, type PresentContent, planImport } from '../../shared/import'
import {
  type ImportOptions,
  type ReadProgress,
  type ReadSource,
  readSources,
  type SourceFile,
} from '../../shared/libs/timeline-import'

/** Files to read, and what the document holds already. */
export type ReadRequest = {
  files: readonly SourceFile[]
  /** Options for sources by name. */
  options: Readonly<Record<string, ImportOptions>>
  present: PresentContent
}

/** What was not read as rows: documents, and files that were refused or left out. */
export type OtherSource = Exclude<ReadSource, { kind: 'rows' }>

/** Messages of the worker. Rows come in batches, before what ends the reading. */
export type ReadReply =
  | { kind: 'progress'; progress: ReadProgress }
  | { kind: 'rows'; rows: readonly PlannedRow[] }
  | { kind: 'done'; plan: Omit<ImportPlan, 'rows'>; others: readonly OtherSource[] }

/** Rows of one message: the page takes each in a turn of its own, so that none of its frames is late. */
const ROWS_PER_MESSAGE = 1_000

/** Reads files and plans their import; calls `reply` with how far it is and what it found. */
export const answerRequest = async (
  { files, options, present }: ReadRequest,
  reply: (message: ReadReply) => void,
): Promise<void> => {
  const sources = await readSources(files, {
    optionsFor: (name) => (Object.hasOwn(options, name) ? options[name] : undefined) ?? {},
    onProgress: (progress) => reply({ kind: 'progress', progress }),
  })
  const { rows, ...plan } = planImport(
    present,
    sources.filter((source) => source.kind === 'rows'),
  )
  for (let at = 0; at < rows.length; at += ROWS_PER_MESSAGE)
    reply({ kind: 'rows', rows: rows.slice(at, at + ROWS_PER_MESSAGE) })
  reply({ kind: 'done', plan, others: sources.filter((source) => source.kind !== 'rows') })
}
