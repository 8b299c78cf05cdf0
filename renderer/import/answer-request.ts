import { type ImportPlan, type PlannedRow, type PresentContent, type PresentRow, planImport } from '../../shared/import'
import {
  type ImportOptions,
  type ImportWarning,
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

/** Messages to the worker. The rows of the document come in batches, before what begins the reading. */
export type ReadMessage = { kind: 'present'; rows: readonly PresentRow[] } | ({ kind: 'read' } & ReadRequest)

/** What was not read as rows: documents, and files that were refused or left out. */
export type OtherSource = Exclude<ReadSource, { kind: 'rows' }>

/** Messages of the worker. Rows, sources and their warnings come in batches, before what ends the reading. */
export type ReadReply =
  | { kind: 'progress'; progress: ReadProgress }
  | { kind: 'rows'; rows: readonly PlannedRow[] }
  | { kind: 'source'; source: ImportPlan['sources'][number] }
  /** Further warnings of the last source. */
  | { kind: 'warnings'; warnings: readonly ImportWarning[] }
  | { kind: 'done'; sections: ImportPlan['sections']; others: readonly OtherSource[] }

/**
 * Rows or warnings of one message: copying them takes a part of a frame, and the page handles each message in a turn of
 * its own.
 */
const ITEMS_PER_MESSAGE = 250

/** Splits a list into batches for messages; none if it is empty. */
export const inMessages = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / ITEMS_PER_MESSAGE) }, (_, index) =>
    list.slice(index * ITEMS_PER_MESSAGE, (index + 1) * ITEMS_PER_MESSAGE),
  )

const answer = async ({ files, options, present }: ReadRequest, reply: (message: ReadReply) => void): Promise<void> => {
  const read = await readSources(files, {
    optionsFor: (name) => (Object.hasOwn(options, name) ? options[name] : undefined) ?? {},
    onProgress: (progress) => reply({ kind: 'progress', progress }),
  })
  const { rows, sources, sections } = planImport(
    present,
    read.filter((source) => source.kind === 'rows'),
  )
  for (const batch of inMessages(rows)) reply({ kind: 'rows', rows: batch })
  for (const source of sources) {
    reply({ kind: 'source', source: { ...source, warnings: [] } })
    for (const warnings of inMessages(source.warnings)) reply({ kind: 'warnings', warnings })
  }
  reply({ kind: 'done', sections, others: read.filter((source) => source.kind !== 'rows') })
}

/**
 * Creates what handles the messages of one reading: it reads files and plans their import, and calls `reply` with how
 * far it is and what it found. Rejects with the error of a reading that failed.
 */
export const createReader = (reply: (message: ReadReply) => void): ((message: ReadMessage) => Promise<void>) => {
  const known: PresentRow[] = []
  return async (message) => {
    if (message.kind === 'present') known.push(...message.rows)
    else await answer({ ...message, present: { ...message.present, rows: known } }, reply)
  }
}
