import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { createDocument, snapshot, toMeeting } from '../../../shared/document'
import { describeTarget } from '../../../shared/document/comment-places'
import { applyReply, planReply, type Reply, readReply, type StoredReply } from '../../../shared/document/replies'
import { signOffsOf } from '../../../shared/document/sign-off'
import { type Comment, changedQuote, comments } from '../../../shared/meeting/comments'
import { record, roster } from '../../../shared/meeting/incident'
import { addEvent, events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'
import { storedComment, storedReply } from '../../support/replies'

const setUp = () => {
  const author = testAuthor('Dana', Date.UTC(2026, 0, 3))
  const doc = createDocument({ title: 'Checkout outage', facilitator: 'Dana' }, author)
  const id = addEvent(doc, author, { text: 'The replica fell behind, and nobody was paged' })
  record.rewrite(doc, 'whatHappened', 'Orders failed.\n\nThe queue was full  for an hour.')
  return { doc, author, id, on: { section: events.name, id, field: 'text' } }
}

const toReply = (more: Partial<StoredReply> = {}): Reply => {
  const read = readReply(JSON.stringify(storedReply(more)))
  if (!read.ok) throw new Error(read.failure.sentence)
  return read.reply
}

const withComment = (more: Partial<StoredReply['comments'][number]>): Reply =>
  toReply({ comments: [storedComment(more)] })

const onlyComment = (doc: Y.Doc): Comment => {
  const [comment, ...more] = snapshot(doc).comments
  if (!comment || more.length > 0) throw new Error(`there are ${more.length + (comment ? 1 : 0)} comments`)
  return comment
}

describe('a comment of a reply', () => {
  test('comes in under its author’s name and time, at the words it is about', () => {
    const { doc, author, on } = setUp()
    applyReply(doc, author, withComment({ on, quote: 'nobody was paged' }))
    expect(onlyComment(doc)).toMatchObject({
      on,
      quote: 'nobody was paged',
      text: 'Which replica was it?',
      createdBy: 'Mira',
      createdAt: Date.UTC(2026, 0, 2, 10),
      thread: '',
    })
    events.rewrite(doc, on.id, 'text', 'The replica fell behind, and nobody at all was paged')
    expect(changedQuote(doc, onlyComment(doc))).toBe('nobody at all was paged')
  })

  test('about a whole text quotes nothing', () => {
    const { doc, author, on } = setUp()
    applyReply(doc, author, withComment({ on, quote: 'The replica fell behind, and nobody was paged' }))
    expect(onlyComment(doc)).toMatchObject({ on, quote: '', anchor: '' })
  })

  test('about one of several paragraphs quotes it as it is written, whatever spaces a page shows', () => {
    const { doc, author } = setUp()
    const on = { section: record.name, id: '', field: 'whatHappened' }
    applyReply(doc, author, withComment({ on, quote: 'The queue was full for an hour.' }))
    expect(onlyComment(doc)).toMatchObject({ on, quote: 'The queue was full  for an hour.' })
    expect(onlyComment(doc).anchor).not.toBe('')
  })

  test('about words that were rewritten since keeps the words it was about', () => {
    const { doc, author, on } = setUp()
    events.rewrite(doc, on.id, 'text', 'Replication stopped')
    applyReply(doc, author, withComment({ on, quote: 'nobody was paged' }))
    expect(onlyComment(doc)).toMatchObject({ on, quote: 'nobody was paged', anchor: '' })
  })

  test('about a row that was removed since comes to its section, with the words it was about', () => {
    const { doc, author, on } = setUp()
    events.remove(doc, on.id, author)
    applyReply(doc, author, withComment({ on, quote: 'nobody was paged' }))
    const comment = onlyComment(doc)
    expect(comment).toMatchObject({ on: { section: events.name, id: '', field: '' }, quote: 'nobody was paged' })
    expect(describeTarget(snapshot(doc), comment.on)).toMatchObject({ title: 'Timeline', isGone: false })
  })

  test.each([
    ['of a section that nobody knows', { section: 'elsewhere', id: 'x', field: 'text' }],
    ['named like a key of every object', { section: '__proto__', id: 'constructor', field: 'toString' }],
    ['of what people say to each other', { section: comments.name, id: 'x', field: 'text' }],
    ['of the document’s own bookkeeping', { section: 'meta', id: '', field: 'id' }],
  ])('about a place %s comes to the whole postmortem', (_what, on) => {
    const { doc, author } = setUp()
    snapshot(doc)
    const roots = [...doc.share.keys()]
    applyReply(doc, author, withComment({ on, quote: 'x' }))
    expect(onlyComment(doc)).toMatchObject({ on: { section: '', id: '', field: '' }, quote: 'x' })
    expect([...doc.share.keys()]).toEqual(roots)
  })

  test('belongs to the person on the roster who has its author’s name', () => {
    const { doc, author } = setUp()
    const mira = roster.add(doc, author, { name: 'Mira' })
    applyReply(doc, author, toReply())
    expect(onlyComment(doc).authorId).toBe(mira)
  })

  test('from a computer whose clock is fast is not written in the future', () => {
    const { doc, author } = setUp()
    applyReply(doc, author, withComment({ writtenAt: '2099-01-01T00:00:00Z' }))
    expect(onlyComment(doc).createdAt).toBe(author.now())
  })
})

describe('importing a reply again', () => {
  test('adds nothing, also after a comment was removed', () => {
    const { doc, author } = setUp()
    const reply = toReply({ signedOffAt: '2026-01-02T10:04:00Z' })
    expect(applyReply(doc, author, reply)).toMatchObject({ fresh: [{}], known: 0, isSigning: true })
    const before = toMeeting(doc)
    expect(applyReply(doc, author, reply)).toEqual({ fresh: [], known: 1, isSigning: false })
    expect(toMeeting(doc)).toEqual(before)
    comments.remove(doc, onlyComment(doc).id, author)
    expect(planReply(doc, reply)).toEqual({ fresh: [], known: 1, isSigning: false })
  })

  test('adds what was written since', () => {
    const { doc, author } = setUp()
    applyReply(doc, author, toReply())
    const later = storedComment({ id: '0123456789abcdef-2', text: 'And who noticed?' })
    expect(applyReply(doc, author, toReply({ comments: [storedComment(), later] }))).toMatchObject({ known: 1 })
    expect(snapshot(doc).comments.map(({ text }) => text)).toEqual(['Which replica was it?', 'And who noticed?'])
  })

  test('with the same comment twice in one file adds it once', () => {
    const { doc, author } = setUp()
    applyReply(doc, author, toReply({ comments: [storedComment(), storedComment()] }))
    expect(onlyComment(doc).text).toBe('Which replica was it?')
  })
})

test('a sign-off says what its author has read', () => {
  const { doc, author } = setUp()
  applyReply(doc, author, toReply({ comments: [], signedOffAt: '2026-01-02T10:04:00Z' }))
  expect(signOffsOf(snapshot(doc).signOffs)).toMatchObject([
    { name: 'Mira', at: Date.UTC(2026, 0, 2, 10, 4), version: 'v1' },
  ])
})

test('whatever a reply is about, all of its comments are in the document', () => {
  const word = fc.oneof(fc.constantFrom('__proto__', 'constructor', '', 'text', events.name, record.name), fc.string())
  fc.assert(
    fc.property(
      fc.array(fc.record({ section: word, id: word, field: word, quote: fc.string({ maxLength: 300 }) }), {
        maxLength: 5,
      }),
      (places) => {
        const { doc, author } = setUp()
        const list = places.map(({ quote, ...on }, index) =>
          storedComment({ id: `0123456789abcdef-${index}`, on, quote, text: `Comment ${index}` }),
        )
        applyReply(doc, author, toReply({ comments: list }))
        expect(snapshot(doc).comments).toHaveLength(list.length)
        expect(snapshot(doc).invalid).toEqual([])
      },
    ),
  )
})
