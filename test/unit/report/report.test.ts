import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as toPlainText } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { snapshot } from '../../../shared/document'
import { createReport, durationText, reportTitle, toMarkdown } from '../../../shared/document/report'
import { addAction } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'
import { gitlab } from '../../support/gitlab-2017'
import { createGitlabDocument } from '../../support/gitlab-document'

const parse = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

describe('the report', () => {
  it('contains every event, why, cause, action and lesson', () => {
    const snap = snapshot(createGitlabDocument(testAuthor()))
    const text = toPlainText(parse(toMarkdown(reportTitle(snap), createReport(snap, 0)))).replace(
      /#(\d+);/g,
      (_, letter) => String.fromCodePoint(letter),
    )
    for (const { text: event } of gitlab.events) expect(text).toContain(event)
    for (const { text: problem, chain, shows } of gitlab.problems) {
      for (const one of [problem, shows, ...chain.map((answer) => answer.text)]) expect(text).toContain(one)
    }
    for (const { text: cause } of gitlab.causes) expect(text).toContain(cause)
    for (const { text: action, criterion, owner } of gitlab.actions)
      for (const one of [action, criterion, owner]) expect(text).toContain(one)
    for (const { text: lesson } of gitlab.lessons) expect(text).toContain(lesson)
    for (const one of [gitlab.whatHappened, gitlab.summary, gitlab.goal, ...gitlab.parking]) expect(text).toContain(one)
  })

  it('shows in Markdown exactly the text that was typed', () => {
    const printable = fc
      .string({ unit: fc.constantFrom(...'ab1 .-+#*_`[]()<>|!~\\&;=:/'), minLength: 1, maxLength: 30 })
      .map((text) => text.replace(/ +/g, ' ').trim())
      .filter((text) => text !== '' && !text.includes('//'))
    fc.assert(
      fc.property(printable, (text) => {
        const [heading, paragraph, list] = parse(
          toMarkdown(text, [
            { type: 'paragraph', text },
            { type: 'list', items: [{ text }] },
          ]),
        ).children
        for (const node of [heading, paragraph, list]) expect(node && toPlainText(node)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps vertical bars and line breaks within their table cell', () => {
    const table = parse(
      toMarkdown('t', [{ type: 'table', columns: [{ title: 'a' }, { title: 'b' }], rows: [['x | y\nz', '2']] }]),
    ).children[1]
    expect(table?.type === 'table' && table.children[1]?.children).toHaveLength(2)
  })
})

describe('figures', () => {
  it.each([
    [45_000, '45 s'],
    [40 * 60_000, '40 min'],
    [3 * 3_600_000, '3 h'],
    [18 * 3_600_000 + 40 * 60_000, '18 h 40 min'],
    [51 * 3_600_000, '2 d 3 h'],
  ])('%i ms is %s', (length, text) => expect(durationText(length)).toBe(text))
})

describe('the actions', () => {
  const withActions = (count: number): string => {
    const doc = new Y.Doc()
    const author = testAuthor()
    for (let i = 0; i < count; i += 1)
      addAction(doc, author, { text: `Change ${i}`, priority: i === count - 1 ? 'high' : 'medium' })
    return toMarkdown('Outage', createReport(snapshot(doc), 0))
  }

  it('all stand at the start if they are few', () => {
    const report = withActions(7)
    expect(report.match(/Change \d/g)).toHaveLength(7)
    expect(report).toContain('## Key actions')
    expect(report).not.toContain('## Other actions')
  })

  it('of a longer list are split: those with the highest priority at the start, the rest at the end, each once', () => {
    const [before = '', after = ''] = withActions(12).split('## Other actions')
    expect(before.match(/Change \d+/g)).toEqual(['Change 11', 'Change 0', 'Change 1', 'Change 2', 'Change 3'])
    expect(after.match(/Change \d+/g)).toHaveLength(7)
  })
})
