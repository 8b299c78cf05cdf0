import type { IncomingMessage, ServerResponse } from 'node:http'
import { UserError } from '../user-error'
import { commonHeaders, denyAllPolicy } from './headers'

/** Answers with JSON that must not be cached. */
export const answerJson = (response: ServerResponse, status: number, body: unknown, more: object = {}): void => {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    ...commonHeaders,
    'Content-Security-Policy': denyAllPolicy,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    ...more,
  })
  response.end(text)
}

/** Answers with an expected error. */
export const answerError = (response: ServerResponse, error: UserError): void =>
  answerJson(response, error.status, error.toFailure())

/** Answers with a short text for people who follow a broken link. */
export const answerText = (response: ServerResponse, status: number, text: string, more: object = {}): void => {
  response.writeHead(status, {
    ...commonHeaders,
    'Content-Security-Policy': denyAllPolicy,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...more,
  })
  response.end(`${text}\n`)
}

const tooLarge = new UserError('too-large', 'This is too large.', { status: 413 })
const notJson = new UserError('not-json', 'The request could not be read.', { status: 400 })

/** Reads the body as JSON of at most `limit` bytes; returns a `UserError` if it is invalid. */
export const readJson = async (request: IncomingMessage, limit: number): Promise<{ json: unknown } | UserError> => {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return notJson
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request) {
    length += piece.length
    if (length > limit) return tooLarge
    pieces.push(piece)
  }
  try {
    return { json: JSON.parse(Buffer.concat(pieces).toString('utf8')) }
  } catch {
    return notJson
  }
}
