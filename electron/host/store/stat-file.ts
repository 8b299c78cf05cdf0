import { lstat, stat } from 'node:fs/promises'
import type { Signature } from './durable-file'
import { systemCode, unlessMissing } from './failures'

/** Larger files are not read: no postmortem comes close, and reading one would delay all others. */
const MAX_FILE_BYTES = 128 * 1024 * 1024

/** `obstacle`: why a file is not read, as part of a sentence. Without a signature, the file no longer exists. */
export type FileStat = { signature?: Signature; obstacle?: string }

/** Checks what a name in the folder refers to, without reading it. */
export const statFile = async (path: string): Promise<FileStat> => {
  try {
    const found = await stat(path)
    const signature = { inode: found.ino, size: found.size, changedAt: found.mtimeMs }
    if (!found.isFile()) return { signature, obstacle: 'it is not a file' }
    const isTooLarge = found.size > MAX_FILE_BYTES
    return { signature, ...(isTooLarge && { obstacle: `it is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB` }) }
  } catch (error) {
    const code = systemCode(error)
    if (code === '') throw error
    const link = await unlessMissing(lstat(path)).catch(() => undefined)
    if (!link) return {}
    // A broken link must not keep other files from being read.
    const signature = { inode: link.ino, size: link.size, changedAt: link.mtimeMs }
    return { signature, obstacle: link.isSymbolicLink() ? `it is a link that leads nowhere, ${code}` : code }
  }
}
