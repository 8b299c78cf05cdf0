import { deletesFromText, hasApplied } from '../../../../shared/crdt/document-version'
import { parseWireMessage, type WireMessage } from '../../../../shared/protocol/wire'
import { isBallotMessage } from './ballots'
import type { LiveDocument } from './live-document'
import type { PresenceSource } from './presence'

/** One connection to a document, as the message handlers see it. */
export type Peer = {
  source: PresenceSource
  send: (message: WireMessage) => void
  /** Counts bytes held on its behalf until the returned function is called. */
  countHeld: (bytes: number) => () => void
  /** Persistence queries without an answer yet. */
  openQueries: number
  /** Whether it may edit the document now, and therefore answer ballots. */
  mayEdit: () => boolean
}

const MAX_OPEN_QUERIES = 64

/**
 * Answers whether what a page wrote is on disk: `missing` if it was not received, `own` once it is on this disk, and
 * then `meeting` once it is on the meeting's host's. If this host holds the meeting, the two are the same.
 */
const answerPersistenceQuery = async (
  live: LiveDocument,
  peer: Peer,
  query: Extract<WireMessage, { type: 'stored?' }>,
) => {
  const { n, clientId, clock } = query
  const deletes = query.deletes === '' ? undefined : deletesFromText(query.deletes)
  if (query.deletes !== '' && !deletes) return
  if (!hasApplied(live.doc, clientId, clock, deletes ?? { clients: new Map() }))
    return peer.send({ type: 'stored', n, where: 'missing' })
  await live.persisted.flushed()
  if (!live.upstream) return peer.send({ type: 'stored', n, where: 'meeting' })
  peer.send({ type: 'stored', n, where: 'own' })
  const where = await live.upstream.queryPersistence(query)
  if (where === 'own' || where === 'meeting') peer.send({ type: 'stored', n, where: 'meeting' })
}

/** Handles a stateless message of a page or another host; unknown ones are ignored, so that versions can differ. */
export const handleMessage = async (live: LiveDocument, peer: Peer, text: string): Promise<void> => {
  // The time is read first, so that parsing does not count as network latency.
  const receivedAt = live.clock.now()
  const message = parseWireMessage(text)
  if (message?.type === 'time') {
    if (!live.clock.isSettled()) return
    peer.send({ type: 'time-is', t0: message.t0, t1: receivedAt, t2: live.clock.now() })
  } else if (message?.type === 'presence') {
    live.presence.receive(peer.source, message)
  } else if (isBallotMessage(message)) {
    live.ballots.receive(peer, message)
  } else if (message?.type === 'stored?' && peer.openQueries < MAX_OPEN_QUERIES) {
    peer.openQueries += 1
    const release = peer.countHeld(text.length)
    try {
      await answerPersistenceQuery(live, peer, message)
    } finally {
      peer.openQueries -= 1
      release()
    }
  }
}
