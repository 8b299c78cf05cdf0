import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { snapshot } from '../../../shared/document'
import { createEntryContext } from '../../../shared/document/entry-context'
import {
  describeLine,
  type EntryContext,
  pastedLines,
  readEntryLine,
  readEntryLines,
} from '../../../shared/meeting/capture/line'
import { record, roster } from '../../../shared/meeting/incident'
import { addAction } from '../../../shared/stages/actions/model'
import { addEvent } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'

const now = Date.UTC(2026, 0, 7, 10)
const today = '2026-01-07'
const at = (iso: string): number => Date.parse(iso)
const noor = testAuthor('Noor')
const contextOf = (doc: Y.Doc, author = 'Noor'): EntryContext => createEntryContext(snapshot(doc), author, today, now)
const day = (line: string, context: EntryContext): string =>
  new Date(readEntryLine(line, 'time', context).at ?? Number.NaN).toISOString().slice(0, 16)

describe('a line', () => {
  const context = contextOf(new Y.Doc())

  test('is parsed as far as possible, and shown as it was understood', () => {
    const line = readEntryLine('6 Jan ~23:27–23:50 removed', 'time', context)
    expect(line).toMatchObject({ text: 'removed', isApproximate: true, end: at('2026-01-06T23:50Z') })
    expect(describeLine(line, context)).toBe('about Tue 6 Jan 23:27 UTC')
    expect(describeLine(readEntryLine('Page earlier @Priya +2w', 'assignment', context), context)).toBe(
      'Priya · due Wed 21 Jan',
    )
  })

  test('that is only a time, or has none, is text', () => {
    expect(readEntryLine('23:27', 'time', context)).toMatchObject({ text: '23:27', at: null })
    expect(readEntryLine('  500 projects were lost ', 'time', context)).toMatchObject({
      text: '500 projects were lost',
    })
    expect(readEntryLine('14:31 @Noor +2w', 'text', context)).toMatchObject({ text: '14:31 @Noor +2w', owner: '' })
  })
})

describe('the context of a line', () => {
  test('the row before is the one that the same person typed last, not what was imported or what others typed', () => {
    const doc = new Y.Doc()
    record.change(doc, { startedAt: at('2018-10-21T22:52Z'), resolvedAt: at('2018-10-23T23:03Z') })
    const rawTime = '23:40'
    addEvent(doc, noor, { text: 'typed', at: at('2018-10-22T23:40Z'), rawTime })
    noor.advance(1)
    addEvent(doc, noor, { text: 'imported', at: at('2018-10-21T22:54Z'), rawTime, importKey: 'x' })
    addEvent(doc, testAuthor('Ilya'), { text: 'of another', at: at('2018-10-21T22:55Z'), rawTime })
    expect(day('23:55 x', contextOf(doc))).toBe('2018-10-22T23:55')
    expect(day('23:55 x', contextOf(doc, 'Ilya'))).toBe('2018-10-21T23:55')
    expect(day('23:55 x', contextOf(doc, 'Somebody new'))).toBe('2018-10-21T23:55')
  })

  test('an incident of another year stays in it, even before its times are filled in', () => {
    const doc = new Y.Doc()
    addEvent(doc, testAuthor('import'), { text: 'imported', at: at('2018-10-21T22:54Z') })
    expect(day('22:52 x', contextOf(doc))).toBe('2018-10-21T22:52')
  })

  test('an @ may mean whoever is on the roster or has an action', () => {
    const doc = new Y.Doc()
    roster.add(doc, noor, { name: 'Ana Lindqvist' })
    addAction(doc, noor, { text: 'x', owner: 'Payments' })
    addAction(doc, noor, { text: 'y', owner: 'Ana Lindqvist' })
    expect(contextOf(doc).people).toEqual(['Ana Lindqvist', 'Payments'])
  })
})

describe('pasted lines', () => {
  test('lose their list markers, and empty ones are dropped', () => {
    expect(pastedLines('- one\r\n\r\n * two\n• three\n1. four\n2) five\n- [ ] six\u2028seven\n   \n3.5 hours')).toEqual(
      ['one', 'two', 'three', 'four', 'five', 'six', 'seven', '3.5 hours'],
    )
  })

  test('are each read in the context of the one before', () => {
    const lines = readEntryLines(['2018-10-21 23:40 a', '23:55 b', 'c', '00:05 d'], 'time', contextOf(new Y.Doc()))
    expect(lines.map((line) => line.at && new Date(line.at).toISOString().slice(0, 16))).toEqual([
      '2018-10-21T23:40',
      '2018-10-21T23:55',
      null,
      '2018-10-22T00:05',
    ])
  })

  const github = new Y.Doc()
  record.change(github, { startedAt: at('2018-10-21T22:52Z'), resolvedAt: at('2018-10-22T23:03Z') })
  const texts = (minutes: readonly number[]): string[] =>
    minutes.map(
      (one) =>
        `${String(Math.floor(one / 60)).padStart(2, '0')}:${String(one % 60).padStart(2, '0')} something happened`,
    )

  test('of one evening stay on it, even if the incident ends late on the next', () => {
    const lines = ['22:50 a', '22:51 b', '22:52 c', '22:53 d', '23:10 e']
    const days = readEntryLines(lines, 'time', contextOf(github)).map((line) => new Date(line.at ?? 0).getUTCDate())
    expect(days).toEqual([21, 21, 21, 21, 21])
  })

  test('in the order of the clock, within 12 hours, never go back in time', () => {
    const length = fc.option(fc.integer({ min: 1, max: 4_000 }), { nil: null })
    const start = fc.integer({ min: at('2017-01-01T00:00Z') / 60_000, max: at('2025-01-01T00:00Z') / 60_000 })
    // Zones without summer time, whose clocks never jump.
    const zone = fc.constantFrom('UTC', 'America/Phoenix', 'Asia/Kolkata')
    const lines = fc
      .tuple(
        fc.integer({ min: 0, max: 1_439 }),
        fc.array(fc.integer({ min: 0, max: 720 }), { minLength: 1, maxLength: 8 }),
      )
      .map(([first, later]) => [first, ...later.map((more) => first + more)].filter((one) => one < 1_440))
      .map((minutes) => minutes.sort((a, b) => a - b))
    const typedBefore = fc.option(fc.integer({ min: -4_000, max: 8_000 }), { nil: null })
    fc.assert(
      fc.property(start, length, zone, lines, typedBefore, (begin, minutes, entryZone, clocks, before) => {
        const doc = new Y.Doc()
        const startedAt = begin * 60_000
        const resolvedAt = minutes === null ? null : startedAt + minutes * 60_000
        record.change(doc, { entryZone, startedAt, resolvedAt })
        if (before !== null) addEvent(doc, noor, { text: 'x', at: startedAt + before * 60_000, rawTime: 'typed' })
        const times = readEntryLines(texts(clocks), 'time', contextOf(doc)).map((line) => line.at ?? Number.NaN)
        for (const [index, time] of times.slice(1).entries()) expect(time).toBeGreaterThanOrEqual(times[index] ?? 0)
      }),
    )
  })
})
