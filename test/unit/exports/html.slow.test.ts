// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { toHtmlBody, toHtmlPage } from '../../../shared/document/exports/html'
import type { Block } from '../../../shared/document/report'
import type { Drawing } from '../../../shared/stages/drawing'
import { drawingOf as drawFishboneOf } from '../../../shared/stages/fishbone/picture'
import { fc } from '../../support/fast-check'

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')

const drawingWith = (text: string): Drawing => {
  const cause = {
    id: 'cause',
    text,
    ref: { section: 'causes', id: 'cause', field: 'text' },
    votes: 2,
    isRootCause: true,
  }
  return drawFishboneOf([{ id: 'own', title: text, isOwn: true, isTray: false, causes: [cause] }], text)
}

/** Blocks of every type with one text in each place that can have one. */
const blocksWith = (text: string): Block[] => [
  { type: 'heading', level: 2, text },
  { type: 'paragraph', label: text, text },
  { type: 'quote', text },
  { type: 'list', items: [{ text, isDone: true, items: [{ text }] }] },
  { type: 'facts', items: [{ label: text, text }] },
  { type: 'table', columns: [{ title: text }], rows: [[text], [{ text, details: [{ label: text, text }] }]] },
  { type: 'folded', title: text, blocks: [{ type: 'paragraph', text }] },
  { type: 'drawing', drawing: drawingWith(text), instead: [{ type: 'paragraph', text }] },
  { type: 'view', stage: 'none', instead: [{ type: 'paragraph', text }] },
]

const allowed = new Set(
  'a bdi blockquote body br circle dd div dl dt em figure g h1 h2 h3 h4 head html li line main meta ol p path small strong style svg table tbody td text th thead title tr tspan ul'.split(
    ' ',
  ),
)

describe('an exported page', () => {
  it('contains no element, attribute or address that a text asks for, whatever the text is', () => {
    const hostile = fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '</style><svg onload=alert(1)>',
      '</title><base href=//evil.example>',
      'javascript:alert(1)',
      'https://ok.example/"onclick="alert(1)',
      '<!--',
      ']]>',
      '&lt;b&gt;',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 4 }),
        (texts) => {
          const text = texts.join(' ')
          const page = parse(toHtmlPage(text, blocksWith(text)))
          for (const element of page.querySelectorAll('*')) {
            expect(allowed).toContain(element.localName)
            for (const { name, value } of element.attributes) {
              if (element.namespaceURI?.endsWith('svg')) expect(name).not.toMatch(/^on|href|style/)
              else
                expect(name).toMatch(
                  /^(?:tabindex|aria-label|lang|charset|name|content|http-equiv|dir|class|scope|href|rel)$/,
                )
              if (name === 'href') expect(value).toMatch(/^https?:\/\//)
            }
          }
        },
      ),
    )
  })

  it('shows a text as it was written, with its line breaks and addresses', () => {
    const page = parse(
      toHtmlPage('A & B', [{ type: 'paragraph', text: 'One <two>\nsee https://example.com/?a=1&b=2' }]),
    )
    expect(page.title).toBe('A & B')
    const paragraph = page.querySelector('p')
    expect(paragraph?.innerHTML).toContain('One &lt;two&gt;<br>see ')
    expect(paragraph?.querySelector('a')?.href).toBe('https://example.com/?a=1&b=2')
  })

  it('has a running header of any text, which ends neither its rule nor the style sheet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const running = `${text}"}</style>\\`
        const page = parse(toHtmlPage('Outage', [], { running }))
        const rule = /@top-left \{ content: "((?:[^"\\]|\\[\da-f]+ )*)"; /.exec(
          page.querySelector('style')?.textContent ?? '',
        )
        expect(page.querySelectorAll('style')).toHaveLength(1)
        const shown = rule?.[1]?.replace(/\\([\da-f]+) /g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
        expect(shown?.length).toBeGreaterThan(0)
        expect(shown).toContain('}</style>')
      }),
    )
  })

  it('has words for a phone in place of each drawing, and on paper only for one that no page has room for', () => {
    const drawn = (width: number, breaks?: number[]): Document =>
      parse(
        toHtmlPage('Outage', [
          {
            type: 'drawing',
            drawing: {
              ...drawingWith('Cause'),
              draw: () => ({ width, height: 3_000, lines: [], texts: [], ...(breaks && { breaks }) }),
            },
            instead: [{ type: 'paragraph', text: 'In words' }],
          },
        ]),
      )
    for (const [page, isPrinted] of [
      [drawn(700), false],
      [drawn(700, [1_000, 2_000]), true],
      [drawn(2_000, [1_000, 2_000]), false],
    ] as const) {
      expect(page.querySelector('.words')?.textContent?.trim()).toBe('In words')
      expect(page.querySelector('figure')?.classList.contains('screen')).toBe(!isPrinted)
      expect(page.querySelector('.words')?.classList.contains('paper')).toBe(!isPrinted)
    }
    expect(drawn(700, [1_000, 2_000]).querySelectorAll('figure.divided > svg')).toHaveLength(3)
  })

  it('is copied without drawings and lists of definitions, which other editors do not take', () => {
    const copied = parse(toHtmlBody(blocksWith('words')))
    expect(copied.querySelectorAll('svg, figure, dl, dt, style')).toHaveLength(0)
    expect([...copied.querySelectorAll('li')].map(({ textContent }) => textContent)).toContain('words: words')
  })

  it('loads nothing and runs nothing', () => {
    const page = parse(toHtmlPage('Outage', blocksWith('text')))
    expect(page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toContain(
      "default-src 'none'",
    )
    expect(page.querySelectorAll('script, link, img, iframe, object')).toHaveLength(0)
  })
})
