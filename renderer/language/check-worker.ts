import { type CheckRequest, createCheckQueue } from './check-queue'

// A message to itself arrives after those that are waiting already; a timer would add four milliseconds.
const turns = new MessageChannel()
let next: (() => void) | undefined
turns.port1.onmessage = () => next?.()

const take = createCheckQueue(
  (reply) => self.postMessage(reply),
  (work) => {
    next = work
    turns.port2.postMessage(0)
  },
)

/** The language check, off the page's thread. */
self.onmessage = ({ data }: MessageEvent<CheckRequest>): void => take(data)
