import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPeerIdentity } from '../../renderer/session/mesh/identity'
import { createPresence, type Presence, type PresenceLink } from '../../renderer/session/presence'

let time = 0
const pass = (ms: number): void => {
  time += ms
  vi.advanceTimersByTime(ms)
}
beforeEach(() => {
  time = 0
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const person = (id: number, name: string, isSilent = false): Presence =>
  createPresence({
    clientId: () => id,
    identity: { name, color: id % 12, isFacilitator: false },
    now: () => time,
    isSilent,
  })

type Wire = { ends: [PresenceLink, PresenceLink]; sent: number; isCut: boolean; cut: () => void }

/** Two people on one link; messages are encoded as JSON, as on the wire. */
const wire = (a: Presence, b: Presence): Wire => {
  const line: Wire = {
    ends: [a.open((message) => deliver(1, message)), b.open((message) => deliver(0, message))],
    sent: 0,
    isCut: false,
    cut: () => {
      line.isCut = true
      for (const end of line.ends) end.lost()
    },
  }
  const deliver = (to: 0 | 1, message: Parameters<PresenceLink['receive']>[0]): void => {
    if (line.isCut) return
    line.sent += 1
    line.ends[to].receive(JSON.parse(JSON.stringify(message)))
  }
  for (const end of line.ends) end.announce()
  return line
}

const names = (presence: Presence): string[] =>
  presence.people
    .getState()
    .map((one) => one.name)
    .sort()
const shownBy = (presence: Presence, id: number) => presence.people.getState().find((one) => one.clientId === id)

describe('presence', () => {
  test('both ends of a link see each other’s state', () => {
    const [ada, ben] = [person(1, 'Ada'), person(2, 'Ben')]
    wire(ada, ben)
    expect(names(ada)).toEqual(['Ada', 'Ben'])
    expect(names(ben)).toEqual(['Ada', 'Ben'])
    ada.show({ stage: 'timeline' })
    pass(100)
    expect(shownBy(ben, 1)?.stage).toBe('timeline')
  })

  test('a hundred changes in a second are sent as about ten messages, and the last one arrives', () => {
    const [ada, ben] = [person(1, 'Ada'), person(2, 'Ben')]
    const line = wire(ada, ben)
    const before = line.sent
    for (let n = 0; n < 100; n++) {
      ada.show({ cursor: { n } })
      pass(10)
    }
    pass(200)
    expect(line.sent - before).toBeLessThanOrEqual(12)
    expect(shownBy(ben, 1)?.cursor).toEqual({ n: 99 })
  })

  test('a page sends only its own state, and repeats nothing from one link on another', () => {
    const [ada, ben, cleo] = [person(1, 'Ada'), person(2, 'Ben'), person(3, 'Cleo')]
    wire(ada, ben)
    const line = wire(ben, cleo)
    pass(1_000)
    const before = line.sent
    ada.show({ stage: 'actions' })
    pass(1_000)
    expect(line.sent).toBe(before)
    expect(names(cleo)).toEqual(['Ben', 'Cleo'])
  })

  test('a person on two links stays when one is lost, and leaves a few seconds after both are', () => {
    const [ada, ben] = [person(1, 'Ada'), person(2, 'Ben')]
    const [relay, mesh] = [wire(ada, ben), wire(ada, ben)]
    relay.cut()
    for (let n = 0; n < 8; n++) {
      pass(1_000)
      for (const one of [ada, ben]) one.tick()
    }
    expect(names(ada)).toEqual(['Ada', 'Ben'])
    mesh.cut()
    pass(3_000)
    ada.tick()
    expect(names(ada)).toEqual(['Ada', 'Ben'])
    pass(2_000)
    ada.tick()
    expect(names(ada)).toEqual(['Ada'])
  })

  test('a person who has left the relay stays while they are on the mesh', () => {
    const [ada, ben] = [person(1, 'Ada'), person(2, 'Ben')]
    const [relay] = [wire(ada, ben), wire(ada, ben)]
    relay.ends[0].receive({ type: 'presence', clientId: 2, seq: 0, state: null })
    expect(names(ada)).toEqual(['Ada', 'Ben'])
  })

  test('a flapping link causes no flood of messages', () => {
    const [ada, ben] = [person(1, 'Ada'), person(2, 'Ben')]
    const line = wire(ada, ben)
    const before = line.sent
    for (let n = 0; n < 20; n++) {
      for (const end of line.ends) end.lost()
      pass(100)
      for (const end of line.ends) end.announce()
    }
    expect(line.sent - before).toBe(40)
    expect(names(ada)).toEqual(['Ada', 'Ben'])
  })

  test('a goodbye removes a person at once, on every link', () => {
    const [ada, ben] = [person(1, 'Ada'), person(2, 'Ben')]
    wire(ada, ben)
    wire(ada, ben)
    ben.leave()
    expect(names(ada)).toEqual(['Ada'])
    ben.arrive()
    expect(names(ada)).toEqual(['Ada', 'Ben'])
  })

  test('late and repeated messages change nothing', () => {
    const [ada, ben] = [person(1, 'Ada'), person(2, 'Ben')]
    const line = wire(ada, ben)
    const state = { name: 'Ben', color: 2, isFacilitator: false }
    line.ends[0].receive({ type: 'presence', clientId: 2, seq: 9, state: { ...state, stage: 'new' } })
    line.ends[0].receive({ type: 'presence', clientId: 2, seq: 8, state: { ...state, stage: 'old' } })
    line.ends[0].receive({ type: 'presence', clientId: 2, seq: 9, state: { ...state, stage: 'doubled' } })
    expect(shownBy(ada, 2)?.stage).toBe('new')
  })

  test('nobody can impersonate this page, and the number of people is bounded', () => {
    const [ada, ben] = [person(1, 'Ada'), person(2, 'Ben')]
    const line = wire(ada, ben)
    const state = { name: 'X', color: 0, isFacilitator: false }
    line.ends[0].receive({ type: 'presence', clientId: 1, seq: 99, state })
    expect(shownBy(ada, 1)?.name).toBe('Ada')
    for (let id = 10; id < 5_000; id++) line.ends[0].receive({ type: 'presence', clientId: id, seq: 0, state })
    expect(ada.people.getState().length).toBeLessThanOrEqual(501)
  })

  test('a person who has been silent for long is removed, and one who repeats their state stays', () => {
    const [ada, ben] = [person(1, 'Ada'), person(2, 'Ben')]
    const line = wire(ada, ben)
    for (let n = 0; n < 60; n++) {
      pass(1_000)
      for (const one of [ada, ben]) one.tick()
    }
    expect(names(ada)).toEqual(['Ada', 'Ben'])
    line.isCut = true
    for (let n = 0; n < 60; n++) {
      pass(1_000)
      ada.tick()
    }
    expect(names(ada)).toEqual(['Ada'])
  })

  test('a second window of the same person sees the others without being seen', () => {
    const [ada, screen] = [person(1, 'Ada'), person(2, 'Ada', true)]
    wire(ada, screen)
    screen.show({ stage: 'timeline' })
    pass(30_000)
    screen.tick()
    expect(names(ada)).toEqual(['Ada'])
    expect(names(screen)).toEqual(['Ada'])
  })
})

describe('on the mesh', () => {
  const state = (name: string) => ({ name, color: 0, isFacilitator: false })
  const messageFrom = (clientId: number, seq: number, name: string) =>
    ({ type: 'presence', clientId, seq, state: state(name) }) as const

  test('a message for a client id is ignored if it is signed by somebody else, changed or unsigned', () => {
    const [ben, eve] = [createPeerIdentity(), createPeerIdentity()]
    const signed = ben.sign(messageFrom(2, 1, 'Ben'))
    expect(eve.verify(JSON.parse(JSON.stringify(signed)))).toBe(true)
    expect(eve.verify({ ...signed, seq: 2 })).toBe(false)
    expect(eve.verify({ ...signed, clientId: 3 })).toBe(false)
    expect(eve.verify({ ...signed, state: state('Eve') })).toBe(false)
    expect(eve.verify({ ...signed, key: eve.publicKey })).toBe(false)
    expect(eve.verify(messageFrom(2, 1, 'Ben'))).toBe(false)
  })

  test('the key that a host has sent, or else the first one, is the one that counts', () => {
    const ada = person(1, 'Ada')
    const host = ada.open(() => undefined)
    const peer = ada.open(() => undefined, { isPeer: true })
    host.receive({ ...messageFrom(2, 5, 'Ben'), key: 'b'.repeat(64) })
    expect(peer.receive({ ...messageFrom(2, 6, 'Eve as Ben'), key: 'e'.repeat(64) })).toBe(false)
    expect(peer.receive({ ...messageFrom(2, 6, 'Ben moves'), key: 'b'.repeat(64) })).toBe(true)
    expect(peer.receive({ ...messageFrom(3, 1, 'Cleo'), key: 'c'.repeat(64) })).toBe(true)
    expect(peer.receive({ ...messageFrom(3, 2, 'Eve as Cleo'), key: 'e'.repeat(64) })).toBe(false)
    expect(names(ada)).toEqual(['Ada', 'Ben moves', 'Cleo'])
  })

  test('a page that used somebody else’s client id first is replaced once the host has sent the right key', () => {
    const ada = person(1, 'Ada')
    const peer = ada.open(() => undefined, { isPeer: true })
    const host = ada.open(() => undefined)
    peer.receive({ ...messageFrom(2, 2 ** 31 - 1, 'Eve as Ben'), key: 'e'.repeat(64) })
    host.receive({ ...messageFrom(2, 1, 'Ben'), key: 'b'.repeat(64) })
    expect(names(ada)).toEqual(['Ada', 'Ben'])
    expect(peer.receive({ ...messageFrom(2, 2 ** 31 - 1, 'Eve as Ben'), key: 'e'.repeat(64) })).toBe(false)
  })

  test('the highest possible `seq` does not stick when its link is lost', () => {
    const ada = person(1, 'Ada')
    const host = ada.open(() => undefined)
    const peer = ada.open(() => undefined, { isPeer: true })
    peer.receive({ ...messageFrom(2, 2 ** 31 - 1, 'Ben'), key: 'b'.repeat(64) })
    peer.lost()
    host.receive({ ...messageFrom(2, 1, 'Ben is back'), key: 'b'.repeat(64) })
    expect(names(ada)).toEqual(['Ada', 'Ben is back'])
  })

  test('a replayed message does not bring back a person who has messageFrom goodbye', () => {
    const ada = person(1, 'Ada')
    const peer = ada.open(() => undefined, { isPeer: true })
    peer.receive({ ...messageFrom(2, 7, 'Ben'), key: 'b'.repeat(64) })
    peer.receive({ type: 'presence', clientId: 2, seq: 9, state: null, key: 'b'.repeat(64) })
    expect(peer.receive({ ...messageFrom(2, 8, 'Ben'), key: 'b'.repeat(64) })).toBe(false)
    expect(names(ada)).toEqual(['Ada'])
  })

  test('replayed messages of a person who has vanished neither keep them nor bring them back', () => {
    const ada = person(1, 'Ada')
    const ben = ada.open(() => undefined, { isPeer: true })
    const eve = ada.open(() => undefined, { isPeer: true })
    const word = { ...messageFrom(2, 7, 'Ben'), key: 'b'.repeat(64) }
    ben.receive(word)
    ben.lost()
    for (let second = 0; second < 60; second += 1) {
      time += 1_000
      eve.receive(word)
      ada.tick()
    }
    expect(names(ada)).toEqual(['Ada'])
    expect(eve.receive({ ...word, seq: 6 })).toBe(false)
    expect(eve.receive({ ...word, seq: 8 })).toBe(true)
    expect(names(ada)).toEqual(['Ada', 'Ben'])
  })

  test('only a host confirms who leads, and for nobody else who uses their client id', () => {
    const ada = person(1, 'Ada')
    const host = ada.open(() => undefined)
    const peer = ada.open(() => undefined, { isPeer: true })
    const isHostConfirmed = (id: number) => shownBy(ada, id)?.isHostConfirmed
    const leads = (clientId: number, seq: number, key: string) => {
      const message = messageFrom(clientId, seq, 'Ben')
      return { ...message, state: { ...message.state, isFacilitator: true }, key: key.repeat(64) }
    }
    peer.receive(leads(2, 1, 'b'))
    expect(isHostConfirmed(2)).toBe(false)
    host.receive(leads(2, 1, 'b'))
    expect(isHostConfirmed(2)).toBe(true)
    peer.receive(leads(2, 2, 'b'))
    expect(isHostConfirmed(2)).toBe(true)
    host.receive({ ...messageFrom(2, 3, 'Ben'), key: 'b'.repeat(64) })
    peer.receive(leads(2, 4, 'b'))
    expect(isHostConfirmed(2)).toBe(false)
    const { key: _key, ...withoutKey } = leads(3, 1, 'c')
    host.receive(withoutKey)
    expect(isHostConfirmed(3)).toBe(true)
    peer.receive(leads(3, 2, 'e'))
    expect(isHostConfirmed(3)).toBe(false)
  })
})
