import { expect, test } from 'vitest'
import { until, untilAsserted } from '../../support/until'

test('what is waited for is given back once it is there', async () => {
  let looks = 0
  expect(await until('the third look', () => (++looks < 3 ? undefined : looks))).toBe(3)
  expect(
    await until(
      () => ++looks,
      (seen) => seen > 5,
    ),
  ).toBe(6)
})

test('what never comes about is named, with what was seen last', async () => {
  await expect(until('the moon', () => 0, 1)).rejects.toThrow(/in vain for: the moon\nSeen last: 0/)
  const neverFull = until(
    () => ({ phase: 'half' }),
    ({ phase }) => phase === 'full',
    1,
  )
  await expect(neverFull).rejects.toThrow(/phase === .full.*\nSeen last: {"phase":"half"}/)
})

test('a look that never ends is given up', async () => {
  await expect(until('an answer', () => new Promise(() => undefined), 1)).rejects.toThrow('in vain for: an answer')
})

test('assertions are tried again until they pass', async () => {
  let looks = 0
  await untilAsserted(() => expect(++looks).toBeGreaterThan(2))
  expect(looks).toBe(3)
})
