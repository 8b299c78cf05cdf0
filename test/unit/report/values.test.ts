import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDocument, toMeeting } from '../../../shared/document'
import { toMarkdown } from '../../../shared/document/report'
import { safeLink, splitAtLinks } from '../../../shared/document/report/safe-link'
import { encodeFile, parseFile } from '../../../shared/file'
import { documentIdSchema } from '../../../shared/protocol/document-id'

describe('a link in a document', () => {
  test.each(['https://example.com/a?b=c#d', 'HTTP://example.com', 'http://[::1]:80/', 'mailto:ann@example.com'])(
    '%s may be opened',
    (link) => expect(safeLink(link)).toBe(link),
  )
  test.each([
    'httpx://evil',
    'http:evil',
    'https:///evil',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'debrief://join#x',
    'mailto:',
    'https://a b',
    'https://a\nb',
    '',
  ])('%j may not be opened', (link) => expect(safeLink(link)).toBeUndefined())
})

test.each([
  ['the plan (https://a.example/plan), then', 'https://a.example/plan'],
  ['It is on https://a.example/x_(y).', 'https://a.example/x_(y)'],
  ['https://a.example/?q=1!?', 'https://a.example/?q=1'],
  ['See “https://a.example”…', 'https://a.example'],
])('in %j, the link ends before what ends the sentence', (text, link) => {
  expect(splitAtLinks(text).flatMap((piece) => piece.link ?? [])).toEqual([link])
  expect(
    splitAtLinks(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
  expect(toMarkdown('', [{ type: 'paragraph', text }])).toContain(`<${link}>`)
})

const breaks = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029']

describe('a line break in a typed text', () => {
  test.each(breaks.map((one) => [JSON.stringify(one), one]))(
    '%s cannot add a heading to the Markdown',
    (_name, one) => {
      const evil = `harmless${one}# Injected`
      const markdown = toMarkdown(evil, [
        { type: 'heading', level: 2, text: evil },
        { type: 'paragraph', text: evil, label: evil },
        { type: 'quote', text: evil },
        { type: 'list', isOrdered: false, items: [{ text: evil, items: [{ text: evil }] }] },
        { type: 'facts', items: [{ label: evil, text: evil }] },
        {
          type: 'table',
          columns: [{ title: evil }, { title: evil }],
          rows: [[evil, { text: evil, details: [{ label: evil, text: evil }] }]],
        },
      ])
      const lines = markdown.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
      expect(lines.filter((line) => /^[\s>|-]*#+ Injected/.test(line))).toEqual([])
      for (const other of breaks.slice(1)) expect(markdown).not.toContain(other)
    },
  )
})

describe('the id of a document', () => {
  const file = (id: string) => {
    const doc = createDocument({ title: 'T' }, { name: '', now: () => 0, newId: () => 'x' })
    return encodeFile({ id, title: 'T', savedAt: '', meeting: toMeeting(doc), crdt: Y.encodeStateAsUpdate(doc) })
  }
  const evil = [
    '',
    '..',
    '../../etc',
    'a/b',
    'a\nb',
    '__proto__',
    'constructor',
    'toString',
    'x'.repeat(65),
    'ä',
    'a b',
  ]

  test.each(evil.map((id) => [id]))('%j is rejected in a file and in every request', (id) => {
    expect(documentIdSchema.safeParse(id).success).toBe(false)
    const parsed = parseFile(file(id))
    expect(parsed.ok).toBe(false)
    expect(parsed.ok || parsed.problem.code).toBe('damaged')
  })

  test('is accepted if the app created it', () => {
    const id = '2f1c1f6e-7a1b-4c83-8d5a-0f3b6f6f1c11'
    expect(parseFile(file(id)).ok).toBe(true)
  })
})
