import { createServer, type Server as HttpServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Certificate } from '../certificate'
import { type Bucket, createBucket, limits } from '../limits'

/** First byte of every TLS connection: a handshake record. */
const TLS_HANDSHAKE = 0x16

const plainRefusal =
  'HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n' +
  'This meeting is open to the Debrief app only. Ask the facilitator for the link for browsers.\n'

/** Options of every http server here: how often (ms) it looks for requests that take too long. */
export const watchful = { connectionsCheckingInterval: 1_000, noDelay: true }

/** Bounds what a request may take before it is one. */
export const bounded = <S extends HttpServer>(server: S): S => {
  server.headersTimeout = limits.handshake
  server.requestTimeout = 60_000
  server.keepAliveTimeout = 20_000
  server.maxHeadersCount = 64
  return server
}

/** Counts connections by address; `enter` refuses one too many, or one too soon. */
export const createDoorkeeper = () => {
  const counts = new Map<string, number>()
  const rates = new Map<string, Bucket>()
  let total = 0
  return {
    enter: (socket: Socket): boolean => {
      const address = socket.remoteAddress ?? ''
      const count = counts.get(address) ?? 0
      if (rates.size > 5_000) rates.clear()
      const rate = rates.get(address) ?? createBucket(limits.connectionRate.perSecond, limits.connectionRate.burst)
      rates.set(address, rate)
      if (total >= limits.connections || count >= limits.connectionsPerAddress || !rate.take()) return false
      counts.set(address, count + 1)
      total += 1
      socket.once('close', () => {
        total -= 1
        const left = (counts.get(address) ?? 1) - 1
        if (left > 0) counts.set(address, left)
        else counts.delete(address)
      })
      return true
    },
  }
}

/**
 * One port for both kinds of guests: hosts and careful browsers by TLS, other browsers by plain http where the
 * facilitator allows it. The first byte of a connection tells which it is.
 */
export const createGate = (
  certificate: Certificate,
  { onRequest, isPlainAllowed }: { onRequest: RequestListener; isPlainAllowed: () => boolean },
) => {
  const plain = bounded(createServer(watchful, onRequest))
  const encrypted = bounded(
    createTlsServer(
      {
        ...watchful,
        key: certificate.key,
        cert: certificate.cert,
        minVersion: 'TLSv1.2',
        handshakeTimeout: limits.handshake,
      },
      onRequest,
    ),
  )
  const doorkeeper = createDoorkeeper()
  const sockets = new Set<Socket>()
  const gate: Server = createTcpServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy())
    if (!doorkeeper.enter(socket)) return socket.destroy()
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    const slow = setTimeout(() => socket.destroy(), limits.handshake)
    socket.once('close', () => clearTimeout(slow))
    socket.once('readable', () => {
      clearTimeout(slow)
      const first: Buffer | null = socket.read(1)
      if (!first) return
      socket.unshift(first)
      if (first[0] === TLS_HANDSHAKE) encrypted.emit('connection', socket)
      else if (isPlainAllowed()) plain.emit('connection', socket)
      else socket.end(plainRefusal)
    })
  })
  // They are handed their connections and never listen, and without this event they watch no request's time.
  gate.once('listening', () => {
    plain.emit('listening')
    encrypted.emit('listening')
  })
  return {
    server: gate,
    onUpgrade: (listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void => {
      plain.on('upgrade', listener)
      encrypted.on('upgrade', listener)
    },
    close: (): Promise<void> =>
      new Promise((resolve) => {
        gate.close(() => resolve())
        plain.close()
        encrypted.close()
        for (const socket of sockets) socket.destroy()
      }),
  }
}
