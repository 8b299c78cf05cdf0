import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { method: string; path: string; headers: IncomingMessage['headers']; body: string }
type Answer = (response: ServerResponse, received: Received) => void

/** Answers with JSON. */
export const answerJson =
  (value: unknown, status = 200): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

/** Answers as a model does. */
export const answerText = (text: string): Answer => answerJson({ choices: [{ message: { content: text } }] })

/** A real server on this computer that records whatever it receives, and answers as `answer` says at that time. */
export const startAssistantServer = async () => {
  const received: Received[] = []
  const state = { answer: answerText('An answer.') as Answer, connections: 0, open: 0 }
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const { method = '', url: path = '', headers } = request
    const one = { method, path, headers, body: Buffer.concat(pieces).toString('utf8') }
    received.push(one)
    state.answer(response, one)
  })
  server.on('connection', (socket) => {
    state.connections += 1
    state.open += 1
    socket.once('close', () => {
      state.open -= 1
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/v1`,
    port,
    received,
    state,
    close: async (): Promise<void> => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
