import { describe, expect, it } from 'vitest'
import { ImportError, importTimeline } from '../../../shared/libs/timeline-import'
import { fc } from '../../support/fast-check'
import { growth, LINEAR_GROWTH } from '../../support/growth'
import { type TimelineRow as Row, randomTimelines } from '../../support/random-timelines'

const words = ['disk', 'full', 'Ana', 'café', '🔥', '50 %', 'v1.9', 'the', 'queue,', '(eu)', 'again.', 'a&b', '5 < 6']
const rowsOfWords = randomTimelines(words, { maxWords: 7, maxRows: 20 })

const iso = (at: number): string => new Date(at).toISOString()
const time = (at: number): string => `${iso(at).slice(0, 10)} ${iso(at).slice(11, 16)}`
const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const writers: Record<string, [string, (rows: Row[]) => string]> = {
  'a table in HTML': [
    'html',
    (rows) =>
      `<html><body><h2>Timeline (UTC)</h2><table><tr><th>Time<th>Event</tr>${rows.map(({ at, text }) => `<tr><td><p>${time(at)}</p></td><td><span>${escapeHtml(text)}</span></td></tr>`).join('')}</table></body></html>`,
  ],
  'a list in HTML': [
    'html',
    (rows) =>
      `<html><body><h2>Timeline (UTC)</h2><ul>${rows.map(({ at, text }) => `<li><b>${time(at)}</b>: ${escapeHtml(text)}`).join('\n')}</ul></body></html>`,
  ],
  'a table in AsciiDoc': [
    'asciidoc',
    (rows) =>
      `= Outage\n\n== Timeline (UTC)\n\n|===\n|Time |Event\n\n${rows.map(({ at, text }) => `|${time(at)}\n|${text}\n`).join('\n')}|===\n`,
  ],
  'terms in AsciiDoc': [
    'asciidoc',
    (rows) => `= Outage\n\n== Timeline (UTC)\n\n${rows.map(({ at, text }) => `${time(at)}:: ${text}`).join('\n')}\n`,
  ],
  'a list-table in reStructuredText': [
    'rst',
    (rows) =>
      `Outage\n******\n\nTimeline (UTC)\n==============\n\n.. list-table::\n   :header-rows: 1\n\n   * - Time\n     - Event\n${rows.map(({ at, text }) => `   * - ${time(at)}\n     - ${text}\n`).join('')}`,
  ],
  'headings in Org': [
    'org',
    (rows) =>
      `#+TITLE: Outage\n* Timeline (UTC)\n${rows.map(({ at, text }) => `** <${iso(at).slice(0, 10)} Mon ${iso(at).slice(11, 16)}> ${text}\n`).join('')}`,
  ],
  'a table in Org': [
    'org',
    (rows) =>
      `#+TITLE: Outage\n* Timeline (UTC)\n| Time | Event |\n|---+---|\n${rows.map(({ at, text }) => `| ${time(at)} | ${text} |`).join('\n')}\n`,
  ],
  'a table of Jira': [
    'jira',
    (rows) =>
      `h2. Timeline (UTC)\n\n||Time||Event||\n${rows.map(({ at, text }) => `|${time(at)}|${text}|`).join('\n')}\n`,
  ],
  'a table of MediaWiki': [
    'media-wiki',
    (rows) =>
      `== Timeline (UTC) ==\n{| class="wikitable"\n! Time !! Event\n${rows.map(({ at, text }) => `|-\n| ${time(at)} || ${text}\n`).join('')}|}\n`,
  ],
  'a mail': [
    'mail',
    (rows) =>
      `From: Ana <a@example.org>\nTo: b@example.org\nDate: Mon, 2 Jun 2025 09:00:00 +0000\nSubject: Outage\n\nTimeline (UTC)\n\n${rows.map(({ at, text }) => `- ${time(at)} UTC: ${text}`).join('\n')}\n`,
  ],
}

describe.each(Object.entries(writers))('%s', (_, [format, write]) => {
  it('is recognized, and reads back as it was written', () => {
    fc.assert(
      fc.property(rowsOfWords, (rows) => {
        const result = importTimeline(write(rows))
        expect(result.format).toBe(format)
        expect(result.events.map(({ at, text }) => ({ at, text }))).toEqual(
          rows.map(({ at, text }) => ({ at: iso(at), text })),
        )
      }),
      { numRuns: 15 },
    )
  })
})

