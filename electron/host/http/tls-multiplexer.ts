import { createServer, type Server as HttpServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Certificate } from '../certificate'
import { limits } from '../limits'
import { createConnectionLimiter } from './connection-limiter'

const REQUEST_TIMEOUT_MS = 60_000
const KEEP_ALIVE_TIMEOUT_MS = 20_000
const MAX_HEADERS = 64
/** First byte of every TLS connection: a handshake record. */
const TLS_HANDSHAKE = 0x16

const plainRefusal =
  'HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n' +
  'This meeting can only be joined with the Debrief app. Ask the facilitator for the link for browsers.\n'

/** For every HTTP server: checks for requests that take too long every second. */
export const serverOptions = { connectionsCheckingInterval: 1_000, noDelay: true }

/** Limits how long a request's head and body may take. */
export const withRequestTimeouts = <S extends HttpServer>(server: S): S => {
  server.headersTimeout = limits.HANDSHAKE_TIMEOUT_MS
  server.requestTimeout = REQUEST_TIMEOUT_MS
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS
  server.maxHeadersCount = MAX_HEADERS
  return server
}

/**
 * Creates one port for both TLS, which hosts and some browsers use, and plain HTTP, which other browsers use if the
 * facilitator allows it. The first byte of a connection shows which of the two it is.
 */
export const createTlsMultiplexer = (
  certificate: Certificate,
  { onRequest, isPlainAllowed }: { onRequest: RequestListener; isPlainAllowed: () => boolean },
) => {
  const plain = withRequestTimeouts(createServer(serverOptions, onRequest))
  const encrypted = withRequestTimeouts(
    createTlsServer(
      {
        ...serverOptions,
        key: certificate.key,
        cert: certificate.cert,
        minVersion: 'TLSv1.2',
        handshakeTimeout: limits.HANDSHAKE_TIMEOUT_MS,
      },
      onRequest,
    ),
  )
  const limiter = createConnectionLimiter()
  const sockets = new Set<Socket>()
  const listener: Server = createTcpServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy())
    limiter.add(socket)
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    const timeout = setTimeout(() => socket.destroy(), limits.HANDSHAKE_TIMEOUT_MS)
    socket.once('close', () => clearTimeout(timeout))
    socket.once('readable', () => limiter.onFirstBytes(socket, () => start(socket, timeout)))
  })
  const start = (socket: Socket, timeout: NodeJS.Timeout): void => {
    const first: Buffer | null = socket.read(1)
    if (!first) return
    socket.unshift(first)
    const isTls = first[0] === TLS_HANDSHAKE
    // The timeout stays: it ends a connection that the other side does not close.
    if (!isTls && !isPlainAllowed()) return void socket.end(plainRefusal)
    clearTimeout(timeout)
    if (isTls) encrypted.emit('connection', socket)
    else plain.emit('connection', socket)
  }
  // The two servers never listen themselves, and only enforce their timeouts after this event.
  listener.once('listening', () => {
    plain.emit('listening')
    encrypted.emit('listening')
  })
  return {
    server: listener,
    /** A connection has shown an invite; false if its principal has too many already. */
    admit: limiter.admit,
    onUpgrade: (listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void => {
      plain.on('upgrade', listener)
      encrypted.on('upgrade', listener)
    },
    close: (): Promise<void> =>
      new Promise((resolve) => {
        listener.close(() => resolve())
        limiter.close()
        plain.close()
        encrypted.close()
        for (const socket of sockets) socket.destroy()
      }),
  }
}
