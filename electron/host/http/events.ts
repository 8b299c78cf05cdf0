import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HostEvent } from '../../../shared/protocol/calls'
import { answerText } from './answer'
import { commonHeaders, denyAllPolicy } from './headers'

const KEEPALIVE_INTERVAL_MS = 15_000
const MAX_LISTENERS = 64
const RECONNECT_DELAY_MS = 1_000

/**
 * Server-sent events for local pages. They are only hints, so a page that was disconnected misses nothing that
 * matters.
 */
export const createEvents = () => {
  const listeners = new Set<ServerResponse>()
  // Without a heartbeat, a page would not notice that the host is gone.
  const keepalive = setInterval(() => {
    for (const listener of listeners) listener.write(':\n\n')
  }, KEEPALIVE_INTERVAL_MS)
  keepalive.unref()
  return {
    listen: (_request: IncomingMessage, response: ServerResponse) => {
      if (listeners.size >= MAX_LISTENERS) return answerText(response, 503, 'Too many windows are open.')
      response.writeHead(200, {
        ...commonHeaders,
        'Content-Security-Policy': denyAllPolicy,
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
      })
      response.write(`retry: ${RECONNECT_DELAY_MS}\n\n`)
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
    },
    emit: (event: HostEvent): void => {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`)
    },
    close: (): void => {
      clearInterval(keepalive)
      for (const listener of listeners) listener.end()
    },
  }
}
