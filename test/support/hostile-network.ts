import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { WebSocket } from 'ws'
import { afterwards, type TestHost } from '../host/network/support'
import { until } from './until'

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

/** Silent TCP connections. */
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
