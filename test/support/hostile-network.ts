import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { WebSocket } from 'ws'
import { joinAsGuest } from '../host/network/guest-access'
import { addCleanup, openPage, type TestHost } from '../host/network/support'
import { until } from './until'

/** A WebSocket with a guest's cookie and without a page's protocol. */
export const openRawSocket = async (
  origin: string,
  cookie: string,
  path: '/sync' | '/signaling' = '/sync',
): Promise<{ socket: WebSocket; closes: string[] }> => {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers: { cookie, origin } })
  const closes: string[] = []
  addCleanup(() => socket.terminate())
  socket.on('close', (code, reason) => closes.push(`${code} ${reason.toString()}`))
  socket.on('error', (error) => closes.push(error.message))
  await until('the socket to open or to be rejected', () => socket.readyState === WebSocket.OPEN || closes.length > 0)
  return { socket, closes }
}

/** TCP connections that never send anything. */
export const openSilentConnections = async (port: number, count: number): Promise<void> => {
  const opened = Array.from({ length: count }, () => {
    const socket = connect(port, '127.0.0.1')
    addCleanup(() => socket.destroy())
    socket.on('error', () => undefined)
    socket.resume()
    return new Promise<void>((resolve) => {
      socket.once('connect', resolve)
      socket.once('close', () => resolve())
    })
  })
  await Promise.all(opened)
}

/** Resident memory of a host's process, MiB. */
export const getMemoryMiB = async (host: TestHost): Promise<number> => {
  const status = await readFile(`/proc/${host.child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

/** Joins as a new guest, waits for the document if admitted, and leaves; resolves to the HTTP status of joining. */
export const joinBriefly = async (link: string): Promise<number> => {
  const { origin, id, status, cookie } = await joinAsGuest(link)
  if (status !== 200) return status
  const page = openPage(origin, cookie, id)
  await until('the new guest to be synced', () => page.isSynced())
  page.leave()
  return status
}
