import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkState, checkUpdate, getSizeStatus, inspectUpdate, updateLimits } from '../../shared/crdt/update-guard'
import { createDocument, headRule } from '../../shared/document'
import { collectedUpdate, createRemoteUpdate, createUpdate, quadraticUpdate } from '../support/hostile-updates'

const author = { name: 'Ann', now: () => Date.UTC(2026, 2, 1), newId: () => 'document-1' }
const codeOf = (update: Uint8Array, doc?: Y.Doc) => checkUpdate(update, { source: 'edit', doc, head: headRule })?.code

const nestedValue = (depth: number): unknown => {
  let value: unknown = 'core'
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { value } : [value]
  return value
}

/** Maps within maps, each a type of its own. */
const nestTypes = (outer: Y.Map<unknown>, depth: number): Y.Map<unknown> => {
  let at = outer
  for (let level = 0; level < depth; level += 1) {
    const inner = new Y.Map<unknown>()
    at.set('k', inner)
    at = inner
  }
  return at
}

describe('an update from outside', () => {
  test('passes with everything that documents contain', () => {
    const update = createUpdate((doc) => {
      doc.getText('text').insert(0, 'Łódź 🎉')
      doc.getText('text').delete(1, 2)
      doc.getMap('rows').set('a', new Y.Map(Object.entries({ what: 'x', at: 5, tags: ['a', { b: null }], none: null })))
      doc.getMap('rows').set('b', new Y.Map([['text', new Y.Text('t')]]))
      doc.getMap('rows').delete('b')
    })
    expect(codeOf(update)).toBeUndefined()
    expect(codeOf(createUpdate(() => undefined))).toBeUndefined()
  })

  test('is refused if a value is nested too deeply, without running out of stack', () => {
    for (const depth of [100, 6_000])
      expect(['too-deep', 'damaged']).toContain(
        codeOf(createUpdate((doc) => doc.getMap('m').set('k', nestedValue(depth)))),
      )
    expect(codeOf(createUpdate((doc) => doc.getMap('m').set('k', nestedValue(20))))).toBeUndefined()
  })

  test('is refused if it uses a name that would change objects', () => {
    const evil = JSON.parse('{ "__proto__": { "isAdmin": true } }')
    expect(codeOf(createUpdate((doc) => doc.getMap('m').set('__proto__', 1)))).toBe('forbidden-name')
    expect(codeOf(createUpdate((doc) => doc.getMap('__proto__').set('k', 1)))).toBe('forbidden-name')
    expect(codeOf(createUpdate((doc) => doc.getMap('m').set('k', [{ deep: evil }])))).toBe('forbidden-name')
  })

  test('is refused if it contains what no document contains', () => {
    const cases: Record<string, (doc: Y.Doc) => void> = {
      'a document': (doc) => doc.getMap('m').set('k', new Y.Doc()),
      'rich text': (doc) => doc.getText('t').insert(0, 'bold', { bold: true }),
      'an embed': (doc) => doc.getText('t').insertEmbed(0, { image: 'x' }),
      'an XML element': (doc) => doc.getMap('m').set('k', new Y.XmlElement('p')),
      'a number that JSON has not': (doc) => doc.getMap('m').set('k', [2n ** 60n]),
    }
    for (const [name, write] of Object.entries(cases)) expect(codeOf(createUpdate(write)), name).toBe('unknown-content')
  })

  test('is refused if it is truncated or followed by other data', () => {
    const update = createUpdate((doc) => doc.getText('t').insert(0, 'hello world'))
    for (let length = 0; length < update.length; length += 1)
      expect(codeOf(update.subarray(0, length)), `cut at ${length}`).toBe('damaged')
    expect(codeOf(Uint8Array.of(...update, 0))).toBe('damaged')
  })

  test('is refused if it declares lengths and counts that it does not have, before anything is allocated', () => {
    const claim = (...numbers: number[]) =>
      encoding.encode((encoder) => {
        for (const number of numbers) encoding.writeVarUint(encoder, number)
      })
    expect(codeOf(claim(1, 2 ** 31, 5, 0))).toBe('damaged')
    expect(codeOf(claim(2 ** 31, 1, 5, 0))).toBe('too-many-clients')
    expect(codeOf(claim(1, 1, 5, 0, 0, 2 ** 50, 0))).toBe('run-too-long')
    expect(codeOf(claim(1, 1, 5, 2 ** 52, 0, 4, 0))).toBe('run-too-long')
    expect(codeOf(claim(1, 1, 2 ** 40, 0, 0, 4, 0))).toBe('damaged')
    expect(codeOf(claim(0, 1, 5, 1, 2 ** 52, 2 ** 50))).toBe('run-too-long')
  })

  test('is refused if it refers to what its own client has not written yet, or has an empty delete range', () => {
    const raw = (...numbers: number[]) =>
      encoding.encode((encoder) => {
        for (const number of numbers) encoding.writeVarUint(encoder, number)
      })
    // One deleted item, whose origin, right origin or parent is itself; and an empty range.
    expect(codeOf(raw(1, 1, 5, 0)), 'no struct').toBe('damaged')
    for (const flags of [0x81, 0x41]) {
      const self = encoding.encode((encoder) => {
        for (const number of [1, 1, 5, 0]) encoding.writeVarUint(encoder, number)
        encoding.writeUint8(encoder, flags)
        for (const number of [5, 0, 1, 0]) encoding.writeVarUint(encoder, number)
      })
      expect(codeOf(self), `flags ${flags}`).toBe('damaged')
      expect(() => Y.applyUpdate(new Y.Doc(), self)).toThrow()
    }
    expect(codeOf(raw(0, 1, 5, 1, 3, 0))).toBe('damaged')
  })

  test('is refused if it contains too much for an edit, though not for a whole document', () => {
    const many = createUpdate((doc) => {
      const rows = doc.getMap('rows')
      for (let row = 0; row <= updateLimits.MAX_EDIT_ITEMS; row += 1) rows.set(String(row), row)
    })
    expect(codeOf(many)).toBe('too-many-items')
    expect(checkState(many)).toBeUndefined()
  })

  test('is refused if its types are nested too deeply, and so is one that deepens a chain in the document', () => {
    expect(codeOf(createUpdate((doc) => nestTypes(doc.getMap('m'), 3_000)))).toBe('too-deep')
    const uncollected = new Y.Doc({ gc: false })
    nestTypes(uncollected.getMap('m'), 1_000)
    uncollected.getMap('m').delete('k')
    expect(codeOf(Y.encodeStateAsUpdate(uncollected))).toBe('too-deep')

    const live = new Y.Doc()
    const far = new Y.Doc()
    let at: Y.Map<unknown> = far.getMap('m')
    const codes: (string | undefined)[] = []
    for (let level = 0; level < 20; level += 1) {
      const before = Y.encodeStateVector(far)
      at = nestTypes(at, 1)
      const update = Y.encodeStateAsUpdate(far, before)
      codes.push(codeOf(update, live))
      if (codes.at(-1) === undefined) Y.applyUpdate(live, update)
    }
    expect(codes.slice(0, 16).every((code) => code === undefined)).toBe(true)
    expect(codes.slice(16)).toEqual(['too-deep', 'missing-parent', 'missing-parent', 'missing-parent'])
  })

  test('cannot add a deep chain piece by piece in the wrong order', () => {
    const far = new Y.Doc()
    const end = nestTypes(far.getMap('m'), 10)
    const before = Y.encodeStateVector(far)
    nestTypes(end, 10)
    expect(codeOf(Y.encodeStateAsUpdate(far, before), new Y.Doc())).toBe('missing-parent')
  })

  test('cannot change the document’s id or version, while a file may be from a newer app', () => {
    const doc = createDocument({ title: 'T' }, author)
    for (const source of ['edit', 'sync'] as const) {
      const raised = createRemoteUpdate(doc, (theirs) => theirs.getMap('meta').set('schema', 99))
      expect(checkUpdate(raised, { source, doc, head: headRule })?.code).toBe('head-changed')
      const renamed = createRemoteUpdate(doc, (theirs) => theirs.getMap('meta').set('id', 'another'))
      expect(checkUpdate(renamed, { source, doc, head: headRule })?.code).toBe('head-changed')
      const beheaded = createRemoteUpdate(doc, (theirs) => theirs.getMap('meta').delete('schema'))
      expect(checkUpdate(beheaded, { source, doc, head: headRule })?.code).toBe('head-changed')
      const rival = createUpdate((theirs) => theirs.getMap('meta').set('schema', 99))
      expect(checkUpdate(rival, { source, doc, head: headRule })?.code).toBe('head-changed')
    }
    expect(checkUpdate(Y.encodeStateAsUpdate(doc), { source: 'sync', doc, head: headRule })).toBeUndefined()
    const blank = new Y.Doc()
    expect(checkUpdate(Y.encodeStateAsUpdate(doc), { source: 'sync', doc: blank, head: headRule })).toBeUndefined()
    const newer = createDocument({ title: 'T' }, author)
    newer.getMap('meta').set('schema', 2)
    expect(checkState(Y.encodeStateAsUpdate(newer))).toBeUndefined()
    const typed = createRemoteUpdate(newer, (theirs) => theirs.getMap('record').set('severity', 'SEV 1'))
    expect(codeOf(typed, newer)).toBeUndefined()
  })

  test('is refused if it fills the space for parked updates, and others are still merged', () => {
    const doc = createDocument({ title: 'T' }, author)
    const far = new Y.Doc()
    far.getText('t').insert(0, 'lost')
    const text = 'x'.repeat(1_000_000)
    const codes = [1, 2, 3, 4, 5, 6].map(() => {
      far.getText('t').insert(far.getText('t').length, 'lost')
      const before = Y.encodeStateVector(far)
      far.getText('t').insert(far.getText('t').length, text)
      const update = Y.encodeStateAsUpdate(far, before)
      const code = codeOf(update, doc)
      if (code === undefined) Y.applyUpdate(doc, update)
      return code
    })
    expect(codes.at(-1)).toBe('parked-full')
    expect(
      codeOf(
        createUpdate((theirs) => theirs.getMap('record').set('title', 'on')),
        doc,
      ),
    ).toBeUndefined()
  })
})

