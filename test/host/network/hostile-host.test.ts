import { createServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { afterEach, expect, test, vi } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { openCertificate } from '../../../electron/host/certificate'
import type { TryUpdate } from '../../../electron/host/sync/relay/trials'
import { dial } from '../../../electron/host/sync/upstream/dial'
import { fetchDocument } from '../../../electron/host/sync/upstream/fetch-document'
import { openUpstreamConnection } from '../../../electron/host/sync/upstream/upstream-connection'
import { tryUpdate } from '../../../shared/document/trial-merge'
import { type Invite, inviteToken } from '../../../shared/protocol/invite'
import { anchorsUpdate, conflictsUpdate } from '../../support/hostile-updates'
import { until } from '../../support/until'
import { updateFrame } from './relay-frames'
import { addCleanup, closeAll, temporaryFolder } from './support'

afterEach(closeAll)

const documentId = 'shared-document'

/** A host with a valid certificate that sends whatever the test wants. */
const hostileHost = async (onLink: (socket: WebSocket, raw: Duplex) => void) => {
  const { key, cert, fingerprint } = await openCertificate(await temporaryFolder())
  const server = createServer({ key, cert })
  const authorizations: (string | undefined)[] = []
  const links = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    authorizations.push(request.headers.authorization)
    links.handleUpgrade(request, socket, head, (opened) => onLink(opened, socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  addCleanup(() => {
    server.close()
    server.closeAllConnections()
    for (const client of links.clients) client.terminate()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const invite: Invite = {
    documentId,
    access: 'edit',
    addresses: [`127.0.0.1:${port}`],
    fingerprint,
    secret: '0123456789abcdef0123456789abcdef',
  }
  return { invite, authorizations }
}

const link = async (invite: Invite, doc: Y.Doc, tried: TryUpdate = async (trial) => tryUpdate(trial)) => {
  const pinned = await dial(invite, AbortSignal.timeout(5_000))
  if (typeof pinned === 'string') throw new Error(pinned)
  const ends: string[] = []
  const connection = openUpstreamConnection({
    pinned,
    invite,
    instance: 'a-name-that-nobody-else-knows',
    doc,
    tryUpdate: tried,
    ownTime: () => performance.now(),
    onMessage: () => undefined,
    onSynced: () => undefined,
    onDisconnect: (reason) => ends.push(reason),
  })
  addCleanup(connection.close)
  return ends
}

const nested = (): Uint8Array => {
  let value: unknown = 'core'
  for (let level = 0; level < 3_000; level += 1) value = [value]
  const doc = new Y.Doc()
  doc.getMap('record').set('title', value)
  return Y.encodeStateAsUpdate(doc)
}

const messages: [name: string, message: string | Uint8Array, end: 'lost' | 'unsafe'][] = [
  ['text', 'hello', 'lost'],
  ['noise', new Uint8Array(50).fill(255), 'unsafe'],
  ['an unknown type', Uint8Array.of(documentId.length, ...Buffer.from(documentId), 99), 'lost'],
  ['a damaged update', updateFrame(documentId, Uint8Array.of(1, 2, 3, 4)), 'unsafe'],
  ['a value nested 3,000 deep', updateFrame(documentId, nested()), 'unsafe'],
]

test.each(messages)(
  'a meeting’s host that sends %s loses the link, with no other effect',
  async (_name, message, end) => {
    const doc = new Y.Doc()
    doc.getText('own').insert(0, 'mine')
    const { invite, authorizations } = await hostileHost((socket) => socket.send(message))
    const ends = await link(invite, doc)
    await until('the end', () => ends.length > 0)
    expect(ends).toEqual([end])
    expect(authorizations).toEqual([`Bearer ${inviteToken(invite)}`])
    expect(doc.getText('own').toString()).toBe('mine')
    expect(doc.getMap('record').size).toBe(0)
  },
)

test('a connection whose trial of a costly update fails counts as lost, and reconnects', async () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, anchorsUpdate(6_000))
  const { invite } = await hostileHost((socket) => socket.send(updateFrame(documentId, conflictsUpdate(0, 2_000))))
  const ends = await link(invite, doc, async () => {
    throw new Error('no worker')
  })
  await until('the end', () => ends.length > 0)
  expect(ends).toEqual(['lost'])
})

test('a host that accepts and then stays silent counts as lost', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  addCleanup(() => vi.useRealTimers())
  let isAccepted = false
  const { invite } = await hostileHost(() => {
    isAccepted = true
  })
  const ends = await link(invite, new Y.Doc())
  await until('the link to be accepted', () => isAccepted)
  expect(ends).toEqual([])
  await until('the end', () => {
    vi.advanceTimersByTime(1_000)
    return ends.length > 0
  })
  expect(ends).toEqual(['lost'])
})

test('joining a host that trickles bytes endlessly is aborted', async () => {
  const { invite } = await hostileHost((_socket, raw) => {
    // The header of a binary frame of one mebibyte, whose bytes arrive one now and then.
    raw.write(Uint8Array.of(0x82, 127, 0, 0, 0, 0, 0, 16, 0, 0))
    const trickle = setInterval(() => raw.write(Uint8Array.of(0)), 10)
    addCleanup(() => clearInterval(trickle))
  })
  const fetched = await fetchDocument({
    invite,
    instance: 'a-name-that-nobody-else-knows',
    tryUpdate: async (trial) => tryUpdate(trial),
    ownTime: () => performance.now(),
    onClockSample: () => undefined,
    progress: { timeoutMs: 300, minBytesPerSecond: 4_000, checkIntervalMs: 20 },
  })
  expect(fetched).toMatchObject({ failure: 'lost' })
})
