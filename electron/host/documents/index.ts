import { DocumentFolder, type FolderOptions } from './folder'

export type { Attached } from './attached'
export type { Describe, Summary } from './describe'
export { DurableFile, makeHidden, writeDurably } from './durable'
export { DocumentFailure, type FailureCode } from './failures'
export type { DocumentFolder, FolderOptions } from './folder'
export { jsonFile } from './library'
export { holderOf, type LockHolder } from './lock'
export type { SaveState } from './save-state'

/** Opens a documents folder for this process alone. Throws a `DocumentFailure` that says why it can't be had. */
export const openFolder = (options: FolderOptions): Promise<DocumentFolder> => DocumentFolder.open(options)
