import { mkdir, stat } from 'node:fs/promises'
import { systemCode, unlessMissing } from './failures'
import { quarantineFile } from './quarantine-file'

/** A file with a folder's name would keep everything from being saved: it is renamed. */
const quarantineBlocker = async (folder: string): Promise<void> => {
  const found = await unlessMissing(stat(folder))
  if (found && !found.isDirectory()) await quarantineFile(folder)
}

/** Creates a folder that only its owner may read, and its parents. */
export const createPrivateFolder = async (folder: string): Promise<void> => {
  await quarantineBlocker(folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
}

/** The same without its parents: on a disk that was unplugged nothing must be started over. */
export const createPrivateSubfolder = async (folder: string): Promise<void> => {
  await quarantineBlocker(folder)
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
  }
}
