import { type ImportPlan, planImport } from '../../shared/import'
import {
  type ImportOptions,
  type ReadSource,
  readSources,
  type SourceFile,
  sourceLimits,
  tooLargeMessage,
} from '../../shared/libs/timeline-import'
import type { ChosenFile, ImportReply, ImportRequest, ReadSummary } from './import-messages'

/** Rows of one message: the page takes each in a turn of its own, so that none of its frames is late. */
const ROWS_PER_MESSAGE = 1_000

type Loaded = { files: SourceFile[]; refused: ReadSource[] }

/** Reads the content of files. Those that are too large for anything are not even loaded. */
const load = async (chosen: readonly ChosenFile[]): Promise<Loaded> => {
  const loaded: Loaded = { files: [], refused: [] }
  for (const { name, content } of chosen) {
    if (typeof content === 'string') loaded.files.push({ name, bytes: new TextEncoder().encode(content) })
    else if (content.size > sourceLimits.maxArchiveBytes)
      loaded.refused.push({ kind: 'refused', name, message: tooLargeMessage(content.size) })
    else
      try {
        loaded.files.push({ name, bytes: new Uint8Array(await content.arrayBuffer()) })
      } catch {
        // The browser says no more than that: the file was moved, or is a folder, or may not be read.
        loaded.refused.push({ kind: 'refused', name, message: 'This file can’t be opened. Has it been moved?' })
      }
  }
  return loaded
}

const summarize = ({ sources, sections }: ImportPlan, all: readonly ReadSource[]): ReadSummary => ({
  sources,
  sections,
  documents: all.flatMap((source) => (source.kind === 'document' ? [{ name: source.name, bytes: source.bytes }] : [])),
  refused: all.flatMap((source) =>
    source.kind === 'refused'
      ? [{ name: source.name, message: source.message, isLeftOut: source.isLeftOut === true }]
      : [],
  ),
})

/** Answers the requests of one import, which keeps its files between them. */
export const createImportSession = (reply: (message: ImportReply) => void) => {
  let loaded: Loaded = { files: [], refused: [] }
  let sources: ReadSource[] = []
  const optionsByName = new Map<string, ImportOptions>()

  const read = (only?: string): Promise<ReadSource[]> =>
    readSources(loaded.files, {
      optionsFor: (name) => optionsByName.get(name) ?? {},
      onProgress: (progress) => reply({ kind: 'progress', progress }),
      ...(only === undefined ? {} : { only }),
    })

  return async ({ kind, files = [], present, sourceName = '', options = {} }: ImportRequest): Promise<void> => {
    if (kind === 'read') {
      loaded = await load(files)
      optionsByName.clear()
      sources = [...(await read()), ...loaded.refused]
    } else if (kind === 'again') {
      optionsByName.set(sourceName, options)
      const [again] = await read(sourceName)
      sources = sources.map((source) => (source.name === sourceName && again ? again : source))
    }
    const plan = planImport(
      present,
      sources.filter((source) => source.kind === 'rows'),
    )
    for (let at = 0; at < plan.rows.length; at += ROWS_PER_MESSAGE)
      reply({ kind: 'rows', rows: plan.rows.slice(at, at + ROWS_PER_MESSAGE) })
    reply({ kind: 'done', summary: summarize(plan, sources) })
  }
}
