import { connect, createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { appLink } from '../../../shared/api/invite'
import {
  afterwards,
  closeAll,
  inviteOf,
  joinAll,
  linkOf,
  openOwnPage,
  portOf,
  presenceOf,
  share,
  shows,
  startHostProcess,
  type TestHost,
  type TestPage,
  textOf,
  until,
} from './support'

afterEach(closeAll)

/** A wire between two hosts that delays what goes each way by so many ms, and can be cut. */
const slowWire = async (port: number, there: number, back: number) => {
  const sockets = new Set<Socket>()
  const pass = (from: Socket, to: Socket, delay: number): void => {
    from.on('data', (piece) => {
      setTimeout(() => to.write(piece), delay)
    })
    from.on('close', () => to.destroy())
    from.on('error', () => to.destroy())
    sockets.add(from)
  }
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    pass(near, far, there)
    pass(far, near, back)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  afterwards(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

/** Meeting time as a page reckons it, by the quickest of some probes. */
const meetingTimeAt = async (page: TestPage): Promise<number> => {
  const from = page.received.length
  for (let n = 0; n < 5; n += 1) page.send({ type: 'time', t0: performance.now() })
  const answers = await until('the time', () => {
    const found = page.received.slice(from).filter((message) => message.type === 'time-is')
    return found.length === 5 && found
  })
  const now = performance.now()
  return Math.max(...answers.map((answer) => answer.t2)) - now
}

describe('two and three hosts', () => {
  test('hold one document: edits, presence and the truth about the disk go through all of them', async () => {
    const { meeting, hosts, documentId } = await joinAll(2)
    const pages = await Promise.all([meeting, ...hosts].map((host) => openOwnPage(host, documentId)))
    const [m, a, b] = pages as [TestPage, TestPage, TestPage]
    await until('the links', () => linkOf(a) === 'linked' && linkOf(b) === 'linked')
    expect(linkOf(m)).toBe('self')
    textOf(a).insert(0, 'from a')
    await shows(b, 'from a')
    textOf(b).insert(6, ', from b')
    await shows(m, 'from a, from b')
    await shows(a, 'from a, from b')
    expect(await a.stored()).toEqual(['own', 'meeting'])
    expect(await m.stored()).toEqual(['meeting'])

    a.send(presenceOf(11, 1, 'Ann'))
    b.send(presenceOf(22, 1, 'Ben'))
    m.send(presenceOf(33, 1, 'Mia'))
    const names = (page: TestPage) =>
      page.received
        .flatMap((message) =>
          message.type === 'presence' ? [`${message.state?.name ?? 'gone'} ${message.clientId}`] : [],
        )
        .sort()
    await until('everybody to see the others', () => pages.every((page) => names(page).length >= 2))
    expect(names(a)).toEqual(['Ben 22', 'Mia 33'])
    expect(names(b)).toEqual(['Ann 11', 'Mia 33'])
    expect(names(m)).toEqual(['Ann 11', 'Ben 22'])

    const library = await hosts[0]?.call('library.list', {})
    expect(library?.entries).toMatchObject([
      { id: documentId, title: 'Shared', joinedFrom: expect.stringMatching(/^127/) },
    ])
    const own = await meeting.call('library.list', {})
    expect(own.entries[0]?.joinedFrom).toBeUndefined()
    for (const host of [meeting, ...hosts])
      expect(await host.call('meeting.mesh', { id: documentId })).toEqual(
        await meeting.call('meeting.mesh', { id: documentId }),
      )
  })

  test('the meeting host dies and comes back on its port: each side kept its own, and they merge', async () => {
    const { meeting, hosts, documentId } = await joinAll(1)
    const [joined] = hosts as [TestHost]
    const page = await openOwnPage(joined, documentId)
    const theirs = await openOwnPage(meeting, documentId)
    await until('the link', () => linkOf(page) === 'linked')
    textOf(theirs).insert(0, 'start')
    await shows(page, 'start')
    theirs.send(presenceOf(5, 1, 'Mia'))
    await until('Mia', () => page.last('presence')?.state)
    await theirs.stored()
    const networkPort = Number(
      inviteOf((await share(meeting, 'edit', false, documentId)).appLink).addresses[0]?.split(':')[1],
    )
    await meeting.kill()
    const died = performance.now()
    await until('the loss to be told', () => linkOf(page) === 'lost')
    expect(performance.now() - died).toBeLessThan(4_000)
    await until('Mia to be gone', () => page.last('presence')?.state === null)
    textOf(page).insert(5, ' and offline')
    const clock = Y.getState(page.doc.store, page.doc.clientID)
    page.send({ type: 'stored?', n: 900, clientId: page.doc.clientID, clock, deletes: '' })
    await until('the own disk', () => page.last('stored')?.n === 900)
    expect(page.last('stored')?.where).toBe('own')
    const again = await startHostProcess({ dataDir: meeting.dataDir, port: portOf(meeting.url), networkPort })
    const back = await openOwnPage(again, documentId)
    await shows(back, 'start and offline', 5_000)
    await until('the link to be told', () => linkOf(page) === 'linked')
    expect(await page.stored()).toEqual(['own', 'meeting'])
  })

  test('a joined host that was restarted offline keeps editing, links again by itself, and merges', async () => {
    const { meeting, hosts, documentId } = await joinAll(1)
    const [joined] = hosts as [TestHost]
    await joined.stop()
    const theirs = await openOwnPage(meeting, documentId)
    textOf(theirs).insert(0, 'meanwhile')
    await theirs.stored()
    const again = await startHostProcess({ dataDir: joined.dataDir })
    const page = await openOwnPage(again, documentId)
    await until('the link', () => linkOf(page) === 'linked')
    await shows(page, 'meanwhile')
  })

  test('a host that falls silent, with its connection open, is noticed by its missing answers', async () => {
    const { meeting, hosts, documentId } = await joinAll(1)
    const page = await openOwnPage(hosts[0] as TestHost, documentId)
    await until('the link', () => linkOf(page) === 'linked')
    meeting.child.kill('SIGSTOP')
    const stopped = performance.now()
    await until('the loss to be told', () => linkOf(page) === 'lost')
    expect(performance.now() - stopped).toBeLessThan(5_000)
    meeting.child.kill('SIGCONT')
    await until('the link to be back', () => linkOf(page) === 'linked')
  })

  test('a megabyte goes through in one piece', async () => {
    const { meeting, hosts, documentId } = await joinAll(1)
    const [page, theirs] = await Promise.all([
      openOwnPage(hosts[0] as TestHost, documentId),
      openOwnPage(meeting, documentId),
    ])
    const text = 'x'.repeat(1_000_000)
    textOf(page).insert(0, text)
    await until('all of it', () => textOf(theirs).length === text.length)
    expect(await page.stored()).toEqual(['own', 'meeting'])
  })
})

describe('meeting time', () => {
  test('is equal on both hosts within 50 ms over a slow, lopsided wire, and runs on when the link is lost', async () => {
    const meeting = await startHostProcess()
    const shared = await share(meeting)
    const invite = inviteOf(shared.appLink)
    const wire = await slowWire(Number(invite.addresses[0]?.split(':')[1]), 120, 60)
    const joined = await startHostProcess()
    await joined.call('meeting.join', { link: appLink({ ...invite, addresses: [wire] }) })
    const [page, theirs] = await Promise.all([
      openOwnPage(joined, shared.documentId),
      openOwnPage(meeting, shared.documentId),
    ])
    await until('the link', () => linkOf(page) === 'linked')
    const difference = async () => Math.abs((await meetingTimeAt(page)) - (await meetingTimeAt(theirs)))
    await until('an estimate within 50 ms', async () => (await difference()) < 50)
    const before = await meetingTimeAt(page)
    await meeting.kill()
    await until('the loss', () => linkOf(page) === 'lost')
    expect(Math.abs((await meetingTimeAt(page)) - before)).toBeLessThan(50)
    await joined.kill()
    const again = await startHostProcess({ dataDir: joined.dataDir })
    const late = await openOwnPage(again, shared.documentId)
    expect(Math.abs((await meetingTimeAt(late)) - before)).toBeLessThan(150)
  })
})
