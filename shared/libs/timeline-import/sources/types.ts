import type { ImportOptions, ImportResult } from '../types'
import type { SourceLimits } from './limits'

/** A file as it was chosen. Its name is its path, with `/`, if it is in a folder. */
export type SourceFile = { name: string; bytes: Uint8Array }

/** What became of a file, of one in an archive, or of all days of a channel. */
export type ReadSource =
  /** `line` of its events counts in `text`; `options` are those it was read with. */
  | { kind: 'rows'; name: string; text: string; options: ImportOptions; result: ImportResult }
  /** A document of Debrief (`.debrief.json`), which is merged and not imported. */
  | { kind: 'document'; name: string; bytes: Uint8Array }
  /** `isLeftOut`: it holds no records by its nature, such as a picture. */
  | { kind: 'refused'; name: string; message: string; isLeftOut?: true }

/** How far reading is, in bytes; `name` is what is read now. */
export type ReadProgress = { done: number; total: number; name: string }

/** What the caller of `readSources` may set. */
export type ReadSourcesOptions = {
  /** Options for each source by its name. */
  optionsFor?: (sourceName: string) => ImportOptions
  onProgress?: (progress: ReadProgress) => void
  limits?: Partial<SourceLimits>
}
