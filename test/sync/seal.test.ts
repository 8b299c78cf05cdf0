import { fromBase64, toBase64 } from 'lib0/buffer'
import { describe, expect, test } from 'vitest'
import { createSeal } from '../../renderer/session/mesh/signaling-encryption'

const key = '0123456789abcdef'.repeat(4)
const announce = { type: 'announce', from: 'a' }

describe('the seal on signaling', () => {
  test('opens what was closed with the same key for the same room', () => {
    const offer = { type: 'signal', from: 'a', to: 'b', token: 1.5, signal: { type: 'offer', sdp: 'v=0' } }
    expect(createSeal(key, 'room').open(createSeal(key, 'room').close(offer))).toEqual(offer)
  })

  test('shows nothing of what it closes, and never closes twice alike', () => {
    const seal = createSeal(key, 'room')
    const [one, two] = [seal.close(announce), seal.close(announce)]
    expect(one).not.toBe(two)
    expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('announce')
  })

  test('another key, another room, a changed byte and plain text stay closed', () => {
    const sealed = createSeal(key, 'room').close(announce)
    const bytes = fromBase64(sealed)
    bytes[30] = (bytes[30] ?? 0) ^ 1
    const seal = createSeal(key, 'room')
    expect(createSeal('f'.repeat(64), 'room').open(sealed)).toBeUndefined()
    expect(createSeal(key, 'other').open(sealed)).toBeUndefined()
    expect(seal.open(toBase64(bytes))).toBeUndefined()
    for (const wrong of [announce, JSON.stringify(announce), '', 'AAAA', null, 7])
      expect(seal.open(wrong)).toBeUndefined()
  })

  test('lets through only what y-webrtc says', () => {
    const seal = createSeal(key, 'room')
    const wrong = [
      { type: 'signal', from: 'a', to: 'b' },
      { type: 'announce' },
      { type: 'else', from: 'a' },
      'text',
      null,
    ]
    for (const message of wrong) expect(seal.open(seal.close(message))).toBeUndefined()
  })

  test('a key that is none is a mistake', () => {
    expect(() => createSeal('abc', 'room')).toThrow('32 bytes')
  })
})
