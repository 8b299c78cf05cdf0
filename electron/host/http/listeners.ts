import { createServer } from 'node:http'
import type { Identity } from '../app/identity'
import type { Meetings } from '../app/meetings'
import type { NetworkListener } from '../app/sharing'
import type { Certificate } from '../certificate'
import type { createRouter } from '.'
import { allowedHosts } from './addresses'
import { listen } from './listen'
import type { Listener } from './origin'
import { createTlsMultiplexer, serverOptions, withRequestTimeouts } from './tls-multiplexer'

/** Preferred on the very first start; afterwards the host's own port is remembered. */
const DEFAULT_PORT = 4517

type Router = ReturnType<typeof createRouter>

/** Creates the listener on loopback, for the local page. */
export const createLoopbackListener = ({
  router,
  identity,
  log,
}: {
  router: Router
  identity: Identity
  log: (line: string) => void
}) => {
  const hosts = new Set<string>()
  const listener: Listener = { kind: 'own', hosts: () => hosts, admit: () => true }
  const server = withRequestTimeouts(createServer(serverOptions, router.request(listener)))
  server.on('upgrade', router.upgrade(listener))
  return {
    /** Listens on the given port, else on the last one used, else on the next free one. */
    listen: async (preferred: number | undefined): Promise<number> => {
      const known = identity.value().port
      const port = await listen(server, { host: '127.0.0.1', port: preferred ?? known ?? DEFAULT_PORT, log })
      // The port is preferred again next time even if it is in use now, since the browser's storage belongs to the
      // origin.
      if (known === undefined) await identity.change((value) => ({ ...value, port }))
      for (const name of ['127.0.0.1', 'localhost']) hosts.add(`${name}:${port}`)
      return port
    },
    /** Accepts no more connections. */
    stop: (): void => {
      server.close()
      server.closeIdleConnections()
    },
    /** Ends all open connections. */
    closeConnections: (): void => server.closeAllConnections(),
  }
}

type NetworkListenerOptions = {
  certificate: Certificate
  router: Router
  advertise: readonly string[]
  meetings: Meetings
  port: () => number
}

/** Creates the listener on the network, for those who were invited. */
export const createNetworkListener = ({
  certificate,
  router,
  advertise,
  meetings,
  port,
}: NetworkListenerOptions): NetworkListener => {
  const listener: Listener = {
    kind: 'network',
    hosts: () => allowedHosts(port(), advertise),
    admit: (request, principal) => multiplexer.admit(request.socket, principal),
  }
  const multiplexer = createTlsMultiplexer(certificate, {
    onRequest: router.request(listener),
    isPlainAllowed: () => meetings.shares().some(([, share]) => share.isOpen && share.allowBrowsers),
  })
  multiplexer.onUpgrade(router.upgrade(listener))
  return multiplexer
}