describe('what merging may cost', () => {
  const steps = (update: Uint8Array, doc?: Y.Doc) => {
    const inspected = inspectUpdate(update, { source: 'edit', doc })
    return inspected.fault ? inspected.fault.code : inspected.isCostly
  }

  test('typing, rows and an import of thousands of rows are merged at once', () => {
    const doc = createDocument({ title: 'T' }, author)
    doc.getText('t').insert(0, 'word '.repeat(2_000))
    expect(
      steps(
        createRemoteUpdate(doc, (theirs) => theirs.getText('t').insert(500, 'x')),
        doc,
      ),
    ).toBe(false)
    const rows = createRemoteUpdate(doc, (theirs) => {
      for (let row = 0; row < 5_000; row += 1)
        theirs.getMap('rows').set(`row ${row}`, new Y.Map(Object.entries({ a: 1, b: 'x', c: new Y.Text('text') })))
    })
    expect(steps(rows, doc)).toBe(false)
  })

  test('an update whose items all compete for one position needs a trial', () => {
    expect(steps(quadraticUpdate(4_000))).toBe(true)
    expect(quadraticUpdate(4_000).length).toBeLessThan(60_000)
  })

  test('an update that scans a long list of the document again and again needs a trial', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, quadraticUpdate(1_500))
    expect(steps(quadraticUpdate(600, 77), doc)).toBe(true)
  })
})

