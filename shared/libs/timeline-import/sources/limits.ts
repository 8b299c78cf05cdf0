import { MAX_IMPORT_LENGTH } from '../limits'

/** What is read of files, folders and archives at once. */
export type SourceLimits = {
  /** Files of one selection, with those inside archives. */
  maxFiles: number
  /** Bytes of one file that is read as records. */
  maxFileBytes: number
  /** Bytes of one archive as it is stored. */
  maxArchiveBytes: number
  /** Bytes of all files together, after unpacking. */
  maxTotalBytes: number
}

/** The limits of one selection. */
export const sourceLimits: SourceLimits = {
  maxFiles: 20_000,
  maxFileBytes: MAX_IMPORT_LENGTH,
  maxArchiveBytes: 40_000_000,
  maxTotalBytes: 100_000_000,
}
