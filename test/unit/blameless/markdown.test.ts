import { describe, expect, it } from 'vitest'
import { findBlame } from '../../../shared/libs/blameless'

const marked = (text: string) => findBlame(text, { markdown: true }).map((finding) => finding.text)

describe('Markdown', () => {
  it.each([
    ['a fence', '```\nJohn broke the build\n```\n'],
    ['a fence with a language', '~~~ text\nJohn broke the build\n~~~\n'],
    ['an open fence', '```\nJohn broke the build\n'],
    ['indented code', 'Log:\n\n    John broke the build\n'],
    ['a code span', 'It printed `John broke the build`.'],
    ['a long code span', 'It printed ``John ` broke the build``.'],
    ['a quote', '> John broke the build\n'],
    ['a link target', 'See [the ticket](https://example.org/john-broke-the-build).'],
    ['a reference', '[1]: https://example.org "John broke the build"\n'],
    ['HTML', 'Fine <span title="John broke the build">here</span>.'],
    ['a comment', '<!-- John broke the build -->\n'],
    ['front matter', '---\ntitle: John broke the build\n---\n\nAll is well.\n'],
    ["a table's header", '| John broke the build | b |\n|---|---|\n| c | d |\n'],
  ])('leaves out %s', (_what, text) => expect(marked(text)).toEqual([]))

  it.each([
    ['a paragraph', 'John broke the build.\n', 'John broke'],
    ['an item', '- one\n- John broke the build\n', 'John broke'],
    ['a heading', '## John broke the build\n', 'John broke'],
    ['a table cell', '| a | b |\n|---|---|\n| c | John broke the build |\n', 'John broke'],
    ['emphasis', '**John** _broke_ the build.\n', 'John** _broke'],
    ["a link's text", '[John broke the build](https://example.org)\n', 'John broke'],
    ['text after a fence', '```\nx\n```\nJohn broke the build\n', 'John broke'],
    ['wrapped lines', 'In the end it turned out that on the second day of it John\nbroke the build.\n', 'John\nbroke'],
  ])('reads %s', (_what, text, expected) => expect(marked(text)).toEqual([expected]))

  it('keeps the offsets of the source', () => {
    const text = '# A\n\n```\ncode\n```\n\nThen **John** broke it.\n'
    const [finding] = findBlame(text, { markdown: true })
    expect(text.slice(finding?.start, finding?.end)).toBe(finding?.text)
    expect(finding?.start).toBe(text.indexOf('John'))
  })
})
