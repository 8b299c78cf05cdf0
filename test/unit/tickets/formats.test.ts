import type { List, ListItem, Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as plainText } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import Papa from 'papaparse'
import { describe, expect, it, test } from 'vitest'
import { type TicketRow, ticketFormats, writeTickets } from '../../../shared/document/tickets'
import { readMarkers } from '../../../shared/document/tickets/marker'
import { cleanText, oneLine, ticketTitle } from '../../../shared/document/tickets/title'
import { readCalendar, textIn, valueIn } from '../../support/calendar'
import { fc } from '../../support/fast-check'
import { hostileRows, hostileText, ticketRow } from '../../support/tickets'

const now = Date.parse('2026-03-02T08:30:00Z')

const formatOf = (id: string) => {
  const format = ticketFormats.find((one) => one.id === id)
  if (!format) throw new Error(`There is no format ${id}.`)
  return format
}

const write = (id: string, rows: readonly TicketRow[]): string => writeTickets(formatOf(id), rows, now)

/** The records of a CSV file, which must have as many cells as headers; several columns of one name are a list. */
const readTable = (id: string, rows: readonly TicketRow[]): { headers: string[]; records: string[][] } => {
  const { data, errors } = Papa.parse<string[]>(write(id, rows), { delimiter: ',' })
  expect(errors).toEqual([])
  expect(data.pop()).toEqual([''])
  const [headers = [], ...records] = data
  for (const record of records) expect(record).toHaveLength(headers.length)
  return { headers, records }
}

const cell = ({ headers, records }: ReturnType<typeof readTable>, name: string, at = 0): string =>
  records[at]?.[headers.indexOf(name)] ?? ''

/** What remains of a text after Markdown: its words, in one line. */
const rendered = (markdown: string): string => {
  const visit = (node: Nodes): string =>
    node.type === 'break' ? '\n' : 'children' in node ? node.children.map(visit).join('') : plainText(node)
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
    .children.map(visit)
    .join('\n')
    .replace(/\s+/g, ' ')
    .trim()
}

const full = ticketRow('a-1', {
  text: 'Alert on replica lag',
  owner: 'Noor Haddad',
  due: '2026-03-20',
  priority: 'high',
  criterion: 'A lag of 10 minutes pages somebody',
  kind: 'detect',
})

describe('Jira', () => {
  it('gets a row of headers without punctuation, a summary, a priority that it knows and labels without spaces', () => {
    const table = readTable('jira-csv', [full])
    expect(table.headers).toEqual(['Summary', 'Issue Type', 'Priority', 'Due Date', 'Labels', 'Labels', 'Description'])
    expect(table.records).toEqual([
      [
        'Alert on replica lag',
        'Task',
        'High',
        '2026-03-20',
        'postmortem',
        'detect',
        [
          '*Done when:* A lag of 10 minutes pages somebody',
          '*Owner:* Noor Haddad',
          '*From the postmortem:* Checkout was down (SEV1; checkout)',
          'Debrief action: a-1',
        ].join('\n\n'),
      ],
    ])
  })

  it('reads no macros, links or mentions in what people wrote', () => {
    const table = readTable('jira-csv', [ticketRow('a', { text: 'x\n{code} [~bob] {color:red}' })])
    expect(cell(table, 'Description')).toMatch(/^x\n\\{code\\} \\\[~bob\\\] \\{color:red\\}\n/)
  })
})