const sign = fc.constantFrom(
  ...'< > </ /> <constructor> <__proto__> <p> <li> <ul> </ul> <table> <td> <tr> </table> <b> </b> <!-- --> <pre> <a href="x"> <dt> <time datetime= " \' = & &#x | || |=== |- {| |} {{ }} [[ ]] [ ] * ** - # == === .. :: : + +--+ ~~~ \\ {code} h2. TODO <2024-03-01 :END: \n \n\n 14:05 2024-03-01 wrote: > On From: Timeline =?utf-8?B? ?='.split(
    ' ',
  ),
)

describe('any order of signs', () => {
  it.each(['html', 'asciidoc', 'rst', 'org', 'jira', 'media-wiki', 'mail'])('is read, or refused, as %s', (format) => {
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 80 }), fc.constantFrom('', ' ', '\n'), (signs, between) => {
        try {
          const { events } = importTimeline(signs.join(between), { format })
          expect(events.every(({ text, line }) => text !== '' && line >= 1)).toBe(true)
        } catch (error) {
          if (!(error instanceof ImportError)) throw error
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('documents of unusual shape', () => {
  it.each<[string, string, (count: number) => string]>([
    ['deep elements', 'html', (count) => '<div><p><b>'.repeat(count)],
    ['tables in tables', 'html', (count) => '<table><tr><td>'.repeat(count)],
    ['one long paragraph', 'html', (count) => `<p>${'a <b>b</b> <a href="https://x.example/a">c</a> '.repeat(count)}`],
    ['quotation marks that stay open', 'html', (count) => '<a ">"'.repeat(count)],
    ['comments that stay open', 'media-wiki', (count) => '<!-- [[ {{a '.repeat(count)],
    ['brackets that stay open', 'jira', (count) => `|${'[{'.repeat(count)}`],
    ['directives in directives', 'rst', (count) => '.. note::\n\n   a\n\n'.repeat(count)],
    ['drawers that stay open', 'org', (count) => ':x:\n'.repeat(count)],
    ['cells over many rows', 'html', (count) => `<table>${'<tr><td rowspan=9999 colspan=999>a<td>b'.repeat(count)}`],
  ])('take time in proportion to their length: %s', (_, format, write) =>
    expect(growth((count) => importTimeline(write(count), { format }), 2_000)).toBeLessThan(LINEAR_GROWTH),
  )
})

describe('a page that is read in pieces', () => {
  it('reads the same wherever a piece ends', () => {
    const item = '<li title="a>b">2024-03-01 14:05 &ndash; Caf&eacute; <b>&#128293;</b><![CDATA[ <full> ]]></li>'
    for (let before = 0; before <= item.length; before += 1) {
      const head = '<html><h2>Timeline (UTC)</h2><!--'
      const filling = 'x'.repeat(65_536 - head.length - '--><ul>'.length - before)
      const { events } = importTimeline(`${head}${filling}--><ul>${item}</ul></html>`)
      expect(events.map(({ at, text }) => `${at} ${text}`)).toEqual(['2024-03-01T14:05:00.000Z Café 🔥 <full>'])
    }
  })
})

describe('end tags that are missing or astray', () => {
  it.each([
    ['paragraphs in items', '<ul><li><p>2024-03-01 14:05 alert<li><p>2024-03-01 14:10 fixed</ul>'],
    ['cells', '<table><tr><td><p>2024-03-01 14:05<td><p>alert<tr><td><p>2024-03-01 14:10<td><p>fixed</table>'],
    [
      'elements around the table',
      '<font><table><tr><td>2024-03-01 14:05</font></td><td>alert</td></tr><tr><td>2024-03-01 14:10</div></td><td>fixed</td></tr></table>',
    ],
  ])('leave rows as they are: %s', (_, body) =>
    expect(
      importTimeline(`<html><h2>Timeline (UTC)</h2>${body}</html>`).events.map(({ at, text }) => `${at} ${text}`),
    ).toEqual(['2024-03-01T14:05:00.000Z alert', '2024-03-01T14:10:00.000Z fixed']),
  )
})
