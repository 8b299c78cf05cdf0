import type { Server } from 'node:net'
import { UserError } from '../user-error'

/** How many ports are tried, from the preferred one upward. */
const MAX_PORTS_TRIED = 50

const tryPort = (server: Server, host: string, port: number): Promise<number | 'in-use'> =>
  new Promise((resolve, reject) => {
    const onError = (error: Error): void => {
      server.off('listening', onListening)
      if ('code' in error && error.code === 'EADDRINUSE') resolve('in-use')
      else reject(error)
    }
    const onListening = (): void => {
      server.off('error', onError)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    }
    server.once('error', onError)
    server.once('listening', onListening)
    server.listen({ host, port })
  })

/** Listens on the port (0: any free one), or on the next free one, which is logged; resolves to the port. */
export const listen = async (
  server: Server,
  { host, port, log }: { host: string; port: number; log: (line: string) => void },
): Promise<number> => {
  for (let next = port; next < port + MAX_PORTS_TRIED && next < 65_536; next += 1) {
    const bound = await tryPort(server, host, next)
    if (bound === 'in-use') continue
    if (port !== 0 && bound !== port) log(`Port ${port} is used by another program; this time it is ${bound}.`)
    return bound
  }
  throw new UserError(
    'cannot-start',
    `Port ${port} and the ${MAX_PORTS_TRIED} after it are in use. Choose another one with --port.`,
  )
}

/** Listens on all addresses of this computer, with IPv6 and IPv4 together where it has both. */
export const listenOnAllAddresses = async (
  server: Server,
  options: { port: number; log: (line: string) => void },
): Promise<number> => {
  try {
    return await listen(server, { ...options, host: '::' })
  } catch (error) {
    if (error instanceof UserError) throw error
    return listen(server, { ...options, host: '0.0.0.0' })
  }
}
