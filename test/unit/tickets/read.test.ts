import Papa from 'papaparse'
import { describe, expect, it, test } from 'vitest'
import { type TicketRow, ticketFormats, writeTickets } from '../../../shared/document/tickets'
import {
  planTickets,
  readTickets,
  type Ticket,
  type TicketPlan,
  toActionChanges,
} from '../../../shared/document/tickets/read'
import { readReferences } from '../../../shared/document/tickets/read/references'
import { readStatus } from '../../../shared/document/tickets/read/status'
import { ticketTitle } from '../../../shared/document/tickets/title'
import { fc } from '../../support/fast-check'
import { hostileRows, ticketRow } from '../../support/tickets'

const read = (text: string): Ticket[] => {
  const result = readTickets(text)
  if ('problem' in result) throw new Error(result.problem)
  return result.tickets
}

/** What a plan would change, by action. */
const changesOf = (plan: TicketPlan<TicketRow>) =>
  Object.fromEntries(
    plan.updates.map(({ row, changes }) => [row.action.id, toActionChanges(row.action, changes).changes]),
  )

const jira = `Summary,Issue key,Issue id,Issue Type,Status,Status Category,Priority,Resolution,Due date,Labels,Labels,Description
Alert on replica lag,OPS-7,10001,Task,Done,Done,High,Done,20/Mar/26 12:00 AM,postmortem,detect,"*Owner:* Noor

Debrief action: a-1"
Other work,OPS-8,10002,Task,To Do,To Do,Medium,,,,,
Rename the hosts,OPS-9,10003,Task,Closed,Done,Low,Won't Do,,,,
Write a runbook,OPS-10,10004,Task,Awaiting CAB,In Progress,Low,,,,,
`

describe('a CSV of Jira', () => {
  const rows = [
    ticketRow('a-1', { text: 'Alert on lag', due: '2026-03-13' }),
    ticketRow('a-2', { text: 'Rename the hosts', ticket: 'https://acme.atlassian.net/browse/OPS-9' }),
    ticketRow('a-3', { text: 'Write  a runbook' }),
    ticketRow('a-4', { text: 'Other work', ticket: 'OPS-99' }),
  ]
  const plan = planTickets(rows, read(jira))

  it('finds actions by their ticket, by our line in the description, and by the exact title', () => {
    expect(plan.updates.map(({ row, ticket, by }) => [row.action.id, ticket.key, by])).toEqual([
      ['a-1', 'OPS-7', 'marker'],
      ['a-2', 'OPS-9', 'ticket'],
      ['a-3', 'OPS-10', 'title'],
    ])
  })

  it('changes the status, with the reason for what was dropped, and notes the ticket where there is none', () => {
    expect(changesOf(plan)).toEqual({
      'a-1': { status: 'done', due: '2026-03-20', ticket: 'OPS-7' },
      'a-2': { status: 'dropped', droppedBecause: "Won't Do (OPS-9)" },
      'a-3': { status: 'in-progress', ticket: 'OPS-10' },
    })
  })

  it('suggests no date, which a person has to want', () => {
    expect(plan.updates[0]?.changes.map(({ field, isSuggested }) => [field, isSuggested])).toEqual([
      ['status', true],
      ['ticket', true],
      ['due', false],
    ])
  })

  it('lists tickets of no action, and actions whose ticket is not in the file', () => {
    expect(plan.unmatched.map(({ key }) => key)).toEqual(['OPS-8'])
    expect(plan.missing.map(({ action }) => action.id)).toEqual(['a-4'])
  })

  it('changes nothing a second time', () => {
    const after = rows.map((row) => ({ ...row, action: { ...row.action, ...changesOf(plan)[row.action.id] } }))
    expect(Object.values(changesOf(planTickets(after, read(jira))))).toEqual([{}, {}, {}])
  })
})

