import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { ObservableV2 } from 'lib0/observable'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readSyncMessage, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { createAntiEntropy } from '../../renderer/session/mesh/anti-entropy'
import type { ChunkingPeer } from '../../renderer/session/mesh/chunking-peer'
import { createPeerIdentity } from '../../renderer/session/mesh/identity'
import { createPeerLink, type PeerLink } from '../../renderer/session/mesh/peer-link'
import { createStateDigest } from '../../renderer/session/mesh/state-digest'
import { createPresence } from '../../renderer/session/presence'
import { getDeleteSet } from '../../shared/crdt/document-version'
import { fc } from '../support/fast-check'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What happens to the next message on a line. */
type Fate = 'deliver' | 'lose' | 'double' | 'delay'

/** One end of a line between two pages, with the surface that the mesh sees of its peer. */
class LineEnd extends ObservableV2<{
  connect: () => void
  data: (message: Uint8Array) => void
  ours: (message: Uint8Array) => void
  close: () => void
}> {
  other: LineEnd | undefined
  isOpen = true
  #fate: () => Fate
  constructor(fate: () => Fate) {
    super()
    this.#fate = fate
  }
  send = (message: Uint8Array): void => this.#carry('data', message)
  sendOurs = (message: Uint8Array): void => this.#carry('ours', message)
  #carry(kind: 'data' | 'ours', message: Uint8Array): void {
    const fate = this.#fate()
    const arrive = (): void => void this.other?.emit(kind, [message])
    if (fate === 'deliver' || fate === 'double') setTimeout(arrive, 2)
    if (fate === 'double') setTimeout(arrive, 5)
    if (fate === 'delay') setTimeout(arrive, 700)
  }
}

/** A page with its real links over lines of the test's. y-webrtc's answers to sync messages are given as it gives them. */
const makePage = (id: number, isRelayDown = false) => {
  const doc = new Y.Doc()
  doc.clientID = id
  const state = createStateDigest(doc)
  const presence = createPresence({
    clientId: () => id,
    identity: { name: `p${id}`, color: 0, isFacilitator: false },
    now: () => performance.now(),
  })
  const identity = createPeerIdentity()
  const links = new Set<PeerLink>()
  const sent = { sync: 0 }
  const broadcast = (update: Uint8Array): void => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    writeUpdate(encoder, update)
    for (const link of links) link.sendSync(encoding.toUint8Array(encoder))
  }
  const antiEntropy = createAntiEntropy({
    presence,
    links: () => [...links].filter((one) => one.isAlive()),
    isRelayDown: () => isRelayDown,
    sendUpdate: broadcast,
  })
  doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) broadcast(update)
    else antiEntropy.onUpdate(update)
  })
  const plug = (end: LineEnd): void => {
    end.on('data', (message) => {
      const decoder = decoding.createDecoder(message)
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, decoding.readVarUint(decoder))
      const before = encoding.length(encoder)
      const kind = readSyncMessage(decoder, encoder, doc, 'mesh')
      if (kind === 0) sent.sync += 1
      if (encoding.length(encoder) > before) end.send(encoding.toUint8Array(encoder))
    })
    // The line has every method that a link calls on its peer.
    const peer = end as unknown as ChunkingPeer
    links.add(
      createPeerLink(peer, {
        doc,
        presence,
        identity,
        state: state.read,
        onPresence: antiEntropy.onPresence,
        onChange: () => undefined,
      }),
    )
  }
  const tick = (): void => {
    for (const link of links) link.tick()
    presence.tick()
  }
  return { doc, plug, tick, presence, sent, links }
}
type Page = ReturnType<typeof makePage>

const joinPages = (a: Page, b: Page, fate: () => Fate): void => {
  const [one, two] = [new LineEnd(fate), new LineEnd(fate)]
  one.other = two
  two.other = one
  a.plug(one)
  b.plug(two)
  one.emit('connect', [])
  two.emit('connect', [])
}

const joinAllPages = (pages: readonly Page[], fate: () => Fate): void => {
  pages.forEach((page, index) => {
    for (const other of pages.slice(index + 1)) joinPages(page, other, fate)
  })
}

const seconds = (pages: readonly Page[], count: number): void => {
  for (let n = 0; n < count; n++) {
    vi.advanceTimersByTime(1_000)
    for (const page of pages) page.tick()
  }
}

const expectEqual = (pages: readonly Page[]): void => {
  const [first, ...others] = pages.map(({ doc }) => doc)
  if (!first) throw new Error('there is no page')
  for (const other of others) {
    expect(other.getText('text').toString()).toBe(first.getText('text').toString())
    expect(other.getMap('map').toJSON()).toEqual(first.getMap('map').toJSON())
    expect(Y.decodeStateVector(Y.encodeStateVector(other))).toEqual(Y.decodeStateVector(Y.encodeStateVector(first)))
    expect(Y.equalDeleteSets(getDeleteSet(other), getDeleteSet(first))).toBe(true)
    expect(other.store.pendingStructs).toBeNull()
  }
}

