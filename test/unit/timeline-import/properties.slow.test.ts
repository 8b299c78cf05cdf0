import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ImportError, importTimeline } from '../../../shared/libs/timeline-import'
import { fc } from '../../support/fast-check'
import { growth, LINEAR_GROWTH } from '../../support/growth'
import { type TimelineRow as Row, randomTimelines } from '../../support/random-timelines'

const words = [
  'disk',
  'full',
  'api',
  'alert',
  'Ana',
  'fixed',
  '`db-1`',
  'café',
  '🔥',
  '50 %',
  '[docs](https://x.example/a?b=c)',
  'v1.9',
  'the',
  'queue,',
  '(eu)',
  'again.',
]
const timeline = randomTimelines(words, { maxWords: 9, maxRows: 25 })

const iso = (at: number): string => new Date(at).toISOString()
const day = (at: number): string => iso(at).slice(0, 10)
const clock = (at: number): string => iso(at).slice(11, 16)
const twelveHourClock = (at: number): string => {
  const hour = new Date(at).getUTCHours()
  return `${hour % 12 || 12}:${iso(at).slice(14, 16)} ${hour < 12 ? 'AM' : 'PM'}`
}
/** `01/Mar/24` */
const jiraDate = (at: number): string =>
  `${day(at).slice(8)}/${new Date(at).toLocaleString('en', { month: 'short', timeZone: 'UTC' })}/${day(at).slice(2, 4)}`
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`
const head = (rows: Row[]): string => `# Outage of ${day(rows[0]?.at ?? 0)}\n\n## Timeline\n\nAll times in UTC.\n\n`

/** One way of writing each text format. Clocks alone need steps of less than a day, which the rows have. */
const writers: Record<string, (rows: Row[]) => string> = {
  csv: (rows) => `time,event\n${rows.map(({ at, text }) => `${iso(at)},${quoted(text)}`).join('\n')}\n`,
  'csv, semicolons and a zone in the header': (rows) =>
    `Date;Time (GMT);What happened\n${rows.map(({ at, text }) => `${day(at)};${clock(at)};${quoted(text)}`).join('\n')}\n`,
  'csv, days as a spreadsheet counts them': (rows) =>
    `Time (UTC);What happened\n${rows.map(({ at, text }) => `${(at / 86_400_000 + 25_569).toFixed(10).replace('.', ',')};${quoted(text)}`).join('\n')}\n`,
  'csv with dates of Jira': (rows) =>
    `Created (UTC),Summary\n${rows.map(({ at, text }) => `${jiraDate(at)} ${twelveHourClock(at)},${quoted(text)}`).join('\n')}\n`,
  tsv: (rows) => `When\tNote\n${rows.map(({ at, text }) => `${day(at)} ${clock(at)} UTC\t${text}`).join('\n')}\n`,
  'markdown table': (rows) =>
    `${head(rows)}| Event | Time |\n|---|---|\n${rows.map(({ at, text }) => `| ${text} | ${day(at)} ${clock(at)} |`).join('\n')}\n`,
  'markdown table of clocks': (rows) =>
    `${head(rows)}| Time | Event |\n|:--|--:|\n${rows.map(({ at, text }) => `| ${clock(at)} | ${text} |`).join('\n')}\n`,
  'markdown list': (rows) => `${head(rows)}${rows.map(({ at, text }) => `- **${clock(at)}** – ${text}`).join('\n')}\n`,
  'markdown list in 12 hours': (rows) =>
    `${head(rows)}${rows.map(({ at, text }) => `* ${twelveHourClock(at)}: ${text}`).join('\n')}\n`,
  'markdown list by days': (rows) =>
    `${head(rows)}${rows.map(({ at, text }, i) => `${i === 0 || day(at) !== day(rows[i - 1]?.at ?? 0) ? `\n**${day(at)}**\n\n` : ''}- ${clock(at)} ${text}`).join('\n')}\n`,
  'markdown headings': (rows) =>
    `${head(rows)}${rows.map(({ at, text }) => `### ${clock(at)}\n\n${text}\n`).join('\n')}\n`,
  'markdown paragraphs': (rows) =>
    `${head(rows)}${rows.map(({ at, text }) => `${clock(at)} UTC: ${text}\n`).join('\n')}\n`,
  'markdown lines': (rows) => `${head(rows)}${rows.map(({ at, text }) => `${clock(at)} - ${text}`).join('\n')}\n`,
  log: (rows) => `${rows.map(({ at, text }) => `${iso(at)} ${text}`).join('\n')}\n`,
  'log of containers': (rows) => `${rows.map(({ at, text }, i) => `web-${i % 3}  | ${iso(at)} ${text}`).join('\n')}\n`,
  'log of seconds': (rows) => `${rows.map(({ at, text }) => `${at / 1000} ${text}`).join('\n')}\n`,
  'chat with brackets': (rows) =>
    `All times are UTC\n${rows.map(({ at, text }) => `[${day(at)} ${clock(at)}] <ana> ${text}`).join('\n')}\n`,
  'chat with names above': (rows) =>
    `All times are UTC\n${rows.map(({ at, text }) => `ana [${day(at)} ${twelveHourClock(at)}]\n${text}\n`).join('\n')}\n`,
  'chat of WhatsApp': (rows) =>
    `All times are UTC\n${rows.map(({ at, text }) => `${day(at)}, ${clock(at)} - Ana Li: ${text}`).join('\n')}\n`,
  'git log': (rows) =>
    `${rows.map(({ at, text }, i) => `commit ${String(i).padStart(40, 'a')}\nAuthor: Ana <a@b.example>\nDate:   ${day(at)} ${clock(at)}:00 +0000\n\n    ${text}\n`).join('\n')}\n`,
  json: (rows) =>
    JSON.stringify(
      { exported: true, events: rows.map(({ at, text }, id) => ({ id, at: iso(at), what: { text } })) },
      null,
      1,
    ),
  'json lines': (rows) => rows.map(({ at, text }, id) => JSON.stringify({ id, ts: at * 1000, msg: text })).join('\n'),
  slack: (rows) =>
    JSON.stringify(rows.map(({ at, text }) => ({ type: 'message', user: 'U1', ts: `${at / 1000}.000000`, text }))),
}

