import { describe, expect, it } from 'vitest'
import { type ImportOptions, importTimeline } from '../../../shared/libs/timeline-import'

type Line = { at: string; text: string }

const read = (text: string, options: ImportOptions = {}): Line[] =>
  importTimeline(text, options).events.map(({ at, local, rawTime, text: words }) => ({
    at: at ?? local ?? rawTime,
    text: words,
  }))

/** Two lines in a notation, and the first of them as it is to be read. */
const notations: [string, string, string, string][] = [
  ['docker compose', 'web-1  | 2024-03-01T14:05:00Z ERROR full', '2024-03-01T14:05:00.000Z', 'web-1 ERROR full'],
  ['pm2', '0|api  | 2024-03-01T14:05:00: full', '2024-03-01T14:05:00', '0|api full'],
  [
    'kubectl --prefix',
    '[pod/web-1/app] 2024-03-01T14:05:00.1234567Z full',
    '2024-03-01T14:05:00.123Z',
    '[pod/web-1/app] full',
  ],
  ['stern', 'web-1 app 2024-03-01T14:05:00Z full', '2024-03-01T14:05:00.000Z', 'web-1 app full'],
  ['Redis', '1:M 01 Mar 2024 14:05:00.123 # full', '2024-03-01T14:05:00.123', '1:M # full'],
  ['Redis 2', '[4018] 01 Mar 14:05:00.123 * full', '--03-01T14:05:00.123', '[4018] * full'],
  ['nginx', '2024/03/01 14:05:00 [error] 31#31: *5 full', '2024-03-01T14:05:00', '[error] 31#31: *5 full'],
  ['Apache', '[Fri Mar 01 14:05:00.123456 2024] [core:error] full', '2024-03-01T14:05:00.123', '[core:error] full'],
  ['PostgreSQL', '2024-03-01 14:05:00.123 UTC [123] LOG:  full', '2024-03-01T14:05:00.123Z', '[123] LOG:  full'],
  ['MySQL', '240301 14:05:00 [Note] full', '2024-03-01T14:05:00', '[Note] full'],
  [
    'Hadoop',
    '2024-03-01 14:05:00,123 INFO org.apache.Node: full',
    '2024-03-01T14:05:00.123',
    'INFO org.apache.Node: full',
  ],
  ['Spark', '24/03/01 14:05:00 INFO Context: full', '2024-03-01T14:05:00', 'INFO Context: full'],
  ['Dropwizard', 'INFO  [2024-03-01 14:05:00,123] x.Y: full', '2024-03-01T14:05:00.123', 'INFO  x.Y: full'],
  ['Celery', '[2024-03-01 14:05:00,123: INFO/Main] full', '2024-03-01T14:05:00.123', '[INFO/Main] full'],
  ['Rails', 'I, [2024-03-01T14:05:00.5 #12]  INFO -- : full', '2024-03-01T14:05:00.500', 'I, [#12] INFO -- : full'],
  ['klog', 'E0301 14:05:00.123456    1 a.go:1] full', '--03-01T14:05:00.123', 'E 1 a.go:1] full'],
  ['logcat', '03-01 14:05:00.123  12  34 E Tag: full', '--03-01T14:05:00.123', '12  34 E Tag: full'],
  ['logfmt', 'level=warn ts=2024-03-01T14:05:00Z msg="full" db=a', '2024-03-01T14:05:00.000Z', 'warn full db=a'],
  ['the kernel', '[Fri Mar  1 14:05:00 2024] Out of memory: full', '2024-03-01T14:05:00', 'Out of memory: full'],
  ['journalctl', 'Fri 2024-03-01 14:05:00 CET web sshd[1]: full', '2024-03-01T13:05:00.000Z', 'web sshd[1]: full'],
  ['an Actions run', 'build\ttest\t2024-03-01T14:05:00.123Z full', '2024-03-01T14:05:00.123Z', 'build test full'],
  [
    'a load balancer',
    'https 2024-03-01T14:05:00.123Z app/shop/1 502',
    '2024-03-01T14:05:00.123Z',
    'https app/shop/1 502',
  ],
  ['Cloud Foundry', '   2024-03-01T14:05:00.12+0000 [APP/0] OUT full', '2024-03-01T14:05:00.120Z', '[APP/0] OUT full'],
]

