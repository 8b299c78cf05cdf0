import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { faultOf } from '../../../shared/sync/update-fault'

const updateOf = (write: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  write(doc)
  return Y.encodeStateAsUpdate(doc)
}

const nested = (depth: number): unknown => {
  let value: unknown = 'core'
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { value } : [value]
  return value
}

describe('what an update from outside may hold', () => {
  test('everything that documents are made of', () => {
    const update = updateOf((doc) => {
      const row = new Y.Map<unknown>([['text', new Y.Text('hello')]])
      doc.getMap('timeline.events').set('id-1', row)
      row.set('list', ['a', { b: [1, 2, { c: null }] }, true, 1.5, new Uint8Array([1])])
      doc.getText('prose').insert(0, 'bold', { bold: true })
      doc.getText('prose').insertEmbed(0, { image: 'x' })
      doc.getMap('timeline.events').delete('id-1')
    })
    expect(faultOf(update)).toBeUndefined()
    expect(faultOf(updateOf(() => undefined))).toBeUndefined()
  })

  test('no value nested so deeply that walking it overflows a stack', () => {
    for (const depth of [65, 500, 3_000])
      expect(faultOf(updateOf((doc) => doc.getMap('m').set('k', nested(depth))))).toBeDefined()
    expect(faultOf(updateOf((doc) => doc.getMap('m').set('k', nested(20))))).toBeUndefined()
  })

  test('no name that would change what every object is', () => {
    const evil: unknown = JSON.parse('{"__proto__":{"isAdmin":true}}')
    expect(faultOf(updateOf((doc) => doc.getMap('m').set('__proto__', 1)))).toBeDefined()
    expect(faultOf(updateOf((doc) => doc.getMap('m').set('k', evil)))).toBeDefined()
    expect(faultOf(updateOf((doc) => doc.getMap('m').set('k', [{ deep: evil }])))).toBeDefined()
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
  })

  test('no document inside the document', () => {
    expect(faultOf(updateOf((doc) => doc.getMap('m').set('k', new Y.Doc())))).toBeDefined()
  })

  test('a damaged update is told from a good one, wherever it is cut', () => {
    const update = updateOf((doc) => doc.getText('t').insert(0, 'some text that is long enough'))
    for (let length = 0; length < update.length - 1; length += 1)
      expect(faultOf(update.subarray(0, length)), `cut at ${length}`).toBeDefined()
  })
})
