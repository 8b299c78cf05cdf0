import { createServer, type Socket, connect as tcpConnect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { limits } from '../../electron/host/limits'
import { createMeetingClock } from '../../renderer/session/clock'
import { createHostLink, type HostLink, type HostLinkState } from '../../renderer/session/host-link'
import { createUnconfirmedChanges } from '../../renderer/session/unconfirmed-changes'
import type { WireMessage } from '../../shared/protocol/wire'
import { startSignedInHost } from '../support/signed-in-host'
import { until } from '../support/until'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A real host with one document, and the cookie of its page. */
const openHost = async () => {
  const signedIn = await startSignedInHost()
  ends.push(signedIn.close)
  const made = await signedIn.calls.call('library.create', { title: 'Link' })
  if (!made.ok) throw new Error(made.failure.sentence)
  return { ...signedIn, id: made.value.id }
}

/** A cable between page and host that can be made to swallow everything without a word, or be pulled. */
const openCable = async (to: string) => {
  const target = Number(new URL(to).port)
  const pairs = new Set<[Socket, Socket]>()
  let isSilent = false
  const server = createServer((near) => {
    const far = tcpConnect(target, '127.0.0.1')
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    for (const [from, into] of [pair, [far, near]] as const) {
      from.on('data', (bytes) => isSilent || into.write(bytes))
      from.on('error', () => into.destroy())
      from.on('close', () => into.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const pull = (): void => {
    for (const pair of pairs) for (const end of pair) end.destroy()
    pairs.clear()
  }
  ends.push(() => {
    pull()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the cable has no port')
  return {
    url: `ws://127.0.0.1:${address.port}/sync`,
    pull,
    silence: (on: boolean) => {
      isSilent = on
    },
  }
}

/** `onOpen`: called when the socket has opened, before anything was sent. */
const openPage = (url: string, id: string, headers: Record<string, string>, onOpen?: (doc: Y.Doc) => void) => {
  const doc = new Y.Doc()
  const states: HostLinkState[] = []
  const received: WireMessage[] = []
  class SignedIn extends WebSocket {
    constructor(address: string) {
      super(address, { headers })
      if (onOpen) this.on('open', () => onOpen(doc))
    }
  }
  const unconfirmed = createUnconfirmedChanges(doc)
  const clock = createMeetingClock()
  const link: HostLink = createHostLink({ url, documentId: id, doc, webSocket: SignedIn })
  link.connect({
    onState: (state) => states.push(state),
    onSynced: () => undefined,
    onMessage: (message) => {
      received.push(message)
      if (message.type === 'stored') unconfirmed.acknowledge(message, true)
      if (message.type === 'time-is') clock.answer(message)
    },
    onReadOnly: () => undefined,
    onRefused: () => undefined,
    onUnmergeable: () => undefined,
    accepts: () => true,
    onAnswered: () => undefined,
  })
  const second = (): void => {
    link.watch()
    link.send({ type: 'time', t0: clock.ask() })
    if (link.isSynced()) for (const query of unconfirmed.createQueries(true)) link.send(query)
  }
  const seconds = setInterval(second, 1_000)
  ends.push(() => {
    clearInterval(seconds)
    link.close()
    unconfirmed.close()
    doc.destroy()
  })
  return { doc, link, states, received, unconfirmed, clock, second }
}

describe('the link to the page’s own host', () => {
  test('two pages of a real host see each other’s edits, and each knows when its own are on disk', async () => {
    const { host, headers, id } = await openHost()
    const url = `${host.url.replace('http', 'ws')}/sync`
    const [a, b] = [openPage(url, id, headers), openPage(url, id, headers)]
    await until(() => a.link.isSynced() && b.link.isSynced())
    a.doc.getText('t').insert(0, 'hello')
    await until(() => b.doc.getText('t').toString() === 'hello')
    expect(a.unconfirmed.counts().own).toBe(1)
    a.second()
    await until(() => a.unconfirmed.counts().own === 0)
    expect(b.unconfirmed.counts().own).toBe(0)
    expect(a.received.some((message) => message.type === 'host' && message.link === 'self')).toBe(true)
    await until(() => a.clock.isKnown())
    await until(() => Math.abs(a.clock.now() - Date.now()) < 250)
  })

  test('what is typed before the host has opened the document arrives with the first exchange, however much it is', async () => {
    const { host, headers, id } = await openHost()
    const url = `${host.url.replace('http', 'ws')}/sync`
    const edits = 2 * limits.MAX_EARLY_MESSAGES
    const page = openPage(url, id, headers, (doc) => {
      for (let edit = 0; edit < edits; edit += 1) doc.getArray('t').push([edit])
    })
    const other = openPage(url, id, headers)
    await until(() => other.doc.getArray('t').length === edits)
    page.second()
    await until(() => page.unconfirmed.counts().own === 0)
    expect(page.states).toEqual(['connected'])
  })

  test('a silent host is detected, and nothing typed meanwhile is lost', async () => {
    const { host, headers, id } = await openHost()
    const cable = await openCable(host.url)
    const page = openPage(cable.url, id, headers)
    const other = openPage(`${host.url.replace('http', 'ws')}/sync`, id, headers)
    await until(() => page.link.isSynced() && other.link.isSynced())
    cable.silence(true)
    page.doc.getText('t').insert(0, 'typed into silence')
    await until(() => page.link.state() === 'lost')
    expect(page.unconfirmed.counts().own).toBe(1)
    cable.silence(false)
    cable.pull()
    await until(() => other.doc.getText('t').toString() === 'typed into silence')
    await until(() => page.unconfirmed.counts().own === 0)
    expect(page.states).toContain('lost')
  })

  test('a pulled cable is detected, and the link reconnects, each time', async () => {
    const { host, headers, id } = await openHost()
    const cable = await openCable(host.url)
    const page = openPage(cable.url, id, headers)
    await until(() => page.link.isSynced())
    for (let n = 0; n < 3; n++) {
      cable.pull()
      await until(() => page.link.state() === 'lost')
      await until(() => page.link.isSynced())
    }
  })

  test('updates that came over the mesh are sent to the host in one message', async () => {
    const { host, headers, id } = await openHost()
    const url = `${host.url.replace('http', 'ws')}/sync`
    const [a, b] = [openPage(url, id, headers), openPage(url, id, headers)]
    await until(() => a.link.isSynced() && b.link.isSynced())
    const far = new Y.Doc()
    far.on('update', (update) => Y.applyUpdate(a.doc, update, 'mesh'))
    let arrived = 0
    b.doc.on('update', () => {
      arrived += 1
    })
    for (const letter of 'over the mesh') far.getText('t').insert(far.getText('t').length, letter)
    await until(() => b.doc.getText('t').toString() === 'over the mesh')
    expect(arrived).toBe(1)
  })

  test('a document that does not exist is refused', async () => {
    const { host, headers } = await openHost()
    const page = openPage(`${host.url.replace('http', 'ws')}/sync`, 'not-there', headers)
    await until(() => page.link.state() === 'refused')
    expect(page.states.filter((state) => state === 'connected')).toHaveLength(0)
  })
})
