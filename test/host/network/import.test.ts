import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { command } from '../../../electron/cli/commands/import'
import { folderHolder } from '../../../electron/host/store'
import { callSchemas } from '../../../shared/protocol/calls'
import { events } from '../../../shared/stages/timeline/model'
import { closeAll, joinAll, openOwnPage, share, startTestHost, type TestHost, temporaryFolder } from './support'

afterEach(closeAll)

const run = async (...args: string[]) => {
  const said: string[] = []
  const io = {
    stdout: () => undefined,
    stderr: (line: string) => void said.push(line),
    stdin: async () => new Uint8Array(),
  }
  return { status: await command.run(args, io), said: said.join('\n') }
}

const writeRecords = async (): Promise<string> => {
  const folder = await temporaryFolder()
  await writeFile(
    join(folder, 'alerts.csv'),
    'time,event\n2024-05-01T14:00:00Z,Alert fired\n2024-05-01T14:09:00Z,Resolved\n',
  )
  await writeFile(
    join(folder, 'room.txt'),
    '[2024-05-01 14:02:00Z] Ana: checkout is down\n[2024-05-01 14:03:00Z] Bo: looking\n',
  )
  return folder
}

/** The folder that a host keeps its documents in, and what the lock in it says. */
const lockOf = async ({ call }: TestHost) => {
  const { folder } = await call('library.list', {})
  return { folder, key: (await folderHolder(folder))?.key ?? '' }
}

const documentPath = async (host: TestHost): Promise<string> => {
  const { folder } = await lockOf(host)
  const name = (await readdir(folder)).find((one) => one.endsWith('.debrief.json'))
  return join(folder, name ?? '')
}

describe('debrief import while Debrief has the folder', () => {
  test('adds to the open document, live, beside what is typed meanwhile, and never twice', async () => {
    const host = await startTestHost()
    const { id } = await host.call('library.create', { title: 'Shop down' })
    const page = await openOwnPage(host, id)
    await page.queryPersistence()
    const records = await writeRecords()
    const path = await documentPath(host)
    expect(await run('--into', path, records)).toMatchObject({ status: 0 })
    const texts = () => events.read(page.doc).value.map(({ text }) => text)
    await expect.poll(texts).toEqual(['Alert fired', 'checkout is down', 'looking', 'Resolved'])

    const [first, second] = events.read(page.doc).value
    const author = { name: 'Dana', now: Date.now, newId: () => 'x' }
    events.rewrite(page.doc, first?.id ?? '', 'text', 'Alert fired, twice')
    events.remove(page.doc, second?.id ?? '', author)
    await page.queryPersistence()
    expect((await run('--into', path, records)).said).toContain('4 events were already there')
    expect(texts()).toEqual(['Alert fired, twice', 'looking', 'Resolved'])
  })

  test('makes a new document there, and finds it again', async () => {
    const host = await startTestHost()
    const { folder } = await lockOf(host)
    const records = await writeRecords()
    for (const said of ['2 events', '2 events were already there']) {
      const result = await run('--new', folder, '--zone', 'Europe/Berlin', join(records, 'alerts.csv'))
      expect(result).toEqual({ status: 0, said: expect.stringContaining(said) })
    }
    const { entries } = await host.call('library.list', {})
    expect(entries.map(({ title }) => title)).toEqual(['alerts'])
    const { text } = await host.call('document.file', { id: entries[0]?.id ?? '' })
    expect(JSON.parse(text).meeting.record.entryZone).toBe('Europe/Berlin')
  })
})

test('debrief import adds nothing to a meeting that was joined to read, and says so', async () => {
  const { hosts, documentId } = await joinAll(1, { access: 'read' })
  const [reader] = hosts
  if (!reader) throw new Error('no host')
  await expect.poll(() => documentPath(reader)).toMatch(/\.debrief\.json$/)
  await expect(run('--into', await documentPath(reader), await writeRecords())).rejects.toThrow('not change it')
  const page = await openOwnPage(reader, documentId)
  expect(events.read(page.doc).value).toEqual([])
})

describe('the key of the command line', () => {
  const post = ({ url }: Pick<TestHost, 'url'>, name: string, headers: Record<string, string>) =>
    fetch(`${url}/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ id: 'unknown-document-id' }),
    })

  test('lets in nobody who is a page, or has another key', async () => {
    const host = await startTestHost()
    const { key } = await lockOf(host)
    const authorization = `Bearer ${key}`
    expect(key).toHaveLength(32)
    expect((await post(host, 'document.file', { authorization })).status).toBe(404)
    expect((await post(host, 'document.file', { authorization, origin: 'http://evil.example' })).status).toBe(403)
    expect((await post(host, 'document.file', { authorization, origin: host.url })).status).toBe(401)
    expect((await post(host, 'document.file', { authorization, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post(host, 'document.file', { authorization: 'Bearer ' })).status).toBe(403)
    expect((await post(host, 'document.file', { authorization: `Bearer ${'A'.repeat(32)}` })).status).toBe(403)
  })

  test('opens nothing from the network, where guests come in', async () => {
    const host = await startTestHost()
    const { key } = await lockOf(host)
    const { browserLink = '' } = await share(host, 'edit', true)
    const network = { url: new URL(browserLink).origin }
    expect((await post(network, 'document.file', { authorization: `Bearer ${key}` })).status).toBe(403)
    expect((await post(network, 'document.file', { authorization: `Bearer ${key}`, origin: network.url })).status).toBe(
      401,
    )
  })

  test('opens only what the command line needs', async () => {
    const host = await startTestHost()
    const authorization = `Bearer ${(await lockOf(host)).key}`
    const open = ['document.file', 'followUp.list', 'library.importFile']
    const closed = Object.keys(callSchemas).filter((name) => !open.includes(name))
    expect(closed.length).toBe(Object.keys(callSchemas).length - open.length)
    for (const name of closed) expect((await post(host, name, { authorization })).status, name).toBe(403)
    expect((await fetch(`${host.url}/events`, { headers: { authorization } })).status).toBe(401)
  })
})
