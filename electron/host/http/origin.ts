import type { IncomingMessage } from 'node:http'
import { UserError } from '../user-error'

/**
 * The listener that a request arrived on: on loopback from the local page, or over the network from somebody who was
 * invited.
 */
export type Listener = {
  kind: 'own' | 'network'
  /**
   * Every `host:port` that a browser may send; any other Host header comes from a name that somebody points at this
   * machine.
   */
  hosts: () => ReadonlySet<string>
  /** Counts the connection for a principal who has shown an invite; false if they have too many. */
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
 * Rejects what another site's page could send: a Host that is not ours (DNS rebinding), an Origin other than this one,
 * and anything except plain navigation that a browser marks as cross-site.
 */
export const checkOrigin = (
  request: IncomingMessage,
  listener: Listener,
  isChanging: boolean,
): UserError | undefined => {
  const { host, origin } = request.headers
  if (host === undefined || !listener.hosts().has(host.toLowerCase())) return wrongHost
  const own = `${isEncrypted(request) ? 'https' : 'http'}://${host.toLowerCase()}`
  if (origin !== undefined && origin.toLowerCase() !== own) return wrongOrigin
  if (isChanging && origin === undefined) return wrongOrigin
  const site = request.headers['sec-fetch-site']
  const isForeign = site === 'cross-site' || site === 'same-site'
  const isNavigation =
    request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document'
  return isForeign && !isNavigation ? wrongOrigin : undefined
}
