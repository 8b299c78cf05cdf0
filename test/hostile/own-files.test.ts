import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { closeAll, getSharedText, openOwnPage, share, startTestHost, temporaryFolder } from '../host/network/support'

afterEach(closeAll)

const other = 'a'.repeat(16)

/** Replaces a part of a file, as a flipped bit does: the JSON stays valid, one value no longer is. */
const corrupt = async (path: string, from: RegExp, to: string): Promise<void> => {
  const text = await readFile(path, 'utf8')
  expect(text).toMatch(from)
  await writeFile(path, text.replace(from, to))
}

test('a damaged entry in one of the host’s own files affects only that entry and is reported, and the damaged file is kept', async () => {
  const dataDir = await temporaryFolder()
  const first = await startTestHost({ dataDir })
  const intact = await share(first)
  const damaged = await share(first)
  await first.call('drafts.write', { id: intact.documentId, place: 'event', text: 'half a sentence' })
  await first.call('drafts.write', { id: other, place: 'event', text: 'another one' })
  await first.stop()
  await corrupt(
    join(dataDir, 'meetings.json'),
    new RegExp(`("${damaged.documentId}":\\s*{\\s*"secret": ")[0-9a-f]`),
    '$1!',
  )
  await corrupt(join(dataDir, 'drafts.json'), /"another one"/, '17')
  await writeFile(join(dataDir, 'settings.json'), '{"name":')
  const host = await startTestHost({ dataDir })
  expect((await host.call('meeting.invite', { id: intact.documentId, access: 'edit' })).appLink).toBe(intact.appLink)
  expect((await host.call('drafts.read', { id: intact.documentId })).drafts).toEqual({ event: 'half a sentence' })
  const { notices } = await host.call('library.list', {})
  const sentences = notices.map(({ sentence }) => sentence).sort()
  expect(sentences).toHaveLength(3)
  for (const sentence of sentences) {
    const path = /kept as “(.+)”\.$/.exec(sentence)?.[1] ?? ''
    expect((await readFile(path)).length).toBeGreaterThan(0)
  }
})

test('a folder in place of one of the host’s own files does not prevent the host from starting', async () => {
  const dataDir = await temporaryFolder()
  const first = await startTestHost({ dataDir })
  const { documentId } = await share(first)
  await first.stop()
  for (const name of ['settings.json', 'drafts.json', 'meetings.json', 'host.json', 'certificate.json']) {
    await rm(join(dataDir, name), { force: true })
    await mkdir(join(dataDir, name))
  }
  const host = await startTestHost({ dataDir })
  const page = await openOwnPage(host, documentId)
  getSharedText(page).insert(0, 'words')
  expect(await page.queryPersistence()).toEqual(['meeting'])
  await expect(share(host)).resolves.toMatchObject({ appLink: expect.stringContaining('#') })
})
