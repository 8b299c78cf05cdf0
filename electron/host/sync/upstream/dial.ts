import { connect, type TLSSocket } from 'node:tls'
import type { Invite } from '../../../../shared/protocol/invite'
import { computeFingerprint } from '../../certificate'

/** How long one address may take to answer. */
const CONNECT_TIMEOUT_MS = 4_000

/** Why no address led to the meeting's host. */
export type DialFailure = 'unreachable' | 'wrong-host'

/**
 * A TLS connection to the right host: its certificate is the one pinned by the invite, which was checked before any
 * data was sent.
 */
export type PinnedConnection = { socket: TLSSocket; address: string }

const parseAddress = (address: string): { host: string; port: number } => {
  const at = address.lastIndexOf(':')
  return { host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) }
}

/** Connects to one address; resolves once the certificate has been verified, rejects with a `DialFailure`. */
const connectTo = (address: string, fingerprint: string) => {
  // No authority has signed the certificate: the pinned fingerprint, which is stricter, replaces that check.
  const socket = connect({ ...parseAddress(address), rejectUnauthorized: false, minVersion: 'TLSv1.3' })
  const outcome = new Promise<PinnedConnection>((resolve, reject) => {
    const fail = (reason: DialFailure): void => {
      clearTimeout(timer)
      socket.destroy()
      reject(reason)
    }
    const timer = setTimeout(() => fail('unreachable'), CONNECT_TIMEOUT_MS)
    socket.on('error', () => fail('unreachable'))
    socket.on('close', () => fail('unreachable'))
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate()
      if (!certificate || computeFingerprint(certificate.raw) !== fingerprint) return fail('wrong-host')
      clearTimeout(timer)
      socket.setNoDelay(true)
      resolve({ socket, address })
    })
  })
  return { socket, outcome }
}

/** Node throws for an invalid address; for the caller, that is the same as one that does not answer. */
const tryConnectTo = (address: string, fingerprint: string): ReturnType<typeof connectTo> | undefined => {
  try {
    return connectTo(address, fingerprint)
  } catch {
    return undefined
  }
}

/** Tries all addresses of an invite in parallel, keeps the first connection to its host and drops the others. */
export const dial = async (
  { addresses, fingerprint }: Pick<Invite, 'addresses' | 'fingerprint'>,
  signal: AbortSignal,
): Promise<PinnedConnection | DialFailure> => {
  const attempts = addresses.flatMap((address) => tryConnectTo(address, fingerprint) ?? [])
  const drop = (kept?: TLSSocket): void => {
    for (const { socket } of attempts) if (socket !== kept) socket.destroy()
  }
  const onAbort = (): void => drop()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    const first = await Promise.any(attempts.map(({ outcome }) => outcome))
    drop(first.socket)
    return first
  } catch (error) {
    const reasons: unknown[] = error instanceof AggregateError ? error.errors : []
    return reasons.includes('wrong-host') ? 'wrong-host' : 'unreachable'
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
