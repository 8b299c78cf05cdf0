import { realpath, writeFile } from 'node:fs/promises'
import type { ExportFormat } from '../../../../shared/document/exports'
import type { Paper } from '../../../../shared/protocol/print-job'
import { makePdf } from '../../../host/printer/make-pdf'
import { UserError } from '../../../host/user-error'
import { CommandError, type Io } from '../../command'

/** Where an export goes. */
export type Target = {
  /** A file; otherwise standard output. */
  out?: string
  /** What a printed format is set on. */
  paper: Paper
}

/** The exit status of a program that Ctrl-C has ended. */
const STOPPED = 130

/**
 * Throws a `CommandError` for what would do harm: a terminal full of bytes, or a document that its own export would
 * replace.
 */
export const checkTarget = async (path: string, format: ExportFormat, { out }: Target, io: Io): Promise<void> => {
  if (out === undefined) {
    if (format.isPrinted && !io.stdoutBytes)
      throw new CommandError(`a terminal can’t show a ${format.label}. Add --out report${format.extension}.`)
    return
  }
  const [from, to] = await Promise.all([path, out].map((one) => realpath(one).catch(() => undefined)))
  if (from !== undefined && from === to) throw new CommandError('--out names the document itself. Choose another file.')
}

/** Resolves to undefined if Ctrl-C, or whoever ends programs, stopped it. */
const untilStopped = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> => {
  const controller = new AbortController()
  const stop = (): void => controller.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    return await work(controller.signal)
  } catch (error) {
    if (controller.signal.aborted) return undefined
    throw error instanceof UserError ? new CommandError(error.message) : error
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

const print = (html: string, { paper }: Target, io: Io): Promise<Uint8Array | undefined> =>
  untilStopped(async (signal) => {
    const { withFonts } = await import('../../../../shared/document/exports/fonts')
    return makePdf({ html: withFonts(html), paper }, { signal, onStep: io.onStep })
  })

const writeOut = async (path: string, content: string | Uint8Array): Promise<void> => {
  try {
    await writeFile(path, content)
  } catch (error) {
    throw new CommandError(`${path} can’t be written: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

/** Writes an export; resolves to the exit status. What is stopped writes nothing. */
export const writeExport = async (format: ExportFormat, text: string, target: Target, io: Io): Promise<number> => {
  const content = format.isPrinted ? await print(text, target, io) : text
  if (content === undefined) {
    io.stderr('Stopped. Nothing was written.')
    return STOPPED
  }
  if (target.out !== undefined) await writeOut(target.out, content)
  else if (typeof content === 'string') io.stdout(content)
  else io.stdoutBytes?.(content)
  return 0
}
