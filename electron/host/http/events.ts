import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HostEvent } from '../../../shared/protocol/calls'
import { answerText } from './answer'
import { commonHeaders, sealedPolicy } from './headers'

const BREATH = 15_000
const MOST_LISTENERS = 64

/** Server-sent events for the own pages: hints only, so none is kept for a page that was away. */
export const createEvents = () => {
  const listeners = new Set<ServerResponse>()
  // Without a line now and then, a page would not notice that the host is gone.
  const breath = setInterval(() => {
    for (const listener of listeners) listener.write(':\n\n')
  }, BREATH)
  breath.unref()
  return {
    listen: (_request: IncomingMessage, response: ServerResponse) => {
      if (listeners.size >= MOST_LISTENERS) return answerText(response, 503, 'Too many windows are open.')
      response.writeHead(200, {
        ...commonHeaders,
        'Content-Security-Policy': sealedPolicy,
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
      })
      response.write('retry: 1000\n\n')
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
    },
    tell: (event: HostEvent): void => {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`)
    },
    close: (): void => {
      clearInterval(breath)
      for (const listener of listeners) listener.end()
    },
  }
}