test('the output of gh issue list --json is read, with the reason why an issue was closed', () => {
  const issues = [
    {
      number: 12,
      title: 'A',
      state: 'CLOSED',
      stateReason: 'COMPLETED',
      url: 'https://github.com/acme/ops/issues/12',
      body: '',
    },
    {
      number: 13,
      title: 'B',
      state: 'CLOSED',
      stateReason: 'NOT_PLANNED',
      url: 'https://github.com/acme/ops/issues/13',
      body: '**Owner:** x\n\nDebrief action: b',
    },
    {
      number: 14,
      title: 'C',
      state: 'OPEN',
      stateReason: '',
      url: 'https://github.com/acme/ops/issues/14',
      body: null,
    },
    {
      number: 15,
      title: 'D',
      state: 'OPEN',
      stateReason: 'REOPENED',
      url: 'https://github.com/acme/ops/issues/15',
      body: '',
    },
  ]
  const rows = [
    ticketRow('a', { ticket: '#12' }),
    ticketRow('b', {}),
    ticketRow('c', { ticket: 'acme/ops#14', status: 'done' }),
    ticketRow('d', { ticket: 'https://github.com/acme/other/issues/15', status: 'in-progress' }),
  ]
  const plan = planTickets(rows, read(JSON.stringify(issues)))
  expect(changesOf(plan)).toEqual({
    a: { status: 'done' },
    b: { status: 'dropped', droppedBecause: 'Not planned (#13)', ticket: 'https://github.com/acme/ops/issues/13' },
    c: { status: 'open' },
  })
  // It may just not have been closed there.
  expect(plan.updates[2]?.changes[0]?.isSuggested).toBe(false)
  expect(plan.missing.map(({ action }) => action.id)).toEqual(['d'])
})

test('the API’s own JSON is read under its names, and a list that stands under one name', () => {
  const issue = {
    id: 9_000_000_001,
    number: 3,
    html_url: 'https://github.com/a/b/issues/3',
    url: 'https://api.github.com/x',
    state: 'closed',
    state_reason: 'duplicate',
    title: 'T',
    labels: [],
  }
  expect(read(JSON.stringify({ total_count: 1, items: [issue] }))).toEqual([
    expect.objectContaining({
      key: '3',
      url: 'https://github.com/a/b/issues/3',
      status: 'closed',
      resolution: 'duplicate',
    }),
  ])
})

test('a CSV of Linear is read with statuses of a team, by the days on which they were completed or canceled', () => {
  const linear = `ID,Team,Title,Description,Status,Estimate,Priority,Assignee,Labels,Created,Updated,Started,Triaged,Completed,Canceled,Archived,Due Date
ENG-12,Core,'=Compare,,Live in production,,High,a@example.com,,2026-03-01T10:00:00.000Z,2026-03-05T10:00:00.000Z,,,2026-03-05T10:00:00.000Z,,,2026-04-01
ENG-13,Core,Drop this,,Parked,,Low,,,2026-03-01T10:00:00.000Z,,,,,2026-03-05T10:00:00.000Z,,
ENG-14,Core,Third,,Waiting for legal,,Low,,,2026-03-01T10:00:00.000Z,,,,,,,
`
  const plan = planTickets(
    [
      ticketRow('a', { text: '=Compare' }),
      ticketRow('b', { ticket: 'https://linear.app/acme/issue/ENG-13/drop-this', droppedBecause: 'Too costly' }),
      ticketRow('c', { text: 'Third' }),
    ],
    read(linear),
  )
  expect(changesOf(plan)).toEqual({
    a: { status: 'done', ticket: 'ENG-12', due: '2026-04-01' },
    b: { status: 'dropped' },
    c: { ticket: 'ENG-14' },
  })
  expect(plan.updates.map(({ unknownStatus }) => unknownStatus)).toEqual(['', '', 'Waiting for legal'])
})

test('GitLab’s export and a view of a GitHub project are read', () => {
  const [issue] = read(
    'Title,Description,Issue ID,URL,State,Due Date\nA,,7,https://gitlab.com/g/s/p/-/issues/7,Closed,2026-03-01\n',
  )
  expect(issue).toMatchObject({ key: '7', status: 'Closed', due: '2026-03-01' })
  const [item] = read('Title\tURL\tAssignees\tStatus\nA\thttps://github.com/a/b/issues/3\tbob\tIn Progress\n')
  expect(item).toMatchObject({ url: 'https://github.com/a/b/issues/3', status: 'In Progress' })
})

test.each([
  ['', /^This file is empty\. Export/],
  ['{"a": 1', /^This file isn’t a list of tickets in JSON\. Export/],
  ['{"a": 1}', /^This file isn’t a list/],
  ['[]', /no tickets with a title or a key/],
  ['hello world', /no tickets with a title or a key/],
  ['[1, null, "x", []]', /no tickets with a title or a key/],
  ['Summary,Issue key\nA,OPS-1\n', /have no status\. Export them with the column Status or State\.$/],
])('%j says what is wrong and what to do', (text, expected) => {
  expect(readTickets(text)).toEqual({ problem: expect.stringMatching(expected) })
})

