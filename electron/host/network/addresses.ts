import { hostname, networkInterfaces } from 'node:os'

const withPort = (name: string, port: number): string =>
  /^\[.*\]:\d+$|^[^:]+:\d+$/.test(name) ? name : `${name.includes(':') ? `[${name}]` : name}:${port}`

/** This computer's own addresses on networks that others may be in; IPv4 first, because it is what people can type. */
const interfaceAddresses = (): string[] => {
  const found = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  // Link-local IPv6 addresses work only together with an interface's name, which differs between computers.
  const reachable = found.filter(({ internal, address }) => !internal && !address.toLowerCase().startsWith('fe80:'))
  return reachable.sort((a, b) => a.family.localeCompare(b.family)).map(({ address }) => address)
}

/** Where this host can be reached, `host:port`: names given by the person first. Empty: there is no network. */
export const reachableAddresses = (port: number, advertise: readonly string[]): string[] =>
  [
    ...new Set(
      [...advertise, ...(advertise.length > 0 ? [] : interfaceAddresses())].map((name) => withPort(name, port)),
    ),
  ].slice(0, 12)

/** Every `host:port` by which a browser may rightly name this host. */
export const rightfulHosts = (port: number, advertise: readonly string[]): ReadonlySet<string> => {
  const names = ['127.0.0.1', 'localhost', '::1', hostname(), `${hostname()}.local`, ...interfaceAddresses()]
  return new Set([...advertise, ...names].map((name) => withPort(name, port).toLowerCase()))
}
