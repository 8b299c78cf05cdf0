import { parseWireMessage, type WireMessage } from '../../../shared/api/wire'
import { deletesFromText, hasTakenIn } from '../../../shared/sync/stored'
import { isForBallots } from './ballots'
import type { LiveDocument } from './live'
import type { PresenceSource } from './presence'

/** One connection to a document, as its messages see it. */
export type Peer = {
  source: PresenceSource
  send: (message: WireMessage) => void
  /** Counts bytes kept on its behalf until the returned function is called. */
  hold: (bytes: number) => () => void
  /** Questions about the disk that have no answer yet. */
  asked: number
  /** Whether it may change the document now, and so answer ballots. */
  mayEdit: () => boolean
}

const MOST_QUESTIONS = 64

/**
 * "Is what I wrote on disk?" First whether it was received at all, then, once the own disk has it, the meeting's host:
 * `own` and `meeting` are two answers to one question. Here being the meeting's host, own disk and meeting's are one.
 */
const answerStored = async (live: LiveDocument, peer: Peer, question: Extract<WireMessage, { type: 'stored?' }>) => {
  const { n, clientId, clock } = question
  const deletes = question.deletes === '' ? undefined : deletesFromText(question.deletes)
  if (question.deletes !== '' && !deletes) return
  if (!hasTakenIn(live.doc, clientId, clock, deletes ?? { clients: new Map() }))
    return peer.send({ type: 'stored', n, where: 'missing' })
  await live.persisted.flushed()
  if (!live.upstream) return peer.send({ type: 'stored', n, where: 'meeting' })
  peer.send({ type: 'stored', n, where: 'own' })
  const where = await live.upstream.stored(question)
  if (where === 'own' || where === 'meeting') peer.send({ type: 'stored', n, where: 'meeting' })
}

/** Handles a small message of a page or a link; what it doesn't understand it ignores, so that versions can differ. */
export const handleMessage = async (live: LiveDocument, peer: Peer, text: string): Promise<void> => {
  // Taken first: whatever the rest costs is no part of the journey.
  const receivedAt = live.clock.now()
  const message = parseWireMessage(text)
  if (message?.type === 'time') {
    if (!live.clock.isSettled()) return
    peer.send({ type: 'time-is', t0: message.t0, t1: receivedAt, t2: live.clock.now() })
  } else if (message?.type === 'presence') {
    live.presence.receive(peer.source, message)
  } else if (isForBallots(message)) {
    live.ballots.receive(peer, message)
  } else if (message?.type === 'stored?' && peer.asked < MOST_QUESTIONS) {
    peer.asked += 1
    const release = peer.hold(text.length)
    try {
      await answerStored(live, peer, message)
    } finally {
      peer.asked -= 1
      release()
    }
  }
}
