import { describe, expect, test } from 'vitest'
import { createAssembler, MAX_PIECE_BYTES, split } from '../../renderer/session/mesh/chunking'
import { fc } from '../support/fast-check'

const MB = 1024 * 1024

describe('pieces on a data channel', () => {
  test('are reassembled into the message, whatever their size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ ours: fc.boolean(), message: fc.uint8Array({ maxLength: 300 }) })),
        fc.integer({ min: 1, max: 64 }),
        (messages, piece) => {
          const assemble = createAssembler(MB)
          const arrived = messages
            .flatMap(({ ours, message }) => split(ours ? 'ours' : 'y-webrtc', message, piece))
            .flatMap((one) => assemble(one) ?? [])
          expect(arrived).toEqual(messages.map(({ ours, message }) => ({ kind: ours ? 'ours' : 'y-webrtc', message })))
        },
      ),
    )
  })

  test('stay below 64 KiB for a document of 5 MB', () => {
    const message = new Uint8Array(5 * MB).map((_, index) => index % 251)
    const pieces = split('y-webrtc', message)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(64 * 1024)
    expect(pieces).toHaveLength(Math.ceil(message.length / MAX_PIECE_BYTES))
    const assemble = createAssembler(8 * MB)
    const whole = pieces.map(assemble).at(-1)
    expect(whole?.message.length).toBe(message.length)
    expect(whole?.message.every((byte, index) => byte === index % 251)).toBe(true)
  })

  test('are rejected if no peer of ours would send them', () => {
    expect(() => createAssembler(MB)(new Uint8Array())).toThrow('without a header')
    expect(() => createAssembler(MB)(Uint8Array.of(200, 1))).toThrow('without a header')
    const mixed = createAssembler(MB)
    mixed(Uint8Array.of(2, 1))
    expect(() => mixed(Uint8Array.of(1, 1))).toThrow('mixed')
    const endless = createAssembler(1_000)
    expect(() => {
      for (let n = 0; n < 10; n++) endless(Uint8Array.from([2, ...new Uint8Array(200)]))
    }).toThrow('too large')
    const crumbled = createAssembler(MB)
    expect(() => {
      for (let n = 0; n < 5_000; n++) crumbled(Uint8Array.of(2))
    }).toThrow('too many pieces')
  })
})
