import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { snapshot } from '../../../shared/document'
import { createReport, toMarkdown } from '../../../shared/document/report'
import { toMermaid } from '../../../shared/document/report/mermaid'
import type { Drawing } from '../../../shared/stages/drawing'
import { addCause } from '../../../shared/stages/fishbone/model'
import { addProblem, answerWhy } from '../../../shared/stages/five-whys/model'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'

const drawingOf = (texts: readonly string[], arrowsTo: Drawing['arrowsTo'] = 'root'): Drawing => ({
  title: 'Drawing',
  arrowsTo,
  root: {
    text: texts[0] ?? '',
    children: texts.slice(1).map((text, index) => ({
      text,
      ...(index % 2 === 0 && { note: text, isStrong: true }),
      children: [],
    })),
  },
  draw: () => ({ width: 0, height: 0, lines: [], texts: [] }),
})

const markdownOf = (drawing: Drawing): string =>
  toMarkdown('Title', [
    { type: 'drawing', drawing, instead: [{ type: 'paragraph', text: 'In words' }] },
    { type: 'paragraph', text: 'What follows' },
  ])

/** The lines that a diagram consists of. Within a label, what is not a number of a character has no meaning to Mermaid. */
const lineTypes =
  /^(?:flowchart LR| {2}n\d+\["(?:#\d+;|<br>|[^"#;`<>&[\]{}|\\$%@:*_~^=+])*"\](?::::strong)?| {2}n\d+ --> n\d+| {2}classDef strong stroke-width:3px)$/u

const labelsOf = (diagram: string): string[] =>
  [...diagram.matchAll(/\["(.*)"\]/g)].map(([, label = '']) =>
    label
      .replaceAll('<br>', ' ')
      .replace(/#(\d+);/g, (_, letter) => String.fromCodePoint(letter))
      .replaceAll('\u2060', ''),
  )

const asShown = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}]|\s/gu, ' ')
    .replaceAll('ﬂ', 'fl')
    .replaceAll('\u2060', '')
    .replace(/\s+/g, ' ')
    .trim()

/** What has a meaning to Mermaid or to the Markdown within its labels; each was drawn by Mermaid 11 in a browser. */
const hostile = fc.constantFrom(
  ...['"', '`', '```', '~~~', '#', '#quot;', '#35;', ';', 'end', '[x]', '{a}', '(b)', '|c|', '<b>x</b>', '&amp;'],
  ...['%%', '%%{init: {}}%%', '1. one', '- two', '* three', '**b**', '_i_', 'www.example.com', 'a@b.example'],
  ...['https://x.example/a?b=c#d', 'fa:fa-user', '$$x^2$$', 'style x:y#z;', 'classDef a fill:#f00;', 'click n0 "x"'],
  ...['subgraph', '-->', '---', 'ﬂ°°35¶ß', 'C:\\new', '@{ shape: x }', 'direction TB', 'Direction  rl', '🔥', '\n'],
  ...['\r', '\u2028', '\t', '\u0000', '\ud800', '    ', 'مرحبا', '日本語', '👩‍👩‍👧', '+', '>', '===', '9.6', '3.'],
)
const text = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 5 })
  .chain((parts) => fc.constantFrom(parts.join(' '), parts.join('')))

describe('a drawing in Markdown', () => {
  it('follows its words as one Mermaid diagram that shows each text exactly, whatever the texts are', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('root', 'leaves'),
        (texts, arrowsTo) => {
          const [, words, code, after, ...more] = fromMarkdown(markdownOf(drawingOf(texts, arrowsTo))).children
          if (code?.type !== 'code') throw new Error('no code block')
          expect(words?.type).toBe('paragraph')
          expect(code.lang).toBe('mermaid')
          expect(after?.type).toBe('paragraph')
          expect(more).toEqual([])
          const lines = code.value.split('\n')
          for (const line of lines) {
            expect(line).toMatch(lineTypes)
            // Found by Mermaid anywhere in a line.
            expect(line).not.toMatch(/direction\s+(?:TB|BT|RL|LR|TD)/i)
          }
          const [root, ...children] = texts.map(asShown)
          expect(labelsOf(code.value).map((label) => label.trim())).toEqual([
            root,
            ...children.map((child, index) => asShown(index % 2 === 0 ? `${child} ${child}` : child)),
          ])
          expect(lines.filter((line) => line.includes('-->'))).toHaveLength(texts.length - 1)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('leaves plain sentences readable as they are', () => {
    const sentence = 'Re-seeding 4.5 GB (by hand) wasn’t tried, was it? At 60 Mbit/s, no.'
    expect(toMermaid(drawingOf([sentence]))).toContain(`["${sentence}"]`)
  })

  it('that is larger than Mermaid draws is written in words alone', () => {
    const many = Array.from({ length: 500 }, (_, index) => `Cause ${index}`)
    expect(toMermaid(drawingOf(many))).toBeUndefined()
    expect(markdownOf(drawingOf(many))).toContain('In words')
    expect(markdownOf(drawingOf(many))).not.toContain('mermaid')
    expect(markdownOf(drawingOf(many.slice(0, 60)))).toContain('mermaid')
  })

  it('cuts long texts after a word, since the words above have all of them', () => {
    const [label = ''] = labelsOf(toMermaid(drawingOf([`${'long '.repeat(20_000)}end`])) ?? '')
    expect(label).toMatch(/^(?:long )+…$/)
    expect(label.length).toBeLessThanOrEqual(120)
  })
})

describe('the report in Markdown', () => {
  it('has the causes and the answers in words, then draws them toward what happened and away from their problem', () => {
    const doc = new Y.Doc()
    const author = testAuthor()
    addCause(doc, author, 'process', 'Nobody tests backups')
    const problem = addProblem(doc, author, 'Data was lost')
    answerWhy(doc, author, problem, null, 'The copy was old')
    const text = toMarkdown('Outage', createReport(snapshot(doc), 0))
    expect(text.match(/```mermaid/g)).toHaveLength(2)
    expect(text.match(/Nobody tests backups/g)).toHaveLength(2)
    expect(text.match(/The copy was old/g)).toHaveLength(2)
    expect(text.match(/Data was lost/g)).toHaveLength(2)
    expect(text).toContain('n0["Data was lost"]:::strong\n  n1["The copy was old"]\n  n0 --> n1')
    expect(text).toContain('n1["Process"]\n  n2["Nobody tests backups"]\n  n2 --> n1\n  n1 --> n0')
  })
})
