import { mkdir, stat } from 'node:fs/promises'
import { systemCode, unlessMissing } from './failures'
import { quarantineFile } from './quarantine-file'

/** Renames a file that has the folder's name and would keep everything from being saved. */
const quarantineBlocker = async (folder: string): Promise<void> => {
  const found = await unlessMissing(stat(folder))
  if (found && !found.isDirectory()) await quarantineFile(folder)
}

/** Creates a folder that only its owner may read, and its parents. */
export const createPrivateFolder = async (folder: string): Promise<void> => {
  await quarantineBlocker(folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
}

/** The same without its parents: nothing must be created in the place of a disconnected disk. */
export const createPrivateSubfolder = async (folder: string): Promise<void> => {
  await quarantineBlocker(folder)
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
  }
}
