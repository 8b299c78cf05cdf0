import { describe, expect, it } from 'vitest'
import { type ImportOptions, importTimeline } from '../../../shared/libs/timeline-import'
import { growth, LINEAR_GROWTH } from '../../support/growth'

/** More than the arguments that a call can have. */
const MANY = 150_000

const at = '2024-03-01T14:05:00Z'

describe('names that every object has are words as others', () => {
  const files: Record<string, (name: string) => unknown> = {
    'a membership of Matrix': (membership) => ({
      messages: [
        { origin_server_ts: 1_709_301_900_000, sender: '@a:b', type: 'm.room.member', content: { membership } },
      ],
    }),
    'an action of Opsgenie': (action) => ({
      action,
      alert: { message: 'The queue is full', alertId: '1', createdAt: at },
    }),
    'a phase of Splunk On-Call': (name) => ({ incidents: [{ incidentNumber: '1', transitions: [{ name, at }] }] }),
    'a field, its kind and its level': (name) => [
      { time: at, text: 'The queue is full', kind: name, level: name, [name]: 1 },
    ],
  }
  for (const [title, toFile] of Object.entries(files))
    for (const name of ['constructor', '__proto__', 'toString'])
      it(`${title}: ${name}`, () => {
        const { events, warnings } = importTimeline(JSON.stringify(toFile(name)))
        expect(events.length + warnings.length).toBeGreaterThan(0)
        for (const { text, kind } of events) expect([typeof text, typeof (kind ?? '')]).toEqual(['string', 'string'])
      })
})

it('an entity for half a character stays as it is written', () => {
  const message = { sender_full_name: 'Ana Ruiz', timestamp: 1_709_301_900, content: '<p>full &#xd800; &amp; slow</p>' }
  expect(importTimeline(JSON.stringify({ messages: [message] })).events[0]?.text).toBe('full &#xd800; & slow')
})

describe('more parts than a call can have arguments are read', () => {
  const message = { ts: '1709301900.000100', type: 'message' }
  const parts = <T>(part: T): T[] => Array<T>(MANY).fill(part)
  const files: Record<string, { source: () => string; options?: ImportOptions }> = {
    'rows of a table without a time': { source: () => `time,text\n14:05,a\n14:06,b\n${'soon,c\n'.repeat(MANY)}` },
    'dates above a table': {
      source: () => `${'2024-03-01 '.repeat(MANY)}\ntime,text\n14:05,a`,
      options: { format: 'csv' },
    },
    'dates above a log': {
      source: () => `${'2024-03-01 '.repeat(MANY)}\n${`${at} a\n`.repeat(3)}`,
      options: { format: 'log' },
    },
    'voices in one subtitle': {
      source: () => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${'<v Ana>yes\n'.repeat(MANY)}`,
    },
    'attachments of one message': { source: () => JSON.stringify([{ ...message, attachments: parts({ text: 'a' }) }]) },
    'blocks of one message': {
      source: () => JSON.stringify([{ ...message, text: '', blocks: parts({ type: 'section', text: { text: 'a' } }) }]),
    },
  }
  for (const [title, { source, options }] of Object.entries(files))
    it(title, () => {
      const { events } = importTimeline(source(), options)
      expect(events.length).toBeGreaterThan(0)
    })
})

it('the columns of a very wide table get their roles in linear time', () => {
  const read = (size: number): void => {
    const cells = 'y,'.repeat(size)
    importTimeline(`time,${cells}\n14:05,${cells}\n14:06,${cells}`, { format: 'csv' })
  }
  expect(growth(read, 24_000)).toBeLessThan(LINEAR_GROWTH)
})
