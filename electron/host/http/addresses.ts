import { hostname, networkInterfaces } from 'node:os'

/** The most addresses that an invite carries. */
const MAX_ADDRESSES = 12

const withPort = (name: string, port: number): string =>
  /^\[.*\]:\d+$|^[^:]+:\d+$/.test(name) ? name : `${name.includes(':') ? `[${name}]` : name}:${port}`

/** The eight groups of an IPv6 address, with `::` expanded. */
const ipv6Groups = (address: string): string[] => {
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array.from({ length: missing }, () => '0'), ...right]
}

/**
 * The key under which an address's connections and attempts are counted: an IPv4 address itself, or the /64 of an IPv6
 * address, which is what one network is assigned.
 */
export const addressGroup = (address: string | undefined): string => {
  const plain = (address ?? '').toLowerCase().replace(/%.*/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1]
  if (mapped) return mapped
  if (!plain.includes(':')) return plain
  const network = ipv6Groups(plain).slice(0, 4)
  return `${network.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}

/** This computer's addresses that others may be able to reach; IPv4 first, because people can type those. */
const networkInterfaceAddresses = (): string[] => {
  const found = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  // Link-local IPv6 addresses only work with the name of an interface, which differs between computers.
  const reachable = found.filter(({ internal, address }) => !internal && !address.toLowerCase().startsWith('fe80:'))
  return reachable.sort((a, b) => a.family.localeCompare(b.family)).map(({ address }) => address)
}

/** Where this host can be reached, as `host:port`; configured names replace the computer's own. Empty without a network. */
export const reachableAddresses = (port: number, advertise: readonly string[]): string[] =>
  [
    ...new Set(
      [...advertise, ...(advertise.length > 0 ? [] : networkInterfaceAddresses())].map((name) => withPort(name, port)),
    ),
  ].slice(0, MAX_ADDRESSES)

/** Every `host:port` that a browser may send as its Host header. */
export const allowedHosts = (port: number, advertise: readonly string[]): ReadonlySet<string> => {
  const names = ['127.0.0.1', 'localhost', '::1', hostname(), `${hostname()}.local`, ...networkInterfaceAddresses()]
  return new Set([...advertise, ...names].map((name) => withPort(name, port).toLowerCase()))
}
