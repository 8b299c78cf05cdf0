import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Undo } from '../../renderer/session/undo'
import { snapshot, toMeeting, withoutInternal } from '../../shared/document'
import { contentVersion, signOff, signOffs, signOffsOf, withdrawSignOff } from '../../shared/document/sign-off'
import { record, roster } from '../../shared/meeting/incident'
import { mergePeople } from '../../shared/meeting/people'
import { testAuthor } from '../support/author'

const standing = (doc: Y.Doc) =>
  signOffsOf(snapshot(doc).signOffs).map(({ person, name, at }) => ({ person, name, at }))

const author = testAuthor()
const addPerson = (doc: Y.Doc, name: string): string => roster.add(doc, author, { name })

it('a sign-off stands under the id of its person, whether it was signed by id or by name', () => {
  const doc = new Y.Doc()
  const id = addPerson(doc, 'Ana')
  signOff(doc, { name: 'Ana' }, { at: 1 })
  expect(standing(doc)).toEqual([{ person: id, name: 'Ana', at: 1 }])
  signOff(doc, { id, name: 'Ana' }, { at: 2 })
  expect(standing(doc)).toEqual([{ person: id, name: 'Ana', at: 2 }])
  expect(Object.keys(signOffs.read(doc).value)).toEqual([id])
})

it('a withdrawn sign-off no longer counts, and signing again brings it back', () => {
  const doc = new Y.Doc()
  signOff(doc, { name: 'Ana' }, { at: 1 })
  withdrawSignOff(doc, { name: 'Ana' }, 2)
  expect(standing(doc)).toEqual([])
  signOff(doc, { name: 'Ana' }, { at: 3 })
  expect(standing(doc)).toEqual([{ person: 'Ana', name: 'Ana', at: 3 }])
})

it('a reply that is imported again changes nothing, not even after its person has withdrawn', () => {
  const doc = new Y.Doc()
  expect(signOff(doc, { name: 'Ana' }, { at: 5, importKey: 'reply-1' })).toBe(true)
  expect(signOff(doc, { name: 'Ana' }, { at: 5, importKey: 'reply-1' })).toBe(false)
  withdrawSignOff(doc, { name: 'Ana' }, 6)
  expect(signOff(doc, { name: 'Ana' }, { at: 5, importKey: 'reply-1' })).toBe(false)
  expect(standing(doc)).toEqual([])
})

it('an older reply does not replace what its person signed since, a newer one does', () => {
  const doc = new Y.Doc()
  signOff(doc, { name: 'Ana' }, { at: 5 })
  expect(signOff(doc, { name: 'Ana' }, { at: 4, importKey: 'old' })).toBe(false)
  expect(signOff(doc, { name: 'Ana' }, { at: 6, importKey: 'new' })).toBe(true)
  expect(standing(doc)).toEqual([{ person: 'Ana', name: 'Ana', at: 6 }])
})

it('somebody without a name cannot sign', () => {
  const doc = new Y.Doc()
  expect(signOff(doc, { name: '  ' }, { at: 1 })).toBe(false)
  expect(standing(doc)).toEqual([])
})

it('two people who sign at once both have signed, and two entries of one person are one sign-off', () => {
  const [one, two] = [new Y.Doc(), new Y.Doc()]
  const [ana, bo, other] = ['Ana', 'Bo', 'Ana B.'].map((name) => addPerson(one, name))
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
  signOff(one, { id: ana, name: 'Ana' }, { at: 1 })
  signOff(two, { id: bo, name: 'Bo' }, { at: 2 })
  signOff(two, { id: other, name: 'Ana B.' }, { at: 3 })
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
  expect(standing(one)).toEqual(standing(two))
  expect(standing(one)).toHaveLength(3)
  const find = (id: string | undefined) => {
    const person = snapshot(one).roster.find((entry) => entry.id === id)
    if (!person) throw new Error('not on the roster')
    return person
  }
  mergePeople(one, find(ana), find(other))
  expect(new Set(standing(one).map(({ person }) => person))).toEqual(new Set([ana, bo]))
  expect(standing(one)).toHaveLength(2)
})

it('signing off is a step that Undo takes back', () => {
  const doc = new Y.Doc()
  const undo = new Undo(doc, testAuthor('Ana'))
  signOff(doc, { name: 'Ana' }, { at: 1 })
  void undo.undo()
  expect(standing(doc)).toEqual([])
  void undo.redo()
  expect(standing(doc)).toHaveLength(1)
})

it('a sign-off that cannot be read is named and left, and the others count', () => {
  const doc = new Y.Doc()
  signOff(doc, { name: 'Ana' }, { at: 1 })
  doc.getMap(signOffs.name).set('Bo', { at: 'yesterday' })
  expect(standing(doc)).toHaveLength(1)
  expect(snapshot(doc).invalid).toMatchObject([{ section: signOffs.name, id: 'Bo' }])
})

it('no export has the names of those who signed', () => {
  const doc = new Y.Doc()
  signOff(doc, { name: 'Ana' }, { at: 1 })
  expect(JSON.stringify(toMeeting(doc))).toContain('Ana')
  expect(JSON.stringify(withoutInternal(toMeeting(doc)))).not.toContain('Ana')
})

it('what a document says has another version after each change, and the old one once it is taken back', () => {
  const doc = new Y.Doc()
  const before = contentVersion(snapshot(doc))
  record.change(doc, { title: 'Checkout failed' })
  const after = contentVersion(snapshot(doc))
  expect(after).not.toBe(before)
  record.change(doc, { status: 'in-review', review: 'written' })
  signOff(doc, { name: 'Ana' }, { at: 1 })
  expect(contentVersion(snapshot(doc))).toBe(after)
  record.change(doc, { title: '' })
  expect(contentVersion(snapshot(doc))).toBe(before)
})