test('a file of more tickets than a page can compare is refused, not cut', () => {
  const expected = { problem: expect.stringMatching(/^This file has more than 20,000 tickets\. Export fewer/) }
  expect(readTickets(`Title,State\n${'A,open\n'.repeat(20_001)}`)).toEqual(expected)
  expect(readTickets(`[${'{"title":"A","state":"open"},'.repeat(20_000)}{}]`)).toEqual(expected)
  expect(read(`Title,State\n${'A,open\n'.repeat(20_000)}`)).toHaveLength(20_000)
})

test.each([
  ['To Do', '', 'open'],
  ['Backlog', '', 'open'],
  ['IN REVIEW', '', 'in-progress'],
  ['in_progress', '', 'in-progress'],
  ['Done', 'Fixed', 'done'],
  ['Closed', 'Unresolved', 'done'],
  ['Resolved', 'Cannot Reproduce', 'dropped'],
  ['Won’t do', '', 'dropped'],
  ['Cancelled', '', 'dropped'],
  ['Duplicate', '', 'dropped'],
  ['Closed', 'Feature moved', undefined],
  ['Blocked', '', undefined],
  ['', '', undefined],
])('the status %s with the resolution “%s” means %s', (status, resolution, expected) => {
  const [ticket] = read(
    JSON.stringify([
      { title: 'x', status: status || ' ', resolution },
      { title: 'y', status: 'x' },
    ]),
  )
  expect(ticket && readStatus(ticket)?.status).toBe(expected)
})

test('what could be meant twice is listed, and changes nothing', () => {
  const tickets = read('key,title,status\nA-1,Same,Done\nA-2,Same,Done\nA-3,Twice,Done\nA-4,Once,Done\n')
  const rows = [
    ticketRow('a', { text: 'Same' }),
    ticketRow('b', { text: 'Twice' }),
    ticketRow('c', { text: 'Twice' }),
    ticketRow('d', { text: 'Once' }),
  ]
  const plan = planTickets(rows, tickets)
  expect(plan.ambiguous.map(({ key }) => key)).toEqual(['A-1', 'A-2', 'A-3'])
  expect(Object.keys(changesOf(plan))).toEqual(['d'])
})

test('dates that are not certain are not offered', () => {
  const due = (written: string): string | undefined =>
    changesOf(
      planTickets(
        [ticketRow('a', { ticket: 'A-1' })],
        read(JSON.stringify([{ key: 'A-1', status: 'To Do', due: written }])),
      ),
    ).a?.due
  expect(
    ['2026-04-05', '2026-04-05T22:00:00.000Z', '05/Apr/26', '05/Apr/26 12:00 AM', 'Apr 5, 2026', '5 April 2026'].map(
      due,
    ),
  ).toEqual(Array.from({ length: 6 }, () => '2026-04-05'))
  expect(['4/21/2026', '21/4/2026', '21.04.2026'].map(due)).toEqual(['2026-04-21', '2026-04-21', '2026-04-21'])
  expect(['04/05/26', '04/05/2026', 'soon', '', '5 April', '31/Feb/26'].map(due)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  )
})

test('a ticket is known by its key, its address and its repository; a number alone is weak', () => {
  expect(readReferences('see https://acme.atlassian.net/browse/OPS-7?focus=1').strong).toEqual([
    'acme.atlassian.net/browse/ops-7',
    'ops-7',
  ])
  expect(readReferences('https://linear.app/acme/issue/ENG-12/title-2').strong).toContain('eng-12')
  expect(readReferences('https://github.com/acme/ops/issues/12#issuecomment-1')).toEqual({
    strong: ['github.com/acme/ops/issues/12', 'acme/ops#12'],
    weak: ['12'],
  })
  expect(readReferences('https://gitlab.example/group/sub/ops/-/issues/12').strong).toContain('group/sub/ops#12')
  expect(readReferences('acme/ops#12')).toEqual({ strong: ['acme/ops#12'], weak: ['12'] })
  expect(readReferences('#12')).toEqual({ strong: [], weak: ['12'] })
  expect(readReferences('ask Noor')).toEqual({ strong: [], weak: [] })
})

