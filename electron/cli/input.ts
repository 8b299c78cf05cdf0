import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { describeFileProblem } from '../../shared/file'
import { documentCodec } from '../host/app/document-codec'
import { readValidText, type ValidFile } from '../host/store/merge-file'
import { CommandError, type Io } from './command'

/** Bytes of a document's file: the largest document in base64, with its readable half. */
export const MAX_DOCUMENT_FILE_BYTES = 128_000_000

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you are not allowed to read it',
  ENXIO: 'it is not a file',
}

const getErrorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.message
      : String(error)

const tooLarge = (what: string, maxBytes: number): CommandError =>
  new CommandError(
    `${what} is larger than ${Math.round(maxBytes / 1_000_000)} MB, which is more than this command can read. Split it.`,
  )

/** Collects chunks up to a limit, so that an endless pipe ends with an error message. */
export const collect = async (
  chunks: AsyncIterable<Uint8Array>,
  what: string,
  maxBytes: number,
): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of chunks) {
    length += part.length
    if (length > maxBytes) throw tooLarge(what, maxBytes)
    parts.push(part)
  }
  return Buffer.concat(parts, length)
}

/** Reads a file, or standard input for `-`. Throws a `CommandError` that says why it cannot be read. */
export const readInput = async (path: string, io: Io, maxBytes: number): Promise<Uint8Array> => {
  if (path === '-') return io.stdin(maxBytes)
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      if (size > maxBytes) throw tooLarge(path, maxBytes)
      return await collect(file.createReadStream({ autoClose: false }), path, maxBytes)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof CommandError) throw error
    const code = getErrorCode(error)
    throw new CommandError(`${path} can’t be read: ${reasons[code] ?? code}.`)
  }
}

/** Reads a document's file with its state. Throws a `CommandError` that says what is wrong with it. */
export const readDocument = async (path: string, io: Io): Promise<ValidFile> => {
  const bytes = await readInput(path, io, MAX_DOCUMENT_FILE_BYTES)
  const read = readValidText(new TextDecoder().decode(bytes), documentCodec)
  if (read.ok) return read.validFile
  const { code, detail } = read.problem
  throw new CommandError(describeFileProblem(code, basename(path), detail))
}
