import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { UserError } from '../../user-error'
import { describeFailure, describeStatus, failures } from './failures'

export type Sent = {
  url: string
  /** Sent as it is; without one, the request is a GET. */
  body?: string
  key: string
  signal: AbortSignal
  timeoutMs: number
  maxBytes: number
}

/** Everything that is sent besides the body. */
const headersOf = ({ body, key }: Sent): Record<string, string | number> => ({
  accept: 'application/json',
  ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
})

const readText = async (response: IncomingMessage, maxBytes: number): Promise<string> => {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response) {
    length += piece.length
    if (length > maxBytes) throw failures.tooLarge
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

const answerOf = (request: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request.on('response', resolve)
    // It stays for what fails while the answer is read.
    request.on('error', reject)
  })

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw failures.notCompatible
  }
}

/**
 * Sends one request to the assistant's server, on a connection of its own, and reads its JSON. Redirects are not followed
 * and no proxy is used. Throws a `UserError` whose sentence never repeats what the server said.
 */
export const sendRequest = async (sent: Sent): Promise<unknown> => {
  const send = sent.url.startsWith('https:') ? httpsRequest : httpRequest
  const timeout = AbortSignal.timeout(sent.timeoutMs)
  const signal = AbortSignal.any([sent.signal, timeout])
  const method = sent.body === undefined ? 'GET' : 'POST'
  const request = send(sent.url, { method, headers: headersOf(sent), agent: false, signal })
  try {
    const answered = answerOf(request)
    request.end(sent.body)
    const response = await answered
    const { statusCode = 0 } = response
    if (statusCode !== 200) throw describeStatus(statusCode, sent.key !== '')
    return parseJson(await readText(response, sent.maxBytes))
  } catch (error) {
    if (error instanceof UserError) throw error
    if (sent.signal.aborted) throw failures.stopped
    if (timeout.aborted) throw failures.timeout
    throw describeFailure(error instanceof Error && 'code' in error ? String(error.code) : '')
  } finally {
    request.destroy()
  }
}
