import { expect, test } from 'vitest'
import { addressGroup } from '../../../electron/host/http/addresses'
import { createKeyedBuckets } from '../../../electron/host/limits'
import { createRooms } from '../../../electron/host/sync/signaling/rooms'
import { meshRoom } from '../../../shared/protocol/invite'
import { parseWireMessage } from '../../../shared/protocol/wire'

test.each([
  ['10.0.0.7', '10.0.0.7'],
  ['::ffff:10.0.0.7', '10.0.0.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [undefined, ''],
])('the address %s counts as %s', (address, group) => {
  expect(addressGroup(address)).toBe(group)
})

test('each key has its own bucket, and the number of buckets is limited', () => {
  const buckets = createKeyedBuckets({ perSecond: 0, burst: 2 }, 3)
  expect([buckets.take('a'), buckets.take('a'), buckets.take('a'), buckets.take('b')]).toEqual([
    true,
    true,
    false,
    true,
  ])
  for (const key of ['c', 'd', 'e']) buckets.take(key)
  expect(buckets.take('a')).toBe(true)
})

/** Rooms of documents that are shared, each with its secret; counts how often a room's name is derived. */
const roomsOf = (secrets: Record<string, string>, joined: string[] = []) => {
  let derivations = 0
  const source = (id: string) => {
    const secret = secrets[id]
    if (secret === undefined) return undefined
    return {
      secret,
      documentId: id,
      // What may be done is asked once for each derivation.
      get access() {
        derivations += 1
        return 'edit' as const
      },
    }
  }
  const rooms = createRooms({
    shares: () =>
      Object.keys(secrets)
        .filter((id) => !joined.includes(id))
        .map((id) => [id, { secret: '', isOpen: true, allowBrowsers: false }]),
    joins: () => joined.map((id) => [id, { invite: { addresses: [] } as never, ahead: 0 }]),
    meshSource: source,
  })
  return {
    ...rooms,
    getRoom: (id: string): string => meshRoom({ secret: secrets[id] ?? '', documentId: id, access: 'edit' }) ?? '',
    derivations: () => derivations,
  }
}

test('a room is found by the current secret, among shared and joined documents', () => {
  const secrets: Record<string, string> = { one: '11'.repeat(16), two: '22'.repeat(16) }
  const rooms = roomsOf(secrets, ['two'])
  expect([rooms.findDocument(rooms.getRoom('one')), rooms.findDocument(rooms.getRoom('two'))]).toEqual(['one', 'two'])
  const old = rooms.getRoom('one')
  secrets.one = '33'.repeat(16)
  expect([rooms.findDocument(old), rooms.findDocument(rooms.getRoom('one'))]).toEqual([undefined, 'one'])
})

test('looking up many rooms derives the name of each only once', () => {
  const ids = Array.from({ length: 30 }, (_, index) => `document-${index}`)
  const rooms = roomsOf(Object.fromEntries(ids.map((id, index) => [id, String(10 + index).repeat(16)])))
  for (let asked = 0; asked < 100; asked += 1) expect(rooms.findDocument(`no room ${asked}`)).toBeUndefined()
  expect(rooms.derivations()).toBe(ids.length)
})

test.each([
  ['an id beyond 32 bits', { clientId: 2 ** 32, seq: 0 }],
  ['a negative id', { clientId: -1, seq: 0 }],
  ['a count that nobody reaches', { clientId: 1, seq: 2 ** 53 }],
  ['a negative count', { clientId: 1, seq: -1 }],
  ['a long name', { clientId: 1, seq: 0, state: { name: 'x'.repeat(81), color: 0, isFacilitator: false } }],
  [
    'a huge caret',
    { clientId: 1, seq: 0, state: { name: 'x', color: 0, isFacilitator: false, cursor: 'x'.repeat(3_000) } },
  ],
])('presence with %s is rejected', (_what, fields) => {
  expect(parseWireMessage(JSON.stringify({ type: 'presence', state: null, ...fields }))).toBeUndefined()
})

test('presence with a caret nested too deeply for JSON is rejected', () => {
  const cursor = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const text = `{"type":"presence","clientId":1,"seq":0,"state":{"name":"x","color":0,"isFacilitator":false,"cursor":${cursor}}}`
  expect(parseWireMessage(text)).toBeUndefined()
})
