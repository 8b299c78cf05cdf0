import { describe, expect, it } from 'vitest'
import { type FileMigration, fileVersion, isSameJson, migrateEnvelope, stableJson } from '../../../shared/file'

describe('the version of the envelope', () => {
  const steps: Record<number, FileMigration> = {
    1: ({ name, ...rest }) => ({ ...rest, title: name }),
    2: (envelope) => ({ ...envelope, tags: [] }),
  }
  const first = Object.freeze({ version: 1, name: 'Checkout', extra: 'kept' })

  it('is migrated step by step, keeping the input and unknown fields', () => {
    expect(migrateEnvelope(first, steps, 3)).toEqual({
      outcome: 'current',
      envelope: { version: 3, title: 'Checkout', tags: [], extra: 'kept' },
    })
    expect(first).toEqual({ version: 1, name: 'Checkout', extra: 'kept' })
  })

  it('is kept if it is current, and reported if it is newer', () => {
    expect(migrateEnvelope({ version: fileVersion })).toEqual({
      outcome: 'current',
      envelope: { version: fileVersion },
    })
    expect(migrateEnvelope({ version: 4 }, steps, 3)).toEqual({ outcome: 'newer', version: 4 })
  })

  it('is unknown if it is invalid or has no migration', () => {
    for (const version of [0, -1, 1.5, '1', null, undefined, Number.NaN]) {
      expect(migrateEnvelope({ version }, steps, 3)).toEqual({ outcome: 'unknown' })
    }
    expect(migrateEnvelope({ version: 1 }, { 2: (envelope) => envelope }, 3)).toEqual({ outcome: 'unknown' })
  })
})

describe('stable JSON', () => {
  it('depends on the order of lists, but not of keys', () => {
    expect(stableJson({ b: 1, a: { d: [2, 1], c: undefined } })).toBe('{"a":{"d":[2,1]},"b":1}')
    expect(isSameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
    expect(isSameJson([1, 2], [2, 1])).toBe(false)
    expect(stableJson(undefined)).toBe('null')
  })

  it('keeps a key named __proto__', () => {
    expect(stableJson(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}')
  })
})
