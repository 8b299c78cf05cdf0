import { open, stat } from 'node:fs/promises'
import { peekDocumentId } from '../../../shared/file'
import type { Comparison, ComparisonRequest } from './comparison'
import { unlessMissing } from './failures'
import type { FileSource, Inspector, OpenRequest, ReadBackRequest, StateRequest, Verdict } from './inspection'
import { type FileReport, fileProblem } from './library-entry'
import { InspectionFailure, SupervisedWorker } from './supervised-worker'

/** The jobs of the worker. */
export type InspectionJob =
  | { kind: 'file'; path: string; fileName: string }
  | ({ kind: 'open' } & OpenRequest)
  | ({ kind: 'state' } & StateRequest)
  | ({ kind: 'readBack' } & ReadBackRequest)
  | ({ kind: 'compare' } & ComparisonRequest)

/** How long an inspection may take: a hundred times what a healthy document of its size needs on a busy machine. */
const BUDGET_MS = { base: 10_000, perMegabyte: 3_000 }

const readSize = async (path: string): Promise<number> => (await unlessMissing(stat(path)))?.size ?? 0

/** The start of a file, without reading the rest. */
const readHead = async (path: string): Promise<string> => {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2_000), 0, 2_000, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

const sizeOfSource = (source: FileSource | undefined): Promise<number> | number =>
  !source ? 0 : 'path' in source ? readSize(source.path) : source.text.length

/** Why a document is refused, as part of a sentence; every other error is rethrown. */
const toVerdict = (error: unknown): Verdict => {
  if (isVerdict(error)) return { reason: error.message }
  throw error
}

/** A failure because the host is closing says nothing about the document. */
const isVerdict = (error: unknown): error is InspectionFailure =>
  error instanceof InspectionFailure && error.outcome !== 'closed'

/** Inspects in a worker thread with a budget of time and memory; `workerPath` is the bundled worker. */
export const createWorkerInspector = (workerPath: string, budgetMs = BUDGET_MS): Inspector => {
  const budgetFor = (bytes: number): number => budgetMs.base + (bytes / 1_000_000) * budgetMs.perMegabyte
  // Separate workers, so that saves and openings don't wait for ten thousand files that are read for the first time.
  const background = new SupervisedWorker(workerPath)
  const interactive = new SupervisedWorker(workerPath)
  // Nor for two large copies that are compared, which fill memory with what is needed to the end.
  const comparing = new SupervisedWorker(workerPath, { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 2_048 })
  return {
    file: async (path, fileName) => {
      try {
        const job = { kind: 'file', path, fileName } satisfies InspectionJob
        return (await background.run(job, budgetFor(await readSize(path)))) as FileReport
      } catch (error) {
        if (!isVerdict(error)) throw error
        const problem = fileProblem('unopenable', fileName, error.message)
        return { savedAt: '', isReadOnly: true, problem: { ...problem, id: peekDocumentId(await readHead(path)) } }
      }
    },
    open: async (request) => {
      const sizes = await Promise.all([
        sizeOfSource(request.source),
        ...request.journals.map(({ path }) => readSize(path)),
      ])
      const bytes = sizes.reduce((sum, size) => sum + size, 0)
      const job = { kind: 'open', ...request } satisfies InspectionJob
      return interactive.run(job, budgetFor(bytes)).then((verdict) => verdict as Verdict, toVerdict)
    },
    state: async (request) => {
      const job = { kind: 'state', ...request } satisfies InspectionJob
      return interactive.run(job, budgetFor(request.crdt.length)).then((verdict) => verdict as Verdict, toVerdict)
    },
    readBack: async (request) => {
      const job = { kind: 'readBack', ...request } satisfies InspectionJob
      const budget = budgetFor(request.bytes)
      return interactive.run(job, budget).then((verdict) => verdict as Verdict, toVerdict)
    },
    compare: async (request) => {
      const job = { kind: 'compare', ...request } satisfies InspectionJob
      const budget = budgetFor(request.text.length + (request.base?.state.length ?? 0))
      try {
        return (await comparing.run(job, budget)) as Comparison
      } catch (error) {
        return { ok: false, code: 'unopenable', detail: toVerdict(error).reason }
      }
    },
    close: async () => {
      await Promise.all([background.close(), interactive.close(), comparing.close()])
    },
  }
}
