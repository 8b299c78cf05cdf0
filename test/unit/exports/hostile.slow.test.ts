// @vitest-environment jsdom
import { createHash } from 'node:crypto'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { createDocument, snapshot, toMeeting } from '../../../shared/document'
import { type ExportFormat, exportFormats } from '../../../shared/document/exports'
import { record } from '../../../shared/meeting/incident'
import { addAction } from '../../../shared/stages/actions/model'
import { addLesson, closing } from '../../../shared/stages/closing/model'
import { addCause } from '../../../shared/stages/fishbone/model'
import { addProblem, answerWhy } from '../../../shared/stages/five-whys/model'
import { addMeasure, impact } from '../../../shared/stages/impact/model'
import { addEvent } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { readCalendar } from '../../support/calendar'
import { fc } from '../../support/fast-check'

const hostile = fc.constantFrom(
  ...['=HYPERLINK("https://evil.example")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '"', '","', '\n=1'],
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</style><svg onload=alert(1)>', '<!--', ']]>'],
  ...['[x](javascript:alert(1))', '](javascript:alert(1))', '<javascript:alert(1)>', 'javascript:alert(1)', '![x](y)'],
  ...[
    '[a]: javascript:alert(1)',
    '<b>x</b>',
    '&lt;script&gt;',
    '```',
    '```mermaid\nflowchart LR',
    '| a |',
    '# x',
    '---',
  ],
  ...['"]:::x', 'end', '%%{init: {}}%%', 'click n0 "javascript:alert(1)"', '\u0000', '\u001b[31m', '\ud800', '\udfff'],
  ...[
    '\u2028',
    '\u2029',
    '\u0085',
    '\u202egnp.exe',
    '\u2066x',
    'https://ok.example/"onclick="alert(1)',
    'data:text/html,x',
  ],
)
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: hostile }, fc.string({ unit: 'binary', maxLength: 12 })), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((parts) => fc.constantFrom(parts.join(' '), parts.join('')))

/** A document with texts in every part that an export has. */
const createDocumentOf = (texts: readonly string[]) => {
  const author = testAuthor()
  let at = 0
  const next = (): string => texts[at++ % texts.length] ?? ''
  const doc = createDocument({ title: next(), facilitator: next() }, author)
  record.change(doc, { severity: next(), owner: next(), services: [next()], tags: [next()], incidentId: next() })
  for (const field of ['whatHappened', 'whatMadeItPossible', 'whyNotCaughtEarlier'] as const)
    record.rewrite(doc, field, next())
  closing.rewrite(doc, 'summary', next())
  impact.rewrite(doc, 'felt', next())
  addMeasure(doc, author, { text: next(), amount: next(), source: next() })
  addEvent(doc, author, { at: 0, text: next(), source: next(), who: next(), knownThen: next() })
  addAction(doc, author, { text: next(), owner: next(), ticket: next(), criterion: next() })
  addAction(doc, author, { text: next(), owner: next(), criterion: next(), due: '2026-03-01', status: 'in-progress' })
  addLesson(doc, author, 'well', next())
  addCause(doc, author, 'process', next())
  answerWhy(doc, author, addProblem(doc, author, next()), null, next())
  return doc
}

const safeLink = /^(?:https?:\/\/|mailto:)/

const checkElements = (page: Document): void => {
  expect(
    page.querySelectorAll('script, iframe, object, embed, img, image, base, link, form, foreignObject').length,
  ).toBe(0)
  for (const element of page.querySelectorAll('*'))
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^style$|^src$/i)
      if (/href$/i.test(name)) expect(value).toMatch(safeLink)
    }
}

/** Takes out what a page to comment on has of ours: its script, which its policy knows, and its forms. */
const takeOwnParts = (page: Document): void => {
  const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? ''
  for (const script of page.querySelectorAll('script')) {
    expect(policy).toContain(`'sha256-${createHash('sha256').update(script.text).digest('base64')}'`)
    script.remove()
  }
  for (const { target, action } of page.querySelectorAll('form')) expect([target, action]).toEqual(['', page.URL])
  for (const own of page.querySelectorAll('#reply-form, #reply-ask, #reply-finish')) own.remove()
  for (const { dataset } of page.querySelectorAll<HTMLElement>('[data-about]'))
    expect(JSON.parse(dataset.about ?? '')).toHaveLength(3)
}

type Node = { type: string; url?: string; value?: string; children?: Node[] }

const checkMarkdown = (written: string): void => {
  const visit = ({ type, url = '', value = '', children = [] }: Node): void => {
    if (type === 'html') expect(value).toMatch(/^<br\s*\/?>$/)
    if (type === 'link' || type === 'definition') expect(url).toMatch(safeLink)
    expect(type).not.toBe('image')
    children.forEach(visit)
  }
  visit(fromMarkdown(written, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node)
}

/** What must hold of a file of each type, whatever texts are in it. */
const checks: Readonly<Record<string, (written: string) => void>> = {
  'text/markdown': checkMarkdown,
  'text/html': (written) => {
    const page = new DOMParser().parseFromString(written, 'text/html')
    expect(page.querySelectorAll('script').length).toBeLessThanOrEqual(written.includes('id="reply"') ? 1 : 0)
    takeOwnParts(page)
    checkElements(page)
    expect(page.querySelectorAll('style').length).toBe(1)
  },
  'application/pdf': (written) => checks['text/html']?.(written),
  'image/svg+xml': (written) => {
    const page = new DOMParser().parseFromString(written, 'image/svg+xml')
    expect(page.querySelector('parsererror')).toBeNull()
    checkElements(page)
  },
  'text/csv': (written) => {
    const { data } = Papa.parse<string[]>(written.replace(/^\ufeff/, ''), { delimiter: ',' })
    for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  },
  'text/plain': (written) => expect(written).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029]/u),
  'text/x-shellscript': (written) => {
    expect(written).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u)
    // Outside of single quotes, only what we have written remains.
    const [, ...calls] = written.replace(/'[^']*'/g, 'Q').split('\n}\n')
    expect(calls.join('').replace(/Q(?:\\'Q)*/g, 'Q')).toMatch(
      /^\n(?:create Q Q(?: Q)? "\$@" \|\| failed=1\n)*exit "\$failed"\n$/,
    )
  },
  'text/calendar': (written) => expect(readCalendar(written).name).toBe('VCALENDAR'),
  'application/json': (written) => expect(() => JSON.parse(written)).not.toThrow(),
}

describe.each(exportFormats)('the export format $id', (format: ExportFormat) => {
  it('runs nothing, links nowhere else and stays what it is, whatever the texts are', () => {
    const check = checks[format.mediaType]
    if (!check) throw new Error(`Say what must hold of ${format.mediaType}.`)
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        const doc = createDocumentOf(texts)
        const source = { snapshot: snapshot(doc), content: () => toMeeting(doc), now: 0 }
        check(format.render(source))
        const copied = format.renderForClipboard?.(source)
        if (!copied) return
        checkElements(new DOMParser().parseFromString(copied.html, 'text/html'))
        checkMarkdown(copied.text)
      }),
      { numRuns: 20 },
    )
  })
})
