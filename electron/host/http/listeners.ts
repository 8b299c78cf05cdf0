import { createServer } from 'node:http'
import type { Identity } from '../app/identity'
import type { Meetings } from '../app/meetings'
import type { Gate } from '../app/sharing'
import type { Certificate } from '../certificate'
import type { createRouter } from '.'
import { allowedHosts } from './addresses'
import { listen } from './listen'
import type { Door } from './origin'
import { createTlsMultiplexer, serverOptions, withRequestTimeouts } from './tls-multiplexer'

/** Wished for at the very first start; afterwards the host's own port is remembered. */
const OWN_PORT = 4517

type Front = ReturnType<typeof createRouter>

/** The door on loopback, for the own page. */
export const createLoopbackListener = ({
  front,
  identity,
  say,
}: {
  front: Front
  identity: Identity
  say: (line: string) => void
}) => {
  const hosts = new Set<string>()
  const door: Door = { kind: 'own', hosts: () => hosts, admit: () => true }
  const server = withRequestTimeouts(createServer(serverOptions, front.request(door)))
  server.on('upgrade', front.upgrade(door))
  return {
    /** Listens on the wished port, else on that of last time, else on the next free one. */
    listen: async (wished: number | undefined): Promise<number> => {
      const known = identity.value().port
      const port = await listen(server, { host: '127.0.0.1', port: wished ?? known ?? OWN_PORT, say })
      // A port that was taken this once is still the one to come back to: the browser keeps things under its name.
      if (known === undefined) await identity.change((value) => ({ ...value, port }))
      for (const name of ['127.0.0.1', 'localhost']) hosts.add(`${name}:${port}`)
      return port
    },
    /** Lets nobody else in. */
    shut: (): void => {
      server.close()
      server.closeIdleConnections()
    },
    /** Shows everybody out. */
    drop: (): void => server.closeAllConnections(),
  }
}

type NetworkListenerOptions = {
  certificate: Certificate
  front: Front
  advertise: readonly string[]
  meetings: Meetings
  port: () => number
}

/** The door to the network, for those who were invited. */
export const createNetworkListener = ({
  certificate,
  front,
  advertise,
  meetings,
  port,
}: NetworkListenerOptions): Gate => {
  const door: Door = {
    kind: 'network',
    hosts: () => allowedHosts(port(), advertise),
    admit: (request, principal) => gate.admit(request.socket, principal),
  }
  const gate = createTlsMultiplexer(certificate, {
    onRequest: front.request(door),
    isPlainAllowed: () => meetings.shares().some(([, share]) => share.isOpen && share.allowBrowsers),
  })
  gate.onUpgrade(front.upgrade(door))
  return gate
}
