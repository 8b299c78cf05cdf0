import { rename, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { linkWithoutReplacing, moveWithoutReplacing, readSignature } from './durable'
import { findFreeName } from './free-name'
import { formatStamp } from './layout'

const besideFile = (path: string, place: (to: string) => Promise<boolean>): Promise<string> => {
  const now = Date.now()
  const nameAt = (attempt: number) => ({ name: basename(path), behind: `.unreadable-${formatStamp(now + attempt)}` })
  return findFreeName(dirname(path), nameAt, place)
}

/** Renames what cannot be read, so that nothing is lost by starting without it; resolves to the new name. */
export const quarantineFile = async (path: string): Promise<string> => {
  const isFolder = (await stat(path)).isDirectory()
  return besideFile(path, async (to) => {
    if (!isFolder) return moveWithoutReplacing(path, to)
    // A folder can have no second name.
    if (await readSignature(to)) return false
    await rename(path, to)
    return true
  })
}

/** Keeps what is about to be replaced under another name, so that the file is never missing; resolves to that name. */
export const keepBeside = (path: string): Promise<string> => besideFile(path, (to) => linkWithoutReplacing(path, to))
