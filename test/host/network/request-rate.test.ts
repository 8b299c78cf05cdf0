import { writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createAccess } from '../../../electron/host/access'
import { openIdentity } from '../../../electron/host/app/identity'
import { openMeetings } from '../../../electron/host/app/meetings'
import { openCertificate } from '../../../electron/host/certificate'
import { createRouter } from '../../../electron/host/http'
import { listen } from '../../../electron/host/http/listen'
import { createPages } from '../../../electron/host/http/pages'
import { createTlsMultiplexer } from '../../../electron/host/http/tls-multiplexer'
import { UserError } from '../../../electron/host/user-error'
import { until } from '../../support/until'
import { addCleanup, closeAll, temporaryFolder } from './support'

afterEach(closeAll)

const BURST = 3

/** A host's network listener that allows each address three requests. */
const startServer = async (wait: () => Promise<unknown>) => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'index.html'), '<head></head>')
  const [identity, meetings] = await Promise.all([openIdentity(folder), openMeetings(folder)])
  const unused = () => {
    throw new Error('nobody gets this far')
  }
  const router = createRouter({
    access: createAccess(identity, meetings),
    pages: createPages(folder),
    api: unused,
    invitePreview: async () => new UserError('unused', 'Nobody gets this far.'),
    events: unused,
    acceptSync: unused,
    acceptSignaling: unused,
    log: () => undefined,
    throttle: { rate: { perSecond: 0, burst: BURST }, wait },
  })
  const hosts = new Set<string>()
  const listener = router.request({ kind: 'network', hosts: () => hosts, admit: () => true })
  const multiplexer = createTlsMultiplexer(await openCertificate(folder), {
    onRequest: listener,
    isPlainAllowed: () => true,
  })
  addCleanup(multiplexer.close)
  const port = await listen(multiplexer.server, { host: '127.0.0.1', port: 0, log: () => undefined })
  hosts.add(`127.0.0.1:${port}`)
  return port
}

/** A browser with one keep-alive connection; resolves to the status of each response. */
const openBrowser = (port: number, localAddress: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  addCleanup(() => agent.destroy())
  let connections = 0
  const send = (method: string, path: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' }
      const sent = request({ host: '127.0.0.1', port, localAddress, method, path, headers, agent }, (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode))
      })
      sent.once('socket', (socket) => {
        if (socket.connecting) connections += 1
      })
      sent.once('error', reject)
      sent.end(method === 'POST' ? '{}' : undefined)
    })
  return { send, connections: () => connections }
}

test.each([
  ['POST', '/welcome', 403],
  ['POST', '/guest', 403],
  ['GET', '/', 200],
])('%s %s over one kept-alive connection is slowed per address, and answered all the same', async (...each) => {
  const [method, path, status] = each
  const waiting: (() => void)[] = []
  const port = await startServer(() => new Promise<void>((resolve) => waiting.push(resolve)))
  const [eager, other] = [openBrowser(port, '127.0.0.1'), openBrowser(port, '127.0.0.2')]
  for (let n = 0; n < BURST; n += 1) expect(await eager.send(method, path)).toBe(status)
  expect(waiting).toHaveLength(0)
  let answer: number | undefined
  const slowed = eager.send(method, path).then((received) => {
    answer = received
  })
  await until('the request to wait', () => waiting.length === 1)
  expect(await other.send(method, path)).toBe(status)
  expect(answer).toBeUndefined()
  waiting[0]?.()
  await slowed
  expect(answer).toBe(status)
  expect(waiting).toHaveLength(1)
  expect(eager.connections()).toBe(1)
})
