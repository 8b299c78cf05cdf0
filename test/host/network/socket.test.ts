import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { limits } from '../../../electron/host/limits'
import { createMemoryAccounts } from '../../../electron/host/sync/memory-accounts'
import { startHeartbeat } from '../../../electron/host/sync/relay/heartbeat'
import type { InboundOptions } from '../../../electron/host/sync/relay/inbound'
import {
  createPresenceHub,
  type PresenceMessage,
  type PresenceSource,
} from '../../../electron/host/sync/relay/presence'
import { GuardedSocket } from '../../../electron/host/sync/relay/socket'
import { anchorsUpdate, conflictsUpdate } from '../../support/hostile-updates'
import { until } from '../../support/until'
import { authFrame, updateFrame } from './relay-frames'
import { addCleanup, closeAll, createPresenceMessage } from './support'

afterEach(closeAll)

/** A guarded socket, and the client at its other end. */
const openGuarded = async (more: Partial<InboundOptions> = {}) => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  addCleanup(() => server.close())
  const accepted = new Promise<WebSocket>((resolve) => server.on('connection', resolve))
  await once(server, 'listening')
  const address = server.address()
  const client = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
  addCleanup(() => client.terminate())
  client.on('error', () => undefined)
  await once(client, 'open')
  const opened = await accepted
  const log: string[] = []
  const accounts = createMemoryAccounts({
    ...limits.MEMORY,
    maxPrincipalBytes: 1e9,
    maxDocumentBytes: 1e9,
    maxHostBytes: 1e9,
  })
  const socket = new GuardedSocket(opened, {
    log: (line) => log.push(line),
    accounts,
    getDoc: () => undefined,
    tryUpdate: async () => undefined,
    principal: 'guest ann',
    takeState: () => true,
    isReader: false,
    raw: undefined,
    ...more,
  })
  return { opened, client, socket, log, accounts }
}

const AWARENESS = 1
const UNKNOWN_TYPE = 99
const frameOf = (type: number): Uint8Array => Uint8Array.of(3, ...Buffer.from('doc'), type)

test('Hocuspocus receives only messages that passed inspection', async () => {
  const { client, socket, log } = await openGuarded()
  const delivered: Uint8Array[] = []
  socket.on('message', (message: Uint8Array) => delivered.push(message))
  client.send(frameOf(AWARENESS))
  client.send(authFrame('doc'))
  await until('the message that passes', () => delivered.length > 0)
  expect(delivered.map((message) => [...message])).toEqual([[...authFrame('doc')]])
  socket.emit('message', authFrame('doc'))
  socket.emit('message', frameOf(AWARENESS))
  socket.emit('message', frameOf(UNKNOWN_TYPE))
  expect(delivered).toHaveLength(2)
  expect(log).toEqual([expect.stringContaining('the type of the message is unknown')])
  await until('the close', () => client.readyState === WebSocket.CLOSED)
})

test('a peer that does not read is disconnected before it fills the memory', async () => {
  const { opened, client, socket, log } = await openGuarded()
  client.pause()
  const piece = new Uint8Array(4 * 1024 * 1024)
  for (let sent = 0; sent < 64 && socket.readyState === WebSocket.OPEN; sent += 1) socket.send(piece)
  expect(log).toEqual(['closed a sync connection: read too slowly'])
  expect(opened.bufferedAmount).toBeLessThan(limits.MAX_UNSENT_BYTES + 2 * piece.length)
  await until('the end', () => socket.readyState === WebSocket.CLOSED)
})

const createRecordingHub = () => {
  const relayed: [clientId: number, name: string | null, from: PresenceSource][] = []
  const presence = createPresenceHub(({ clientId, state }, from) => relayed.push([clientId, state?.name ?? null, from]))
  return { presence, relayed }
}

const presenceMessage = (clientId: number, seq: number, name: string) =>
  createPresenceMessage(clientId, seq, name) as PresenceMessage

