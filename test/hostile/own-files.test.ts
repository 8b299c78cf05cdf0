import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { closeAll, getSharedText, openOwnPage, share, startHostProcess, temporaryFolder } from '../host/network/support'

afterEach(closeAll)

const other = 'a'.repeat(16)

/** One letter of a file is another, as after a flipped bit: the JSON stays valid, one value no longer is. */
const spoil = async (path: string, from: RegExp, to: string): Promise<void> => {
  const text = await readFile(path, 'utf8')
  expect(text).toMatch(from)
  await writeFile(path, text.replace(from, to))
}

test('one damaged entry in a file of the host’s own only affects that entry, is reported, and the file is kept', async () => {
  const dataDir = await temporaryFolder()
  const first = await startHostProcess({ dataDir })
  const kept = await share(first)
  const lost = await share(first)
  await first.call('drafts.write', { id: kept.documentId, place: 'event', text: 'half a sentence' })
  await first.call('drafts.write', { id: other, place: 'event', text: 'another one' })
  await first.stop()
  await spoil(join(dataDir, 'meetings.json'), new RegExp(`("${lost.documentId}":\\s*{\\s*"secret": ")[0-9a-f]`), '$1!')
  await spoil(join(dataDir, 'drafts.json'), /"another one"/, '17')
  await writeFile(join(dataDir, 'settings.json'), '{"name":')
  const host = await startHostProcess({ dataDir })
  expect((await host.call('meeting.invite', { id: kept.documentId, access: 'edit' })).appLink).toBe(kept.appLink)
  expect((await host.call('drafts.read', { id: kept.documentId })).drafts).toEqual({ event: 'half a sentence' })
  const { notices } = await host.call('library.list', {})
  const told = notices.map(({ sentence }) => sentence).sort()
  expect(told).toHaveLength(3)
  for (const sentence of told) {
    const path = /kept as “(.+)”\.$/.exec(sentence)?.[1] ?? ''
    expect((await readFile(path)).length).toBeGreaterThan(0)
  }
})

test('a folder in the place of any file of the host’s own does not keep the host from starting', async () => {
  const dataDir = await temporaryFolder()
  const first = await startHostProcess({ dataDir })
  const { documentId } = await share(first)
  await first.stop()
  for (const name of ['settings.json', 'drafts.json', 'meetings.json', 'host.json', 'certificate.json']) {
    await rm(join(dataDir, name), { force: true })
    await mkdir(join(dataDir, name))
  }
  const host = await startHostProcess({ dataDir })
  const page = await openOwnPage(host, documentId)
  getSharedText(page).insert(0, 'words')
  expect(await page.stored()).toEqual(['meeting'])
  await expect(share(host)).resolves.toMatchObject({ appLink: expect.stringContaining('#') })
})
