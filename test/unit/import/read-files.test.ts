import { describe, expect, it } from 'vitest'
import type { ReadRequest } from '../../../renderer/import/answer-request'
import { ReadingStopped, readAndPlan } from '../../../renderer/import/read-files'
import { createDocument } from '../../../shared/document'
import { readPresentContent } from '../../../shared/import'
import { testAuthor } from '../../support/author'
import { createLocalWorker } from '../../support/records-preview'

const present = readPresentContent(createDocument({ title: '' }, testAuthor('Maker')))

const table = (count: number): Uint8Array =>
  new TextEncoder().encode(
    ['time,event', ...Array.from({ length: count }, (_, n) => `${new Date(n * 60_000).toISOString()},row ${n}`)].join(
      '\n',
    ),
  )

const requestFor = (count: number): ReadRequest => ({
  files: [
    { name: 'rows.csv', bytes: table(count) },
    { name: 'shop.debrief.json', bytes: new Uint8Array([1]) },
    { name: 'graph.png', bytes: new Uint8Array([1]) },
  ],
  options: {},
  present,
})

describe('reading off the page', () => {
  it('gives the plan, and apart from it documents and what was refused', async () => {
    const { start, replies, isEnded } = createLocalWorker()
    const progress: number[] = []
    const job = readAndPlan({ ...requestFor(2_500), onProgress: ({ done }) => progress.push(done) }, start)
    const { plan, others } = await job.result
    expect(plan.rows.map(({ event }) => event.text)).toEqual(Array.from({ length: 2_500 }, (_, n) => `row ${n}`))
    expect(plan.sources.map(({ name, rows }) => [name, rows])).toEqual([['rows.csv', 2_500]])
    expect(others.map(({ name, kind }) => [name, kind])).toEqual([
      ['shop.debrief.json', 'document'],
      ['graph.png', 'refused'],
    ])
    expect(progress[0]).toBe(0)
    expect(Math.max(...replies.map((reply) => (reply.kind === 'rows' ? reply.rows.length : 0)))).toBeLessThan(251)
    expect(isEnded()).toBe(true)
  })

  it('reads a source with its own options', async () => {
    const { start } = createLocalWorker()
    const { files } = requestFor(0)
    const clock = { name: 'a.csv', bytes: new TextEncoder().encode('time,event\n14:00,Alert fired\n') }
    const options = { 'a.csv': { date: '2024-05-01', zone: 'UTC' } }
    const job = readAndPlan({ files: [clock, ...files], options, present, onProgress: () => undefined }, start)
    expect((await job.result).plan.rows.map(({ event }) => event.at)).toEqual(['2024-05-01T14:00:00.000Z'])
  })

  it('ends the worker when it is stopped', async () => {
    const { start, isEnded } = createLocalWorker()
    const job = readAndPlan({ ...requestFor(10), onProgress: () => undefined }, start)
    job.stop()
    await expect(job.result).rejects.toBeInstanceOf(ReadingStopped)
    expect(isEnded()).toBe(true)
  })

  it('fails when the worker does, and ends it', async () => {
    const { start, worker, isEnded } = createLocalWorker()
    const job = readAndPlan({ ...requestFor(10), onProgress: () => undefined }, start)
    worker.onerror?.(Object.assign(new Event('error'), { message: 'no memory' }) as ErrorEvent)
    await expect(job.result).rejects.toThrow('no memory')
    expect(isEnded()).toBe(true)
  })
})
