import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { fileExtension, type Sha256 } from '../../../shared/file'
import type { NameParts } from './free-name'
import { isConflictName } from './sync-conflicts'

/** Node's own SHA-256. */
export const sha256: Sha256 = () => {
  const hash = createHash('sha256')
  return { update: (piece) => void hash.update(piece), hex: () => hash.digest('hex') }
}

/** The paths in a documents folder; everything but the documents' files is in one hidden folder. */
export const createLayout = (folder: string) => {
  const hidden = join(folder, '.debrief')
  return {
    folder,
    hidden,
    lock: join(hidden, 'lock.json'),
    journals: join(hidden, 'journal'),
    versions: join(hidden, 'versions'),
    // These two keep their original names on disk.
    trash: join(hidden, 'bin'),
    quarantine: join(hidden, 'set-aside'),
    index: join(hidden, 'library.json'),
    externalEdits: join(hidden, 'hand-edits.json'),
    notices: join(hidden, 'notices.json'),
  }
}
export type Layout = ReturnType<typeof createLayout>

/** Where a folder's journals go while it can't be written: its own subfolder of a shared one. */
export const fallbackFor = (fallback: string, folder: string): string =>
  join(fallback, createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16))

/**
 * A name for a document's internal files. Since ids also come from other people, and some file systems ignore case,
 * unsafe ids are hashed.
 */
export const documentKey = (id: string): string =>
  /^[a-z0-9][a-z0-9-]{0,63}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32)

/** A time as part of a file name: sortable, and allowed on Windows. */
export const formatStamp = (now: number): string => new Date(now).toISOString().replace(/[-:]/g, '').replace('.', '')

/** The time of such a stamp in epoch milliseconds; NaN for anything else. */
export const parseStamp = (stamp: string): number => {
  const time = stamp.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\d)(\d{3}Z)$/, '$1-$2-$3:$4:$5.$6')
  return time === stamp ? Number.NaN : Date.parse(time)
}

const quarantinePattern = /\.set-aside-\d{8}T\d{9}Z(-\d+)?\.json$/

/** The name that an unreadable file gets, so that the document's file can be written again. */
export const quarantineName = (fileName: string, now: number, copy = 1): NameParts => ({
  name: fileName.slice(0, -fileExtension.length),
  behind: `.set-aside-${formatStamp(now)}${copy > 1 ? `-${copy}` : ''}.json`,
})

/** Whether the library lists a file of this name. */
export const isListed = (fileName: string): boolean =>
  !fileName.startsWith('.') &&
  (fileName.toLowerCase().endsWith(fileExtension) || isQuarantined(fileName) || isConflictName(fileName))

/** Whether a file of this name is in quarantine: it is reported, never opened. */
export const isQuarantined = (fileName: string): boolean => quarantinePattern.test(fileName)
