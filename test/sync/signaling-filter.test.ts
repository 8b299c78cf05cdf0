import { describe, expect, test } from 'vitest'
import type { Signaling } from '../../renderer/session/mesh/signaling-encryption'
import { createSignalingFilter, type KnownConnection } from '../../renderer/session/mesh/signaling-filter'
import { fc } from '../support/fast-check'

/** Pages on one signaling line, delivering in any order; an announcement that y-webrtc would answer is recorded as an offer. */
const makeRoom = (ids: readonly string[], order: (waiting: number) => number) => {
  const offers: [from: string, to: string][] = []
  const waiting: { at: string; message: Signaling }[] = []
  const known = new Map(ids.map((id) => [id, new Map<string, KnownConnection>()]))
  const broadcast = (message: Signaling): void => {
    for (const at of ids) waiting.push({ at, message })
  }
  const connect = (a: string, b: string): void => {
    known.get(a)?.set(b, { connected: false, synced: false, peer: { destroy: () => known.get(a)?.delete(b) } })
  }
  const deciders = new Map(
    ids.map((id) => [
      id,
      createSignalingFilter({
        peerId: () => id,
        known: () => known.get(id) ?? new Map(),
        isStalled: () => false,
        isRefused: () => false,
        shouldAccept: () => true,
        announceTo: (to) => broadcast({ type: 'announce', from: id, to }),
      }),
    ]),
  )
  const run = (): void => {
    while (waiting.length > 0) {
      const [next] = waiting.splice(order(waiting.length), 1)
      if (!next || !deciders.get(next.at)?.(next.message)) continue
      const { at, message } = next
      if (message.type === 'announce') {
        offers.push([at, message.from])
        connect(at, message.from)
        broadcast({ type: 'signal', from: at, to: message.from, signal: { type: 'offer' } })
      } else connect(at, message.from)
    }
  }
  return { broadcast, run, offers, known }
}

describe('the signaling filter', () => {
  test('lets exactly one offer through for each pair of pages, in whatever order they join and messages arrive', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (ids, picks) => {
          const { broadcast, run, offers, known } = makeRoom(ids, (count) => (picks.next().value ?? 0) % count)
          for (const from of ids) broadcast({ type: 'announce', from })
          run()
          const pairs = offers.map((pair) => [...pair].sort().join('\u0000'))
          expect(new Set(pairs).size).toBe(pairs.length)
          expect(pairs).toHaveLength((ids.length * (ids.length - 1)) / 2)
          for (const id of ids) expect(known.get(id)?.size).toBe(ids.length - 1)
        },
      ),
    )
  })

  const decide = (connection: KnownConnection | undefined, isStalled = false, isRefused = false) =>
    createSignalingFilter({
      peerId: () => 'b',
      known: () => new Map(connection ? [['a', connection]] : []),
      isStalled: () => isStalled,
      isRefused: () => isRefused,
      shouldAccept: () => true,
      announceTo: () => undefined,
    })

  test('ignores a page that was disconnected for what it sent', () => {
    const offer: Signaling = { type: 'signal', from: 'a', to: 'b', signal: { type: 'offer' } }
    expect(decide(undefined, false, true)(offer)).toBe(false)
    expect(decide(undefined, false, true)({ type: 'announce', from: 'a' })).toBe(false)
  })

  test('drops signals left over from an ended connection', () => {
    const signal = (type: string): Signaling => ({ type: 'signal', from: 'a', to: 'b', signal: { type } })
    expect(decide(undefined)(signal('candidate'))).toBe(false)
    expect(decide(undefined)(signal('answer'))).toBe(false)
    expect(decide(undefined)(signal('offer'))).toBe(true)
    expect(decide(undefined)({ ...signal('offer'), to: 'c' } as Signaling)).toBe(false)
  })

  test('closes a stalled connection when its other end announces itself again', () => {
    let isDestroyed = false
    const connection = { connected: true, synced: true, peer: { destroy: () => (isDestroyed = true) } }
    decide(connection)({ type: 'announce', from: 'a' })
    expect(isDestroyed).toBe(false)
    decide(connection, true)({ type: 'announce', from: 'a' })
    expect(isDestroyed).toBe(true)
  })
})
