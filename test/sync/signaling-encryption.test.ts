import { fromBase64, toBase64 } from 'lib0/buffer'
import { describe, expect, test } from 'vitest'
import { createSignalingCipher } from '../../renderer/session/mesh/signaling-encryption'

const key = '0123456789abcdef'.repeat(4)
const announce = { type: 'announce', from: 'a' }

describe('the signaling cipher', () => {
  test('decrypts what was encrypted with the same key for the same room', () => {
    const offer = { type: 'signal', from: 'a', to: 'b', token: 1.5, signal: { type: 'offer', sdp: 'v=0' } }
    expect(createSignalingCipher(key, 'room').decrypt(createSignalingCipher(key, 'room').encrypt(offer))).toEqual(offer)
  })

  test('reveals nothing of a message, and never encrypts it the same way twice', () => {
    const cipher = createSignalingCipher(key, 'room')
    const [one, two] = [cipher.encrypt(announce), cipher.encrypt(announce)]
    expect(one).not.toBe(two)
    expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('announce')
  })

  test('does not decrypt with another key, for another room, after a byte has changed, or plain text', () => {
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

  test('accepts only y-webrtc’s messages', () => {
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

  test('throws on a malformed key', () => {
    expect(() => createSignalingCipher('abc', 'room')).toThrow('32 bytes')
  })
})