describe('the lines of a log', () => {
  it.each(notations)('of %s are rows', (_, line, at, text) => {
    const { format, events } = importTimeline(`${line}\n${line.replace('full', 'empty')}\n`)
    expect(format).toBe('log')
    expect(events).toHaveLength(2)
    expect(read(`${line}\n${line.replace('full', 'empty')}\n`)[0]).toEqual({ at, text })
  })

  it('that have no time belong to the last line of their container', () =>
    expect(
      read(
        'a-1  | 2024-03-01T14:05:00Z failed\nb-1  | 2024-03-01T14:05:01Z fine\na-1  | Caused by: until 2024-03-01T15:00:00Z\na-1  |   at x\n',
      ).map(({ text }) => text),
    ).toEqual(['a-1 failed\nCaused by: until 2024-03-01T15:00:00Z\n  at x', 'b-1 fine']))

  it('have no colors', () =>
    expect(read('\u001b[32m2024-03-01T14:05:00Z\u001b[0m \u001b[1mfull\u001b[m\n')).toEqual([
      { at: '2024-03-01T14:05:00.000Z', text: 'full' },
    ]))
})

describe('a line without a time', () => {
  const lines = [
    'starting',
    '[pod/web-1/app] 2024-03-01T14:04:00Z slow',
    '[pod/web-1/app] 2024-03-01T14:05:00Z full',
    '[pod/web-1/app] 2024-03-01T14:06:00Z empty',
  ]

  it.each([
    ['above all entries', lines, 1, 'before the first time'],
    ['of no entry', [...lines, 'Defaulted container "app"'], 5, 'nothing tells which entry'],
  ])('%s is told as such', (_, text, line, reason) =>
    expect(importTimeline(text.join('\n')).warnings).toContainEqual(
      expect.objectContaining({ line, message: expect.stringContaining(reason) }),
    ),
  )
})

describe('a log without a year', () => {
  const text =
    'Jun 30 23:59:58 db postgres: full\nJul  1 00:00:01 db postgres: empty\nJul  3 09:00:00 db postgres: ok\n'

  it('keeps month and day, and asks for the year', () => {
    expect(importTimeline(text).missing).toBe('year')
    expect(read(text).map(({ at }) => at)).toEqual(['--06-30T23:59:58', '--07-01T00:00:01', '--07-03T09:00:00'])
  })

  it.each<[string, string, ImportOptions]>([
    ['the caller', text, { year: 2023, zone: 'UTC' }],
    ['the name of the file', text, { fileName: 'syslog-2023-07-03.log', zone: 'UTC' }],
    [
      'the head of the journal',
      `-- Logs begin at Sun 2023-01-01 09:00:00 UTC, end at Mon 2023-07-03 10:00:00 UTC. --\n${text}`,
      { zone: 'UTC' },
    ],
  ])('takes it from %s', (_, log, options) => {
    expect(importTimeline(log, options).missing).toBeUndefined()
    expect(read(log, options)[0]?.at).toBe('2023-06-30T23:59:58.000Z')
  })
})

describe('a log of seconds since the machine started', () => {
  const text = '[    0.500000] Linux version 6\n[ 3600.250000] Out of memory: full\n'

  it('asks for the start', () => {
    expect(importTimeline(text)).toMatchObject({ format: 'kernel', missing: 'start' })
    expect(importTimeline(text).events.map(({ at, rawTime }) => [at, rawTime])).toEqual([
      [null, '0.500000'],
      [null, '3600.250000'],
    ])
  })

  it('counts from it', () =>
    expect(read(text, { start: '2024-03-01T14:00Z' })[1]).toEqual({
      at: '2024-03-01T15:00:00.250Z',
      text: 'Out of memory: full',
    }))
})
