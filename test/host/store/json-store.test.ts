import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createDrafts } from '../../../electron/host/app/drafts'
import { createSettings } from '../../../electron/host/app/settings'
import { createJsonStore } from '../../../electron/host/store/json-store'
import { defaultSettings } from '../../../shared/protocol/settings'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debrief-store-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const inside = (name: string): string => join(folder, name)

const schema = z.object({ count: z.number() })
const createCounter = (isLazy = false) =>
  createJsonStore(inside('counter.json'), { schema, initial: () => ({ count: 0 }), isLazy })

describe('a JSON store', () => {
  test('writes concurrent changes in order, and leaves no other files behind', async () => {
    const store = await createCounter().load()
    await Promise.all(Array.from({ length: 20 }, () => store.change(({ count }) => ({ count: count + 1 }))))
    expect(JSON.parse(await readFile(inside('counter.json'), 'utf8'))).toEqual({ count: 20 })
    expect(await readdir(folder)).toEqual(['counter.json'])
    expect((await createCounter().load()).value()).toEqual({ count: 20 })
  })

  test.skipIf(process.platform === 'win32')(
    'can only be read by its owner, even after its mode was widened',
    async () => {
      const store = await createCounter().load()
      await writeFile(inside('counter.json'), '{"count":1}', { mode: 0o644 })
      await store.change(() => ({ count: 2 }))
      expect((await stat(inside('counter.json'))).mode & 0o777).toBe(0o600)
    },
  )

  test('continues after a failed write, including what was changed meanwhile', async () => {
    const store = await createCounter().load()
    await rm(inside('counter.json'))
    await mkdir(inside('counter.json'))
    await writeFile(join(inside('counter.json'), 'in the way'), '')
    await expect(store.change(() => ({ count: 1 }))).rejects.toThrow()
    expect(store.value()).toEqual({ count: 1 })
    await rm(inside('counter.json'), { recursive: true })
    await store.change(({ count }) => ({ count: count + 1 }))
    expect((await createCounter().load()).value()).toEqual({ count: 2 })
  })

  test.each([
    ['is no JSON', '{"count":', false],
    ['its schema refuses', '{"count":"seven"}', false],
    ['is no JSON, in a lazy store,', '{"count":', true],
    ['its schema refuses, in a lazy store,', '{"count":"seven"}', true],
  ])('keeps what %s under another name, and says so once', async (_what, text, isLazy) => {
    await writeFile(inside('counter.json'), text)
    const store = await createCounter(isLazy).load()
    expect(store.value()).toEqual({ count: 0 })
    expect(await readFile(inside(store.quarantinedAs() ?? ''), 'utf8')).toBe(text)
    expect((await createCounter(isLazy).load()).quarantinedAs()).toBeUndefined()
  })

  test.each([false, true])('quarantines a file whose name is as long as the disk allows (lazy: %s)', async (isLazy) => {
    const path = inside(`${'n'.repeat(250)}.json`)
    for (const text of ['{"count":"seven"}', '{"count":']) {
      await writeFile(path, text)
      const store = await createJsonStore(path, { schema, initial: () => ({ count: 0 }), isLazy }).load()
      expect(await readFile(inside(store.quarantinedAs() ?? ''), 'utf8')).toBe(text)
    }
  })

  test('quarantines a folder that has its name', async () => {
    await mkdir(join(inside('counter.json'), 'in the way'), { recursive: true })
    const store = await createCounter().load()
    await store.change(() => ({ count: 1 }))
    expect(await readdir(inside(store.quarantinedAs() ?? ''))).toEqual(['in the way'])
    expect((await createCounter().load()).value()).toEqual({ count: 1 })
  })

  test('writes nothing until it is changed if it is lazy', async () => {
    const store = await createCounter(true).load()
    expect(await readdir(folder)).toEqual([])
    await store.change(() => ({ count: 1 }))
    expect((await createCounter(true).load()).value()).toEqual({ count: 1 })
  })
})

describe('a data folder of the previous version', () => {
  /** The files as that version wrote them. */
  const formerSettings = `{
  "name": "Ada",
  "color": 3,
  "folder": "",
  "entryZone": "Europe/Berlin",
  "theme": "dark",
  "sound": "off",
  "iceServers": [],
  "hasSeenTour": true,
  "fromNewer": [1]
}
`
  const formerDrafts = `{
  "abc12345": {
    "event": "half a sentence",
    "cause/x1": "why"
  },
  "constructor": {
    "event": "kept as well"
  }
}
`

  test('keeps its settings and its drafts, and stays as it is on disk', async () => {
    await writeFile(inside('settings.json'), formerSettings)
    await writeFile(inside('drafts.json'), formerDrafts)
    const settings = await createSettings(folder)
    const drafts = await createDrafts(folder)
    expect(settings.value()).toMatchObject({
      name: 'Ada',
      entryZone: 'Europe/Berlin',
      theme: 'dark',
      hasSeenTour: true,
    })
    expect(drafts.read('abc12345')).toEqual({ event: 'half a sentence', 'cause/x1': 'why' })
    expect(drafts.read('constructor')).toEqual({ event: 'kept as well' })
    expect(drafts.read('toString')).toEqual({})
    expect(await readFile(inside('settings.json'), 'utf8')).toBe(formerSettings)
    expect(await readFile(inside('drafts.json'), 'utf8')).toBe(formerDrafts)
  })

  test('is written so that the previous version can read it, including fields of a newer one', async () => {
    await writeFile(inside('settings.json'), formerSettings)
    await writeFile(inside('drafts.json'), formerDrafts)
    const settings = await createSettings(folder)
    await settings.change((all) => ({ ...all, color: 4 }))
    const drafts = await createDrafts(folder)
    await drafts.write('abc12345', 'event', '')
    expect(JSON.parse(await readFile(inside('settings.json'), 'utf8'))).toEqual({
      ...defaultSettings,
      ...JSON.parse(formerSettings),
      color: 4,
    })
    expect(JSON.parse(await readFile(inside('drafts.json'), 'utf8'))).toEqual({
      abc12345: { 'cause/x1': 'why' },
      constructor: { event: 'kept as well' },
    })
  })
})
