import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Undo } from '../../renderer/session/undo'
import { LOCAL } from '../../shared/crdt'
import { checkState, checkUpdate } from '../../shared/crdt/update-guard'
import { applyMeetingEdits, snapshot, toMeeting } from '../../shared/document'
import {
  compareContents,
  hasChanges,
  keepRevision,
  MAX_REVISIONS,
  readContent,
  readPublication,
  readRevision,
  restoreInSteps,
  toContent,
} from '../../shared/document/revisions'
import { record } from '../../shared/meeting/incident'
import { notes } from '../../shared/meeting/notes'
import { chooseTemplate } from '../../shared/meeting/report'
import {
  addRevision,
  type RevisionKind,
  readPackedContent,
  removeRevisions,
  renameRevision,
  revisions,
} from '../../shared/meeting/revisions'
import { addEvent, events } from '../../shared/stages/timeline/model'
import { testAuthor } from '../support/author'
import { fc } from '../support/fast-check'
import { allSections, applyEdit, type Edit, edit } from '../support/random-edits'

/** Few sections, so that they get enough rows to be moved, and changed twice. */
const crowded = ['notes', 'timeline.events', 'record'].map((name) =>
  allSections.findIndex((section) => section.name === name),
)
const edits = fc.oneof(
  fc.array(edit, { maxLength: 25 }),
  fc.array(
    edit.map((one) => ({ ...one, section: crowded[one.section % crowded.length] ?? 0 })),
    { maxLength: 40 },
  ),
)

const applyAll = (doc: Y.Doc, list: readonly Edit[], author = testAuthor()): void => {
  for (const one of list) applyEdit(doc, author, one)
}

const keep = (doc: Y.Doc, name = 'Before', author = testAuthor('Keeper')): string => {
  const result = keepRevision(doc, author, { kind: 'named', name })
  if (result.problem !== undefined) throw new Error(result.problem)
  return result.id
}

const contentOf = (doc: Y.Doc, id: string) => {
  const content = readRevision(doc, id)
  if (!content) throw new Error('the version has no content')
  return content
}

/** Restores a version as a page does: as one step, in slices. */
const restore = async (doc: Y.Doc, undo: Undo, id: string): Promise<void> => {
  await undo.asOneStep(async (slice) => {
    const steps = restoreInSteps(doc, testAuthor('Noor'), contentOf(doc, id))
    while (!slice(() => steps.next()).done);
    return true
  })
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

const exchange = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
}

const withoutVersions = (doc: Y.Doc) => ({ ...toMeeting(doc), revisions: [] })

