import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Author } from '../../../shared/crdt'
import { createDocument, listTexts, snapshot, summarize, toMeeting } from '../../../shared/document'
import { type ExportSource, exportFormats, findInDocument, toPublicEdition } from '../../../shared/document/exports'
import { compareMerge } from '../../../shared/document/merge'
import {
  addComment,
  type Comment,
  changedQuote,
  comments,
  countOpenThreads,
  findMentioned,
  isOwnComment,
  listMentioning,
  listThreads,
  parkedIdOf,
  parkThread,
  reopenThread,
  replyTo,
  resolveThread,
  targetKey,
  threadOfParked,
} from '../../../shared/meeting/comments'
import { record, roster } from '../../../shared/meeting/incident'
import { parking } from '../../../shared/meeting/notes'
import { addEvent, events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'

const setUp = () => {
  const noor = { ...testAuthor('Noor'), person: 'p-noor' }
  const doc = createDocument({ title: 'Checkout outage', facilitator: 'Dana' }, testAuthor('Dana'))
  const id = addEvent(doc, noor, { text: 'The replica fell behind' })
  const on = { section: events.name, id, field: 'text' }
  const threads = () => listThreads(snapshot(doc))
  const thread = (at = 0) => {
    const found = threads()[at]
    if (!found) throw new Error(`there is no thread ${at}`)
    return found
  }
  return { doc, noor, id, on, threads, thread }
}

/** A copy of a document, as an offline device has it. */
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
const merge = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}

describe('a thread', () => {
  test('is a comment and its replies in the order in which they were written', () => {
    const { doc, noor, on, thread } = setUp()
    const first = addComment(doc, noor, { on, text: 'Which replica?' })
    noor.advance(1_000)
    replyTo(doc, noor, thread(), 'db2')
    noor.advance(1_000)
    replyTo(doc, noor, thread(), 'And db3')
    expect(thread()).toMatchObject({ id: first, on, state: 'open', hasFirst: true })
    expect(thread().comments.map(({ text }) => text)).toEqual(['Which replica?', 'db2', 'And db3'])
  })

  test('is resolved until somebody writes in it again', () => {
    const { doc, noor, on, thread } = setUp()
    addComment(doc, noor, { on, text: 'Which replica?' })
    noor.advance(1_000)
    resolveThread(doc, noor, thread())
    expect(thread().state).toBe('resolved')
    noor.advance(1_000)
    const reply = replyTo(doc, noor, thread(), 'Not quite')
    expect(thread().state).toBe('open')
    comments.remove(doc, reply, noor)
    expect(thread().state).toBe('resolved')
    reopenThread(doc, thread())
    expect(thread().state).toBe('open')
  })

  test('begins with what began it and can be resolved, whatever the clocks of its authors say', () => {
    const { doc, noor, on, thread } = setUp()
    addComment(doc, noor, { on, text: 'Which replica?' })
    replyTo(doc, testAuthor('Slow', noor.now() - 60_000), thread(), 'db2')
    replyTo(doc, testAuthor('Fast', noor.now() + 60_000), thread(), 'And db3')
    expect(thread().comments.map(({ text }) => text)).toEqual(['Which replica?', 'db2', 'And db3'])
    noor.advance(1_000)
    resolveThread(doc, noor, thread())
    expect(thread().state).toBe('resolved')
  })

  test('can have more comments than a call can have arguments', () => {
    const { doc, noor, on, thread } = setUp()
    addComment(doc, noor, { on, text: 'Which replica?' })
    const [first] = thread().comments as [Comment]
    const many = Array.from({ length: 200_000 }, (_, at) => ({ ...first, id: `c${at}`, thread: first.id }))
    expect(listThreads({ comments: [first, ...many], parking: [] })).toMatchObject([{ id: first.id, state: 'open' }])
  })

  test('keeps its replies and what it is about when the comment that began it is removed', () => {
    const { doc, noor, on, thread } = setUp()
    const first = addComment(doc, noor, { on, text: 'Which replica?' })
    replyTo(doc, noor, thread(), 'db2')
    comments.remove(doc, first, noor)
    expect(thread()).toMatchObject({ id: first, on, hasFirst: false })
    expect(thread().comments.map(({ text }) => text)).toEqual(['db2'])
  })

  test('is gone when its last comment is removed', () => {
    const { doc, noor, on, threads } = setUp()
    comments.remove(doc, addComment(doc, noor, { on, text: 'Never mind' }), noor)
    expect(threads()).toEqual([])
  })

  test('is counted at what it is about as long as it is not resolved', () => {
    const { doc, noor, on, thread } = setUp()
    addComment(doc, noor, { on, text: 'Which replica?' })
    noor.advance(1)
    addComment(doc, noor, { on, text: 'Since when?' })
    expect(countOpenThreads(snapshot(doc)).get(targetKey(on))).toBe(2)
    resolveThread(doc, noor, thread())
    expect(countOpenThreads(snapshot(doc)).get(targetKey(on))).toBe(1)
  })
})

