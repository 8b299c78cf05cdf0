import { createReader, type ReadMessage } from './answer-request'

const read = createReader((reply) => self.postMessage(reply))

/** Reads and plans an import, off the page's thread. */
self.onmessage = ({ data }: MessageEvent<ReadMessage>): void => {
  read(data).catch((error: unknown) => {
    // An exception in a promise would never reach the page's `onerror`.
    setTimeout(() => {
      throw error
    })
  })
}
