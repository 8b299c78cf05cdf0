import type { ImportRequest } from './import-messages'
import { createImportSession } from './import-session'

const answer = createImportSession((message) => self.postMessage(message))

/** Reads and plans an import, off the page's thread. */
self.onmessage = ({ data }: MessageEvent<ImportRequest>): void => {
  // An exception in a promise would never reach the page's `onerror`.
  answer(data).catch((error: unknown) =>
    setTimeout(() => {
      throw error
    }),
  )
}