describe('restoring a version', () => {
  it('is one step that gives what the version holds, and undoing it gives what was there', async () => {
    await fc.assert(
      fc.asyncProperty(edits, edits, async (common, since) => {
        const doc = new Y.Doc()
        applyAll(doc, common)
        const id = keep(doc)
        const kept = readContent(doc)
        applyAll(doc, since, testAuthor('Since'))
        const before = withoutVersions(doc)
        const undo = new Undo(doc, { name: 'Noor', now: () => 5_000 })
        // A step before, which undoing the restoration must not reach.
        doc.transact(() => doc.getMap('other').set('step', 1), LOCAL)
        await restore(doc, undo, id)
        expect(readContent(doc)).toEqual(kept)
        expect(toContent(snapshot(doc))).toEqual(kept)
        expect([...compareContents(kept, readContent(doc))]).toEqual([])
        if (JSON.stringify(before) === JSON.stringify(withoutVersions(doc))) return
        undo.undo()
        expect(withoutVersions(doc)).toEqual(before)
        expect(doc.getMap('other').get('step')).toBe(1)
        undo.redo()
        expect(readContent(doc)).toEqual(kept)
      }),
      { numRuns: 100 },
    )
  })

  it('loses nothing that others write meanwhile, and both copies agree', async () => {
    await fc.assert(
      fc.asyncProperty(edits, edits, edits, async (common, since, theirs) => {
        const doc = new Y.Doc()
        applyAll(doc, common)
        const id = keep(doc)
        applyAll(doc, since, testAuthor('Since'))
        const peer = copyOf(doc)
        const undo = new Undo(doc, { name: 'Noor', now: () => 5_000 })
        await restore(doc, undo, id)
        applyAll(peer, theirs, testAuthor('Peer'))
        const note = notes.add(peer, testAuthor('Writer'), { text: 'Written while offline' })
        exchange(doc, peer)
        expect(toMeeting(doc)).toEqual(toMeeting(peer))
        expect(notes.read(doc).value.find((one) => one.id === note)?.text).toBe('Written while offline')
      }),
      { numRuns: 60 },
    )
  })

  it('keeps what somebody types into a row that it moves to the trash', async () => {
    const doc = new Y.Doc()
    const id = keep(doc)
    const row = addEvent(doc, testAuthor(), { text: 'Paged' })
    const peer = copyOf(doc)
    const undo = new Undo(doc, { name: 'Noor', now: () => 5_000 })
    await restore(doc, undo, id)
    events.text(peer, row, 'text')?.insert(5, ' the database team')
    exchange(doc, peer)
    expect(events.read(doc).value).toEqual([])
    expect(events.listTrash(doc).map(({ text }) => text)).toEqual(['Paged the database team'])
    undo.undo()
    expect(events.read(peer).value).toEqual([])
    exchange(doc, peer)
    expect(events.read(peer).value.map(({ text }) => text)).toEqual(['Paged the database team'])
  })

  it('puts rows back in their order with few moves', () => {
    const doc = new Y.Doc()
    const author = testAuthor()
    const ids = Array.from({ length: 30 }, (_, index) => notes.add(doc, author, { text: `Note ${index}` }))
    const id = keep(doc)
    notes.move(doc, ids[20] ?? '', null)
    notes.move(doc, ids[3] ?? '', ids[29] ?? '')
    const orders = new Map(notes.read(doc).value.map((one) => [one.id, one.order]))
    const changes = [...compareContents(contentOf(doc, id), readContent(doc))]
    expect(changes.map(({ kind, label }) => [kind, label])).toEqual([
      ['moved', 'Note 20'],
      ['moved', 'Note 3'],
    ])
    const steps = restoreInSteps(doc, author, contentOf(doc, id))
    while (!steps.next().done);
    expect(notes.read(doc).value.map((one) => one.id)).toEqual(ids)
    expect(notes.read(doc).value.filter((one) => orders.get(one.id) !== one.order)).toHaveLength(2)
  })

  it('shows codes and sections of the report by their names', () => {
    const doc = new Y.Doc()
    const author = testAuthor()
    const event = addEvent(doc, author, { text: 'Paged' })
    const id = keep(doc)
    record.change(doc, { status: 'in-review' })
    events.change(doc, event, { kind: 'detection' })
    chooseTemplate(doc, author, 'overview')
    const changes = [...compareContents(contentOf(doc, id), readContent(doc))]
    expect(changes.map(({ label, fields }) => [label, ...fields.map(({ before, after }) => [before, after])])).toEqual([
      ['status', ['Draft', 'In review']],
      ['Incident overview'],
      ['Paged', ['Escalation', 'Detection']],
    ])
  })

  it('shows a code that it does not know as it is', () => {
    const content = { record: { status: 'draft' } }
    const [change] = compareContents(content, { record: { status: 'constructor' } })
    expect(change?.fields).toEqual([{ name: 'status', before: 'Draft', after: 'constructor' }])
  })

  it('leaves who leads, who was there and the clock as they are', async () => {
    const doc = new Y.Doc()
    record.change(doc, { title: 'First', facilitator: 'Ann', facilitatorId: 'a' })
    const id = keep(doc)
    record.change(doc, { title: 'Second', facilitator: 'Ben', facilitatorId: 'b' })
    await restore(doc, new Undo(doc, { name: 'Noor', now: () => 1 }), id)
    expect(record.read(doc).value).toMatchObject({ title: 'First', facilitator: 'Ben', facilitatorId: 'b' })
  })
})

