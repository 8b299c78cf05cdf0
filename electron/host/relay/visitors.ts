import type { Connection } from '@hocuspocus/server'
import type { InviteAccess } from '../../../shared/api/invite'
import type { WireMessage } from '../../../shared/api/wire'
import { isLeading, leadOf } from '../../../shared/meeting'
import { principalOf, type Visitor } from '../access'
import type { LiveDocument } from './live'
import type { Peer } from './messages'
import type { PresenceSource } from './presence'
import type { GuardedSocket } from './socket'

/** A socket's right to a document, asked for anew each time, so that a revoked one counts no more. */
export type Rights = { visitor: Visitor; accessTo: (documentId: string) => InviteAccess | undefined }

/** What Hocuspocus carries along with a connection. */
export type Context = { rights: Rights; socket: GuardedSocket }

/** What came through the link to the meeting's host, which has looked at everybody's rights. */
export const upstreamSource: PresenceSource = { principal: 'meeting host', most: 500, mayLead: () => true }

const sourceOf = (live: LiveDocument, { visitor, accessTo }: Rights): PresenceSource => ({
  principal: principalOf(visitor),
  most: visitor.kind === 'link' ? 100 : 1,
  mayLead: ({ name, person }) => {
    const holdsMeeting = visitor.kind === 'own' && live.upstream === undefined
    return accessTo(live.id) === 'edit' && isLeading(leadOf(live.doc), { name, person, holdsMeeting })
  },
})

export const contextOf = (connection: Connection): Context => connection.context

const isReadOnlyFor = (live: LiveDocument, connection: Connection): boolean =>
  connection.readOnly || live.persisted.isReadOnly || contextOf(connection).rights.accessTo(live.id) !== 'edit'

/** How saving goes and where the meeting is, as this connection should know it. */
export const stateFor = (live: LiveDocument, connection: Connection): WireMessage => ({
  type: 'host',
  save: live.persisted.state,
  sentence: live.persisted.sentence,
  link: live.upstream?.state() ?? 'self',
  linkSentence: live.upstream?.sentence() || undefined,
  isReadOnly: isReadOnlyFor(live, connection),
})

const peers = new WeakMap<Connection, Peer>()

/** The connection as messages and presence see it; it leaves both when it closes. */
export const peerOf = (live: LiveDocument, connection: Connection): Peer => {
  const known = peers.get(connection)
  if (known) return known
  const { rights, socket } = contextOf(connection)
  const peer: Peer = {
    source: sourceOf(live, rights),
    send: (message) => connection.sendStateless(JSON.stringify(message)),
    hold: (bytes) => socket.hold(bytes),
    asked: 0,
    mayEdit: () => !isReadOnlyFor(live, connection),
  }
  peers.set(connection, peer)
  connection.onClose(() => {
    live.presence.leave(peer.source)
    socket.farewell(live.id)
  })
  return peer
}