describe.each(Object.entries(writers))('%s', (name, write) => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(timeline, (rows) => {
        // Over more than 18 hours a clock alone cannot tell the next day from the one before.
        const byClock =
          !/20\d\d/.test(write([{ at: 0, text: '' }, ...rows]).slice(80)) ||
          /clocks|list$|12 hours|headings|paragraphs|lines/.test(name)
        const kept = byClock ? rows.map((row, i) => ({ ...row, at: (rows[0]?.at ?? 0) + i * 47 * 60_000 })) : rows
        const { events } = importTimeline(write(kept))
        const plain = (words: string): string => words.replace(/ \([a\d]{7}\)$|^web-\d (?=event)/, '')
        expect(events.map(({ at, text }) => ({ at, text: plain(text) }))).toEqual(
          kept.map(({ at, text }) => ({ at: iso(at), text })),
        )
      }),
      { numRuns: 30 },
    )
  })
})

const folder = join(import.meta.dirname, 'fixtures')
const samples = readdirSync(folder)
  .filter((name) => !name.endsWith('.expected.json'))
  .map((name) => new Uint8Array(readFileSync(join(folder, name))))

/** Imports, and lets only the one documented error pass. */
const survives = (source: Uint8Array | string, format?: string): void => {
  try {
    const { events, warnings } = importTimeline(source, format === undefined ? {} : { format })
    // Plain comparisons: an `expect` for each of so many rows would take longer than reading them.
    const odd = events.find(
      ({ text, line, at }) => text === '' || line < 1 || (at !== null && new Date(at).toISOString() !== at),
    )
    if (odd) throw new Error(`an event that cannot be: ${JSON.stringify(odd)}`)
    if (warnings.some(({ message }) => message === '')) throw new Error('a warning without words')
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    if (error.message.length < 6) throw new Error('an error without words')
  }
}

