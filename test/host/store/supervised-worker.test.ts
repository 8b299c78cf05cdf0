import { writeFile } from 'node:fs/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { InspectionFailure, SupervisedWorker } from '../../../electron/host/store/supervised-worker'
import { setUpFolder } from './support'

const { inside } = setUpFolder()

/** A worker that fails in the ways that a document might make it fail. */
const program = `
  import { parentPort } from 'node:worker_threads'
  const fates = {
    answer: () => 'fine',
    throw: () => { throw Object.assign(new Error('no'), { code: 'EACCES' }) },
    hang: () => { for (;;); },
    eat: () => { const all = []; for (;;) all.push(new Array(100_000).fill({})) },
    end: () => process.exit(3),
  }
  parentPort.on('message', ({ serial, job }) => {
    try { parentPort.postMessage({ serial, result: fates[job]() }) }
    catch (error) { parentPort.postMessage({ serial, error: { message: error.message, code: error.code } }) }
  })
`
/** Far longer than a reply takes on a slow machine. */
const GENEROUS_MS = 60_000

describe('a supervised worker', () => {
  let worker: SupervisedWorker | undefined
  afterEach(() => worker?.close())
  const start = async (): Promise<SupervisedWorker> => {
    await writeFile(inside('worker.mjs'), program)
    worker = new SupervisedWorker(inside('worker.mjs'))
    return worker
  }

  it.each([
    ['hang', 500, 'too-slow'],
    ['eat', GENEROUS_MS, 'too-large'],
    ['end', GENEROUS_MS, 'crashed'],
  ])('that is made to %s fails that one job, and the jobs behind it are done', async (fate, budget, outcome) => {
    const supervised = await start()
    const doomed = supervised.run(fate, budget)
    const behind = supervised.run('answer', GENEROUS_MS)
    await expect(doomed).rejects.toSatisfy((error) => error instanceof InspectionFailure && error.outcome === outcome)
    expect(await behind).toBe('fine')
  })

  it('passes on an error of the job with its code', async () => {
    const supervised = await start()
    await expect(supervised.run('throw', GENEROUS_MS)).rejects.toMatchObject({ message: 'no', code: 'EACCES' })
    expect(await supervised.run('answer', GENEROUS_MS)).toBe('fine')
  })

  it('answers pending jobs when it is closed', async () => {
    const supervised = await start()
    const waiting = [supervised.run('hang', GENEROUS_MS), supervised.run('answer', GENEROUS_MS)]
    const outcomes = Promise.allSettled(waiting)
    await supervised.close()
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(supervised.run('answer', GENEROUS_MS)).rejects.toBeInstanceOf(InspectionFailure)
  })
})
