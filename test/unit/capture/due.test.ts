import { describe, expect, test } from 'vitest'
import { dueText, readDue } from '../../../shared/meeting/capture/due'

/** A Tuesday. */
const today = '2026-03-10'

describe('a due date as people say it', () => {
  test.each([
    ['+2w', '2026-03-24'],
    ['2w', '2026-03-24'],
    ['in two weeks', '2026-03-24'],
    ['+10d', '2026-03-20'],
    ['5 business days', '2026-03-17'],
    ['+1m', '2026-04-10'],
    ['tomorrow', '2026-03-11'],
    ['Friday', '2026-03-13'],
    ['tue', '2026-03-17'],
    ['next week', '2026-03-17'],
    ['end of week', '2026-03-13'],
    ['eom', '2026-03-31'],
    ['1 Apr', '2026-04-01'],
    ['1 March', '2027-03-01'],
    ['by April 1', '2026-04-01'],
    ['2026-03-01', '2026-03-01'],
    ['24.12.2026', '2026-12-24'],
    ['', ''],
  ])('“%s” is %s', (text, expected) => expect(readDue(text, today)).toBe(expected))

  test.each(['soon', 'asap', '+2', '32 Mar', 'fri or so'])('“%s” is none', (text) =>
    expect(readDue(text, today)).toBeUndefined(),
  )

  test('a month from the end of a month is the end of the next', () =>
    expect(readDue('+1m', '2026-01-31')).toBe('2026-02-28'))
})

test('what is shown reads back as the same date', () => {
  for (const due of ['2026-03-10', '2026-03-24', '2026-12-31', '2027-01-01', '2026-03-09', '2025-06-01']) {
    expect(readDue(dueText(due, today), today)).toBe(due)
  }
  expect(dueText('2026-03-24', today)).toBe('Tue 24 Mar')
  expect(dueText('', today)).toBe('')
})
