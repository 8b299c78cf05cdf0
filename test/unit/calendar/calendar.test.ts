import { expect, test } from 'vitest'
import { type CalendarEvent, writeCalendar } from '../../../shared/libs/calendar'
import { readCalendar, readTexts, textIn, valueIn } from '../../support/calendar'
import { fc } from '../../support/fast-check'

const now = Date.parse('2026-03-02T08:30:05.678Z')
const readEvents = (events: readonly CalendarEvent[], name?: string) =>
  readCalendar(writeCalendar(events, { now, name })).components

test('a whole day ends before the next one, also at the end of a month, of February and of a year', () => {
  const days = ['2026-03-31', '2026-12-31', '2027-02-28', '2028-02-28', '2028-02-29']
  const events = readEvents(days.map((day) => ({ uid: day, title: day, day })))
  const next = events.map((event) => [valueIn(event, 'DTSTART'), valueIn(event, 'DTEND')])
  expect(next).toEqual([
    ['20260331', '20260401'],
    ['20261231', '20270101'],
    ['20270228', '20270301'],
    ['20280228', '20280229'],
    ['20280229', '20280301'],
  ])
})

test('the last day that a calendar can name has no end, which would be a day of the year 10000', () => {
  const [last] = readEvents([{ uid: 'a', title: 'Due', day: '9999-12-31' }])
  expect(last && valueIn(last, 'DTSTART')).toBe('99991231')
  expect(writeCalendar([{ uid: 'a', title: 'Due', day: '9999-12-31' }], { now })).not.toContain('DTEND')
})

test('a time is written in UTC, with its end if it has one', () => {
  const start = Date.parse('2026-10-25T01:30:00Z')
  const [long, short] = readEvents([
    { uid: 'a', title: 'Review', start, end: start + 3_600_000 },
    { uid: 'b', title: 'Call', start, end: start },
  ])
  if (!long || !short) throw new Error('Two events are missing.')
  expect([valueIn(long, 'DTSTART'), valueIn(long, 'DTEND')]).toEqual(['20261025T013000Z', '20261025T023000Z'])
  expect(valueIn(short, 'DTEND')).toBeUndefined()
  expect(valueIn(long, 'DTSTAMP')).toBe('20260302T083005Z')
})

test('an empty calendar is one, and says its name', () => {
  const calendar = readCalendar(writeCalendar([], { now, name: 'Acme; follow-up, 2026' }))
  expect(textIn(calendar, 'X-WR-CALNAME')).toBe('Acme; follow-up, 2026')
  expect(calendar.components).toEqual([])
})

test('a day that does not exist, and a time outside of four-digit years, are refused', () => {
  for (const day of ['2026-02-30', '2026-3-1', 'soon', '', '2026-03-01T00:00'])
    expect(() => writeCalendar([{ uid: 'a', title: 'x', day }], { now })).toThrow(RangeError)
  for (const start of [Number.NaN, 8.64e15, -8e15])
    expect(() => writeCalendar([{ uid: 'a', title: 'x', start }], { now })).toThrow(RangeError)
})

test('an address is written only if it is one of the web that can break no line', () => {
  const urls = [
    'https://x.example/a;b,c?d=1',
    'javascript:alert(1)',
    'https://x.example/\r\nATTENDEE:a',
    'https://ü.example',
  ]
  const events = readEvents(urls.map((url) => ({ uid: url, title: 'x', day: '2026-03-01', url })))
  expect(events.map((event) => valueIn(event, 'URL'))).toEqual([urls[0], undefined, undefined, undefined])
})

/** What a text becomes in a calendar. */
const asWritten = (text: string): string =>
  text
    .trim()
    .replace(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '\ufffd')

const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 90 }),
      fc.constantFrom(
        '\r\nEND:VEVENT',
        '\\n',
        '\\',
        ';',
        ',',
        ':',
        '"',
        '👩‍👩‍👧'.repeat(20),
        '\u2028',
        '\ud800',
        'ß'.repeat(80),
        ' ',
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''))

test('any text comes back from a strict reader, and adds neither lines nor events', () => {
  fc.assert(
    fc.property(text, text, fc.array(text, { maxLength: 3 }), (title, description, categories) => {
      const uid = `1${title}`
      const [event, ...more] = readEvents([{ uid, title, description, categories, day: '2026-03-01' }], title)
      expect(more).toEqual([])
      if (!event) throw new Error('The event is missing.')
      expect(textIn(event, 'SUMMARY') ?? '').toBe(asWritten(title))
      expect(textIn(event, 'DESCRIPTION') ?? '').toBe(asWritten(description))
      const written = valueIn(event, 'CATEGORIES')
      const known = categories.filter((one) => one.trim()).map((one) => asWritten(`x${one}x`).slice(1, -1))
      expect(written === undefined ? [] : readTexts(written)).toEqual(known)
    }),
    { numRuns: 300 },
  )
})