test('GitLab gets the three columns that it imports, and no line of an action is a command to it', () => {
  const row = ticketRow('a', { text: 'Close it\n/close\n  /assign @all', criterion: '/label ~x', due: '2026-03-20' })
  const table = readTable('gitlab-csv', [row])
  expect(table.headers).toEqual(['title', 'description', 'due_date'])
  expect(cell(table, 'due_date')).toBe('2026-03-20')
  expect(cell(table, 'description')).toContain('\\/close')
  expect(rendered(cell(table, 'description'))).toMatch(/^Close it \/close \/assign @\u200ball Done when: \/label ~x/)
  fc.assert(
    fc.property(hostileRows, (rows) => {
      const written = readTable('gitlab-csv', rows)
      for (const [at] of written.records.entries()) expect(cell(written, 'description', at)).not.toMatch(/^\s*\//m)
    }),
  )
})

test.each([
  ['github-csv', 'body'],
  ['gitlab-csv', 'description'],
  ['linear-csv', 'Description'],
])('%s notifies nobody whose name there is the same as in an action', (id, column) => {
  const criterion = 'Tell (@noor), ops/@team and a@example.com, see https://example.com/@noor/x'
  const words = cell(readTable(id, [ticketRow('a', { text: '@noor\nasks', criterion })]), column)
  expect(words).toContain('@\u200bnoor')
  expect(words).toContain('Tell (@\u200bnoor), ops/@\u200bteam and a@example.com, see <https://example.com/@noor/x>')
})

test('GitHub’s importers get title, body and state', () => {
  const table = readTable('github-csv', [full])
  expect(table.headers).toEqual(['title', 'body', 'state'])
  expect(cell(table, 'state')).toBe('open')
  expect(rendered(cell(table, 'body'))).toBe(
    'Done when: A lag of 10 minutes pages somebody Owner: Noor Haddad Due: 20 Mar 2026 Priority: High From the postmortem: Checkout was down (SEV1; checkout) Debrief action: a-1',
  )
})

describe('Linear', () => {
  it('gets the columns of its own exports, with names that it knows', () => {
    const table = readTable('linear-csv', [full, ticketRow('a-2', { status: 'in-progress', priority: 'low' })])
    expect(table.headers).toEqual(['Title', 'Description', 'Status', 'Priority', 'Assignee', 'Labels', 'Due Date'])
    expect(table.records.map((record) => record.toSpliced(1, 1))).toEqual([
      ['Alert on replica lag', 'Todo', 'High', 'Noor Haddad', 'postmortem', '2026-03-20'],
      ['Action a-2', 'In Progress', 'Low', '', 'postmortem', ''],
    ])
  })

  it('reads every title as it was written, since its importer takes the apostrophe before a formula away', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const written = ticketTitle(text, 254)
        // An apostrophe that somebody wrote before such a sign can't be told from one that was put there.
        fc.pre(!/^'[+\-=@]/.test(written))
        const title = cell(readTable('linear-csv', [ticketRow('a', { text })]), 'Title')
        expect(title.replace(/^'([+\-=@])/, '$1')).toBe(written)
      }),
    )
  })
})

const limits = {
  'jira-csv': { title: ['Summary', 255], description: ['Description', 32_767] },
  'github-csv': { title: ['title', 256], description: ['body', 65_536] },
  'gitlab-csv': { title: ['title', 255], description: ['description', 1_048_576] },
  'linear-csv': { title: ['Title', 255], description: ['Description', 65_536] },
} as const

describe.each(Object.entries(limits))('the table %s', (id, { title, description }) => {
  it('keeps to the limits of its tracker, and has a whole text in the description whose title was cut', () => {
    fc.assert(
      fc.property(hostileRows, (rows) => {
        const table = readTable(id, rows)
        const written = rows.filter(
          ({ action }) => /^(?:open|in-progress)$/.test(action.status) && !action.ticket.trim(),
        )
        expect(table.records).toHaveLength(written.length)
        for (const [at, { action }] of written.entries()) {
          const [name, words] = [cell(table, title[0], at), cell(table, description[0], at)]
          expect(name.length).toBeLessThanOrEqual(title[1])
          expect(name).toMatch(/^[^\p{Cc}\p{Cs}]+$/u)
          expect(words.length).toBeLessThanOrEqual(description[1])
          expect(words).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u)
          expect(readMarkers(words).at(-1)).toBe(action.id)
          const isCut = oneLine(action.text).length > title[1] - 1
          if (isCut && id !== 'jira-csv') expect(rendered(words)).toContain(rendered(words.split('\n\n**')[0] ?? ''))
          if (isCut) expect(words.length).toBeGreaterThan(oneLine(action.text).length)
        }
        for (const value of table.records.flat()) expect(value).not.toMatch(/^[=+\-@\t\r]/)
      }),
      { numRuns: 60 },
    )
  })

  it('cuts only what is too long even for a description, and says so', () => {
    const table = readTable(id, [ticketRow('a-1', { text: `${'long '.repeat(300_000)}end` })])
    const words = cell(table, description[0])
    expect(words.length).toBeLessThanOrEqual(description[1])
    expect(words.length).toBeGreaterThan(description[1] * 0.8)
    expect(words).toMatch(/…\n\nDebrief action: a-1$/)
  })
})

