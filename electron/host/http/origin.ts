import type { IncomingMessage } from 'node:http'
import { UserError } from '../user-error'

/** One of the host's two doors: loopback for the own page, the network for everybody who was invited. */
export type Door = {
  kind: 'own' | 'network'
  /** `host:port` as a browser may name it; any other Host is somebody's DNS pointed at this machine. */
  hosts: () => ReadonlySet<string>
  /** Whoever sent this has shown an invite; false: they have too many connections already. */
  admit: (request: IncomingMessage, principal: string) => boolean
}

const wrongHost = new UserError('wrong-host', 'This address does not lead to Debrief. Use the link you were given.', {
  status: 421,
})
const wrongOrigin = new UserError('wrong-origin', 'Other pages may not use Debrief. Open Debrief itself.', {
  status: 403,
})

/** Whether a request came over TLS. */
export const isEncrypted = (request: IncomingMessage): boolean => 'encrypted' in request.socket

/**
 * Refuses what a page of somebody else could send: a Host that is not ours (DNS rebinding), an Origin that is not this
 * very address, and anything but plain navigation that a browser marks as coming from another site.
 */
export const checkOrigin = (request: IncomingMessage, door: Door, isChanging: boolean): UserError | undefined => {
  const { host, origin } = request.headers
  if (host === undefined || !door.hosts().has(host.toLowerCase())) return wrongHost
  const own = `${isEncrypted(request) ? 'https' : 'http'}://${host.toLowerCase()}`
  if (origin !== undefined && origin.toLowerCase() !== own) return wrongOrigin
  if (isChanging && origin === undefined) return wrongOrigin
  const site = request.headers['sec-fetch-site']
  const isForeign = site === 'cross-site' || site === 'same-site'
  const isVisit = request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document'
  return isForeign && !isVisit ? wrongOrigin : undefined
}
