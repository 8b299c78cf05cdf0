import { createServer } from 'node:http'
import type { Certificate } from '../certificate'
import type { createFront } from '../http'
import type { Door } from '../http/origin'
import type { Identity } from '../identity'
import type { Meetings } from '../meetings'
import type { Gate } from '../sharing'
import { rightfulHosts } from './addresses'
import { bounded, createGate, watchful } from './gate'
import { listen } from './listen'

/** Wished for at the very first start; afterwards the host's own port is remembered. */
const OWN_PORT = 4517

type Front = ReturnType<typeof createFront>

/** The door on loopback, for the own page. */
export const openOwnDoor = ({
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
  const server = bounded(createServer(watchful, front.request(door)))
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

type NetworkDoorOptions = {
  certificate: Certificate
  front: Front
  advertise: readonly string[]
  meetings: Meetings
  port: () => number
}

/** The door to the network, for those who were invited. */
export const openNetworkDoor = ({ certificate, front, advertise, meetings, port }: NetworkDoorOptions): Gate => {
  const door: Door = {
    kind: 'network',
    hosts: () => rightfulHosts(port(), advertise),
    admit: (request, principal) => gate.admit(request.socket, principal),
  }
  const gate = createGate(certificate, {
    onRequest: front.request(door),
    isPlainAllowed: () => meetings.shares().some(([, share]) => share.isOpen && share.allowBrowsers),
  })
  gate.onUpgrade(front.upgrade(door))
  return gate
}
