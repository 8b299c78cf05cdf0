import { randomBytes } from 'node:crypto'
import { renameSync, type Stats, statSync } from 'node:fs'
import { constants, copyFile, type FileHandle, link, open, readdir, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { systemCode, unlessMissing } from './failures'

/** Distinguishes one state of a file from another without reading it. */
export type Signature = { inode: number; size: number; changedAt: number }

/** The state of a file now; undefined if there is none. */
export const readSignature = async (path: string): Promise<Signature | undefined> => {
  const found = await unlessMissing(stat(path))
  return found && toSignature(found)
}

/** The same without giving anybody else a turn. */
export const signatureNow = (path: string): Signature | undefined => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found && toSignature(found)
}

const toSignature = ({ ino, size, mtimeMs }: Stats): Signature => ({ inode: ino, size, changedAt: mtimeMs })

export const isSameState = (a: Signature | undefined, b: Signature | undefined): boolean =>
  a?.inode === b?.inode && a?.size === b?.size && a?.changedAt === b?.changedAt

/** Makes the names in a folder durable: without it a rename or a new file may be gone after a power cut. */
export const syncFolder = async (folder: string): Promise<void> => {
  // Windows opens no folders; its file systems keep the order of names themselves.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const temporaryPattern = /^\.debrief-[0-9a-f]{16}\.tmp$/

/** Whether a name is that of a half-written file, which only a process that died leaves behind. */
export const isTemporary = (fileName: string): boolean => temporaryPattern.test(fileName)

/** Deletes what processes that died left half written. Only for folders that nobody else writes to. */
export const clearTemporaries = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) if (isTemporary(name)) await removeFile(join(folder, name))
}

/** How much is handed to the system at a time. */
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
  /** Permissions of the file; without it those that the file had before. */
  mode?: number
  /** Given the path of what was written, while that is flushed; throws to call the write off. */
  check?: (temporary: string) => Promise<void>
  /** Runs when the new file is on the disk; throws to call the write off. */
  beforeRename?: () => Promise<void>
  /** Runs last and in one turn with the rename, so that hardly anything can happen in between; throws likewise. */
  lastCheck?: () => void
}

/**
 * Writes a file so that it is there whole or not at all: into a unique temporary file in the same folder, flushed to
 * the disk, renamed, and the folder flushed. Every durable file of the host is written here. Resolves to its new state.
 */
export const writeDurably = async (
  path: string,
  pieces: Iterable<string>,
  options: WriteOptions = {},
): Promise<Signature> => {
  const temporary = join(dirname(path), `.debrief-${randomBytes(8).toString('hex')}.tmp`)
  // Who may read a file is up to its owner: the new one is no more open than the old.
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

/** Deletes a file that may be gone already. */
export const removeFile = async (path: string): Promise<void> => {
  await unlessMissing(unlink(path))
}

/** Gives a file a second name, by copying on disks without links. Fails if the name is taken. */
export const linkOrCopy = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EXDEV', 'EMLINK'].includes(systemCode(error))) throw error
    await copyFile(from, to, constants.COPYFILE_EXCL)
  }
}

/** Gives a file a second name that is free. False if the name is taken: then nothing happened. */
export const linkWithoutReplacing = async (from: string, to: string): Promise<boolean> => {
  try {
    await linkOrCopy(from, to)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Moves a file to a name that is free. False if the name is taken: then nothing happened. */
export const moveWithoutReplacing = async (from: string, to: string): Promise<boolean> => {
  if (!(await linkWithoutReplacing(from, to))) return false
  // The old name may go only once the new one is durable.
  await syncFolder(dirname(to))
  await unlink(from)
  return true
}
