import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { decodeInvite, inviteToken } from '../../shared/protocol/invite'
import { afterwards, share, type TestHost } from '../host/network/support'
import { until } from './until'

/** A link for browsers to a new document, or to one that is there. */
export const shareForBrowsers = async (host: TestHost, access: 'edit' | 'read' = 'edit', id?: string) => {
  const shared = await share(host, access, true, id)
  return { ...shared, browserLink: shared.browserLink ?? '' }
}

/** What a browser takes from a link for browsers. */
export const readBrowserLink = (link: string) => {
  const reading = decodeInvite(link)
  if ('failure' in reading) throw new Error(reading.failure.sentence)
  const { invite } = reading
  return { origin: new URL(link).origin, id: invite.documentId, token: inviteToken(invite) }
}

/** Comes in as a new browser, over a connection of its own; each time it is another guest. */
export const enter = (link: string): Promise<{ origin: string; id: string; status: number; cookie: string }> => {
  const { origin, id, token } = readBrowserLink(link)
  const body = JSON.stringify({ id, token })
  const headers = { 'content-type': 'application/json', 'content-length': body.length, origin }
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}/guest`, { method: 'POST', headers, agent: false }, (response) => {
      response.resume()
      const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
      resolve({ origin, id, status: response.statusCode ?? 0, cookie })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const frame = (documentId: string, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, documentId)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Hocuspocus' first message. */
export const authFrame = (documentId: string): Uint8Array =>
  frame(documentId, (encoder) => {
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, '')
  })

/** Asks for the whole document. */
export const stateRequest = (documentId: string): Uint8Array =>
  frame(documentId, (encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint8Array(encoder, new Uint8Array([0]))
  })

/** A WebSocket with a guest's cookie and nothing of a page behind it. */
export const openRawSocket = async (
  origin: string,
  cookie: string,
  path: '/sync' | '/signaling' = '/sync',
): Promise<{ socket: WebSocket; closes: string[] }> => {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers: { cookie, origin } })
  const closes: string[] = []
  afterwards(() => socket.terminate())
  socket.on('close', (code, reason) => closes.push(`${code} ${reason.toString()}`))
  socket.on('error', (error) => closes.push(error.message))
  await until('the socket to open or to be refused', () => socket.readyState === WebSocket.OPEN || closes.length > 0)
  return { socket, closes }
}

/** Plain connections that say nothing. */
export const openSilentConnections = async (port: number, count: number): Promise<void> => {
  const opened = Array.from({ length: count }, () => {
    const socket = connect(port, '127.0.0.1')
    afterwards(() => socket.destroy())
    socket.on('error', () => undefined)
    socket.resume()
    return new Promise<void>((resolve) => {
      socket.once('connect', resolve)
      socket.once('close', () => resolve())
    })
  })
  await Promise.all(opened)
}

/** Memory of a host's process, MiB. */
export const memoryOf = async (host: TestHost): Promise<number> => {
  const status = await readFile(`/proc/${host.child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}
