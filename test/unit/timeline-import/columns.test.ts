import { describe, expect, it } from 'vitest'
import { type ColumnRole, type ImportedEvent, importTimeline } from '../../../shared/libs/timeline-import'

const csv = (...lines: string[]): string => `${lines.join('\n')}\n`
const columnsOf = (text: string, columns?: Record<string, ColumnRole>): string[] =>
  (importTimeline(text, columns ? { columns } : {}).columns ?? []).map(({ name, role }) => `${name}: ${role}`)
const rowsOf = (text: string, columns?: Record<string, ColumnRole>) =>
  importTimeline(text, columns ? { columns } : {}).events.map(({ at, local, text: words }: ImportedEvent) => [
    at ?? local,
    words,
  ])

const ticket = csv(
  'Ticket,Opened,First reply,Team,Subject,Body',
  '17,2024-05-01 09:00,2024-05-01 09:30,Web,Login fails,Nobody can sign in',
  '18,2024-05-01 10:00,2024-05-01 10:10,Data,Slow query,The report takes minutes',
)

describe('the columns of a table', () => {
  it('are told with their roles and the beginning of a cell', () =>
    expect(importTimeline(csv('When,Who,What', '2024-05-01 09:00,Ana,Login fails')).columns).toEqual([
      { name: 'When', role: 'time', sample: '2024-05-01 09:00' },
      { name: 'Who', role: 'who', sample: 'Ana' },
      { name: 'What', role: 'text', sample: 'Login fails' },
    ]))

  it('are told for the tables of a Markdown timeline, without markup', () =>
    expect(
      columnsOf('# 2024-05-01\n\n## Timeline\n\n| **Time** | `Who` | What |\n|--|--|--|\n| 09:00 | Ana | a |\n'),
    ).toEqual(['Time: time', 'Who: who', 'What: text']))

  it('have names of their own without a header', () =>
    expect(columnsOf(csv('2024-05-01 09:00,a', '2024-05-01 10:00,b'))).toEqual(['Column 1: time', 'Column 2: text']))

  it('take the roles that the caller gives, by title', () => {
    const columns = { 'First reply': 'time', Opened: 'ignored', Subject: 'ignored', Body: 'text', Team: 'who' } as const
    expect(rowsOf(ticket, columns)[0]?.[0]).toBe('2024-05-01T09:30:00')
    expect(columnsOf(ticket, columns)).toContain('Opened: ignored')
    const [event] = importTimeline(ticket, { columns }).events
    expect(event).toMatchObject({ who: 'Web', text: expect.stringContaining('Nobody can sign in') })
    expect(event?.text).not.toContain('Login fails')
  })

  it('take them in Markdown too', () =>
    expect(
      importTimeline(
        '# 2024-05-01\n\n## Timeline\n\n| Time | Desk | What |\n|--|--|--|\n| 09:00 | Night | a |\n| 09:10 | Day | b |\n',
        { columns: { Desk: 'who' } },
      ).events.map(({ who, text }) => [who, text]),
    ).toEqual([
      ['Night', 'a'],
      ['Day', 'b'],
    ]))

  it('may be numbers of a clock if the caller says so', () =>
    expect(rowsOf(csv('n,x', '0905,a', '1010,b'), { n: 'time' })).toEqual([
      ['T09:05:00', 'a'],
      ['T10:10:00', 'b'],
    ]))
})

