import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addEvent, events, gaps } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'

/** A timeline with events at these minutes, and the minutes at which its gaps begin. */
const gapsAt = (minutes: readonly number[]): number[] => {
  const doc = new Y.Doc()
  const author = testAuthor()
  for (const minute of minutes) addEvent(doc, author, { text: `${minute}`, at: minute * 60_000 })
  return gaps(events.read(doc).value).map(({ from }) => from / 60_000)
}
const every = (minutes: number, count: number, start = 0) =>
  Array.from({ length: count }, (_, n) => start + n * minutes)

describe('a period without an event', () => {
  test('is a gap if events are usually minutes apart', () => {
    expect(gapsAt([...every(1, 8), ...every(1, 5, 22)])).toEqual([7])
  })

  test('of the same length is no gap if events are usually an hour apart', () => {
    expect(gapsAt(every(15, 8))).toEqual([])
    expect(gapsAt([...every(60, 6), 900])).toEqual([300])
  })

  test('is never a gap if it is shorter than ten minutes', () => {
    expect(gapsAt([...every(0.1, 10), 9.5])).toEqual([])
  })

  test('is a gap from half an hour on while there are only a few events', () => {
    expect(gapsAt([0, 29])).toEqual([])
    expect(gapsAt([0, 31, 40])).toEqual([0])
  })

  test('starts at the end of an event that has a duration', () => {
    const doc = new Y.Doc()
    addEvent(doc, testAuthor(), { text: 'a', at: 0, end: 50 * 60_000 })
    addEvent(doc, testAuthor('Bo'), { text: 'b', at: 60 * 60_000 })
    expect(gaps(events.read(doc).value)).toEqual([])
  })
})