test('nobody can impersonate somebody else, but the same person may return on another connection', () => {
  const { presence, relayed } = createRecordingHub()
  const ann: PresenceSource = { principal: 'guest ann', maxPeople: 1 }
  const eve: PresenceSource = { principal: 'guest eve', maxPeople: 1 }
  const annAgain: PresenceSource = { principal: 'guest ann', maxPeople: 1 }
  expect(presence.receive(ann, presenceMessage(1, 5, 'Ann'))).toBe(true)
  expect(presence.receive(eve, presenceMessage(1, 6, 'not Ann'))).toBe(false)
  expect(presence.receive(eve, { ...presenceMessage(1, 7, ''), state: null })).toBe(false)
  expect(presence.receive(annAgain, presenceMessage(1, 6, 'Ann is back'))).toBe(true)
  presence.leave(ann)
  expect(presence.others(undefined).map(({ state }) => state?.name)).toEqual(['Ann is back'])
  presence.leave(annAgain)
  expect(presence.others(undefined)).toEqual([])
  expect(relayed.map(([, name]) => name)).toEqual(['Ann', 'Ann is back', null])
})

test('another host may stand for many people, who all leave with it', () => {
  const { presence, relayed } = createRecordingHub()
  const link: PresenceSource = { principal: 'link', maxPeople: 3 }
  const page: PresenceSource = { principal: 'own', maxPeople: 1 }
  for (let id = 1; id <= 5; id += 1) presence.receive(link, presenceMessage(id, 1, `person ${id}`))
  presence.receive(page, presenceMessage(9, 1, 'me'))
  expect(presence.others(page)).toHaveLength(3)
  expect(presence.others(link).map(({ clientId }) => clientId)).toEqual([9])
  presence.leave(link)
  expect(relayed.filter(([, name]) => name === null).map(([id]) => id)).toEqual([1, 2, 3])
  expect(
    presence.receive(page, {
      ...presenceMessage(9, 2, 'x'.repeat(10)),
      state: { name: 'x', color: 1, isFacilitator: false, cursor: 'x'.repeat(9_000) },
    }),
  ).toBe(false)
})

describe('an update that needs a trial', () => {
  const openCostly = async (tryUpdate: InboundOptions['tryUpdate']) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, anchorsUpdate(6_000))
    const guarded = await openGuarded({ getDoc: () => doc, tryUpdate })
    return { ...guarded, send: () => guarded.client.send(updateFrame('doc', conflictsUpdate(0, 2_000))) }
  }

  test('closes its connection and holds no memory if the trial itself fails', async () => {
    const { client, log, accounts, send } = await openCostly(async () => {
      throw new Error('no worker')
    })
    send()
    await until('the close', () => client.readyState === WebSocket.CLOSED)
    expect(log).toContainEqual(expect.stringContaining('no worker'))
    expect(accounts.total()).toBe(0)
  })

  test('closes its connection and holds no memory if delivering it fails', async () => {
    const { client, socket, log, accounts, send } = await openCostly(async () => undefined)
    socket.on('message', () => {
      throw new Error('a listener failed')
    })
    send()
    await until('the close', () => client.readyState === WebSocket.CLOSED)
    expect(log).toContainEqual(expect.stringContaining('a listener failed'))
    expect(accounts.total()).toBe(0)
  })
})

describe('a client that no longer answers', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  const watch = () => {
    const seen = { pings: 0, isLost: false }
    const heartbeat = startHeartbeat({
      ping: () => {
        seen.pings += 1
      },
      onLost: () => {
        seen.isLost = true
      },
    })
    addCleanup(heartbeat.stop)
    return { seen, ...heartbeat }
  }

  test('is lost after several pings without any sign of life', () => {
    const { seen, alive } = watch()
    vi.advanceTimersByTime(10_000)
    expect(seen).toEqual({ pings: 4, isLost: false })
    alive()
    vi.advanceTimersByTime(10_000)
    expect(seen).toEqual({ pings: 8, isLost: false })
    vi.advanceTimersByTime(2_500)
    expect(seen.isLost).toBe(true)
  })

  test('is not one that waits until the host has opened a large document', async () => {
    const { socket, log } = await openGuarded()
    socket.markAdmitted()
    vi.advanceTimersByTime(limits.HELLO_TIMEOUT_MS)
    expect(log).toEqual([])
    const { log: other } = await openGuarded()
    vi.advanceTimersByTime(limits.HELLO_TIMEOUT_MS)
    expect(other).toEqual(['closed a sync connection: nothing was sent in time'])
  })
})
