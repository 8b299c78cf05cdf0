import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type ReadSource, readSources } from '../../../shared/libs/timeline-import'
import { fc } from '../../support/fast-check'

const csv = strToU8('time,event\n2024-05-01T14:00:00Z,Alert fired\n')
const good = { name: 'good.csv', bytes: csv }

const told = (sources: readonly ReadSource[]): string[] =>
  sources.map((source) => `${source.name}: ${source.kind === 'refused' ? source.message : source.kind}`)

/** Reads one more file beside a good one, which has to be read whatever the other is. */
const readBeside = async (name: string, bytes: Uint8Array, limits = {}): Promise<string[]> => {
  const [first, ...others] = told(await readSources([good, { name, bytes }], { limits }))
  expect(first).toBe('good.csv: rows')
  return others
}

/** Overwrites a number in the directory of a zip, at `offset` in the entry of its first file. */
const withDirectoryNumber = (zip: Uint8Array, offset: number, value: number): Uint8Array => {
  const changed = zip.slice()
  const view = new DataView(changed.buffer)
  for (let at = 0; at < changed.length - 4; at++)
    if (view.getUint32(at, true) === 0x02014b50) {
      view.setUint32(at + offset, value, true)
      return changed
    }
  throw new Error('no directory')
}

const UNPACKED_SIZE = 24
const LOCAL_OFFSET = 42

