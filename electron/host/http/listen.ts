import type { Server } from 'node:net'
import { UserError } from '../user-error'

/** How many ports above the wished one are tried. */
const MOST_TRIES = 50

const listenOnce = (server: Server, host: string, port: number): Promise<number | 'taken'> =>
  new Promise((resolve, reject) => {
    const onError = (error: Error): void => {
      server.off('listening', onListening)
      if ('code' in error && error.code === 'EADDRINUSE') resolve('taken')
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

/** Listens on the port, or on the next free one (then says so); resolves to the port. 0: any free one. */
export const listen = async (
  server: Server,
  { host, port, say }: { host: string; port: number; say: (line: string) => void },
): Promise<number> => {
  for (let next = port; next < port + MOST_TRIES && next < 65_536; next += 1) {
    const got = await listenOnce(server, host, next)
    if (got === 'taken') continue
    if (port !== 0 && got !== port) say(`Port ${port} is used by another program; this time it is ${got}.`)
    return got
  }
  throw new UserError(
    'cannot-start',
    `Port ${port} and the ${MOST_TRIES} after it are in use. Choose another one with --port.`,
  )
}

/** Listens on all addresses of the machine: IPv6 and IPv4 together where both are there. */
export const listenOnAllAddresses = async (
  server: Server,
  options: { port: number; say: (line: string) => void },
): Promise<number> => {
  try {
    return await listen(server, { ...options, host: '::' })
  } catch (error) {
    if (error instanceof UserError) throw error
    return listen(server, { ...options, host: '0.0.0.0' })
  }
}
