import { describe, expect, it } from 'vitest'
import { createDuplicateFinder, importTimeline } from '../../../shared/libs/timeline-import'

const at = Date.UTC(2024, 4, 9, 20, 53, 12)
type Told = { text: string; source?: string; who?: string; after?: number }

/** Whether the second telling counts as a repetition of the first. */
const isRepeated = (first: Told, second: Told): boolean => {
  const toEvent = ({ text, source = 'log', who, after = 0 }: Told) => ({
    at: at + after,
    text,
    source,
    ...(who ? { who } : {}),
  })
  const finder = createDuplicateFinder()
  finder.add(toEvent(first))
  return finder.find(toEvent(second)) !== undefined
}

const alert = (host: string): string =>
  `HostDown: ${host} does not answer the probe of the monitoring for a minute (job=node, severity=page, team=infra)`

describe('events of one second', () => {
  it.each([
    ['another host', alert('cache-7:9100'), alert('cache-8:9100')],
    ['another host without a number', alert('cache-oslo'), alert('cache-bergen')],
    ['another address', alert('10.0.4.7'), alert('10.0.4.8')],
    ['another label', `${alert('cache-7')} zone=a`, `${alert('cache-7')} zone=b`],
    ['another count', 'Queue of the mail service is at 1000 messages', 'Queue of the mail service is at 2000 messages'],
    ['another version', 'Deployed release v2.4.1 to production', 'Deployed release v2.4.2 to production'],
    ['the other direction', 'Failover from db1 to db2 of the orders', 'Failover from db2 to db1 of the orders'],
  ])('are two events if they tell of %s', (_, first, second) =>
    expect(isRepeated({ text: first }, { text: second })).toBe(false),
  )

  it('are two events if two people say the same', () => {
    expect(isRepeated({ text: 'on it', who: 'Ida' }, { text: 'on it', who: 'Per' })).toBe(false)
    expect(isRepeated({ text: 'on it', who: 'Ida' }, { text: 'on it', who: 'Per', source: 'chat' })).toBe(false)
  })

  it('are one event if the same is told twice', () => {
    expect(isRepeated({ text: alert('cache-7:9100') }, { text: alert('cache-7:9100') })).toBe(true)
    expect(isRepeated({ text: 'on it', who: 'Ida' }, { text: 'On it.', who: 'ida' })).toBe(true)
  })
})

describe('an event in two sources', () => {
  it.each([
    [
      'a rounded minute',
      'Checkout error rate is above 5 percent',
      { text: 'Checkout error rate above 5 percent', after: -12_000 },
    ],
    ['nearly the same words', alert('cache-7:9100'), { text: alert('cache-7:9100').replace('minute', 'moment') }],
    ['another author', 'We roll back to release 412 now', { text: 'We roll back to release 412', who: 'Per' }],
  ])('is found with %s', (_, first, second) =>
    expect(isRepeated({ text: first, who: 'Ida' }, { ...second, source: 'chat' })).toBe(true),
  )

  it.each([
    ['another number', { text: 'We roll back to release 413 now' }],
    ['another minute', { text: 'We roll back to release 412 now', after: 61_000 }],
    ['other words', { text: 'Release 412 is fine, we look at the database now' }],
  ])('is not found with %s', (_, second) =>
    expect(isRepeated({ text: 'We roll back to release 412 now' }, { ...second, source: 'chat' })).toBe(false),
  )
})

it('a webhook with several hosts gives an event for each of them, and one for a host that it tells twice', () => {
  const hosts = ['web-1', 'web-2', 'web-3', 'web-2']
  const alerts = hosts.map((instance) => ({
    status: 'firing',
    labels: { alertname: 'HostDown', instance, severity: 'page', team: 'infra', job: 'node', region: 'north' },
    annotations: { summary: 'A host does not answer the probe of the monitoring' },
    startsAt: '2024-05-09T20:53:12.004Z',
  }))
  const { events } = importTimeline(JSON.stringify({ version: '4', alerts }))
  expect(events.map(({ duplicateOf }) => duplicateOf)).toEqual([undefined, undefined, undefined, 1])
})
