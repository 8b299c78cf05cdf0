import { describe, expect, test } from 'vitest'
import { isReply, type ReadReply, readReply } from '../../../shared/document/replies'
import { fc } from '../../support/fast-check'
import { storedComment, storedReply } from '../../support/replies'

const read = (value: unknown): ReadReply => readReply(JSON.stringify(value))

const code = (result: ReadReply): string => (result.ok ? 'ok' : result.failure.code)

test('a reply is read as it was saved', () => {
  const result = read(storedReply({ signedOffAt: '2026-01-02T10:04:00.000Z' }))
  expect(result).toMatchObject({
    ok: true,
    reply: {
      name: 'Mira',
      signedOffAt: Date.UTC(2026, 0, 2, 10, 4),
      comments: [{ text: 'Which replica was it?', writtenAt: Date.UTC(2026, 0, 2, 10) }],
    },
  })
})

test('a file is known as a reply by its format, and not by words in it', () => {
  expect(isReply(JSON.stringify(storedReply()))).toBe(true)
  expect(isReply(JSON.stringify(storedReply(), null, 2))).toBe(true)
  expect(isReply(JSON.stringify({ text: '"format":"debrief-reply"' }))).toBe(false)
  expect(isReply('format debrief-reply')).toBe(false)
})

describe('a file that is no usable reply', () => {
  test.each([
    ['cut off', JSON.stringify(storedReply()).slice(0, -3), 'damaged'],
    ['nested a hundred thousand times', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'invalid'],
    ['nested within its comments', JSON.stringify(storedReply()).replace('[', '['.repeat(50_000)), 'damaged'],
    ['of 10 MB', JSON.stringify(storedReply({ name: 'x'.repeat(10_000_000) })), 'too-large'],
    ['of a newer version', JSON.stringify({ ...storedReply(), version: 2, more: [] }), 'newer'],
    ['without comments', JSON.stringify({ ...storedReply(), comments: undefined }), 'invalid'],
    ['with the key __proto__', JSON.stringify(storedReply()).replace('{', '{"__proto__":{"ok":true},'), 'invalid'],
    ['with a key of its own', JSON.stringify({ ...storedReply(), extra: 1 }), 'invalid'],
    ['null', 'null', 'invalid'],
    ['a number', '7', 'invalid'],
  ])('%s is refused with a sentence that says what is safe and what to do', (_what, text, expected) => {
    const result = readReply(text)
    expect(code(result)).toBe(expected)
    expect(result.ok || result.failure.sentence).toMatch(
      /^This reply .+ Nothing was added, and the file is unchanged\. .+\.$/,
    )
  })

  test.each([
    ['a name that shows nothing', { name: '\u200b\u202e \u0000' }, 'the name of its author'],
    ['a name of 200 characters', { name: 'x'.repeat(200) }, 'the name of its author'],
    ['501 comments', { comments: Array.from({ length: 501 }, () => storedComment()) }, 'its comments'],
    ['an empty comment', { comments: [storedComment({ text: ' \n' })] }, 'its comments'],
    ['a comment of 10,001 characters', { comments: [storedComment({ text: 'x'.repeat(10_001) })] }, 'its comments'],
    ['an id that is a key of every object', { comments: [storedComment({ id: '__proto__' })] }, 'its comments'],
    [
      'a document with such an id',
      { document: { id: 'constructor', title: '', content: '' } },
      'the postmortem it is about',
    ],
    ['a date that is none', { savedAt: 'yesterday' }, 'its date'],
    ['a sign-off without a time', { signedOffAt: 'yes' }, 'its sign-off'],
  ])('%s is named', (_what, more, part) => {
    const result = read(storedReply(more as object))
    expect(code(result)).toBe('invalid')
    expect(result.ok || result.failure.sentence).toContain(`can’t read ${part}.`)
  })
})

test('a name keeps its letters in any script, and loses what is not shown', () => {
  const result = read(storedReply({ name: ' \u202eمريم\u0000 O’Neill ' }))
  expect(result.ok && result.reply.name).toBe('مريم  O’Neill')
})

test('whatever a file holds, reading it gives a reply or a sentence', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((value) => `{"format":"debrief-reply","version":1,"comments":${value}}`),
      ),
      (text) => {
        const result = readReply(text)
        expect(result.ok || result.failure.sentence).toMatch(/\.$/)
      },
    ),
  )
})
