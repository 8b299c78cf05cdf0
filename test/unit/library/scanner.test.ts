import { expect, it } from 'vitest'
import { LibraryScanner } from '../../../electron/host/store/library-scanner'

it('one scan answers everybody who asked for it before it began, however many they are', async () => {
  const ends: ((hasChanged: boolean) => void)[] = []
  let changes = 0
  const scanner = new LibraryScanner({ scan: () => new Promise((resolve) => ends.push(resolve)) }, () => (changes += 1))
  const first = scanner.scan()
  await expect.poll(() => ends.length).toBe(1)
  const others = Array.from({ length: 20 }, () => scanner.scanQuietly())
  ends[0]?.(true)
  await first
  await expect.poll(() => ends.length).toBe(2)
  ends[1]?.(true)
  expect(await Promise.all(others)).toEqual(Array.from({ length: 20 }, () => true))
  await scanner.settled()
  expect([ends.length, changes]).toEqual([2, 1])
})