describe('archives', () => {
  it('with a file that is too large are not unpacked', async () => {
    const bomb = zipSync({ 'bomb.log': new Uint8Array(30_000_000) })
    expect(await readBeside('bomb.zip', bomb)).toEqual([
      'bomb.zip/bomb.log: This is 30 MB; up to 20 MB can be read at once. Split it, for example by day.',
    ])
  })

  it('that claim less than they hold are not unpacked any further', async () => {
    const zip = withDirectoryNumber(zipSync({ 'bomb.log': new Uint8Array(30_000_000) }), UNPACKED_SIZE, 1_000)
    expect(await readBeside('lying.zip', zip)).toEqual([
      'lying.zip/bomb.log: This unpacks to more than it claims, so it was not unpacked any further.',
    ])
  })

  it('of many files are read up to a total, also if those share their packed bytes', async () => {
    const zip = zipSync({ 'a.csv': csv, 'b.csv': csv, 'c.csv': csv })
    expect(await readBeside('three.zip', zip, { maxTotalBytes: csv.length * 3 })).toEqual([
      'three.zip/a.csv: rows',
      'three.zip/b.csv: rows',
      'three.zip/c.csv: All files together are more than 1 MB. Add this one in a second go.',
    ])
    expect(await readBeside('three.zip', zip, { maxFiles: 2 })).toEqual([
      'three.zip: This archive holds more than 2 files. Unpack it and choose the ones of the incident.',
    ])
    expect(await readBeside('large.zip', zip, { maxArchiveBytes: 100 })).toEqual([
      expect.stringMatching(/^large\.zip: This is 1 MB/),
    ])
  })

  it('inside archives are not opened', async () => {
    expect(await readBeside('outer.zip', zipSync({ 'inner.zip': zipSync({ 'a.csv': csv }) }))).toEqual([
      'outer.zip/inner.zip: This is an archive inside an archive. Unpack it and add what is inside.',
    ])
  })

  it('that are empty, cut off or point elsewhere are refused', async () => {
    const zip = zipSync({ 'a.csv': csv })
    const damaged = /^x\.zip(?:\/a\.csv)?: This archive is damaged/
    expect(await readBeside('x.zip', zipSync({}))).toEqual(['x.zip: This archive is empty.'])
    expect(await readBeside('x.zip', zip.slice(0, zip.length - 30))).toEqual([expect.stringMatching(damaged)])
    expect(await readBeside('x.zip', withDirectoryNumber(zip, LOCAL_OFFSET, 0xfffffff0))).toEqual([
      expect.stringMatching(damaged),
    ])
    expect(await readBeside('x.zip', withDirectoryNumber(zip, UNPACKED_SIZE, 5_000_000))).toEqual([
      expect.stringMatching(damaged),
    ])
  })

  it('with names that lead out of them give harmless names', async () => {
    const zip = zipSync({
      '../../etc/a.csv': csv,
      '/b.csv': csv,
      'C:\\temp\\c.csv': csv,
      'x/\u202egpj.d.csv': csv,
      'e\u0000.csv': csv,
    })
    expect(await readBeside('paths.zip', zip)).toEqual([
      'paths.zip/etc/a.csv: rows',
      'paths.zip/b.csv: rows',
      'paths.zip/temp/c.csv: rows',
      'paths.zip/x/gpj.d.csv: rows',
      'paths.zip/e.csv: rows',
    ])
  })

  it('made by gzip of one file are read, and not beyond the limit', async () => {
    expect(await readBeside('app.csv.gz', gzipSync(csv))).toEqual(['app.csv: rows'])
    expect(await readBeside('bomb.log.gz', gzipSync(new Uint8Array(30_000_000)))).toEqual([
      'bomb.log: This unpacks to more than 20 MB. Split it.',
    ])
  })

  it('never throw, whatever is changed in them', async () => {
    const zip = zipSync({ 'general/2024-05-01.json': strToU8('[]'), 'a.csv': csv, 'users.json': strToU8('[]') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.nat(zip.length),
        async (changes, length) => {
          const bytes = zip.slice(0, Math.max(length, zip.length >> 1))
          for (const [at, value] of changes) bytes[at] = value
          const sources = await readSources([{ name: 'x.zip', bytes }])
          expect(sources.every(({ name }) => name !== '')).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('files', () => {
  it('of 50 MB are refused', async () => {
    expect(await readBeside('large.log', new Uint8Array(50_000_000).fill(97))).toEqual([
      'large.log: This is 50 MB; up to 20 MB can be read at once. Split it, for example by day.',
    ])
  })

  it('of deeply nested JSON are refused with a sentence', async () => {
    const deep = (open: string, close: string) => strToU8(`${open.repeat(200_000)}1${close.repeat(200_000)}`)
    for (const bytes of [deep('[', ']'), deep('{"a":', '}'), deep('[{"events":', '}]')])
      expect(await readBeside('deep.json', bytes)).toEqual([expect.stringMatching(/^deep\.json: \S.{30,}/)])
  })

  it('that hold no records say so, each for itself', async () => {
    const names = ['graph.PNG', 'call.mp4', 'logs.tar.bz2', '.DS_Store', '__MACOSX/._a.csv', 'lib/app.js']
    const sources = await readSources(names.map((name) => ({ name, bytes: csv })))
    expect(sources.map(({ name, kind }) => [name, kind])).toEqual(names.map((name) => [name, 'refused']))
    expect(sources.every((source) => source.kind === 'refused' && source.isLeftOut)).toBe(true)
  })

  it('of one name stay apart', async () => {
    expect(told(await readSources([good, good]))).toEqual(['good.csv: rows', 'good.csv (2): rows'])
  })

  it('that are documents of Debrief are handed on as they are', async () => {
    const [source] = await readSources([{ name: 'shop.debrief.json', bytes: csv }])
    expect(source).toEqual({ kind: 'document', name: 'shop.debrief.json', bytes: csv })
  })

  it('report how far reading is, and let others run meanwhile', async () => {
    const steps: string[] = []
    await readSources([good, { ...good, name: 'other.csv' }], {
      onProgress: ({ done, total, name }) => steps.push(`${done / csv.length} of ${total / csv.length} ${name}`),
    })
    expect(steps).toEqual(['0 of 2 good.csv', '1 of 2 other.csv'])
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const lines = Array.from({ length: 20_000 }, (_, n) => `${new Date(n * 60_000).toISOString()},row ${n}`)
    await readSources([{ name: 'long.csv', bytes: strToU8(['time,event', ...lines].join('\n')) }])
    clearInterval(timer)
    expect(turns).toBeGreaterThan(2)
  })

  it('are read with options of their own', async () => {
    const clock = strToU8('time,event\n14:00,Alert fired\n')
    const sources = await readSources(
      ['a.csv', 'b.csv'].map((name) => ({ name, bytes: clock })),
      {
        optionsFor: (name) => (name === 'a.csv' ? { date: '2024-05-01', zone: 'UTC' } : {}),
      },
    )
    expect(sources.map((source) => source.kind === 'rows' && source.result.events[0]?.at)).toEqual([
      '2024-05-01T14:00:00.000Z',
      null,
    ])
  })
})