describe('the column of times', () => {
  it('is not one of numbers, unless its title says so', () => {
    expect(rowsOf(csv('number,description,created_on', '1234,a,2024-05-01 09:00', '1290,b,2024-05-01 09:10'))).toEqual([
      ['2024-05-01T09:00:00', 'a'],
      ['2024-05-01T09:10:00', 'b'],
    ])
    expect(rowsOf(csv('Time,Errors,Note', '0905,1530,a', '0910,1545,b')).map(([at]) => at)).toEqual([
      'T09:05:00',
      'T09:10:00',
    ])
  })

  it('is not one of weekdays or counts beside one of dates', () =>
    expect(
      rowsOf(csv('No.,Day,Date,Time,What', '1,Wed,2024-05-01,09:00,a', '2,Thu,2024-05-02,09:10,b', '3,Fri,,09:20,c')),
    ).toEqual([
      ['2024-05-01T09:00:00', 'a'],
      ['2024-05-02T09:10:00', 'b'],
      ['2024-05-02T09:20:00', 'c'],
    ]))

  it('is named by what was done then, and the end too', () =>
    expect(
      columnsOf(
        csv('Ticket #,Date Opened,Date Closed,Subject,Performed by', '1,2024-05-01 09:00,2024-05-01 09:30,a,Ana'),
      ),
    ).toEqual(['Ticket #: ignored', 'Date Opened: time', 'Date Closed: end', 'Subject: text', 'Performed by: who']))

  it('may have dates and clocks without any sign between their digits', () =>
    expect(rowsOf(csv('Datetime,What', '20240501 090501,a', '20240501T091000Z,b')).map(([at]) => at)).toEqual([
      '2024-05-01T09:05:01.000Z',
      '2024-05-01T09:10:00.000Z',
    ]))

  it('counts days as spreadsheets do, with a comma or a point', () => {
    expect(rowsOf(csv('Time;What', '45413,3756944444;a', '45413,75;b')).map(([at]) => at)).toEqual([
      '2024-05-01T09:01:00',
      '2024-05-01T18:00:00',
    ])
    expect(rowsOf(csv('Date,Time,What', '45413,0.375694444,a', '45413,0.75,b')).map(([at]) => at)).toEqual([
      '2024-05-01T09:01:00',
      '2024-05-01T18:00:00',
    ])
  })

  it('gives the time of another zone where it is empty', () =>
    expect(
      rowsOf(csv('Time (UTC),Time (PDT),What', '2024-05-01 16:00,2024-05-01 09:00,a', ',2024-05-01 09:10,b')),
    ).toEqual([
      ['2024-05-01T16:00:00.000Z', 'a'],
      ['2024-05-01T16:10:00.000Z', 'b'],
    ]))

  it('takes the year from its title', () =>
    expect(rowsOf(csv('Date (2022),UTC,What', 'Jun 27,13:47,a')).map(([at]) => at)).toEqual([
      '2022-06-27T13:47:00.000Z',
    ]))
})

describe('a table without times', () => {
  const text = csv('Name,Room', 'Ana,12', 'Bo,14')

  it('says so, and tells its columns if its name is that of a table', () => {
    const { events, columns, warnings } = importTimeline(text, { fileName: 'people.csv' })
    expect(events).toEqual([])
    expect(columns?.map(({ name, role }) => `${name}: ${role}`)).toEqual(['Name: ignored', 'Room: ignored'])
    expect(warnings).toMatchObject([{ line: 1, skipped: 'Name — Room' }])
  })

  it('says so under any name', () => {
    const { events, warnings } = importTimeline(text)
    expect(events).toEqual([])
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.message).toContain('No times were found')
  })
})

describe('a row that is not read', () => {
  it('is told with its words', () => {
    const text = csv('Time,What', '2024-05-01 09:00,a', 'Time,What', 'HH:MM,what happened', '2024-05-01 09:20,')
    expect(importTimeline(text).warnings.filter(({ line }) => line > 2)).toEqual([
      { line: 3, message: 'This row repeats the titles of the columns.', skipped: 'Time — What' },
      { line: 4, message: '"HH:MM" is not a readable time.', skipped: 'HH:MM — what happened' },
      { line: 5, message: 'The row of 2024-05-01 09:20 has no text.', skipped: '2024-05-01 09:20' },
    ])
    expect(rowsOf(text)).toHaveLength(1)
  })

  it('has a time that no clock shows', () => {
    const { missing, warnings } = importTimeline(
      csv('Time,What', '2024-05-01 09:00,a', '25:99,b', '2024-05-01 09:20,c'),
    )
    expect(missing).toBeUndefined()
    expect(warnings.filter(({ line }) => line === 3).map(({ message }) => message)).toEqual([
      '"25:99" is not a readable time.',
    ])
  })
})

it('a table stays one while none of its columns is said to be the time, so that another can be chosen', () => {
  const text = csv('created,closed,title', '2026-03-03T14:00:00Z,2026-03-03T15:00:00Z,Disk full')
  expect(columnsOf(text, { created: 'ignored' })).toEqual(['created: ignored', 'closed: ignored', 'title: ignored'])
  expect(rowsOf(text, { created: 'ignored', closed: 'time' })).toEqual([['2026-03-03T15:00:00.000Z', 'Disk full']])
})