describe('input of random content', () => {
  it('of bytes is read, or refused with an ImportError', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => survives(bytes)),
      { numRuns: 300 },
    ))

  it('of text is read, or refused with an ImportError', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => survives(words)),
      { numRuns: 300 },
    ))

  it('of significant tokens is read, or refused with an ImportError', () => {
    const sign = fc.constantFrom(
      '|',
      '-',
      '\n',
      '\n\n',
      ':',
      '14:05',
      '2024-03-01',
      '# ',
      '## Timeline\n',
      '**',
      '`',
      '```\n',
      '[',
      ']',
      '(',
      ')',
      '> ',
      '- ',
      '  ',
      'UTC',
      ' PM',
      '"',
      ',',
      '\t',
      '<',
      '>',
      'a',
      '1',
      '🔥',
      '\\',
      '---\n',
      'T+5',
      '~',
      '00:01:02.000 --> 00:01:04.000\n',
      'Ana: ',
      'Jun 14 ',
      'web-1  | ',
      '\t',
      '\u001b[1m',
    )
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 60 }),
        fc.option(
          fc.constantFrom(
            'csv',
            'chat',
            'log',
            'kernel',
            'subtitles',
            'transcript',
            'zoom-chat',
            'markdown',
            'git-log',
            'slack',
            'debrief',
          ),
          {
            nil: undefined,
          },
        ),
        (signs, format) => survives(signs.join(''), format),
      ),
      { numRuns: 500 },
    )
  })

  it('of a sample with parts removed, repeated or changed is read, or refused with an ImportError', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 255 }),
        (bytes, from, to, byte) => {
          const [a, b] = [Math.floor(from * bytes.length), Math.floor(to * bytes.length)].sort((x, y) => x - y)
          survives(new Uint8Array([...bytes.slice(0, a), byte, ...bytes.slice(b)]))
          survives(new Uint8Array([...bytes.slice(0, b), ...bytes.slice(a)]))
        },
      ),
      { numRuns: 300 },
    )
  })

  it.each<[string, (count: number) => string]>([
    ['quotes', (count) => '> '.repeat(count / 8)],
    ['lists', (count) => `${'- '.repeat(count / 13)}14:05 a`],
    ['brackets', (count) => '['.repeat(count)],
    ['stars', (count) => '**14:05** a '.repeat(count / 5)],
    ['bars', (count) => '|'.repeat(count * 5)],
    ['nested JSON', (count) => `${'['.repeat(count * 1.5)}${']'.repeat(count * 1.5)}`],
    ['one long line', (count) => `14:05 ${'x'.repeat(count * 10)}`],
    ['comments', (count) => '<!-- a --> <!-- '.repeat(count / 8)],
    ['escapes', (count) => '\\_\\\\&amp;`'.repeat(count / 2)],
    ['sentences with times', (count) => 'It broke for 10:30, at 10:31 and 10:32. '.repeat(count / 8)],
    ['one sentence with times', (count) => `# A\n\n${'for 10:30 '.repeat(count / 8)}`],
    ['labels', (count) => '**Impact**: none of all\n'.repeat(count / 8)],
    ['statuses', (count) => 'Resolved - all is well\n\nMar 1, 2024 - 10:00 UTC\n\n'.repeat(count / 20)],
    ['actions', (count) => `# A\n\n## Actions\n\n${'### Do it\n\nOwner: Ana\n\n'.repeat(count / 20)}`],
    ['an open fence', (count) => `# a 2024-01-01\n## Timeline\n\`\`\`\n${'14:05 a\n'.repeat(count / 2)}`],
    ['an open quote', (count) => `time,event\n"${'2024-01-01,a\n'.repeat(count / 5)}`],
  ])('%s: reading takes linear time', (_, build) => {
    expect(growth((count) => survives(build(count)), 40_000)).toBeLessThan(LINEAR_GROWTH)
  })
})

describe('20,000 rows', () => {
  const many = (count: number): Row[] =>
    Array.from({ length: count }, (_, i) => ({
      at: 1_700_000_040_000 + i * 60_000,
      text: `event ${i} with **some** [words](https://x.example/${i}) end`,
    }))

  /** One for each way of reading; the others share theirs. */
  const ways = [
    'csv',
    'markdown table',
    'markdown list',
    'markdown headings',
    'log',
    'chat with brackets',
    'json',
    'slack',
  ]
  const chosen = Object.entries(writers).filter(([name]) => ways.includes(name))

  it.each(chosen)('%s: all rows are read, in linear time', (_, write) => {
    const sources = new Map([5000, 20_000].map((count) => [count, write(many(count))]))
    const readAll = (count: number): void => {
      expect(importTimeline(sources.get(count) ?? '').events).toHaveLength(count)
    }
    expect(growth(readAll, 20_000)).toBeLessThan(LINEAR_GROWTH)
  })
})
