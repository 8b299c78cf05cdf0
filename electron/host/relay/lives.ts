import type { Document } from '@hocuspocus/server'
import type { MeetingClock } from '../clock'
import type { DocumentFolder } from '../documents'
import { createBallotBoxes } from './ballot-box'
import { createBallots } from './ballots'
import type { LiveDocument } from './live'
import { createPresenceHub } from './presence'
import { peerOf, stateFor, upstreamSource } from './visitors'

export type LivesOptions = {
  folder: Pick<DocumentFolder, 'attach'>
  clockOf: (documentId: string) => MeetingClock
  /** A document has come to life: a joined one gets its way to the meeting's host here. */
  onLive: (live: LiveDocument) => void
  /** It is being put away. */
  onEnding: (live: LiveDocument) => void
  log: (line: string) => void
}

/** The documents in memory, each attached to its file from its first moment to its last. */
export const createLives = ({ folder, clockOf, onLive, onEnding, log }: LivesOptions) => {
  const lives = new Map<string, LiveDocument>()
  const ending = new Map<string, Promise<void>>()
  // What was answered outlives its document's time in memory: nobody may have it open for a moment.
  const boxes = createBallotBoxes()

  /** Puts a document away; resolves once it is on disk. */
  const end = (live: LiveDocument): Promise<void> => {
    lives.delete(live.id)
    live.ballots.close()
    onEnding(live)
    const ended = live.persisted
      .detach()
      .catch((error: unknown) => log(`${live.id} could not be put away: ${String(error)}`))
      .finally(() => ending.delete(live.id))
    ending.set(live.id, ended)
    return ended
  }

  /** Fills Hocuspocus' document from the disk and keeps it there; waits for its former life to end. */
  const begin = async (document: Document): Promise<LiveDocument> => {
    const { name: id } = document
    const former = lives.get(id)
    if (former) await end(former)
    await ending.get(id)
    const persisted = await folder.attach(id, document)
    const live: LiveDocument = {
      id,
      doc: document,
      persisted,
      clock: clockOf(id),
      upstream: undefined,
      visitors: () => document.connections.size,
      presence: createPresenceHub((message, from) => {
        for (const connection of document.getConnections())
          if (peerOf(live, connection).source !== from) connection.sendStateless(JSON.stringify(message))
        if (from !== upstreamSource) live.upstream?.send(message)
      }),
      ballots: createBallots({
        doc: document,
        boxOf: () => boxes.of(id),
        upstream: () => live.upstream,
        leads: (peer, clientId) => live.presence.isLedBy(peer.source, clientId),
        peers: () => document.getConnections().map((connection) => peerOf(live, connection)),
      }),
      tellState: () => {
        for (const connection of document.getConnections()) peerOf(live, connection).send(stateFor(live, connection))
      },
    }
    persisted.on('state', live.tellState)
    lives.set(id, live)
    onLive(live)
    return live
  }

  return {
    get: (id: string): LiveDocument | undefined => lives.get(id),
    all: (): LiveDocument[] => [...lives.values()],
    begin,
    end,
    /** Resolves once a document that is being put away is. */
    ended: async (id: string): Promise<void> => ending.get(id),
  }
}
