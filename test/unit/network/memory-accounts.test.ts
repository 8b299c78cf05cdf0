import { describe, expect, test } from 'vitest'
import { createMemoryAccounts } from '../../../electron/host/sync/memory-accounts'
import { fc } from '../../support/fast-check'

const limits = {
  maxPrincipalBytes: 100,
  maxDocumentBytes: 200,
  maxHostBytes: 300,
  graceMs: 10,
  minBytesPerSecond: 1_000,
}

const open = () => {
  let time = 0
  const ended: string[] = []
  const accounts = createMemoryAccounts(limits, () => time)
  return {
    accounts,
    ended,
    pass: (ms: number) => {
      time += ms
    },
    openWithBytes: (name: string, principal: string, documentId: string, bytes: number) => {
      const account = accounts.open({ principal, documentId, end: () => ended.push(name) })
      account.set('unsent', bytes)
      return account
    },
  }
}

describe('memory held for connections', () => {
  test('always allows one transfer, however large', () => {
    const { openWithBytes, ended, accounts } = open()
    openWithBytes('a', 'ann', 'd', 5_000)
    expect(ended).toEqual([])
    expect(accounts.total()).toBe(5_000)
  })

  test('a connection that exceeds its principal’s limit is ended while the others are active', () => {
    const { openWithBytes, ended } = open()
    openWithBytes('a1', 'ann', 'd', 60)
    openWithBytes('a2', 'ann', 'd', 60)
    expect(ended).toEqual(['a2'])
  })

  test('a stalled connection is ended in favor of an active one', () => {
    const { openWithBytes, ended, pass } = open()
    openWithBytes('a1', 'ann', 'd', 60)
    pass(1_000)
    openWithBytes('a2', 'ann', 'd', 60)
    expect(ended).toEqual(['a1'])
  })

  test('of stalled connections, one of the principal that holds the most is ended first', () => {
    const { openWithBytes, ended, pass } = open()
    openWithBytes('eve 1', 'eve', 'd', 45)
    openWithBytes('eve 2', 'eve', 'd', 45)
    openWithBytes('ann', 'ann', 'd', 60)
    pass(1_000)
    openWithBytes('ben', 'ben', 'd', 60)
    expect(ended).toEqual(['eve 1'])
  })

  test('is limited for each document and for the whole host too', () => {
    const { openWithBytes, ended, accounts } = open()
    for (let n = 0; n < 20; n += 1) openWithBytes(`${n}`, `principal ${n}`, `document ${n % 3}`, 50)
    expect(accounts.total()).toBeLessThanOrEqual(300)
    expect(ended.length).toBe(14)
  })

  test('is freed by reading and by closing', () => {
    const { openWithBytes, ended, accounts } = open()
    const first = openWithBytes('a', 'ann', 'd', 90)
    first.set('pending', 5)
    first.set('unsent', 0)
    expect(accounts.total()).toBe(5)
    openWithBytes('b', 'ann', 'd', 90)
    first.close()
    expect(accounts.total()).toBe(90)
    expect(ended).toEqual([])
  })

  test('never exceeds a limit in any order of messages, unless a single connection does', () => {
    const step = fc.record({
      who: fc.integer({ min: 0, max: 9 }),
      kind: fc.constantFrom('unsent' as const, 'pending' as const),
      bytes: fc.integer({ min: 0, max: 150 }),
      pass: fc.integer({ min: 0, max: 200 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { accounts, pass } = open()
        const held = new Map(Array.from({ length: 10 }, (_, index) => [index, { unsent: 0, pending: 0 }]))
        const all = [...held.keys()].map((index) =>
          accounts.open({ principal: `p${index % 4}`, documentId: `d${index % 2}`, end: () => held.delete(index) }),
        )
        for (const { who, kind, bytes, pass: ms } of steps) {
          pass(ms)
          const mine = held.get(who)
          if (mine) mine[kind] = bytes
          all[who]?.set(kind, bytes)
          const sizes = [...held].flatMap(([index, one]) => {
            const size = one.unsent + one.pending
            return size > 0 ? [{ index, size }] : []
          })
          const sum = (isIn: (index: number) => boolean) => {
            const inside = sizes.filter(({ index }) => isIn(index))
            return inside.length < 2 ? 0 : inside.reduce((total, { size }) => total + size, 0)
          }
          for (let n = 0; n < 4; n += 1) expect(sum((index) => index % 4 === n)).toBeLessThanOrEqual(100)
          for (let n = 0; n < 2; n += 1) expect(sum((index) => index % 2 === n)).toBeLessThanOrEqual(200)
          expect(sum(() => true)).toBeLessThanOrEqual(300)
        }
      }),
      { numRuns: 300 },
    )
  })
})
