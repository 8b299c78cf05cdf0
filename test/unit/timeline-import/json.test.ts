import { describe, expect, it } from 'vitest'
import { ImportError, type ImportOptions, importTimeline } from '../../../shared/libs/timeline-import'

const read = (value: unknown, options: ImportOptions = {}) => importTimeline(JSON.stringify(value), options)
const texts = (value: unknown, options: ImportOptions = {}): string[] =>
  read(value, options).events.map(({ text }) => text)

const refusal = (value: unknown): ImportError => {
  try {
    importTimeline(typeof value === 'string' ? value : JSON.stringify(value))
  } catch (error) {
    if (error instanceof ImportError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

const at = '2024-06-02T19:40:11Z'

describe('the list of records in a JSON file', () => {
  it.each<[string, unknown]>([
    ['at the top', [{ at, note: 'door opens' }]],
    ['in an object', { data: { items: [{ at, note: 'door opens' }] } }],
    ['in several objects', { '2024-06-02': [{ at, note: 'door opens' }], '2024-06-03': [] }],
    ['by an id', { '-Nx1': { at, note: 'door opens' } }],
    ['nested in another', { shifts: [{ name: 'night', log: [{ at, note: 'door opens' }] }] }],
    ['under names of its own', [{ attributes: { occurredAt: at, description: 'door opens' } }]],
    [
      'as lists under a row of titles',
      [
        ['when', 'what'],
        [at, 'door opens'],
      ],
    ],
    ['as columns and rows', { columns: ['when', 'what'], rows: [[at, 'door opens']] }],
    ['as lists without titles', { values: [['1717357211000000000', 'door opens']] }],
    ['as words by their time', { [at]: 'door opens' }],
    ['as one record', { time: at, message: 'door opens' }],
    ['with titles in another language', [{ Zeit: at, Ereignis: 'door opens' }]],
    ['with a wrapped date', [{ when: { $date: at }, text: 'door opens' }]],
    ['with seconds in an object', [{ timestamp: { seconds: 1717357211, nanos: 0 }, text: 'door opens' }]],
    ['with a date of .NET', [{ Time: '/Date(1717357211000)/', Message: 'door opens' }]],
    ['with a comment behind the zone', [{ time: '2024-06-02T21:40:11+02:00[Europe/Oslo]', text: 'door opens' }]],
  ])('is found %s', (_, value) => {
    const { events } = read(value)
    expect(events.map((event) => [event.at, event.text])).toEqual([['2024-06-02T19:40:11.000Z', 'door opens']])
  })

  it('is the one whose records look most like events', () => {
    const users = Array.from({ length: 6 }, (_, i) => ({ id: i, name: `Person ${i}`, updated_at: at }))
    const { events, warnings } = read({ users, log: [{ id: 1, ts: 1717357211, msg: 'the door does not open' }] })
    expect(events.map(({ text }) => text)).toEqual(['the door does not open'])
    expect(warnings).toEqual([])
  })

  it('is mentioned if it was not read though it looks like events too', () => {
    const { events, warnings } = read({
      log: [
        { at, text: 'the door does not open' },
        { at, text: 'the key is found' },
      ],
      visits: [{ at, text: 'somebody rings the bell' }],
    })
    expect(events).toHaveLength(2)
    expect(warnings.map(({ message }) => message)).toEqual([
      'The records of "visits" have times too, but another list of this file was read.',
    ])
  })

  it('is read beside another one if its name says that it holds events', () => {
    const { events, warnings } = read({
      log: [
        { at, text: 'the door does not open' },
        { at, text: 'the key is found' },
      ],
      comments: [{ at, text: 'try the other key' }],
    })
    expect(events.map(({ text }) => text)).toEqual(['the door does not open', 'the key is found', 'try the other key'])
    expect(warnings).toEqual([])
  })

  it('takes no time at which somebody or something around it was created', () => {
    const record = {
      action: 'added',
      repository: { name: 'mail', created_at: at },
      sender: { login: 'ines', updated_at: at },
    }
    expect(() => read(record)).toThrow(/no list of records with a time/)
  })

  it('takes no id for a time', () => {
    const { events } = read([{ id: 1717357211, number: 1717000000, created_on: at, name: 'the door opens' }])
    expect(events.map((event) => event.at)).toEqual(['2024-06-02T19:40:11.000Z'])
  })

  it('is read after a command or the headers of an answer', () => {
    const { events } = importTimeline(
      `$ curl -i log.example\nContent-Type: application/json\n\n[{"at": "${at}", "note": "door opens"}]\n`,
    )
    expect(events).toMatchObject([{ text: 'door opens', line: 4 }])
  })

  it('may have records of several shapes', () =>
    expect(
      texts([
        { created_at: at, body: 'the door does not open' },
        { created_at: at, event: 'key found' },
        { createdAt: at, body: 'it opens' },
      ]),
    ).toEqual(['the door does not open', 'key found', 'it opens']))
})

describe('the mapping of fields', () => {
  const records = [
    {
      payload: { created_at: at, seen: '2024-06-03T00:00:00Z' },
      user: { login: 'ida' },
      text: 'door opens',
      remark: 'by the wind',
    },
  ]

  it('gives each field with its path, role and sample', () =>
    expect(read(records).columns).toEqual([
      { name: 'payload.created_at', role: 'time', sample: at },
      { name: 'payload.seen', role: 'ignored', sample: '2024-06-03T00:00:00Z' },
      { name: 'user.login', role: 'who', sample: 'ida' },
      { name: 'text', role: 'text', sample: 'door opens' },
      { name: 'remark', role: 'ignored', sample: 'by the wind' },
    ]))

  it('is replaced by roles that somebody chose', () => {
    const { events, columns } = read(records, {
      columns: { 'payload.seen': 'time', remark: 'text', text: 'ignored', 'user.login': 'ignored' },
    })
    expect(events).toMatchObject([{ at: '2024-06-03T00:00:00.000Z', text: 'by the wind' }])
    expect(events[0]).not.toHaveProperty('who')
    expect(columns?.map(({ role }) => role)).toEqual(['ignored', 'time', 'ignored', 'ignored', 'text'])
  })
})

describe('JSON that gives no row', () => {
  it.each<[string, unknown]>([
    ['without a list', { name: 'shop', version: '1.2.0', scripts: { start: 'node .' } }],
    ['with numbers only', { series: [{ value: 4 }, { value: 5 }] }],
    ['with names only', [{ name: 'Ida' }, { name: 'Per' }]],
  ])('%s is refused with what can be read and what to do', (_, value) => {
    const { code, message } = refusal(value)
    expect(code).toBe('unknown-json')
    expect(message).toMatch(/no list of records with a time and a text/)
    expect(message).toMatch(/Export the events/)
  })

  it('is refused with the line in which it is broken', () => {
    const { code, message } = refusal('{"log": [\n{"time": "2024-06-02T19:40:11Z", "text": "the "door" opens"}\n]}')
    expect([code, message]).toEqual([
      'unknown-json',
      'This begins as JSON, but it is broken in line 2. Export it again, or repair that line.',
    ])
  })

  it('with times that cannot be read warns for each record', () => {
    const { events, warnings } = read([
      { time: 'in the evening', text: 'door opens' },
      { time: 'later', text: 'door closes' },
    ])
    expect(events).toEqual([])
    expect(warnings.map(({ message, skipped }) => [message, skipped])).toEqual([
      ['This record has no readable time.', '{"time":"in the evening","text":"door opens"}'],
      ['This record has no readable time.', '{"time":"later","text":"door closes"}'],
    ])
  })

  it('of another service than the chosen format says so', () =>
    expect(read([{ a: 1 }], { format: 'pagerduty' }).warnings.map(({ message }) => message)).toEqual([
      'The file has no records of this format.',
    ]))
})

describe('hostile JSON', () => {
  it('does not read fields of objects that JSON cannot have', () =>
    expect(texts(JSON.parse(`[{"__proto__": {"time": "${at}", "text": "it opens"}, "constructor": 1}]`))).toEqual([
      'it opens',
    ]))
})

describe('a step of an incident whose time cannot be read', () => {
  it('is told, and the others are rows', () => {
    const { events, warnings } = read({
      title: 'The gate stays shut',
      detected_at: '2031-05-06T09:12:00Z',
      acknowledged_at: '2031-05-06T09:20:00Z',
      mitigated_at: '2031-05-06T27:31:00Z',
      resolved_at: '2031-05-06T09:40:00Z',
    })
    expect(events).toHaveLength(3)
    expect(warnings.map(({ skipped }) => skipped)).toEqual(['mitigated_at: 2031-05-06T27:31:00Z'])
  })
})

describe('the action items of a postmortem in JSON', () => {
  it('keep all of their fields, however many names these have together', () => {
    const items = Array.from({ length: 40 }, (_, i) => ({
      ...Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`x${i}_${n}`, n])),
      text: `Repair the gate number ${i}`,
      owner: 'Ines',
    }))
    const { sections } = read({
      timeline: [{ at, note: 'door opens' }],
      root_cause: 'the lock of it broke',
      action_items: items,
    })
    expect(sections.actions.map(({ owner }) => owner)).toEqual(items.map(() => 'Ines'))
  })
})