const edit = fc.record({
  page: fc.nat(3),
  what: fc.constantFrom('insert', 'delete', 'set', 'unset'),
  at: fc.nat(40),
  text: fc.string({ minLength: 1, maxLength: 6 }),
  wait: fc.nat(400),
})
const fates = fc.infiniteStream(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Fate>('deliver') },
    { weight: 3, arbitrary: fc.constantFrom<Fate>('lose', 'double', 'delay') },
  ),
)

const apply = ({ doc }: Page, { what, at, text }: { what: string; at: number; text: string }): void => {
  const shared = doc.getText('text')
  const index = Math.min(at, shared.length)
  if (what === 'insert') shared.insert(index, text)
  else if (what === 'delete') shared.delete(index, Math.min(text.length, shared.length - index))
  else if (what === 'set') doc.getMap('map').set(text.slice(0, 1), at)
  else doc.getMap('map').delete(text.slice(0, 1))
}

describe('the mesh heals', () => {
  test('pages whose messages were lost, repeated or late are equal soon after their lines recover', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), fc.array(edit, { maxLength: 40 }), fates, (count, edits, stream) => {
        let isGood = false
        const pages = Array.from({ length: count }, (_, index) => makePage(index + 1))
        joinAllPages(pages, () => (isGood ? 'deliver' : (stream.next().value ?? 'deliver')))
        for (const one of edits) {
          const page = pages[one.page % count]
          if (page) apply(page, one)
          vi.advanceTimersByTime(one.wait)
        }
        isGood = true
        seconds(pages, 12)
        expectEqual(pages)
      }),
      { numRuns: 60 },
    )
  })

  test('a lost deletion is detected although the state vectors are equal', () => {
    const fateOf = { next: 'deliver' as Fate }
    const pages = [makePage(1), makePage(2)] as const
    joinPages(pages[0], pages[1], () => fateOf.next)
    pages[0].doc.getText('text').insert(0, 'hello')
    vi.advanceTimersByTime(10)
    fateOf.next = 'lose'
    pages[0].doc.getText('text').delete(0, 4)
    fateOf.next = 'deliver'
    vi.advanceTimersByTime(10)
    expect(pages[1].doc.getText('text').toString()).toBe('hello')
    seconds(pages, 5)
    expectEqual(pages)
  })

  test('pages that lose nothing never request a sync', () => {
    const pages = Array.from({ length: 5 }, (_, index) => makePage(index + 1))
    joinAllPages(pages, () => 'deliver')
    for (let n = 0; n < 300; n++) {
      const page = pages[n % 5]
      page?.doc.getText('text').insert(0, 'x')
      vi.advanceTimersByTime(37)
      if (n % 27 === 0) for (const one of pages) one.tick()
    }
    seconds(pages, 20)
    expectEqual(pages)
    expect(pages.map(({ sent }) => sent.sync)).toEqual([0, 0, 0, 0, 0])
  })

  test('a silent peer stops counting as reachable after a few seconds, and counts again when a message arrives', () => {
    const fateOf = { next: 'deliver' as Fate }
    const pages = [makePage(1), makePage(2)] as const
    joinPages(pages[0], pages[1], () => fateOf.next)
    const alive = (): boolean => [...pages[0].links].every((one) => one.isAlive())
    seconds(pages, 3)
    expect(alive()).toBe(true)
    fateOf.next = 'lose'
    seconds(pages, 4)
    expect(alive()).toBe(false)
    fateOf.next = 'deliver'
    seconds(pages, 2)
    expect(alive()).toBe(true)
  })

  test('in a large mesh without hosts, an edit reaches pages that are not linked directly within a second', () => {
    const pages = Array.from({ length: 16 }, (_, index) => makePage(index + 1, true))
    // A ring with a few chords: everybody has four links, and knows that there are more people.
    pages.forEach((page, index) => {
      for (const step of [1, 5]) {
        const other = pages[(index + step) % pages.length]
        if (other) joinPages(page, other, () => 'deliver')
      }
    })
    const state = { color: 0, isFacilitator: false }
    for (const page of pages) {
      const link = page.presence.open(() => undefined)
      for (let id = 1; id <= 16; id++)
        link.receive({ type: 'presence', clientId: id, seq: 0, state: { ...state, name: `p${id}` } })
    }
    seconds(pages, 1)
    pages[0]?.doc.getText('text').insert(0, 'hello')
    vi.advanceTimersByTime(1_000)
    for (const { doc } of pages) expect(doc.getText('text').toString()).toBe('hello')
    pages[3]?.presence.show({ stage: 'timeline' })
    seconds(pages, 4)
    for (const { presence } of pages) {
      expect(presence.people.getState().find((person) => person.clientId === 4)?.stage).toBe('timeline')
    }
  })
})
