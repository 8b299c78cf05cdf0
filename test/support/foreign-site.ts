import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A website of another origin than the app's, on another port of this machine. */
export const startForeignSite = async (): Promise<{ url: string; close: () => void }> => {
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<h1>Foreign site</h1>'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => void server.close() }
}
