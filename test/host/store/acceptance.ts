import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DocumentFolder, FolderOptions } from '../../../electron/host/store'
import { attach } from './support'
import { fileOf, tiny, tinyDocument } from './tiny'

/** What the host requires of a document store. */
type DocumentStore = Pick<
  DocumentFolder,
  'create' | 'has' | 'list' | 'attach' | 'importFile' | 'fileText' | 'remove' | 'restore' | 'listTrash' | 'close'
>

/**
 * The acceptance tests of every document store, wherever it keeps documents. Within one test, `open` opens the same
 * storage each time, empty at first, for documents of `tinyCodec`.
 */
export const describeDocumentStore = (
  open: (options?: Pick<FolderOptions, 'saveDelays'>) => Promise<DocumentStore>,
) => {
  const storedIn = async (store: DocumentStore, id: string) => JSON.parse((await store.fileText(id)).text).meeting

  describe('a document', () => {
    it('is stored, listed and opens with the same content', async () => {
      const store = await open()
      await store.create(tinyDocument('Checkout down', 'first'), 'abc12345')
      expect(store.has('abc12345')).toBe(true)
      const { entries, problems } = await store.list()
      expect(problems).toEqual([])
      expect(entries).toMatchObject([{ id: 'abc12345', title: 'Checkout down', isReadOnly: false }])
      const { doc, persisted } = await attach(store, 'abc12345')
      expect(tiny.notes(doc).toString()).toBe('first')
      tiny.notes(doc).insert(5, ' second')
      expect(persisted.state).toBe('saving')
      await persisted.flushed()
      expect(persisted.state).toBe('saved')
      await persisted.detach()
      expect(await storedIn(store, 'abc12345')).toMatchObject({ notes: 'first second' })
      await store.close()
      const { doc: again } = await attach(await open(), 'abc12345')
      expect(tiny.notes(again).toString()).toBe('first second')
    })

    it('notifies whenever saving begins and ends', async () => {
      const store = await open()
      const { doc, persisted } = await attach(store, 'abc12345')
      const states: string[] = []
      persisted.on('state', () => states.push(persisted.state))
      tiny.notes(doc).insert(0, 'x')
      await persisted.flushed()
      await persisted.detach()
      expect(states.slice(0, 2)).toEqual(['saving', 'saved'])
    })

    it('keeps the content that it had before it was attached to the storage', async () => {
      const store = await open()
      await store.create(tinyDocument('Here', 'here '), 'abc12345')
      const doc = tinyDocument('There', 'there ')
      await (await store.attach('abc12345', doc)).detach()
      const { doc: again } = await attach(store, 'abc12345')
      expect(tiny.notes(again).toString().split(' ').sort()).toEqual(['', 'here', 'there'])
    })

    it('is attached only once at a time', async () => {
      const store = await open()
      await attach(store, 'abc12345')
      await expect(store.attach('abc12345', new Y.Doc())).rejects.toThrow('attached already')
    })

    it('is listed with its current state while it is open', async () => {
      const store = await open({ saveDelays: { debounceMs: 60_000, maxDelayMs: 60_000 } })
      await store.create(tinyDocument('Before'), 'abc12345')
      const { doc } = await attach(store, 'abc12345')
      tiny.title(doc).set('title', 'After')
      expect((await store.list()).entries).toMatchObject([{ title: 'After' }])
    })
  })

  describe('the trash', () => {
    it('restores a document with its whole text', async () => {
      const store = await open()
      await store.create(tinyDocument('A', 'words'), 'abc12345')
      await store.remove('abc12345')
      expect((await store.list()).entries).toEqual([])
      await store.restore('abc12345')
      expect((await store.list()).entries).toMatchObject([{ id: 'abc12345' }])
      const { doc } = await attach(store, 'abc12345')
      expect(tiny.notes(doc).toString()).toBe('words')
    })

    it('lists its documents, without those that were restored', async () => {
      const store = await open()
      for (const id of ['abc12345', 'def12345']) await store.create(tinyDocument(id.slice(0, 1)), id)
      await store.remove('abc12345')
      await store.remove('def12345')
      const before = Date.now() + 60_000
      const held = await store.listTrash()
      expect(held.map(({ id }) => id).sort()).toEqual(['abc12345', 'def12345'])
      for (const { title, removedAt } of held)
        expect([title.length > 0, removedAt > 0, removedAt < before]).toEqual([true, true, true])
      await store.restore('def12345')
      expect((await store.listTrash()).map(({ id }) => id)).toEqual(['abc12345'])
    })

    it('refuses an open document and a missing one, with the reason', async () => {
      const store = await open()
      await store.create(tinyDocument('A'), 'abc12345')
      await attach(store, 'abc12345')
      await expect(store.remove('abc12345')).rejects.toMatchObject({ code: 'still-open' })
      await expect(store.remove('other')).rejects.toMatchObject({ code: 'not-found' })
      await expect(store.restore('other')).rejects.toMatchObject({ code: 'not-found' })
    })

    it('merges a restored document with a copy that was imported meanwhile', async () => {
      const store = await open()
      await store.create(tinyDocument('A', 'one '), 'abc12345')
      const copy = (await store.fileText('abc12345')).text
      const { doc: live, persisted } = await attach(store, 'abc12345')
      tiny.notes(live).insert(4, 'two ')
      await persisted.detach()
      await store.remove('abc12345')
      await store.importFile('mail.debrief.json', copy)
      await store.restore('abc12345')
      expect(await storedIn(store, 'abc12345')).toMatchObject({ notes: 'one two ' })
      expect((await store.list()).entries).toHaveLength(1)
    })
  })

  describe('importing', () => {
    it('adds a new document', async () => {
      const store = await open()
      const text = fileOf(tinyDocument('From afar', 'hello'), 'far00001')
      expect(await store.importFile('x.json', text)).toEqual({ id: 'far00001', isMerged: false })
      expect((await store.list()).entries).toMatchObject([{ id: 'far00001', title: 'From afar' }])
    })

    it('merges the same document, open or not, and adds nothing twice', async () => {
      const store = await open()
      const origin = tinyDocument('A', 'start ')
      await store.create(origin, 'abc12345')
      const away = new Y.Doc()
      Y.applyUpdate(away, Y.encodeStateAsUpdate(origin))
      tiny.notes(away).insert(6, 'away ')
      const { doc, persisted } = await attach(store, 'abc12345')
      tiny.notes(doc).insert(0, 'here ')
      const text = fileOf(away, 'abc12345')
      for (let time = 0; time < 2; time += 1) {
        expect(await store.importFile('b.json', text)).toEqual({ id: 'abc12345', isMerged: true })
      }
      expect(tiny.notes(doc).toString()).toBe('here start away ')
      await persisted.detach()
      await store.importFile('b.json', text)
      expect(await storedIn(store, 'abc12345')).toMatchObject({ notes: 'here start away ' })
      expect((await store.list()).entries).toHaveLength(1)
    })

    it('applies an edit by hand once, no matter how often the file is imported', async () => {
      const store = await open()
      await store.create(tinyDocument('A', 'start'), 'abc12345')
      const file = JSON.parse((await store.fileText('abc12345')).text)
      file.meeting.notes = 'start, edited'
      file.meeting.rows.push({ text: 'no id' })
      for (let time = 0; time < 3; time += 1) await store.importFile('b.json', JSON.stringify(file))
      await store.close()
      const again = await open()
      await again.importFile('b.json', JSON.stringify(file))
      const meeting = await storedIn(again, 'abc12345')
      expect(meeting).toMatchObject({ notes: 'start, edited', rows: [{ text: 'no id' }] })
      expect(meeting.rows).toHaveLength(1)
    })

    it('refuses what it cannot read, with the reason', async () => {
      const store = await open()
      const whole = fileOf(tinyDocument('A'), 'abc12345')
      const refusals: [string, string][] = [
        ['', 'empty'],
        ['<html>', 'not-json'],
        ['{}', 'not-debrief'],
        [whole.slice(0, -40), 'truncated'],
        [whole.replace('"crdt": "A', '"crdt": "B'), 'damaged'],
      ]
      for (const [text, code] of refusals) {
        await expect(store.importFile('mail.json', text)).rejects.toMatchObject({
          code,
          message: expect.stringContaining('“mail.json”'),
        })
      }
      expect((await store.list()).entries).toEqual([])
    })
  })
}
