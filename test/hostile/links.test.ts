import { readFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import { join } from 'node:path'
import * as encoding from 'lib0/encoding'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'
import {
  addCleanup,
  closeAll,
  getSharedText,
  openOwnPage,
  share,
  startTestHost,
  type TestHost,
} from '../host/network/support'
import { until } from '../support/until'

afterEach(closeAll)

/** A complete sync message of the meeting's host with a value that is nested 3,000 levels deep. */
const createHarmfulMessage = (documentId: string): Uint8Array => {
  let value: unknown = 'core'
  for (let level = 0; level < 3_000; level += 1) value = [value]
  const doc = new Y.Doc()
  doc.getMap('record').set('title', value)
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, documentId)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc))
  return encoding.toUint8Array(encoder)
}

/** Listens in place of a meeting's host, with its certificate, and sends harmful data; counts the connection attempts. */
const impersonate = async (host: TestHost, port: number, documentId: string) => {
  const { key, cert } = JSON.parse(await readFile(join(host.dataDir, 'certificate.json'), 'utf8'))
  const server = createServer({ key, cert })
  const sockets = new WebSocketServer({ noServer: true })
  let attempts = 0
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/sync')) attempts += 1
    sockets.handleUpgrade(request, socket, head, (opened) => opened.send(createHarmfulMessage(documentId)))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  addCleanup(() => {
    server.close()
    server.closeAllConnections()
    for (const client of sockets.clients) client.terminate()
  })
  return { attempts: () => attempts }
}

test('the link to a meeting’s host that sends harmful data is closed with a reason and retried rarely; the guest’s copy stays valid', async () => {
  const [meeting, guest] = await Promise.all([startTestHost(), startTestHost()])
  const { documentId, appLink, addresses } = await share(meeting)
  const other = (await guest.call('library.create', { title: 'Another one' })).id
  await guest.call('meeting.join', { link: appLink })
  const page = await openOwnPage(guest, documentId)
  getSharedText(page).insert(0, 'mine')
  expect(await page.queryPersistence()).toContain('meeting')
  await meeting.stop()
  const { attempts } = await impersonate(meeting, Number(addresses[0]?.split(':')[1]), documentId)
  await until('the page to receive the state', () => page.last('host')?.link === 'unsafe')
  expect(page.last('host')?.linkSentence).toMatch(/^The change .*\.$/)
  const before = attempts()
  // Long enough for several retries at the usual delay.
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  expect(attempts()).toBe(before)
  expect(page.closes).toEqual([])
  expect((await guest.call('document.file', { id: documentId })).text).toContain('"format"')
  await openOwnPage(guest, other)
})

test('joining a meeting whose host sends harmful data stores nothing, and reports the reason', async () => {
  const [meeting, guest] = await Promise.all([startTestHost(), startTestHost()])
  const { documentId, appLink, addresses } = await share(meeting)
  await meeting.stop()
  await impersonate(meeting, Number(addresses[0]?.split(':')[1]), documentId)
  const failure = await guest.fail('meeting.join', { link: appLink })
  expect(failure).toMatchObject({
    status: 422,
    code: 'unsafe',
    sentence: expect.stringMatching(/nothing on this computer/),
  })
  expect((await guest.call('library.list', {})).entries).toEqual([])
})