test('a text that was collected while somebody kept typing in it harms no document', () => {
  const doc = new Y.Doc()
  const page = new Y.Doc()
  page.clientID = 7
  page.getText('t').insert(0, 'typed')
  // The host has the first positions of the same run, collected.
  Y.applyUpdate(doc, collectedUpdate(7, 0, 3))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(page))
  expect(Y.getState(doc.store, 7)).toBe(5)
  doc.getText('t').insert(0, 'on')
  const again = new Y.Doc()
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
  expect(again.getText('t').toString()).toBe('on')
})

describe('the size of a document', () => {
  const text = 'x'.repeat(4_000_000)

  test('has a limit, up to which its whole state passes, and beyond which only deletions do', () => {
    const doc = createDocument({ title: 'T' }, author)
    const codes: (string | undefined)[] = []
    for (let piece = 0; piece < 10; piece += 1) {
      const update = createUpdate((theirs) => theirs.getText(`text ${piece}`).insert(0, text))
      codes.push(codeOf(update, doc))
      if (codes.at(-1) === undefined) Y.applyUpdate(doc, update)
    }
    expect(codes).toEqual([...Array.from({ length: 8 }, () => undefined), 'document-full', 'document-full'])
    const state = Y.encodeStateAsUpdate(doc)
    expect(state.length).toBeLessThan(updateLimits.MAX_DOCUMENT_BYTES)
    expect(checkState(state)).toBeUndefined()
    expect(getSizeStatus(doc)).toBe('large')

    const shorter = createRemoteUpdate(doc, (theirs) => theirs.getText('text 0').delete(0, 4_000_000))
    expect(codeOf(shorter, doc)).toBeUndefined()
    Y.applyUpdate(doc, shorter)
    expect(
      codeOf(
        createUpdate((theirs) => theirs.getText('more').insert(0, text)),
        doc,
      ),
    ).toBeUndefined()
  })
})
