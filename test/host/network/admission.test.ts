import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { appLink } from '../../../shared/protocol/invite'
import { until } from '../../support/until'
import {
  addCleanup,
  closeAll,
  getLinkState,
  getSharedText,
  joinAll,
  openOwnPage,
  readInvite,
  share,
  startTestHost,
  type TestHost,
  waitForText,
} from './support'

afterEach(closeAll)

describe('admission to a meeting', () => {
  test('another host at the same address receives nothing, not even a request', async () => {
    const { documentId, appLink: link } = await share(await startTestHost())
    const impostor = await share(await startTestHost())
    const guest = await startTestHost()
    const mixed = appLink({ ...readInvite(link), addresses: readInvite(impostor.appLink).addresses })
    expect(await guest.fail('meeting.join', { link: mixed })).toMatchObject({ code: 'wrong-host' })
    let received = 0
    const listener = createServer((socket) => {
      socket.on('data', (piece) => {
        received += piece.length
        expect(piece[0]).toBe(0x16)
        socket.destroy()
      })
    })
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    addCleanup(() => listener.close())
    const address = listener.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const silent = appLink({ ...readInvite(link), addresses: [`127.0.0.1:${port}`] })
    expect(await guest.fail('meeting.join', { link: silent })).toMatchObject({ code: 'unreachable' })
    expect(received).toBeGreaterThan(0)
    expect((await guest.call('library.list', {})).entries.map(({ id }) => id)).not.toContain(documentId)
  })

  test('an address that does not answer delays nobody, since all are tried in parallel', async () => {
    const shared = await share(await startTestHost())
    const invite = readInvite(shared.appLink)
    const seen: ('tried' | 'given up')[] = []
    const silent = await Promise.all(
      [1, 2, 3].map(async () => {
        const listener = createServer((socket) => {
          seen.push('tried')
          socket.on('error', () => undefined)
          socket.on('close', () => seen.push('given up'))
          socket.resume()
          addCleanup(() => socket.destroy())
        })
        addCleanup(() => listener.close())
        await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
        const address = listener.address()
        return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
      }),
    )
    const guest = await startTestHost()
    const link = appLink({ ...invite, addresses: ['127.0.0.1:9', ...silent, ...invite.addresses] })
    expect(await guest.call('meeting.join', { link })).toEqual({ id: shared.documentId })
    await until('all to be tried', () => seen.length >= 3)
    expect(seen.slice(0, 3)).toEqual(['tried', 'tried', 'tried'])
  })

  test('a wrong secret, a revoked secret and a closed meeting are refused, and the copy stays', async () => {
    const { meeting, hosts, documentId, appLink: link } = await joinAll(1)
    const [joined] = hosts as [TestHost]
    const stranger = await startTestHost()
    const wrong = appLink({ ...readInvite(link), secret: 'f'.repeat(32) })
    expect(await stranger.fail('meeting.join', { link: wrong })).toMatchObject({ code: 'refused' })
    const page = await openOwnPage(joined, documentId)
    await until('the link', () => getLinkState(page) === 'linked')
    const mesh = await meeting.call('meeting.mesh', { id: documentId })
    await meeting.call('meeting.revoke', { id: documentId })
    await until('the refusal to be told', () => getLinkState(page) === 'refused')
    expect(await stranger.fail('meeting.join', { link })).toMatchObject({ code: 'refused' })
    getSharedText(page).insert(0, 'kept here')
    const n = 31
    page.send({ type: 'stored?', n, clientId: page.doc.clientID, clock: 9, deletes: '' })
    await until('the disk of its own host', () => page.last('stored')?.where === 'own')
    const renewed = await meeting.call('meeting.mesh', { id: documentId })
    expect(renewed.room).not.toBe(mesh.room)
    expect(renewed.key).not.toBe(mesh.key)
    const { appLink: newLink } = await share(meeting, 'edit', false, documentId)
    expect(await joined.call('meeting.join', { link: newLink })).toEqual({ id: documentId })
    await until('the link to be back', () => getLinkState(page) === 'linked')
    const theirs = await openOwnPage(meeting, documentId)
    await waitForText(theirs, 'kept here')
    await meeting.call('meeting.close', { id: documentId })
    await until('the end', () => getLinkState(page) !== 'linked')
    expect((await stranger.fail('meeting.join', { link: newLink })).code).toMatch(/refused|unreachable/)
  })

  test('a reader sees everything, changes nothing, and cannot join the mesh', async () => {
    const { meeting, hosts, documentId, appLink: link } = await joinAll(1, { access: 'read' })
    const [reader] = hosts as [TestHost]
    const theirs = await openOwnPage(meeting, documentId)
    const page = await openOwnPage(reader, documentId)
    getSharedText(theirs).insert(0, 'read me')
    await waitForText(page, 'read me')
    await until('the state', () => page.last('host'))
    expect(page.last('host')?.isReadOnly).toBe(true)
    expect(page.scope()).toBe('readonly')
    getSharedText(page).insert(0, 'NOT ')
    getSharedText(theirs).insert(7, '!')
    await until('the next word', () => getSharedText(page).toString() === 'NOT read me!')
    expect(getSharedText(theirs).toString()).toBe('read me!')
    expect(await reader.call('meeting.mesh', { id: documentId })).toEqual({ iceServers: [] })
    const edit = await share(meeting, 'edit', false, documentId)
    expect(readInvite(edit.appLink).secret).not.toBe(readInvite(link).secret)
    expect(await reader.fail('meeting.invite', { id: documentId, access: 'edit', allowBrowsers: false })).toMatchObject(
      {
        code: 'only-reading',
      },
    )
    const passed = await reader.call('meeting.invite', { id: documentId, access: 'read', allowBrowsers: false })
    expect(readInvite(passed.appLink)).toEqual(readInvite(link))
    await reader.call('meeting.join', { link: edit.appLink })
    await until('the right to edit', () => page.last('host')?.isReadOnly === false)
    getSharedText(page).insert(0, 'now I can ')
    await waitForText(theirs, 'now I can NOT read me!')
  })

  test('leaving keeps the copy and closes the link, and a host’s own invite opens its own document', async () => {
    const { meeting, hosts, documentId, appLink: link } = await joinAll(1)
    const [joined] = hosts as [TestHost]
    const page = await openOwnPage(joined, documentId)
    await until('the link', () => getLinkState(page) === 'linked')
    await joined.call('meeting.leave', { id: documentId })
    await until('the end', () => getLinkState(page) === 'self')
    getSharedText(page).insert(0, 'mine now')
    expect(await page.queryPersistence()).toEqual(['meeting'])
    const theirs = await openOwnPage(meeting, documentId)
    expect(getSharedText(theirs).toString()).toBe('')
    expect(await meeting.call('meeting.join', { link })).toEqual({ id: documentId })
    const stolen = appLink({ ...readInvite(link), fingerprint: 'a'.repeat(64) })
    expect(await meeting.fail('meeting.join', { link: stolen })).toMatchObject({ code: 'held-here' })
    expect((await meeting.call('library.list', {})).entries).toHaveLength(1)
  })
})
