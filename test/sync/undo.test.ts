import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Undo } from '../../renderer/session/undo'
import { ADDITION, LOCAL } from '../../shared/crdt/origins'

const connect = (a: Y.Doc, b: Y.Doc): void => {
  a.on('update', (update, origin) => origin !== b && Y.applyUpdate(b, update, a))
  b.on('update', (update, origin) => origin !== a && Y.applyUpdate(a, update, b))
}

const setup = () => {
  const doc = new Y.Doc()
  const peer = new Y.Doc()
  connect(doc, peer)
  const undo = new Undo(doc, { name: 'Noor', now: () => 1_000 })
  const rows = doc.getMap<Y.Map<unknown>>('rows')
  const add = (id: string, text = ''): void =>
    doc.transact(() => {
      const record = new Y.Map<unknown>()
      record.set('text', new Y.Text(text))
      rows.set(id, record)
    }, ADDITION)
  const getRowText = (of: Y.Doc, id: string): Y.Text => {
    const text = of.getMap<Y.Map<unknown>>('rows').get(id)?.get('text')
    if (!(text instanceof Y.Text)) throw new Error(`row ${id} has no text`)
    return text
  }
  const set = (key: string, value: unknown): unknown => doc.transact(() => doc.getMap('fields').set(key, value), LOCAL)
  const isRemoved = (id: string): boolean => rows.get(id)?.has('removedAt') ?? true
  return { doc, peer, undo, rows, add, getRowText, set, isRemoved }
}

describe('undo', () => {
  test('moves an added row to the trash, and redo restores it', () => {
    const { undo, add, rows, isRemoved } = setup()
    add('a')
    expect(undo.canUndo()).toBe(true)
    undo.undo()
    expect(rows.get('a')?.get('removedAt')).toBe(1_000)
    expect(undo.canUndo()).toBe(false)
    undo.redo()
    expect(isRemoved('a')).toBe(false)
    expect(undo.canRedo()).toBe(false)
  })

  test('keeps what somebody else has typed into a row whose addition is undone', () => {
    const { peer, undo, add, getRowText, isRemoved } = setup()
    add('a', 'mine')
    getRowText(peer, 'a').insert(4, ' and theirs')
    undo.undo()
    expect(isRemoved('a')).toBe(true)
    expect(getRowText(peer, 'a').toString()).toBe('mine and theirs')
  })

  test('a change that changes nothing is no step, also within one of several parts', async () => {
    const { doc, undo, set } = setup()
    set('a', 1)
    set('a', 2)
    await undo.asOneStep(async (slice) => {
      for (let part = 0; part < 3; part += 1) slice(() => doc.transact(() => undefined, LOCAL))
      slice(() => set('b', 1))
      return true
    })
    undo.undo()
    expect(doc.getMap('fields').toJSON()).toEqual({ a: 2 })
    undo.undo()
    expect(doc.getMap('fields').toJSON()).toEqual({ a: 1 })
  })

  test('undoes only what this person did', () => {
    const { doc, peer, undo, set } = setup()
    set('a', 1)
    peer.transact(() => peer.getMap('fields').set('b', 2), LOCAL)
    undo.undo()
    expect(doc.getMap('fields').toJSON()).toEqual({ b: 2 })
    expect(undo.undo()).toBeNull()
    expect(doc.getMap('fields').toJSON()).toEqual({ b: 2 })
  })

  test('goes back through mixed additions and changes in the order they were made, and forward again', () => {
    const { doc, undo, add, set, isRemoved } = setup()
    const fields = () => doc.getMap('fields').toJSON()
    add('a')
    set('x', 1)
    add('b')
    set('x', 2)
    undo.undo()
    expect([fields(), isRemoved('b')]).toEqual([{ x: 1 }, false])
    undo.undo()
    expect([fields(), isRemoved('b'), isRemoved('a')]).toEqual([{ x: 1 }, true, false])
    undo.undo()
    expect([fields(), isRemoved('a')]).toEqual([{}, false])
    undo.undo()
    expect(isRemoved('a')).toBe(true)
    for (let n = 0; n < 4; n++) undo.redo()
    expect([fields(), isRemoved('a'), isRemoved('b')]).toEqual([{ x: 2 }, false, false])
  })

  test('takes several rows added at once as one step', () => {
    const { doc, undo, rows, isRemoved } = setup()
    doc.transact(() => {
      rows.set('a', new Y.Map())
      rows.set('b', new Y.Map())
    }, ADDITION)
    undo.undo()
    expect([isRemoved('a'), isRemoved('b')]).toEqual([true, true])
    expect(undo.canUndo()).toBe(false)
  })

  test('takes two quick clicks as two steps, and quick typing in one text as one', () => {
    const { doc, undo, add, getRowText, set } = setup()
    set('a', 1)
    set('b', 1)
    undo.undo()
    expect(doc.getMap('fields').toJSON()).toEqual({ a: 1 })
    add('row')
    const text = getRowText(doc, 'row')
    for (const letter of 'hello') doc.transact(() => text.insert(text.length, letter), LOCAL)
    undo.undo()
    expect(text.toString()).toBe('')
    undo.redo()
    expect(text.toString()).toBe('hello')
  })

  test('puts the typing of an editor with its own origin on the same stack', () => {
    const { doc, undo, add, getRowText, isRemoved } = setup()
    const editor = { name: 'editor' }
    undo.addTrackedOrigin(editor)
    add('row')
    const text = getRowText(doc, 'row')
    doc.transact(() => text.insert(0, 'typed'), editor)
    undo.undo()
    expect([text.toString(), isRemoved('row')]).toEqual(['', false])
    undo.undo()
    expect(isRemoved('row')).toBe(true)
  })

  test('clears the redo steps when something new is done', () => {
    const { undo, add, set } = setup()
    set('a', 1)
    undo.undo()
    add('row')
    expect(undo.canRedo()).toBe(false)
    undo.undo()
    set('b', 1)
    expect(undo.canRedo()).toBe(false)
  })

  test('skips a step that somebody else has made obsolete', () => {
    const { peer, undo, add, set, doc } = setup()
    set('a', 1)
    add('row')
    peer.getMap<Y.Map<unknown>>('rows').get('row')?.set('removedAt', 5)
    undo.undo()
    expect(doc.getMap('fields').toJSON()).toEqual({})
    expect(doc.getMap<Y.Map<unknown>>('rows').get('row')?.get('removedAt')).toBe(5)
  })

  test('notifies its subscribers of changes', () => {
    const { undo, set } = setup()
    const seen: boolean[] = []
    const stop = undo.subscribe(() => seen.push(undo.canUndo()))
    set('a', 1)
    undo.undo()
    stop()
    set('a', 2)
    expect(seen).toContain(true)
    expect(seen.at(-1)).toBe(false)
  })
})
