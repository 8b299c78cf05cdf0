import { fromBase64, toBase64 } from 'lib0/buffer'
import { describe, expect, test } from 'vitest'
import { createSignalingCipher } from '../../renderer/session/mesh/signaling-encryption'

const key = '0123456789abcdef'.repeat(4)
const announce = { type: 'announce', from: 'a' }

describe('the seal on signaling', () => {
  test('opens what was closed with the same key for the same room', () => {
    const offer = { type: 'signal', from: 'a', to: 'b', token: 1.5, signal: { type: 'offer', sdp: 'v=0' } }
    expect(createSignalingCipher(key, 'room').decrypt(createSignalingCipher(key, 'room').encrypt(offer))).toEqual(offer)
  })

  test('shows nothing of what it closes, and never closes twice alike', () => {
    const cipher = createSignalingCipher(key, 'room')
    const [one, two] = [cipher.encrypt(announce), cipher.encrypt(announce)]
    expect(one).not.toBe(two)
    expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('announce')
  })

  test('another key, another room, a changed byte and plain text stay closed', () => {
    const encrypted = createSignalingCipher(key, 'room').encrypt(announce)
    const bytes = fromBase64(encrypted)
    bytes[30] = (bytes[30] ?? 0) ^ 1
    const cipher = createSignalingCipher(key, 'room')
    expect(createSignalingCipher('f'.repeat(64), 'room').decrypt(encrypted)).toBeUndefined()
    expect(createSignalingCipher(key, 'other').decrypt(encrypted)).toBeUndefined()
    expect(cipher.decrypt(toBase64(bytes))).toBeUndefined()
    for (const wrong of [announce, JSON.stringify(announce), '', 'AAAA', null, 7])
      expect(cipher.decrypt(wrong)).toBeUndefined()
  })

  test('lets through only what y-webrtc says', () => {
    const cipher = createSignalingCipher(key, 'room')
    const wrong = [
      { type: 'signal', from: 'a', to: 'b' },
      { type: 'announce' },
      { type: 'else', from: 'a' },
      'text',
      null,
    ]
    for (const message of wrong) expect(cipher.decrypt(cipher.encrypt(message))).toBeUndefined()
  })

  test('a key that is none is a mistake', () => {
    expect(() => createSignalingCipher('abc', 'room')).toThrow('32 bytes')
  })
})