test('descriptions in Markdown show the words that people wrote, and nothing else', () => {
  // What keeps names from being mentions is not seen.
  const seen = (text: string): string => text.replaceAll('\u200b', '')
  const words = (text: string): string => seen(cleanText(text)).replace(/\s+/g, ' ').trim()
  fc.assert(
    fc.property(hostileText, hostileText, (text, criterion) => {
      const body = cell(readTable('github-csv', [ticketRow('a', { text: `${text}\nx\ny`, criterion })]), 'body')
      const done = words(criterion) && ` Done when: ${words(criterion)}`
      // A defused formula begins with an apostrophe.
      expect(seen(rendered(body)).replace(/^'/, '')).toBe(
        `${words(`${text}\nx\ny`)}${done} Priority: Medium From the postmortem: Checkout was down (SEV1; checkout) Debrief action: a`.replace(
          /^'/,
          '',
        ),
      )
    }),
  )
})

test('the checklist ticks off what is done or dropped, and says why something was dropped', () => {
  const text = write('checklist', [
    full,
    ticketRow('b', { text: 'Write\na runbook', status: 'done', ticket: 'OPS-7' }),
    ticketRow(
      'c',
      { text: '[x] *Move* #1', status: 'dropped', droppedBecause: 'Superseded' },
      { id: 'd2', title: 'Other' },
    ),
    ticketRow('d', { text: '', status: 'in-progress' }),
  ])
  expect(text).toBe(`## Checkout was down

- [ ] Alert on replica lag *(Noor Haddad)* *(due 20 Mar 2026)*
- [x] Write
  a runbook *(OPS-7)*
- [ ] Unnamed action *(in progress)*

## Other

- [x] \\[x\\] \\*Move\\* #1 *(dropped: Superseded)*
`)
  fc.assert(
    fc.property(hostileRows, (rows) => {
      const tree = fromMarkdown(write('checklist', rows), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
      const items = tree.children
        .filter((node): node is List => node.type === 'list')
        .flatMap(({ children }) => children)
      expect(items).toHaveLength(rows.length)
      const isDone = ({ checked }: ListItem): boolean | null | undefined => checked
      const count = (checked: boolean): number =>
        rows.filter(({ action }) => /^do|^dr/.test(action.status) === checked).length
      expect(items.filter(isDone)).toHaveLength(count(true))
      expect(items.filter((item) => isDone(item) === false)).toHaveLength(count(false))
    }),
  )
})

test('the calendar has a free day for each open action with a date, under an id that stays', () => {
  const rows = [
    { ...full, action: { ...full.action, ticket: 'https://acme.example/OPS-7' } },
    ticketRow('b', { due: '2026-04-01', status: 'done' }),
    ticketRow('c'),
  ]
  const { components } = readCalendar(write('due-dates', rows))
  expect(components).toHaveLength(1)
  const [event] = components
  if (!event) throw new Error('The event is missing.')
  expect(textIn(event, 'SUMMARY')).toBe('Due: Alert on replica lag')
  expect(textIn(event, 'UID')).toBe('d1.a-1@debrief')
  expect([valueIn(event, 'DTSTART'), valueIn(event, 'DTEND'), valueIn(event, 'TRANSP')]).toEqual([
    '20260320',
    '20260321',
    'TRANSPARENT',
  ])
  expect(valueIn(event, 'URL')).toBe('https://acme.example/OPS-7')
  fc.assert(
    fc.property(hostileRows, (some) => {
      const expected = some.filter(({ action }) => action.due && /^open|^in/.test(action.status))
      expect(readCalendar(write('due-dates', some)).components).toHaveLength(expected.length)
    }),
  )
})

describe.each(ticketFormats)('the file $id', (format) => {
  it('is the same for the same actions, and can be empty', () => {
    const rows = [full, ticketRow('b', { ticket: 'OPS-1' })]
    expect(writeTickets(format, rows, now)).toBe(writeTickets(format, rows, now))
    expect(writeTickets(format, [], now)).toMatch(/\n$/)
    expect(format.nothing).toMatch(/^[A-Z].*\.$/)
  })
})

test('a title is never cut within a character, and says that it was cut', () => {
  expect(ticketTitle('👩‍👩‍👧'.repeat(40), 20)).toBe('👩‍👩‍👧👩‍👩‍👧…')
  expect(ticketTitle('abc', 3)).toBe('abc')
  expect(ticketTitle('abcd', 3)).toBe('ab…')
  expect(ticketTitle('  ')).toBe('Unnamed action')
})
