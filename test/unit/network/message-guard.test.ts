import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  inspectHostMessage,
  inspectMessage,
  mustKeepOrder,
  parseMessage,
} from '../../../electron/host/sync/relay/message-guard'
import { hocuspocusTypes } from '../../../shared/protocol/wire'

const encode = (type: number, write: (encoder: encoding.Encoder) => void = () => undefined, id = 'abc12345') => {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, id)
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const encodeSync = (step: number, payload: Uint8Array): Uint8Array =>
  encode(hocuspocusTypes.sync, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
  })

const encodeText = (text: string): Uint8Array =>
  encode(hocuspocusTypes.stateless, (encoder) => encoding.writeVarString(encoder, text))

const update = (() => {
  const doc = new Y.Doc()
  doc.getMap('record').set('title', 'Checkout slow')
  return Y.encodeStateAsUpdate(doc)
})()

describe('a message of a page', () => {
  it.each([
    ['a request', encodeSync(0, Y.encodeStateVector(new Y.Doc())), { verdict: 'pass', sync: 'request' }],
    ['an answer', encodeSync(1, update), { verdict: 'pass', sync: 'answer' }],
    ['an update', encodeSync(2, update), { verdict: 'pass', sync: 'update' }],
    ['a stateless message', encodeText('{}'), { verdict: 'pass' }],
    ['a sign-in', encode(hocuspocusTypes.auth), { verdict: 'pass' }],
    ['awareness', encode(hocuspocusTypes.awareness), { verdict: 'drop' }],
    ['nothing', new Uint8Array(), { verdict: 'reject', reason: 'the message is damaged' }],
    [
      'an id that is none',
      encode(0, undefined, '../x'),
      { verdict: 'reject', reason: 'the message names no document' },
    ],
    ['an unknown type', encode(99), { verdict: 'reject', reason: 'the type of the message is unknown' }],
    ['an unknown step', encodeSync(9, update), { verdict: 'reject', reason: 'The message is damaged.' }],
    ['sync without content', encode(hocuspocusTypes.sync), { verdict: 'reject', reason: 'the message is damaged' }],
    ['a long text', encodeText('x'.repeat(1024 * 1024 + 1)), { verdict: 'reject', reason: 'the message is too large' }],
  ])('with %s gets its verdict', (_, data, verdict) => {
    expect(inspectMessage(parseMessage(data))).toMatchObject(verdict)
  })

  it('that is truncated anywhere is rejected as damaged, without throwing', () => {
    const whole = encodeSync(2, update)
    for (let length = 9; length < whole.length; length += 1)
      expect(inspectMessage(parseMessage(whole.subarray(0, length)))).toMatchObject({
        reason: 'the message is damaged',
      })
  })

  it('waits behind a costly update unless nothing depends on its order', () => {
    const waits = (data: Uint8Array): boolean => mustKeepOrder(parseMessage(data))
    expect(waits(encodeSync(2, update))).toBe(true)
    expect(waits(encode(hocuspocusTypes.sync))).toBe(true)
    expect(waits(encodeText('{"type":"stored?","n":1}'))).toBe(true)
    expect(waits(encodeText('{"type":"time","t0":1}'))).toBe(false)
    expect(waits(new Uint8Array())).toBe(false)
  })
})

it('a message of the meeting’s host is inspected only where it changes the document', () => {
  const inspect = (data: Uint8Array) => inspectHostMessage(parseMessage(data), new Y.Doc())
  expect(inspect(encodeSync(2, update))).toEqual({})
  expect(inspect(encode(99))).toEqual({})
  expect(inspect(encode(hocuspocusTypes.stateless))).toEqual({})
  expect(inspect(encodeSync(2, update.subarray(1))).fault?.code).toBe('damaged')
  expect(inspect(encode(hocuspocusTypes.sync)).fault?.code).toBe('damaged')
  expect(inspect(new Uint8Array()).fault?.code).toBe('damaged')
})
