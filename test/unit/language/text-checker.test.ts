import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CheckReply, type CheckRequest, createCheckQueue } from '../../../renderer/language/check-queue'
import { SLICE_CHARACTERS, splitIntoSlices } from '../../../renderer/language/check-text'
import { type CheckWorker, createTextChecker } from '../../../renderer/language/text-checker'
import { startCheckInProcess } from '../../support/language'

const blaming = 'John should have checked the replica.'
const check = (text: string) => ({ text, people: ['John'], finds: 'findings' as const })
const paragraph = 'The replica lagged behind the primary for nine minutes, and the dashboard showed a healthy cluster.'
const paste = Array.from({ length: 400 }, () => paragraph).join('\n')

describe('a long text is split', () => {
  test('at the ends of lines, so that nothing is lost and no line is broken', () => {
    const slices = splitIntoSlices(paste)
    expect(slices.length).toBeGreaterThan(10)
    expect(slices.map(({ text }) => text).join('')).toBe(paste)
    for (const { start, text } of slices) expect(paste.slice(start, start + text.length)).toBe(text)
    for (const { text } of slices.slice(0, -1)) expect(text).toMatch(/\n$/)
  })

  test('at the ends of sentences if it has no lines', () => {
    const slices = splitIntoSlices(paste.replaceAll('\n', ' '))
    expect(slices.length).toBeGreaterThan(10)
    for (const { text } of slices.slice(0, -1)) expect(text).toMatch(/\. $/)
  })

  test('not at all if it is short or has no place to split at', () => {
    expect(splitIntoSlices(blaming)).toEqual([{ start: 0, text: blaming }])
    expect(splitIntoSlices('')).toEqual([])
    expect(splitIntoSlices('x'.repeat(3 * SLICE_CHARACTERS))).toHaveLength(1)
  })
})

describe('the queue of the worker', () => {
  const queue = () => {
    const replies: CheckReply[] = []
    const turns: (() => void)[] = []
    const take = createCheckQueue(
      (reply) => replies.push(reply),
      (work) => turns.push(work),
    )
    return { replies, take, turn: () => turns.shift()?.(), turns }
  }

  test('checks what was typed last before the rest of a long paste', () => {
    const { replies, take, turn } = queue()
    take({ id: 1, check: check(`${paste}\n${blaming}`) })
    turn()
    turn()
    take({ id: 2, check: check(blaming) })
    turn()
    turn()
    expect(replies.map(({ id }) => id)).toEqual([2])
    while (replies.length < 2) turn()
    const [, long] = replies
    const [found] = long?.result.findings ?? []
    expect(found?.text).toBe(`${paste}\n${blaming}`.slice(found?.start, found?.end))
    expect(found?.start).toBeGreaterThan(paste.length)
  })

  test('stops a canceled check between two slices', () => {
    const { replies, take, turn, turns } = queue()
    take({ id: 1, check: check(paste) })
    turn()
    take({ id: 1, isCanceled: true })
    while (turns.length > 0) turn()
    expect(replies).toEqual([])
  })
})

describe('the checker', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** A worker that takes requests and answers when the test says so. */
  const manualWorkers = () => {
    const started: (CheckWorker & { requests: CheckRequest[]; isTerminated: boolean })[] = []
    const start = (): CheckWorker => {
      const requests: CheckRequest[] = []
      const worker = {
        requests,
        isTerminated: false,
        postMessage: (request: CheckRequest) => void requests.push(request),
        onmessage: null,
        onerror: null,
        terminate: () => {
          worker.isTerminated = true
        },
      }
      started.push(worker)
      return worker
    }
    return { started, start }
  }
  const die = (worker: CheckWorker | undefined) => worker?.onerror?.(new Event('error') as ErrorEvent)

  test('finds blame, and a later check under the same key replaces the earlier one', async () => {
    const checker = createTextChecker(startCheckInProcess)
    const first = checker.check('a', check(paste))
    const second = checker.check('a', check(blaming))
    await vi.runAllTimersAsync()
    expect(await first).toBeUndefined()
    expect((await second)?.findings.map(({ kind }) => kind)).toEqual(['counterfactual'])
    checker.close()
  })

  test('starts no worker before there is something to check', () => {
    const { started, start } = manualWorkers()
    const checker = createTextChecker(start)
    expect(started).toHaveLength(0)
    void checker.check('a', check(blaming))
    expect(started).toHaveLength(1)
    checker.close()
  })

  test('a worker that fails is started again with what was waiting, a few times, and then the check is unavailable', async () => {
    const { started, start } = manualWorkers()
    const checker = createTextChecker(start)
    const result = checker.check('a', check(blaming))
    die(started[0])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(started[1]?.requests).toHaveLength(1)
    die(started[1])
    // The text that was there both times is given up: it may be the reason.
    expect(await result).toBeUndefined()
    await vi.advanceTimersByTimeAsync(10_000)
    die(started[2])
    await vi.advanceTimersByTimeAsync(60_000)
    die(started[3])
    await vi.advanceTimersByTimeAsync(600_000)
    expect(started).toHaveLength(4)
    expect(await checker.check('b', check(blaming))).toBeUndefined()
    expect(started).toHaveLength(4)
  })

  test('a worker that stays silent for long is replaced, even while more is typed', async () => {
    const { started, start } = manualWorkers()
    const checker = createTextChecker(start)
    for (let round = 0; round < 60; round += 1) {
      void checker.check('a', check(`${blaming} ${round}`))
      await vi.advanceTimersByTimeAsync(300)
    }
    expect(started.length).toBeGreaterThan(1)
    expect(started[0]?.isTerminated).toBe(true)
    checker.close()
  })

  test('a browser that has no workers answers at once that there is no check', async () => {
    const checker = createTextChecker(() => {
      throw new Error('no workers here')
    })
    expect(await checker.check('a', check(blaming))).toBeUndefined()
  })

  test('pending checks are answered when the document is closed', async () => {
    const { start } = manualWorkers()
    const checker = createTextChecker(start)
    const result = checker.check('a', check(blaming))
    checker.close()
    expect(await result).toBeUndefined()
  })
})
