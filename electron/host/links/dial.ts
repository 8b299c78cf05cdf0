import { connect, type TLSSocket } from 'node:tls'
import type { Invite } from '../../../shared/api/invite'
import { fingerprintOf } from '../certificate'

/** How long one address may take to answer, ms. */
const PATIENCE = 4_000

/** Why no address led to the meeting's host. */
export type DialFailure = 'unreachable' | 'wrong-host'

/** A connection to the right host: its certificate is the invite's, and no byte was sent before that was seen. */
export type Dialled = { socket: TLSSocket; address: string }

const split = (address: string): { host: string; port: number } => {
  const at = address.lastIndexOf(':')
  return { host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) }
}

const dialOne = (address: string, fingerprint: string, signal: AbortSignal): Promise<Dialled> =>
  new Promise((resolve, reject) => {
    // No authority vouches for the certificate: the pinned fingerprint below does, and more narrowly.
    const socket = connect({ ...split(address), rejectUnauthorized: false, minVersion: 'TLSv1.3', timeout: PATIENCE })
    const give = (reason: DialFailure): void => {
      socket.destroy()
      reject(reason)
    }
    const stop = (): void => give('unreachable')
    signal.addEventListener('abort', stop, { once: true })
    socket.on('error', stop)
    socket.on('timeout', stop)
    socket.once('secureConnect', () => {
      signal.removeEventListener('abort', stop)
      const certificate = socket.getPeerX509Certificate()
      if (signal.aborted || !certificate || fingerprintOf(certificate.raw) !== fingerprint) return give('wrong-host')
      socket.setTimeout(0)
      socket.off('timeout', stop)
      socket.setNoDelay(true)
      resolve({ socket, address })
    })
  })

/** Tries all addresses of an invite at once; the first that leads to its host is taken, the others are dropped. */
export const dial = async (
  { addresses, fingerprint }: Pick<Invite, 'addresses' | 'fingerprint'>,
  signal: AbortSignal,
): Promise<Dialled | DialFailure> => {
  const race = new AbortController()
  const both = AbortSignal.any([signal, race.signal])
  const attempts = addresses.map((address) => dialOne(address, fingerprint, both))
  try {
    const first = await Promise.any(attempts)
    void Promise.allSettled(
      attempts.map(async (attempt) => (await attempt).socket !== first.socket && (await attempt).socket.destroy()),
    )
    race.abort()
    return first
  } catch (error) {
    const reasons: unknown[] = error instanceof AggregateError ? error.errors : []
    return reasons.includes('wrong-host') ? 'wrong-host' : 'unreachable'
  }
}
