import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until, untilAsserted } from '../../support/until'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What a wait says once all patience is over. */
const failureOf = async (waiting: Promise<unknown>): Promise<string> => {
  const failed = waiting.then(
    () => 'It came about.',
    (error: Error) => error.message,
  )
  await vi.advanceTimersByTimeAsync(200_000)
  return failed
}

test('the value is returned once the condition holds', async () => {
  let looks = 0
  const third = until('the third look', () => (++looks < 3 ? undefined : looks))
  await vi.advanceTimersByTimeAsync(100)
  expect(await third).toBe(3)
  const later = until(
    () => ++looks,
    (seen) => seen > 5,
  )
  await vi.advanceTimersByTimeAsync(100)
  expect(await later).toBe(6)
})

test('the error names the condition that never held, and the last value', async () => {
  expect(await failureOf(until('the moon', () => 0))).toMatch(/waiting for: the moon\nLast value: 0/)
  const neverFull = until(
    () => ({ phase: 'half' }),
    ({ phase }) => phase === 'full',
  )
  expect(await failureOf(neverFull)).toMatch(/phase === .full.*\nLast value: {"phase":"half"}/)
})

test('a read that never resolves is aborted', async () => {
  expect(await failureOf(until('an answer', () => new Promise(() => undefined)))).toContain('waiting for: an answer')
})

test('assertions are retried until they pass, or fail with the last failure', async () => {
  let looks = 0
  const passing = untilAsserted(() => expect(++looks).toBeGreaterThan(2))
  await vi.advanceTimersByTimeAsync(100)
  await passing
  expect(looks).toBe(3)
  expect(await failureOf(untilAsserted(() => expect('half').toBe('full')))).toContain("expected 'half' to be 'full'")
})
