import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDrafts, type Drafts } from '../../renderer/session/drafts'
import { createMemoryStorage } from '../support/memory-storage'
import { type SignedIn, startSignedInHost } from '../support/signed-in-host'
import { until } from '../support/until'

let signedIn: SignedIn
let documentId: string
beforeEach(async () => {
  signedIn = await startSignedInHost()
  const made = await signedIn.calls.call('library.create', { title: 'Drafts' })
  if (!made.ok) throw new Error(made.failure.sentence)
  documentId = made.value.id
})
afterEach(() => signedIn.close())

const openPage = async (storage = createMemoryStorage()): Promise<Drafts> => {
  const drafts = createDrafts({ documentId, calls: signedIn.calls, storage })
  await drafts.whenRead
  return drafts
}

const atHost = async (): Promise<Record<string, string>> => {
  const read = await signedIn.calls.call('drafts.read', { id: documentId })
  return read.ok ? read.value.drafts : {}
}

describe('drafts', () => {
  test('reach the host during typing, and another browser reads them', async () => {
    const page = await openPage()
    for (const text of ['t', 'th', 'the disk was']) page.write('capture', text)
    expect(page.read('capture')).toBe('the disk was')
    await until(async () => (await atHost()).capture === 'the disk was')
    expect((await openPage()).read('capture')).toBe('the disk was')
  })

  test('are removed from the browser once the host has confirmed them', async () => {
    const storage = createMemoryStorage()
    const page = await openPage(storage)
    page.write('capture', 'text')
    expect(storage.size()).toBe(1)
    await until(() => storage.size() === 0)
  })

  test('survive a page that dies at once, and are in the next one', async () => {
    const storage = createMemoryStorage()
    const dying = await openPage(storage)
    dying.write('capture', 'typed and gone')
    const next = createDrafts({ documentId, calls: signedIn.calls, storage })
    expect(next.read('capture')).toBe('typed and gone')
    await next.whenRead
    await until(async () => (await atHost()).capture === 'typed and gone')
  })

  test('do not come back if they were submitted while the host was gone', async () => {
    const storage = createMemoryStorage()
    const page = await openPage(storage)
    page.write('capture', 'entered soon')
    await until(async () => (await atHost()).capture === 'entered soon')
    await signedIn.host.close()
    page.write('capture', '')
    page.flush()
    await until(() => storage.size() === 1)
    await signedIn.restart()
    expect((await atHost()).capture).toBe('entered soon')
    const next = await openPage(storage)
    expect(next.read('capture')).toBe('')
    await until(async () => (await atHost()).capture === undefined)
  })

  test('are kept apart by key, and stay in the browser for a guest', async () => {
    const storage = createMemoryStorage()
    const guest = createDrafts({ documentId, storage })
    guest.write('timeline', 'one')
    guest.write('actions', 'two')
    const again = createDrafts({ documentId, storage })
    expect([again.read('timeline'), again.read('actions'), again.read('else')]).toEqual(['one', 'two', ''])
    expect(await atHost()).toEqual({})
    again.write('timeline', '')
    again.write('actions', '')
    expect(storage.size()).toBe(0)
  })

  test('resolve `whenRead` and notify listeners when the host’s drafts have arrived', async () => {
    await signedIn.calls.call('drafts.write', { id: documentId, place: 'capture', text: 'from elsewhere' })
    const page = createDrafts({ documentId, calls: signedIn.calls, storage: createMemoryStorage() })
    let isNotified = false
    const stop = page.subscribe(() => {
      isNotified = true
    })
    await page.whenRead
    stop()
    expect([isNotified, page.read('capture')]).toEqual([true, 'from elsewhere'])
  })

  test('are empty if the browser’s storage is damaged', async () => {
    const storage = createMemoryStorage()
    storage.setItem(`debrief.drafts.${documentId}`, '{"capture": 7, "timeline": "kept"')
    expect((await openPage(storage)).read('capture')).toBe('')
  })
})
