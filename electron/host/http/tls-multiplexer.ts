import { createServer, type Server as HttpServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Certificate } from '../certificate'
import { limits } from '../limits'
import { createConnectionLimiter } from './connection-limiter'

/** First byte of every TLS connection: a handshake record. */
const TLS_HANDSHAKE = 0x16

const plainRefusal =
  'HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n' +
  'This meeting can only be joined with the Debrief app. Ask the facilitator for the link for browsers.\n'

/** Options of every http server here: how often (ms) it looks for requests that take too long. */
export const serverOptions = { connectionsCheckingInterval: 1_000, noDelay: true }

/** Bounds what a request may take before it is one. */
export const withRequestTimeouts = <S extends HttpServer>(server: S): S => {
  server.headersTimeout = limits.handshake
  server.requestTimeout = 60_000
  server.keepAliveTimeout = 20_000
  server.maxHeadersCount = 64
  return server
}

/**
 * One port for both kinds of guests: hosts and careful browsers by TLS, other browsers by plain http where the
 * facilitator allows it. The first byte of a connection tells which it is.
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
        handshakeTimeout: limits.handshake,
      },
      onRequest,
    ),
  )
  const limiter = createConnectionLimiter()
  const sockets = new Set<Socket>()
  const gate: Server = createTcpServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy())
    limiter.enter(socket)
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    const slow = setTimeout(() => socket.destroy(), limits.handshake)
    socket.once('close', () => clearTimeout(slow))
    socket.once('readable', () => limiter.onFirstBytes(socket, () => start(socket, slow)))
  })
  const start = (socket: Socket, slow: NodeJS.Timeout): void => {
    clearTimeout(slow)
    const first: Buffer | null = socket.read(1)
    if (!first) return
    socket.unshift(first)
    if (first[0] === TLS_HANDSHAKE) encrypted.emit('connection', socket)
    else if (isPlainAllowed()) plain.emit('connection', socket)
    else socket.end(plainRefusal)
  }
  // They are handed their connections and never listen, and without this event they watch no request's time.
  gate.once('listening', () => {
    plain.emit('listening')
    encrypted.emit('listening')
  })
  return {
    server: gate,
    /** A connection has shown an invite; false: its principal has too many already. */
    admit: limiter.admit,
    onUpgrade: (listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void => {
      plain.on('upgrade', listener)
      encrypted.on('upgrade', listener)
    },
    close: (): Promise<void> =>
      new Promise((resolve) => {
        gate.close(() => resolve())
        limiter.close()
        plain.close()
        encrypted.close()
        for (const socket of sockets) socket.destroy()
      }),
  }
}
