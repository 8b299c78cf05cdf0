import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createConnectionStore } from '../../renderer/session/connection'
import { createFailover, mustDisconnect } from '../../renderer/session/failover'
import type { HostCalls } from '../../renderer/session/host-calls'
import { createHostLink } from '../../renderer/session/host-link'
import { createLocalCopy } from '../../renderer/session/local-copy'
import { createMeshLink } from '../../renderer/session/mesh-link'
import { createPresence } from '../../renderer/session/presence'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end()
})

/** A guest's page whose meeting has a mesh; it is joined when `join` resolves. */
const openGuestPage = (join: () => Promise<void> = async () => undefined) => {
  const doc = new Y.Doc()
  const connection = createConnectionStore('guest')
  connection.setState({ host: 'connected', meetingHost: 'linked' })
  const answer = { room: 'room', key: '0'.repeat(64), iceServers: [] }
  const calls = { call: async () => ({ ok: true, value: answer }) } as unknown as Pick<HostCalls, 'call'>
  const count = { joined: 0, closed: 0 }
  const mesh = createMeshLink({
    documentId: 'd',
    signalingUrl: '',
    doc,
    calls,
    presence: createPresence({
      clientId: () => doc.clientID,
      identity: { name: 'Ada', color: 0, isFacilitator: false },
      now: () => 0,
    }),
    isRelayDown: () => false,
    isForeign: () => false,
    mayJoin: () => !mustDisconnect(connection.getState()),
    onPeers: () => undefined,
    onSynced: () => undefined,
    loadMesh: async () => ({
      joinMesh: async () => {
        count.joined += 1
        await join()
        return {
          tick: () => undefined,
          sync: () => undefined,
          close: () => {
            count.closed += 1
          },
        }
      },
    }),
  })
  const host = createHostLink({ url: 'ws://127.0.0.1:9/sync', documentId: 'd', doc, webSocket: WebSocket })
  const copy = createLocalCopy('d', doc)
  const failover = createFailover({
    doc,
    kind: 'guest',
    calls,
    host,
    mesh,
    copy,
    connection,
    onRestored: () => undefined,
  })
  ends.push(() => {
    failover.close()
    mesh.close()
    host.close()
    copy.close()
    doc.destroy()
  })
  return { connection, count, refresh: failover.refreshMesh }
}

describe('a page that was refused', () => {
  test.each([
    ['by its host', { host: 'refused' }],
    ['by the meeting’s host', { meetingHost: 'refused' }],
    ['because its state can’t be merged', { reopen: { why: 'refused', message: 'Too deep.' } }],
  ] as const)('%s leaves the mesh and does not join it again', async (_by, refused) => {
    const { connection, count, refresh } = openGuestPage()
    await refresh()
    expect(count).toEqual({ joined: 1, closed: 0 })
    connection.setState(refused)
    expect(count).toEqual({ joined: 1, closed: 1 })
    await refresh()
    await refresh()
    expect(count).toEqual({ joined: 1, closed: 1 })
  })

  test('leaves a mesh that it was just joining', async () => {
    let finish: () => void = () => undefined
    const { connection, count, refresh } = openGuestPage(
      () =>
        new Promise((resolve) => {
          finish = resolve
        }),
    )
    const joining = refresh()
    await expect.poll(() => count.joined).toBe(1)
    connection.setState({ host: 'refused' })
    finish()
    await joining
    expect(count).toEqual({ joined: 1, closed: 1 })
  })

  test('joins the mesh again once its host lets it in', async () => {
    const { connection, count, refresh } = openGuestPage()
    connection.setState({ host: 'refused' })
    await refresh()
    expect(count.joined).toBe(0)
    connection.setState({ host: 'connected' })
    await refresh()
    expect(count.joined).toBe(1)
  })
})
