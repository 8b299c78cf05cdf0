import type { DocumentCodec } from './document-codec'
import { ExternalEdits } from './external-edits'
import { createInspector, type Inspector } from './inspection'
import { createLayout, fallbackFor, type Layout } from './layout'
import { Notices } from './notices'
import { Quarantine } from './quarantine'
import { DEFAULT_SAVE_DELAYS, type SaveDelays } from './save-loop'

export type FolderOptions = {
  folder: string
  codec: DocumentCodec
  /** Where journals go while the folder can't be written. */
  fallback?: string
  now?: () => number
  saveDelays?: SaveDelays
  /** Opens documents for the first time; without one, that happens in this thread. It is closed with the folder. */
  inspector?: Inspector
}

/** The environment that every document of a folder is opened with. */
export type DocumentEnv = {
  layout: Layout
  codec: DocumentCodec
  /** The folder for journals while the documents folder can't be written; undefined if there is none. */
  fallback: string | undefined
  now: () => number
  saveDelays: SaveDelays
  externalEdits: ExternalEdits
  inspector: Inspector
  notices: Notices
  quarantine: Quarantine
}

/** `onNotices` is called when the notices have changed. */
export const createDocumentEnv = (options: FolderOptions, onNotices: () => void): DocumentEnv => {
  const layout = createLayout(options.folder)
  return {
    layout,
    codec: options.codec,
    fallback: options.fallback === undefined ? undefined : fallbackFor(options.fallback, options.folder),
    now: options.now ?? Date.now,
    saveDelays: options.saveDelays ?? DEFAULT_SAVE_DELAYS,
    externalEdits: new ExternalEdits(layout.externalEdits),
    inspector: options.inspector ?? createInspector(options.codec),
    notices: new Notices(layout.notices, onNotices),
    quarantine: new Quarantine(layout.quarantine),
  }
}
