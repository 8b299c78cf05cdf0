import { hostname, networkInterfaces } from 'node:os'

const withPort = (name: string, port: number): string =>
  /^\[.*\]:\d+$|^[^:]+:\d+$/.test(name) ? name : `${name.includes(':') ? `[${name}]` : name}:${port}`

/** The groups of an IPv6 address, filled up to eight. */
const ipv6Groups = (address: string): string[] => {
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array.from({ length: missing }, () => '0'), ...right]
}

/**
 * Whom an address counts for where connections and tries are counted: an IPv4 address for itself, an IPv6 address for its
 * /64, which is what one network is given.
 */
export const addressGroup = (address: string | undefined): string => {
  const plain = (address ?? '').toLowerCase().replace(/%.*/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1]
  if (mapped) return mapped
  if (!plain.includes(':')) return plain
  const network = ipv6Groups(plain).slice(0, 4)
  return `${network.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}

/** This computer's own addresses on networks that others may be in; IPv4 first, because it is what people can type. */
const networkInterfaceAddresses = (): string[] => {
  const found = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  // Link-local IPv6 addresses work only together with an interface's name, which differs between computers.
  const reachable = found.filter(({ internal, address }) => !internal && !address.toLowerCase().startsWith('fe80:'))
  return reachable.sort((a, b) => a.family.localeCompare(b.family)).map(({ address }) => address)
}

/** Where this host can be reached, `host:port`: names given by the person first. Empty: there is no network. */
export const reachableAddresses = (port: number, advertise: readonly string[]): string[] =>
  [
    ...new Set(
      [...advertise, ...(advertise.length > 0 ? [] : networkInterfaceAddresses())].map((name) => withPort(name, port)),
    ),
  ].slice(0, 12)

/** Every `host:port` by which a browser may rightly name this host. */
export const allowedHosts = (port: number, advertise: readonly string[]): ReadonlySet<string> => {
  const names = ['127.0.0.1', 'localhost', '::1', hostname(), `${hostname()}.local`, ...networkInterfaceAddresses()]
  return new Set([...advertise, ...names].map((name) => withPort(name, port).toLowerCase()))
}
