import { describe, expect, it, test } from 'vitest'
import {
  createReplacer,
  type Decision,
  decide,
  findMentions,
  type KnownNames,
  type MentionKind,
  replaceMentions,
} from '../../../shared/libs/stand-ins'
import { growth, LINEAR_GROWTH } from '../../support/growth'

const find = (text: string, known: KnownNames = {}) => findMentions([{ place: 'Notes', text }], known)

const publish = (text: string, known: KnownNames = {}, remembered: readonly Decision[] = []): string =>
  replaceMentions(text, decide(find(text, known), remembered))

const kept = (text: string, kind: MentionKind = 'person'): Decision => ({ kind, text, standIn: 'x', isKept: true })

describe('findMentions', () => {
  it.each<[MentionKind, text: string, mention: string]>([
    ['link', 'see https://grafana.acme.com/d/1?from=now-1h, and wait', 'https://grafana.acme.com/d/1?from=now-1h'],
    ['link', 'postgres://app:pw@db.acme.com/main', 'postgres://app:pw@db.acme.com/main'],
    ['link', 'at www.acme.com/status.', 'www.acme.com/status'],
    ['mail', 'mail jo.doe+x@mail.acme.com now', 'jo.doe+x@mail.acme.com'],
    ['path', 'in /home/jdoe/run.sh: failed', '/home/jdoe/run.sh'],
    ['path', 'in /Users/jdoe/.ssh/id_rsa', '/Users/jdoe/.ssh/id_rsa'],
    ['path', 'C:\\Users\\jdoe\\dump.sql', 'C:\\Users\\jdoe\\dump.sql'],
    ['path', 'wrote ~jdoe/run.sh', '~jdoe/run.sh'],
    ['handle', 'paged @jdoe.', '@jdoe'],
    ['host', 'on db1.cluster.gitlab.com', 'db1.cluster.gitlab.com'],
    ['host', 'acme.com was down', 'acme.com'],
    ['host', 'on db-1 and more', 'db-1'],
    ['host', 'pod api-7d9f8b6c5-x2x9k was killed', 'api-7d9f8b6c5-x2x9k'],
    ['host', 'web03 was full', 'web03'],
    ['address', 'from 10.20.30.40:8080', '10.20.30.40'],
    ['address', 'from 2001:db8::8a2e:370:7334', '2001:db8::8a2e:370:7334'],
    ['address', 'from 2001:0db8:85a3:0000:0000:8a2e:0370:7334', '2001:0db8:85a3:0000:0000:8a2e:0370:7334'],
    ['address', 'MAC 00:1B:44:11:3A:B7', '00:1B:44:11:3A:B7'],
    ['address', 'MAC 001b.4411.3ab7', '001b.4411.3ab7'],
    ['money', 'lost $1,250.50 in sales', '$1,250.50'],
    ['money', 'lost US$ 3m', 'US$ 3m'],
    ['money', 'lost 12 000 € in an hour', '12 000 €'],
    ['money', 'lost EUR 4.5 million', 'EUR 4.5 million'],
    ['money', 'about 300 dollars', '300 dollars'],
    ['ticket', 'see INC-20412', 'INC-20412'],
    ['ticket', 'fixed by #4512', '#4512'],
    ['ticket', 'ticket 990123', '990123'],
    ['account', 'account 48213377 was locked', '48213377'],
    ['account', 'customer no. C-4711', 'C-4711'],
    ['account', 'IBAN DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 00'],
    ['account', 'role in 123456789012', '123456789012'],
    ['phone', 'call +49 (30) 901820-10', '+49 (30) 901820-10'],
    ['phone', 'call 555-867-5309', '555-867-5309'],
    ['customer', 'When Globex Corporation called', 'Globex Corporation'],
    ['customer', 'the customer Initech had seen it', 'Initech'],
    ['team', 'Then Team Falcon took over', 'Team Falcon'],
    ['team', 'the Data Platform team restarted it', 'Data Platform team'],
    ['person', 'Dr. Jane Roe confirmed', 'Jane Roe'],
  ])('finds a %s in “%s”', (kind, text, mention) => {
    expect(find(text)).toEqual([{ kind, text: mention, count: 1, place: 'Notes' }])
  })

  it.each([
    'At 14:05:33 UTC, 2024-03-01T13:05:00Z, v1.2.3 of Node.js came with index.ts, e.g. for UTF-8 and SHA-256.',
    'It took 1,250 ms for 99.9 % of 300 users in us-east-1; 127.0.0.1 was fine.',
    'std::vector and a::b in System.out.println, and/or @here.',
    'The team asked the customers why the disk was full.',
  ])('finds nothing in “%s”', (text) => {
    expect(find(text)).toEqual([])
  })

  it('counts a person by every part of the name, and says where the first one stands', () => {
    const passages = [
      { place: 'Timeline', text: 'Alice’s change; ALICE SMITH reverted it, and @asmith paged Smith' },
      { place: 'Notes', text: 'alice' },
    ]
    expect(findMentions(passages, { person: ['Alice Smith'] })).toEqual([
      { kind: 'person', text: 'Alice Smith', count: 5, place: 'Timeline' },
    ])
  })

  it('takes linear time, whatever is repeated', () => {
    for (const unit of ['a.', 'a-', '1 000 ', '@a.', '/home/', 'A B ', ':a', '+1 ', 'Team X ', '€1', 'a@', '"'])
      expect(growth((size) => find(unit.repeat(size / unit.length)), 40_000)).toBeLessThan(LINEAR_GROWTH)
  })
})