describe('versions', () => {
  it('of two copies are all there after they meet, with what each holds', () => {
    fc.assert(
      fc.property(edits, edits, edits, (common, mine, theirs) => {
        const here = new Y.Doc()
        applyAll(here, common)
        const there = copyOf(here)
        applyAll(here, mine, testAuthor('Here'))
        applyAll(there, theirs, testAuthor('There'))
        const [own, other] = [keep(here, 'Mine', testAuthor('K1')), keep(there, 'Theirs', testAuthor('K2'))]
        const [ownContent, otherContent] = [readContent(here), readContent(there)]
        exchange(here, there)
        for (const doc of [here, there]) {
          expect(readRevision(doc, own)).toEqual(ownContent)
          expect(readRevision(doc, other)).toEqual(otherContent)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('that one copy removes are removed everywhere, and their content goes', () => {
    const here = new Y.Doc()
    const author = testAuthor()
    for (let at = 0; at < 200; at += 1) addEvent(here, author, { text: `Event ${at * 7919} of ${at * 104_729}` })
    const id = keep(here)
    const there = copyOf(here)
    const before = Y.encodeStateAsUpdate(here).length
    const packed = readPackedContent(here, id)?.length ?? 0
    expect(packed).toBeGreaterThan(1_000)
    removeRevisions(here, [id], testAuthor())
    renameRevision(there, id, 'Another name')
    exchange(here, there)
    expect(revisions.read(there).value).toEqual([])
    expect(readRevision(copyOf(there), id)).toBeUndefined()
    expect(Y.encodeStateAsUpdate(there).length).toBeLessThan(before - packed / 2)
  })

  it('are no step for Undo', () => {
    const doc = new Y.Doc()
    const undo = new Undo(doc, { name: 'Noor', now: () => 1 })
    const id = keep(doc)
    renameRevision(doc, id, 'Renamed')
    expect(undo.canUndo()).toBe(false)
    expect(revisions.read(doc).value[0]?.name).toBe('Renamed')
  })

  it('pass the update guard, as an edit and in a whole document', () => {
    const doc = new Y.Doc()
    const peer = new Y.Doc()
    doc.on('update', (update: Uint8Array) => {
      expect(checkUpdate(update, { source: 'edit', doc: peer })).toBeUndefined()
      Y.applyUpdate(peer, update)
    })
    events.addAll(
      doc,
      testAuthor(),
      Array.from({ length: 300 }, (_, index) => ({ text: `Event ${index}` })),
    )
    keep(doc)
    expect(checkState(Y.encodeStateAsUpdate(doc))).toBeUndefined()
    expect(readContent(peer)).toEqual(readContent(doc))
  })

  it('that hold what no section does say that they cannot be read', () => {
    const [doc, author] = [new Y.Doc(), testAuthor()]
    const keep = (json: string) => addRevision(doc, author, { kind: 'named', name: '' }, deflateSync(strToU8(json)))
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    for (const json of [
      `{"notes":[{"id":"a","text":${nested}}]}`,
      `{"record":{"title":${nested}}}`,
      '{"notes":[{"id":{"toString":1}}]}',
      '{"notes":[1]}',
      '[]',
      '{',
    ])
      expect(readRevision(doc, keep(json)), json.slice(0, 40)).toBeUndefined()
    expect(readRevision(doc, keep('{"notes":[{"id":"a"}]}'))).toEqual({ notes: [{ id: 'a' }] })
  })

  it('are limited in number; those that were kept by themselves make room', () => {
    const doc = new Y.Doc()
    const author = testAuthor()
    const keepAs = (kind: RevisionKind, name: string) => {
      author.advance(1)
      return keepRevision(doc, author, { kind, name }).problem
    }
    for (let at = 0; at < 7; at += 1) expect(keepAs('automatic', `A${at}`)).toBeUndefined()
    expect(revisions.read(doc).value.map(({ name }) => name)).toEqual(['A6', 'A5', 'A4', 'A3', 'A2'])
    for (let at = 0; at < MAX_REVISIONS; at += 1) expect(keepAs('named', `N${at}`)).toBeUndefined()
    expect(keepAs('published', 'One more')).toMatch(/as many versions as this postmortem can hold/)
    expect(revisions.read(doc).value.every(({ kind }) => kind === 'named')).toBe(true)
    expect(revisions.read(doc).value).toHaveLength(MAX_REVISIONS)
    expect(doc.getMap('revisions.contents').size).toBe(MAX_REVISIONS)
  })

  it('are named in the readable file without what they hold, and may be renamed there', () => {
    const doc = new Y.Doc()
    const secret = 'the words of this version'
    addEvent(doc, testAuthor(), { text: secret })
    keep(doc, 'As published')
    events.remove(doc, events.read(doc).value[0]?.id ?? '', testAuthor())
    const meeting = toMeeting(doc)
    expect(JSON.stringify(meeting)).not.toContain(secret)
    const edited = structuredClone(meeting)
    Object.assign((edited.revisions as object[])[0] ?? {}, { name: 'For the board' })
    expect(applyMeetingEdits(doc, meeting, edited, testAuthor())).toEqual([])
    expect(revisions.read(doc).value.map(({ name }) => name)).toEqual(['For the board'])
  })

  it('tell whether anything changed since one was published', () => {
    const doc = new Y.Doc()
    expect(readPublication(doc)).toBeUndefined()
    const published = keepRevision(doc, testAuthor(), { kind: 'published', name: 'As published' })
    expect(published.problem).toBeUndefined()
    expect(readPublication(doc)).toMatchObject({ isUpdated: false })
    record.change(doc, { facilitator: 'Ann' })
    expect(readPublication(doc)).toMatchObject({ isUpdated: false })
    record.change(doc, { title: 'Another title' })
    expect(readPublication(doc)).toMatchObject({ isUpdated: true })
    record.change(doc, { title: '' })
    expect(readPublication(doc)).toMatchObject({ isUpdated: false })
  })

  it('differ exactly where something changed', () => {
    fc.assert(
      fc.property(edits, edits, (common, since) => {
        const doc = new Y.Doc()
        applyAll(doc, common)
        const before = readContent(doc)
        applyAll(doc, since, testAuthor('Since'))
        const after = readContent(doc)
        if (hasChanges(before, after)) expect(after).not.toEqual(before)
      }),
      { numRuns: 60 },
    )
  })
})
