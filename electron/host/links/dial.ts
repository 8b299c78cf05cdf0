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

/** One address, tried until it has shown the right certificate or its time is up. */
const tryOne = (address: string, fingerprint: string) => {
  // No authority vouches for the certificate: the pinned fingerprint does, and more narrowly.
  const socket = connect({ ...split(address), rejectUnauthorized: false, minVersion: 'TLSv1.3' })
  const outcome = new Promise<Dialled>((resolve, reject) => {
    const give = (reason: DialFailure): void => {
      clearTimeout(timer)
      socket.destroy()
      reject(reason)
    }
    const timer = setTimeout(() => give('unreachable'), PATIENCE)
    socket.on('error', () => give('unreachable'))
    socket.on('close', () => give('unreachable'))
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate()
      if (!certificate || fingerprintOf(certificate.raw) !== fingerprint) return give('wrong-host')
      clearTimeout(timer)
      socket.setNoDelay(true)
      resolve({ socket, address })
    })
  })
  return { socket, outcome }
}

/** Node throws at what can be no address; to whoever dials, it is one that does not answer. */
const tryOneSafely = (address: string, fingerprint: string): ReturnType<typeof tryOne> | undefined => {
  try {
    return tryOne(address, fingerprint)
  } catch {
    return undefined
  }
}

/** Tries all addresses of an invite at once; the first that leads to its host is taken, the others are dropped. */
export const dial = async (
  { addresses, fingerprint }: Pick<Invite, 'addresses' | 'fingerprint'>,
  signal: AbortSignal,
): Promise<Dialled | DialFailure> => {
  const tries = addresses.flatMap((address) => tryOneSafely(address, fingerprint) ?? [])
  const drop = (kept?: TLSSocket): void => {
    for (const { socket } of tries) if (socket !== kept) socket.destroy()
  }
  const stop = (): void => drop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const first = await Promise.any(tries.map(({ outcome }) => outcome))
    drop(first.socket)
    return first
  } catch (error) {
    const reasons: unknown[] = error instanceof AggregateError ? error.errors : []
    return reasons.includes('wrong-host') ? 'wrong-host' : 'unreachable'
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
