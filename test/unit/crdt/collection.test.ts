import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { defineCollection } from '../../../shared/crdt'
import { actions } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'

const things = defineCollection({
  name: 'things',
  fields: z.object({ size: z.number().default(0), at: z.number().nullable().default(null) }),
  texts: ['text'],
  instants: ['at'],
})
const setup = () => ({ doc: new Y.Doc(), author: testAuthor() })
const texts = (doc: Y.Doc): string[] => things.read(doc).value.map((row) => row.text)

describe('a collection', () => {
  it('adds rows at the requested positions', () => {
    const { doc, author } = setup()
    const first = things.add(doc, author, { text: 'one' })
    things.add(doc, author, { text: 'three' })
    things.add(doc, author, { text: 'two' }, { after: first })
    things.add(doc, author, { text: 'zero' }, { after: null })
    expect(texts(doc)).toEqual(['zero', 'one', 'two', 'three'])
    things.move(doc, first, null)
    expect(texts(doc)).toEqual(['one', 'zero', 'two', 'three'])
  })

  it.each([
    ['no fractional index', 'z'.repeat(4_096), null],
    ['as long as they may be', `a0${'0'.repeat(4_093)}1`, `a0${'0'.repeat(4_093)}2`],
  ])('takes a row behind one whose order key is %s', (_what, order, next) => {
    const { doc, author } = setup()
    const root = doc.getMap<Y.Map<unknown>>('things')
    const first = things.add(doc, author, { text: 'first' })
    const second = things.add(doc, author, { text: 'second' })
    root.get(first)?.set('order', order)
    if (next) root.get(second)?.set('order', next)
    things.add(doc, author, { text: 'new' }, { after: first })
    expect(things.read(doc).invalid).toEqual([])
    expect(texts(doc).sort()).toEqual(['first', 'new', 'second'])
  })

  it('keeps the valid values of a row with an invalid one', () => {
    const { doc, author } = setup()
    const id = things.add(doc, author, { text: 'kept', size: 'large' as never, at: 5 })
    expect(things.read(doc).value[0]).toMatchObject({ id, text: 'kept', size: 0, at: 5 })
  })

  it('does not write a value that the schema rejects', () => {
    const { doc, author } = setup()
    const id = things.add(doc, author, { size: 3 })
    things.change(doc, id, { size: 'large' as never })
    expect(things.read(doc).value[0]?.size).toBe(3)
  })

  it('reports a record that it cannot read, and leaves it untouched', () => {
    const { doc, author } = setup()
    things.add(doc, author, { text: 'good' })
    const root = doc.getMap<unknown>('things')
    root.set('no-record', 'a string')
    root.set('bad', new Y.Map([['size', 'large']]))
    const { value, invalid } = things.read(doc)
    expect(value.map((row) => row.text)).toEqual(['good'])
    expect(invalid.map(({ id }) => id).sort()).toEqual(['bad', 'no-record'])
    expect(root.get('no-record')).toBe('a string')
  })

  it('moves a row to the trash and restores it with what was typed into it meanwhile', () => {
    const { doc, author } = setup()
    const other = new Y.Doc()
    const id = things.add(doc, author, { text: 'half' })
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    things.remove(doc, id, author)
    things.rewrite(other, id, 'text', 'half and more')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    expect(texts(doc)).toEqual([])
    expect(things.listTrash(doc).map((row) => row.text)).toEqual(['half and more'])
    things.restore(other, id)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(texts(doc)).toEqual(['half and more'])
  })

  it('replaces only what differs, so that two concurrent rewrites of one text are both kept', () => {
    const { doc, author } = setup()
    const other = new Y.Doc()
    const id = things.add(doc, author, { text: 'the host is down' })
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    things.rewrite(doc, id, 'text', 'the old host is down')
    things.rewrite(other, id, 'text', 'the host is down again')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(texts(doc)).toEqual(['the old host is down again'])
  })

  it('never breaks a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const { doc, author } = setup()
        const id = things.add(doc, author, { text: before })
        things.rewrite(doc, id, 'text', after)
        expect(texts(doc)).toEqual([after])
      }),
    )
  })
})

describe('edits of the readable rows by hand', () => {
  it('become edits record by record', () => {
    const { doc, author } = setup()
    const a = things.add(doc, author, { text: 'a', at: 0 })
    const b = things.add(doc, author, { text: 'b' })
    const base = things.toJson(things.read(doc).value) as Record<string, unknown>[]
    expect(base[0]?.at).toBe('1970-01-01T00:00:00.000Z')
    const edited = [{ ...base[0], text: 'a, mended', at: '2026-03-01T00:00:00Z' }, { text: 'between' }]
    expect(things.applyJson(doc, base, edited, author)).toEqual([])
    expect(things.read(doc).value).toMatchObject([
      { id: a, text: 'a, mended', at: Date.UTC(2026, 2, 1) },
      { text: 'between' },
    ])
    expect(things.listTrash(doc).map((row) => row.id)).toEqual([b])
  })

  it('that the schema rejects are reported, and change nothing', () => {
    const { doc, author } = setup()
    const id = things.add(doc, author, { text: 'a', size: 1 })
    const base = things.toJson(things.read(doc).value) as Record<string, unknown>[]
    const invalid = things.applyJson(doc, base, [{ ...base[0], size: 'large' }], author)
    expect(invalid).toMatchObject([{ section: 'things', id }])
    expect(things.read(doc).value[0]?.size).toBe(1)
  })

  it('are not derived from a missing list', () => {
    const { doc, author } = setup()
    things.add(doc, author, { text: 'a' })
    things.applyJson(doc, things.toJson(things.read(doc).value), null, author)
    expect(texts(doc)).toEqual(['a'])
  })
})

describe('migrations', () => {
  const stored = (values: Record<string, unknown>): Y.Doc => {
    const doc = new Y.Doc()
    const made = new Y.Map<unknown>(Object.entries(values))
    made.set('text', new Y.Text('Archive WAL'))
    doc.getMap('actions.items').set('old', made)
    return doc
  }

  it('read an action of version 1, and write nothing', () => {
    const doc = stored({ v: 1, isDone: true, order: 'a0' })
    const before = Y.encodeStateAsUpdate(doc)
    expect(actions.read(doc).value).toMatchObject([{ id: 'old', status: 'done', text: 'Archive WAL' }])
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('keep what was added to an action of version 1 since', () => {
    expect(actions.read(stored({ v: 1, isDone: true, status: 'dropped' })).value[0]?.status).toBe('dropped')
  })

  it('never change their input', () => {
    const migrations = Object.values(actions.definition.migrations ?? {})
    expect(migrations).not.toHaveLength(0)
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        for (const migrate of migrations) expect(migrate(record)).toMatchObject(record)
      }),
    )
  })

  it('report a record of a newer version that this one cannot read', () => {
    const { invalid } = actions.read(stored({ v: 9, status: 'delegated' }))
    expect(invalid).toMatchObject([{ id: 'old', reason: expect.stringContaining('newer version') }])
  })
})
