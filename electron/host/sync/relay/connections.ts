import type { Connection } from '@hocuspocus/server'
import { isFacilitating, readFacilitation } from '../../../../shared/document'
import type { InviteAccess } from '../../../../shared/protocol/invite-access'
import type { WireMessage } from '../../../../shared/protocol/wire'
import { getPrincipal, type Visitor } from '../../access'
import { limits } from '../../limits'
import type { LiveDocument } from './live-document'
import type { Peer } from './messages'
import type { PresenceSource } from './presence'
import type { GuardedSocket } from './socket'

/**
 * Who is connected, and their access to a document, which is looked up each time so that revoking it takes effect at
 * once.
 */
export type Rights = { visitor: Visitor; accessTo: (documentId: string) => InviteAccess | undefined }

/** What Hocuspocus keeps with each connection. */
export type Context = { rights: Rights; socket: GuardedSocket }

/** The source for everything from the meeting's host, which has checked everybody's rights. */
export const upstreamSource: PresenceSource = {
  principal: 'meeting host',
  maxPeople: limits.MAX_PEOPLE,
  canLead: () => true,
}

/** People who may be behind one other host. */
const MAX_PEOPLE_PER_HOST = 100

const getSource = (live: LiveDocument, { visitor, accessTo }: Rights): PresenceSource => ({
  principal: getPrincipal(visitor),
  maxPeople: visitor.kind === 'link' ? MAX_PEOPLE_PER_HOST : 1,
  canLead: ({ name, person }) => {
    const holdsMeeting = visitor.kind === 'own' && live.upstream === undefined
    const canEdit = accessTo(live.id) === 'edit'
    return isFacilitating(readFacilitation(live.doc), { name, person, holdsMeeting, canEdit })
  },
})

/** What was kept with the connection when it was accepted. */
export const getContext = (connection: Connection): Context => connection.context

const isReadOnlyFor = (live: LiveDocument, connection: Connection): boolean =>
  connection.readOnly || live.persisted.isReadOnly || getContext(connection).rights.accessTo(live.id) !== 'edit'

/** The state of saving and of the link to the meeting's host, as this connection should see it. */
export const hostStateFor = (live: LiveDocument, connection: Connection): WireMessage => ({
  type: 'host',
  save: live.persisted.state,
  sentence: live.persisted.message,
  link: live.upstream?.state() ?? 'self',
  linkSentence: live.upstream?.message() || undefined,
  isReadOnly: isReadOnlyFor(live, connection),
})

const peers = new WeakMap<Connection, Peer>()

/** The connection as messages and presence see it; presence ends when it closes. */
export const getPeer = (live: LiveDocument, connection: Connection): Peer => {
  const known = peers.get(connection)
  if (known) return known
  const { rights, socket } = getContext(connection)
  const peer: Peer = {
    source: getSource(live, rights),
    send: (message) => connection.sendStateless(JSON.stringify(message)),
    countHeld: (bytes) => socket.countHeld(bytes),
    openQueries: 0,
    mayEdit: () => !isReadOnlyFor(live, connection),
  }
  peers.set(connection, peer)
  connection.onClose(() => {
    live.presence.leave(peer.source)
    socket.markClosed(live.id)
  })
  return peer
}