describe('a parked thread', () => {
  test('is one topic in the parking lot, even if two people park it at once', () => {
    const { doc, noor, on, thread } = setUp()
    const id = addComment(doc, noor, { on, text: 'Should we talk about failover?' })
    const copy = copyOf(doc)
    parkThread(doc, noor, thread())
    parkThread(copy, testAuthor('Ada'), thread())
    merge(doc, copy)
    expect(snapshot(doc).parking.map(({ text }) => text)).toEqual(['Should we talk about failover?'])
    expect(snapshot(copy).parking).toEqual(snapshot(doc).parking)
    expect(thread().state).toBe('parked')
    expect(threadOfParked(snapshot(doc).parking[0]?.id ?? '')).toBe(id)
  })

  test('counts as resolved once its topic is settled, and is open again if that is taken back', () => {
    const { doc, noor, on, thread } = setUp()
    addComment(doc, noor, { on, text: 'Failover?' })
    parkThread(doc, noor, thread())
    parking.change(doc, parkedIdOf(thread().id), { isSettled: true })
    expect(thread().state).toBe('resolved')
    reopenThread(doc, thread())
    expect(thread().state).toBe('parked')
    parking.remove(doc, parkedIdOf(thread().id), noor)
    expect(thread().state).toBe('open')
  })

  test('brings back its topic if that was removed', () => {
    const { doc, noor, on, thread } = setUp()
    addComment(doc, noor, { on, text: 'Failover?' })
    parkThread(doc, noor, thread())
    parking.remove(doc, parkedIdOf(thread().id), noor)
    parkThread(doc, noor, thread())
    expect(snapshot(doc).parking).toHaveLength(1)
  })

  test('cuts a long comment without splitting a character', () => {
    const { doc, noor, on, thread } = setUp()
    addComment(doc, noor, { on, text: `${'x'.repeat(499)}🦊 and more` })
    parkThread(doc, noor, thread())
    expect(snapshot(doc).parking[0]?.text).toBe(`${'x'.repeat(499)}…`)
  })
})

describe('quoted words', () => {
  const quoted = () => {
    const all = setUp()
    const text = events.text(all.doc, all.id, 'text')
    if (!text) throw new Error('the event has no text')
    addComment(all.doc, all.noor, { on: all.on, text: 'Which?', selection: { start: 4, end: 11 } })
    const comment = (): Comment => all.thread().comments[0] as Comment
    return { ...all, words: text, comment }
  }

  test('are kept with the comment', () => {
    const { doc, comment } = quoted()
    expect(comment().quote).toBe('replica')
    expect(changedQuote(doc, comment())).toBeUndefined()
  })

  test('are found again where others have typed before, inside and after them', () => {
    const { doc, words, comment } = quoted()
    words.insert(0, 'At 14:02 ')
    words.insert(words.toString().indexOf('replica') + 7, ' set')
    expect(changedQuote(doc, comment())).toBeUndefined()
    words.insert(words.toString().indexOf('replica') + 2, 'REAL')
    expect(changedQuote(doc, comment())).toBe('reREALplica')
  })

  test('stand for themselves once their place is gone', () => {
    const { doc, noor, id, words, comment } = quoted()
    words.delete(0, words.length)
    expect(changedQuote(doc, comment())).toBeUndefined()
    events.remove(doc, id, noor)
    expect(changedQuote(doc, comment())).toBeUndefined()
    comments.change(doc, comment().id, { anchor: '[1, {' })
    expect(changedQuote(doc, comment())).toBeUndefined()
    expect(comment().quote).toBe('replica')
  })

  test('can be those of a long text of the record', () => {
    const { doc, noor, threads } = setUp()
    record.rewrite(doc, 'whatHappened', 'Checkout failed for 40 minutes')
    const on = { section: record.name, id: '', field: 'whatHappened' }
    addComment(doc, noor, { on, text: 'Are we sure?', selection: { start: 20, end: 30 } })
    record.text(doc, 'whatHappened').insert(20, 'about ')
    record.rewrite(doc, 'whatHappened', 'Checkout failed for about 55 minutes')
    const comment = threads()[0]?.comments[0] as Comment
    expect(comment.quote).toBe('40 minutes')
    expect(changedQuote(doc, comment)).toContain('minutes')
  })
})

