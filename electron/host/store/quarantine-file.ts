import { rename, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { linkWithoutReplacing, moveWithoutReplacing, readSignature } from './durable-file'
import { findFreeName } from './free-name'
import { formatStamp } from './layout'

const withFreeName = (path: string, place: (to: string) => Promise<boolean>): Promise<string> => {
  const now = Date.now()
  const nameAt = (attempt: number) => ({ name: basename(path), behind: `.unreadable-${formatStamp(now + attempt)}` })
  return findFreeName(dirname(path), nameAt, place)
}

/** Renames an unreadable file, so that starting without it loses nothing; resolves to the new name. */
export const quarantineFile = async (path: string): Promise<string> => {
  const isFolder = (await stat(path)).isDirectory()
  return withFreeName(path, async (to) => {
    if (!isFolder) return moveWithoutReplacing(path, to)
    // A folder can't have a second name.
    if (await readSignature(to)) return false
    await rename(path, to)
    return true
  })
}

/** Gives a file that is about to be replaced a second name, so that it is never missing; resolves to that name. */
export const keepCopyOf = (path: string): Promise<string> => withFreeName(path, (to) => linkWithoutReplacing(path, to))
