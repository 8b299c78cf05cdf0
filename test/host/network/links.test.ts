import { connect, createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { appLink } from '../../../shared/protocol/invite'
import { until } from '../../support/until'
import {
  addCleanup,
  closeAll,
  createPresenceMessage,
  getLinkState,
  getPort,
  getSharedText,
  joinAll,
  openOwnPage,
  readInvite,
  share,
  startTestHost,
  type TestHost,
  type TestPage,
  waitForText,
} from './support'

afterEach(closeAll)

/** A connection between two hosts that has a delay (ms) in each direction and can be cut. */
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
  addCleanup(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

/** How far (ms) meeting time is ahead of this process's clock, as a page estimates it by the quickest of several probes. */
const meetingAhead = async (page: TestPage): Promise<number> => {
  const answers = new Map<number, number>()
  let probes = 0
  await until('the time', async () => {
    const t0 = performance.now()
    page.send({ type: 'time', t0 })
    probes += 1
    await until('an answer', () => page.last('time-is')?.t0 === t0 || performance.now() - t0 > 500)
    const answer = page.last('time-is')
    if (answer?.t0 === t0) answers.set(performance.now() - t0, answer.t2 - (t0 + performance.now()) / 2)
    return answers.size >= 5 || probes > 30
  })
  return answers.get(Math.min(...answers.keys())) ?? Number.NaN
}

describe('two and three hosts', () => {
  test('share one document: edits, presence and persistence acks pass through all of them', async () => {
    const { meeting, hosts, documentId } = await joinAll(2)
    const pages = await Promise.all([meeting, ...hosts].map((host) => openOwnPage(host, documentId)))
    const [m, a, b] = pages as [TestPage, TestPage, TestPage]
    await until('the links', () => getLinkState(a) === 'linked' && getLinkState(b) === 'linked')
    expect(getLinkState(m)).toBe('self')
    getSharedText(a).insert(0, 'from a')
    await waitForText(b, 'from a')
    getSharedText(b).insert(6, ', from b')
    await waitForText(m, 'from a, from b')
    await waitForText(a, 'from a, from b')
    expect(await a.queryPersistence()).toEqual(['own', 'meeting'])
    expect(await m.queryPersistence()).toEqual(['meeting'])

    a.send(createPresenceMessage(11, 1, 'Ann'))
    b.send(createPresenceMessage(22, 1, 'Ben'))
    m.send(createPresenceMessage(33, 1, 'Mia'))
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

  test('both sides keep their edits while the meeting’s host is down, and merge once it restarts on its port', async () => {
    const { meeting, hosts, documentId } = await joinAll(1)
    const [joined] = hosts as [TestHost]
    const page = await openOwnPage(joined, documentId)
    const theirs = await openOwnPage(meeting, documentId)
    await until('the link', () => getLinkState(page) === 'linked')
    getSharedText(theirs).insert(0, 'start')
    await waitForText(page, 'start')
    theirs.send(createPresenceMessage(5, 1, 'Mia'))
    await until('Mia', () => page.last('presence')?.state)
    await theirs.queryPersistence()
    const networkPort = Number(
      readInvite((await share(meeting, 'edit', false, documentId)).appLink).addresses[0]?.split(':')[1],
    )
    await meeting.kill()
    await until('the loss to be told', () => getLinkState(page) === 'lost')
    await until('Mia to be gone', () => page.last('presence')?.state === null)
    getSharedText(page).insert(5, ' and offline')
    const clock = Y.getState(page.doc.store, page.doc.clientID)
    page.send({ type: 'stored?', n: 900, clientId: page.doc.clientID, clock, deletes: '' })
    await until('the disk of its own host', () => page.last('stored')?.n === 900)
    expect(page.last('stored')?.where).toBe('own')
    const again = await startTestHost({ dataDir: meeting.dataDir, port: getPort(meeting.url), networkPort })
    const back = await openOwnPage(again, documentId)
    await waitForText(back, 'start and offline')
    await until('the link to be told', () => getLinkState(page) === 'linked')
    expect(await page.queryPersistence()).toEqual(['own', 'meeting'])
  })

  test('a joined host that restarts offline allows editing, and later reconnects and merges by itself', async () => {
    const { meeting, hosts, documentId } = await joinAll(1)
    const [joined] = hosts as [TestHost]
    await joined.stop()
    const theirs = await openOwnPage(meeting, documentId)
    getSharedText(theirs).insert(0, 'meanwhile')
    await theirs.queryPersistence()
    const again = await startTestHost({ dataDir: joined.dataDir })
    const page = await openOwnPage(again, documentId)
    await until('the link', () => getLinkState(page) === 'linked')
    await waitForText(page, 'meanwhile')
  })

  test('a silent host with an open connection is detected by its missing answers', async () => {
    const { meeting, hosts, documentId } = await joinAll(1)
    const page = await openOwnPage(hosts[0] as TestHost, documentId)
    await until('the link', () => getLinkState(page) === 'linked')
    meeting.child.kill('SIGSTOP')
    await until('the loss to be told', () => getLinkState(page) === 'lost')
    meeting.child.kill('SIGCONT')
    await until('the link to be back', () => getLinkState(page) === 'linked')
  })

  test('a megabyte is sent in one message', async () => {
    const { meeting, hosts, documentId } = await joinAll(1)
    const [page, theirs] = await Promise.all([
      openOwnPage(hosts[0] as TestHost, documentId),
      openOwnPage(meeting, documentId),
    ])
    const text = 'x'.repeat(1_000_000)
    getSharedText(page).insert(0, text)
    await until('all of it', () => getSharedText(theirs).length === text.length)
    expect(await page.queryPersistence()).toEqual(['own', 'meeting'])
  })
})

describe('meeting time', () => {
  const hour = 3_600_000

  test('is equal over a slow, asymmetric network with clocks an hour apart, and continues without the link', async () => {
    const meeting = await startTestHost()
    const shared = await share(meeting)
    const invite = readInvite(shared.appLink)
    const wire = await slowWire(Number(invite.addresses[0]?.split(':')[1]), 100, 40)
    const joined = await startTestHost({ skew: hour })
    await joined.call('meeting.join', { link: appLink({ ...invite, addresses: [wire] }) })
    const [page, theirs] = await Promise.all([
      openOwnPage(joined, shared.documentId),
      openOwnPage(meeting, shared.documentId),
    ])
    const truth = await meetingAhead(theirs)
    // Half of the difference between the two directions, 30 ms, cannot be detected from either end.
    const difference = async () => Math.abs((await meetingAhead(page)) - truth)
    await until('an estimate within 50 ms', async () => (await difference()) < 50)
    await meeting.kill()
    await until('the loss', () => getLinkState(page) === 'lost')
    await until('the estimate to be kept', async () => (await difference()) < 60)
    await joined.kill()
    const again = await startTestHost({ dataDir: joined.dataDir, skew: hour })
    const late = await openOwnPage(again, shared.documentId)
    await until('the estimate to be kept', async () => Math.abs((await meetingAhead(late)) - truth) < 150)
  })

  test('is correct from the first answer on, even if the clock was changed while the host was off', async () => {
    const { meeting, hosts, documentId } = await joinAll(1)
    await hosts[0]?.stop()
    const again = await startTestHost({ dataDir: hosts[0]?.dataDir, skew: -hour })
    const [page, theirs] = await Promise.all([openOwnPage(again, documentId), openOwnPage(meeting, documentId)])
    const difference = async () => Math.abs((await meetingAhead(page)) - (await meetingAhead(theirs)))
    await until('the same time on both', async () => (await difference()) < 50)
    const first = page.received.find((message) => message.type === 'time-is')
    expect(Math.abs((first?.t1 ?? 0) - Date.now())).toBeLessThan(60_000)
  })
})