describe('replaceMentions', () => {
  const known: KnownNames = { person: ['Alice Smith', 'Bob Jones'], service: ['Search'] }

  it('replaces the same thing by the same stand-in, by any of its names', () => {
    expect(publish('Alice paged Bob. Alice Smith’s change: bob jones, asmith', known)).toBe(
      'Engineer A paged Engineer B. Engineer A’s change: Engineer B, Engineer A',
    )
  })

  it('replaces whole words only, the longest first', () => {
    expect(publish('db-1 and db-10, malice of Alice, acme.com and https://acme.com/x', known)).toBe(
      'host-1 and host-2, malice of Engineer A, host-3 and link-1',
    )
  })

  it('takes a name that is an ordinary word only with a capital letter', () => {
    expect(publish('Search was slow to search', known)).toBe('Service A was slow to search')
  })

  it('takes the name of a site for the site, and no words of a team’s name for a person', () => {
    const names: KnownNames = { service: ['Acme.com'], person: ['Database infrastructure'] }
    expect(publish('Acme.com was down: ACME’s database', names)).toBe('Service A was down: Service A’s database')
  })

  it('names both people whom a first name may mean', () => {
    expect(publish('Alice Smith, Alice Jones: Alice', { person: ['Alice Smith', 'Alice Jones'] })).toBe(
      'Engineer A, Engineer B: Engineer A or Engineer B',
    )
  })

  it('finds names where no spaces are written, and in whatever way accents are stored', () => {
    expect(publish('14:05 王小明重启了服务器', { person: ['王小明'] })).toBe('14:05 Engineer A重启了服务器')
    expect(publish('Jose\u0301 and Jos\u00e9', { person: ['Jos\u00e9'] })).toBe('Engineer A and Engineer A')
  })

  it('writes amounts and possessives as a person would', () => {
    expect(publish('$500 were lost. James’ estimate: $700', { person: ['James'] })).toBe(
      'An amount were lost. Engineer A’s estimate: an amount',
    )
  })

  it('keeps what is to be kept, with everything inside it', () => {
    const text = 'Alice Smith saw https://acme.com/alice, then Bob'
    expect(publish(text, known, [kept('https://acme.com/alice', 'link'), kept('Alice Smith')])).toBe(
      'Alice Smith saw https://acme.com/alice, then Engineer A',
    )
  })

  it('changes nothing when it is applied again, and never takes a word of the text as a stand-in', () => {
    const text = 'host-1, db-1, Engineer A, Engineer: $5'
    const decisions = decide(find(text, { person: ['Engineer A', 'Engineer Zed'] }))
    const replace = createReplacer(decisions)
    const once = replace(text)
    expect(once).not.toMatch(/host-1\b|db-1\b|Engineer A\b/)
    expect(replace(once)).toBe(once)
  })
})

test('what was decided before is decided again, and its stand-ins mean nothing else', () => {
  const first = decide(find('Alice on db-1', { person: ['Alice'] }))
  const second = decide(find('Zoe and alice on db-2', { person: ['Zoe', 'alice'] }), first)
  expect(second.map(({ text, standIn }) => [text, standIn])).toEqual([
    ['Zoe', 'Engineer B'],
    ['alice', 'Engineer A'],
    ['db-2', 'host-2'],
  ])
})

test('the worked example of the README', () => {
  const passages = [
    { place: 'Timeline', text: 'Alice Smith restarted db-1 (10.0.0.7).' },
    {
      place: 'Notes',
      text: 'James’ estimate for Globex Inc: $5,000. Alice has the details at https://acme.com/wiki/7.',
    },
  ]
  const mentions = findMentions(passages, { person: ['Alice Smith', 'James'] })
  expect(mentions.map(({ kind, text, count }) => [kind, text, count])).toEqual([
    ['person', 'Alice Smith', 2],
    ['person', 'James', 1],
    ['customer', 'Globex Inc', 1],
    ['host', 'db-1', 1],
    ['address', '10.0.0.7', 1],
    ['link', 'https://acme.com/wiki/7', 1],
    ['money', '$5,000', 1],
  ])
  expect(passages.map(({ text }) => text).map(createReplacer(decide(mentions)))).toEqual([
    'Engineer A restarted host-1 (address-1).',
    'Engineer B’s estimate for Customer A: an amount. Engineer A has the details at link-1.',
  ])
})
