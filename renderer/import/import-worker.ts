import { answerRequest, type ReadRequest } from './answer-request'

/** Reads and plans an import, off the page's thread. */
self.onmessage = ({ data }: MessageEvent<ReadRequest>): void => {
  answerRequest(data, (reply) => self.postMessage(reply)).catch((error: unknown) => {
    // An exception in a promise would never reach the page's `onerror`.
    setTimeout(() => {
      throw error
    })
  })
}
