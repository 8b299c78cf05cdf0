import { randomBytes } from 'node:crypto'
import { renameSync, type Stats, statSync } from 'node:fs'
import { constants, copyFile, type FileHandle, link, open, readdir, readFile, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Adapter } from 'lowdb'
import { systemCode, unlessMissing } from './failures'

/** Distinguishes one state of a file from another without reading it. */
export type Signature = { inode: number; size: number; changedAt: number }

/** The state of a file now; undefined if there is none. */
export const readSignature = async (path: string): Promise<Signature | undefined> => {
  const found = await unlessMissing(stat(path))
  return found && toSignature(found)
}

/** The same, synchronously. */
export const signatureNow = (path: string): Signature | undefined => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found && toSignature(found)
}

const toSignature = ({ ino, size, mtimeMs }: Stats): Signature => ({ inode: ino, size, changedAt: mtimeMs })

export const isSameState = (a: Signature | undefined, b: Signature | undefined): boolean =>
  a?.inode === b?.inode && a?.size === b?.size && a?.changedAt === b?.changedAt

/** Makes the names in a folder durable: without this, a rename or a new file may be lost in a power cut. */
export const syncFolder = async (folder: string): Promise<void> => {
  // Windows cannot open folders; its file systems order such changes themselves.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const temporaryPattern = /^\.debrief-[0-9a-f]{16}\.tmp$/

/** Whether a name is that of a temporary file, which only a process that died leaves behind. */
export const isTemporary = (fileName: string): boolean => temporaryPattern.test(fileName)

/** Deletes temporary files of processes that died. Only for folders that nobody else writes to. */
export const clearTemporaries = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) if (isTemporary(name)) await removeFile(join(folder, name))
}

/** How much is written at a time. */
const CHUNK_CHARS = 256 * 1024

const writePieces = async (handle: FileHandle, pieces: Iterable<string>): Promise<void> => {
  let waiting = ''
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length < CHUNK_CHARS) continue
    // Each write is awaited, so that keystrokes are handled in between.
    await handle.writeFile(waiting)
    waiting = ''
  }
  if (waiting) await handle.writeFile(waiting)
}

export type WriteOptions = {
  /** Permissions of the file; by default those that the file had before. */
  mode?: number
  /** Called with the path of the new file while it is being flushed; throws to cancel the write. */
  check?: (temporary: string) => Promise<void>
  /** Runs when the new file is on disk; throws to cancel the write. */
  beforeRename?: () => Promise<void>
  /**
   * Runs last, synchronously with the rename, so that hardly anything can happen in between; throws to cancel the
   * write.
   */
  lastCheck?: () => void
}

/**
 * Writes a file atomically: into a unique temporary file in the same folder, which is flushed and renamed, and then the
 * folder is flushed. Every durable file of the host is written here. Resolves to its new state.
 */
export const writeDurably = async (
  path: string,
  pieces: Iterable<string>,
  options: WriteOptions = {},
): Promise<Signature> => {
  const temporary = join(dirname(path), `.debrief-${randomBytes(8).toString('hex')}.tmp`)
  // A file's permissions are up to its owner: the new file is as restricted as the old one.
  const mode = options.mode ?? (await unlessMissing(stat(path)))?.mode
  const handle = await open(temporary, 'wx', mode)
  try {
    try {
      if (mode !== undefined) await handle.chmod(mode)
      await writePieces(handle, pieces)
      const outcomes = await Promise.allSettled([handle.sync(), options.check?.(temporary)])
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
    } finally {
      await handle.close()
    }
    const written = await readSignature(temporary)
    if (!written) throw new Error(`${temporary} vanished while it was written`)
    await options.beforeRename?.()
    options.lastCheck?.()
    renameSync(temporary, path)
    await syncFolder(dirname(path))
    return written
  } catch (error) {
    await removeFile(temporary)
    throw error
  }
}

/** Encodes and decodes a kind of file; `decode` throws a `SyntaxError` for unusable content. */
export type FileCodec<T> = { encode: (value: T) => Iterable<string>; decode: (text: string) => T }

/**
 * The adapter through which lowdb reads and writes. lowdb's own adapters neither flush to disk nor check what they
 * replace; this one survives crashes, power cuts and full disks.
 */
export class DurableFile<T> implements Adapter<T> {
  readonly #path: string
  readonly #codec: FileCodec<T>
  readonly #options: WriteOptions
  /** The file's state when last written. */
  signature: Signature | undefined

  constructor(path: string, codec: FileCodec<T>, options: WriteOptions = {}) {
    this.#path = path
    this.#codec = codec
    this.#options = options
  }

  /** Resolves to null if there is no file; rejects if it can't be read or its content is unusable. */
  async read(): Promise<T | null> {
    const text = await unlessMissing(readFile(this.#path, 'utf8'))
    return text === undefined ? null : this.#codec.decode(text)
  }

  async write(value: T): Promise<void> {
    this.signature = await writeDurably(this.#path, this.#codec.encode(value), this.#options)
  }
}

/** Deletes a file that may be gone already. */
export const removeFile = async (path: string): Promise<void> => {
  await unlessMissing(unlink(path))
}

/** Gives a file a second name, by copying on file systems without links. Fails if the name is taken. */
export const linkOrCopy = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EXDEV', 'EMLINK'].includes(systemCode(error))) throw error
    await copyFile(from, to, constants.COPYFILE_EXCL)
  }
}

/** Gives a file a second name; returns false, and does nothing, if the name is taken. */
export const linkWithoutReplacing = async (from: string, to: string): Promise<boolean> => {
  try {
    await linkOrCopy(from, to)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Moves a file to another name; returns false, and does nothing, if the name is taken. */
export const moveWithoutReplacing = async (from: string, to: string): Promise<boolean> => {
  if (!(await linkWithoutReplacing(from, to))) return false
  // The old name is only removed once the new one is durable.
  await syncFolder(dirname(to))
  await unlink(from)
  return true
}