describe('a mention', () => {
  const withPeople = () => {
    const all = setUp()
    for (const name of ['Noor', 'Ada Lovelace', 'Jonas Weber', 'Jonas Klein'])
      roster.add(all.doc, all.noor, { name }, { id: `p-${name.toLowerCase().replace(' ', '-')}` })
    return { ...all, people: () => snapshot(all.doc).roster }
  }

  test('is a name after an @, in full or as far as it is clear', () => {
    const { people } = withPeople()
    const names = (text: string) => findMentioned(text, people()).map(({ name }) => name)
    expect(names('@Ada Lovelace, could you check?')).toEqual(['Ada Lovelace'])
    expect(names('(@ada) and @Jonas Klein’s team')).toEqual(['Ada Lovelace', 'Jonas Klein'])
    expect(names('@Jonas or ada@example.com or Ada')).toEqual([])
    expect(names('@everyone')).toEqual([])
  })

  test('waits for the person until they have answered or the thread is resolved', () => {
    const { doc, noor, on, thread, threads, people } = withPeople()
    const ada = { ...testAuthor('Ada Lovelace'), person: 'p-ada-lovelace' }
    const waiting = () => listMentioning(threads(), ada, people()).length
    addComment(doc, noor, { on, text: '@Ada Lovelace, is that right?' })
    expect(waiting()).toBe(1)
    noor.advance(1_000)
    ada.advance(2_000)
    replyTo(doc, ada, thread(), 'Yes')
    expect(waiting()).toBe(0)
    noor.advance(5_000)
    replyTo(doc, noor, thread(), '@ada and since when?')
    expect(waiting()).toBe(1)
    noor.advance(5_000)
    resolveThread(doc, noor, thread())
    expect(waiting()).toBe(0)
    expect(listMentioning(threads(), noor, people())).toEqual([])
  })

  test('finds somebody who joins later, and everybody under each of their names', () => {
    const { doc, noor, on, threads, people } = withPeople()
    addComment(doc, noor, { on, text: '@Mia, you were on call' })
    expect(listMentioning(threads(), { name: 'Mia', person: 'p-mia' }, people())).toEqual([])
    roster.add(doc, noor, { name: 'Mia' }, { id: 'p-mia' })
    roster.add(doc, noor, { name: 'Mia Okafor', sameAs: 'p-mia' }, { id: 'p-mia-2' })
    expect(listMentioning(threads(), { name: 'Mia Okafor', person: 'p-mia-2' }, people())).toHaveLength(1)
  })
})

test('a comment is its author’s own, by any of their roster ids, or by name if they are not on the roster', () => {
  const { doc, noor, on, thread } = setUp()
  addComment(doc, noor, { on, text: 'Mine' })
  const comment = thread().comments[0] as Comment
  expect(isOwnComment(comment, { name: 'Noor' }, [])).toBe(true)
  expect(isOwnComment(comment, { name: 'Ada', person: 'p-ada' }, [])).toBe(false)
  roster.add(doc, noor, { name: 'Noor' }, { id: 'p-noor' })
  roster.add(doc, noor, { name: 'Noor A.', sameAs: 'p-noor' }, { id: 'p-noor-2' })
  const { roster: people } = snapshot(doc)
  expect(isOwnComment(comment, { name: 'Noor A.', person: 'p-noor-2' }, people)).toBe(true)
  expect(isOwnComment(comment, { name: 'Noor', person: 'p-other' }, people)).toBe(false)
})

describe('comments stay inside the document', () => {
  const secret = 'Zwetschgenkuchen'
  const withComments = () => {
    const all = setUp()
    addComment(all.doc, { ...all.noor, name: `${secret} Maier` } as Author, {
      on: all.on,
      text: `${secret} in the comment`,
      selection: { start: 0, end: 3 },
    })
    return all
  }

  test.each(exportFormats.map((format) => [format.label, format] as const))('%s has none', (_, format) => {
    const { doc } = withComments()
    const source: ExportSource = { snapshot: snapshot(doc), content: () => toMeeting(doc), now: 0 }
    const clipboard = format.renderForClipboard?.(source)
    for (const text of [format.render(source), clipboard?.text ?? '', clipboard?.html ?? '']) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain('"comments"')
    }
  })

  test('a public edition neither has nor asks about them', () => {
    const { doc } = withComments()
    const source: ExportSource = { snapshot: snapshot(doc), content: () => toMeeting(doc), now: 0 }
    expect(JSON.stringify(findInDocument(source))).not.toContain(secret)
    for (const format of exportFormats) expect(format.render(toPublicEdition(source, []))).not.toContain(secret)
  })

  test('they are not among the texts whose wording others are shown, but the library finds them', () => {
    const { doc } = withComments()
    expect(JSON.stringify(listTexts(snapshot(doc)))).not.toContain(secret)
    expect(summarize(doc).texts).toContainEqual({ part: 'Comments', text: `${secret} in the comment` })
  })

  test('they are in its file, and a comparison of two copies names them', () => {
    const { doc, noor, on } = withComments()
    expect(JSON.stringify(toMeeting(doc).comments)).toContain(secret)
    const copy = copyOf(doc)
    addComment(copy, noor, { on, text: 'From the other copy' })
    const [change] = compareMerge(doc, copy)
    expect(change).toMatchObject({ place: 'Comments', label: 'From the other copy', kind: 'added' })
    expect(change?.fields.map(({ name }) => name)).toEqual(expect.not.arrayContaining(['on', 'thread', 'author id']))
  })
})