/** What a tracker exports of a table that it has imported, as far as the columns tell: all of it is done. */
const exported = (table: string): string => {
  const [headers = [], ...records] = Papa.parse<string[]>(table, { skipEmptyLines: true }).data
  const at = headers.findIndex((name) => /^stat(?:e|us)$/i.test(name))
  const set = (record: string[], value: string): string[] => (at < 0 ? [...record, value] : record.with(at, value))
  return Papa.unparse([set(headers, 'Status'), ...records.map((record) => set(record, 'Done'))])
}

test.each(['jira-csv', 'github-csv', 'gitlab-csv', 'linear-csv'])(
  'every action of %s is found again in it, whatever its texts are',
  (id) => {
    const format = ticketFormats.find((one) => one.id === id)
    if (!format) throw new Error(`There is no format ${id}.`)
    fc.assert(
      fc.property(hostileRows, (rows) => {
        const open = rows.filter(({ action }) => format.has(action))
        fc.pre(open.length > 0)
        const plan = planTickets(rows, read(exported(writeTickets(format, rows, 0))))
        expect(plan.updates.map(({ row }) => row.action.id)).toEqual(open.map(({ action }) => action.id))
        for (const { changes } of plan.updates) expect(changes[0]).toMatchObject({ field: 'status', to: 'done' })
        expect([plan.ambiguous, plan.unmatched]).toEqual([[], []])
      }),
      { numRuns: 40 },
    )
  },
)

test('reading never throws, and a plan has each ticket and each row once', () => {
  fc.assert(
    fc.property(
      hostileRows,
      fc.array(
        fc.record({
          key: fc.string(),
          title: fc.string(),
          status: fc.string(),
          due: fc.string(),
          url: fc.string(),
          body: fc.string(),
        }),
        { maxLength: 8 },
      ),
      fc.string(),
      (rows, records, text) => {
        readTickets(text)
        const result = readTickets(JSON.stringify(records))
        if ('problem' in result) return
        const plan = planTickets(rows, result.tickets)
        expect(plan.updates.length + plan.ambiguous.length + plan.unmatched.length).toBe(result.tickets.length)
        expect(new Set(plan.updates.map(({ row }) => row)).size).toBe(plan.updates.length)
      },
    ),
  )
})

test('thousands of tickets that are not ours are read and left out', () => {
  const records = Array.from({ length: 2500 }, (_, at) => ({ key: `OPS-${at}`, title: `Work ${at}`, status: 'Done' }))
  const rows = Array.from({ length: 1000 }, (_, at) => ticketRow(`a${at}`, { text: ticketTitle(`Work ${at * 2}`) }))
  const plan = planTickets(rows, read(JSON.stringify(records)))
  expect(plan.updates).toHaveLength(1000)
  expect(plan.unmatched).toHaveLength(1500)
})

test.each([
  [
    'German',
    'Zusammenfassung;Vorgangsschlüssel;Vorgangs-ID;Status;Lösung;Fälligkeitsdatum;Beschreibung\n' +
      'Anders;OPS-7;10007;Erledigt;Fertig;2026-03-20;"Zeile „eins“,\nZeile ""zwei"";"\nNeu;OPS-8;10008;In Arbeit;;;\n',
  ],
  ['French', 'Résumé,Clé de ticket,État,Résolution\nAutre,OPS-7,Terminée,\nNouveau,OPS-8,En cours,\n'],
  ['Spanish', 'Resumen,Clave de incidencia,Estado\nOtro,OPS-7,Finalizada\nNuevo,OPS-8,En curso\n'],
  ['Japanese', '要約,課題キー,ステータス\n別,OPS-7,完了\n新,OPS-8,進行中\n'],
])('an export of Jira in %s is read as one in English', (_, text) => {
  const read = readTickets(text)
  if ('problem' in read) throw new Error(read.problem)
  expect(read.tickets.map(({ key }) => key)).toEqual(['OPS-7', 'OPS-8'])
  expect(read.tickets.map(readStatus)).toEqual([
    { status: 'done', reason: '' },
    { status: 'in-progress', reason: '' },
  ])
})

test('a status in another language counts only as a whole', () => {
  const ticket = { key: 'OPS-7', url: '', title: '', description: '', resolution: '', category: '', due: '' }
  const read = (status: string) => readStatus({ ...ticket, status, completed: '', canceled: '' })
  expect(read('Erledigt')).toMatchObject({ status: 'done' })
  expect(read('Erledigt? Nachfragen')).toBeUndefined()
})
