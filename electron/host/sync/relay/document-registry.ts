import type { Document } from '@hocuspocus/server'
import type { DocumentFolder } from '../../store'
import type { HostMeetingClock } from '../clock'
import { createBallotBoxes } from './ballot-box'
import { createBallots } from './ballots'
import { getContext, getPeer, hostStateFor, upstreamSource } from './connections'
import type { LiveDocument } from './live-document'
import { createPresenceHub } from './presence'
import { createTwinSettler } from './twins'

export type DocumentRegistryOptions = {
  folder: Pick<DocumentFolder, 'attach'>
  getClock: (documentId: string) => HostMeetingClock
  /** Called when a document was loaded; a joined one gets its link to the meeting's host here. */
  onLoaded: (live: LiveDocument) => void
  /** Called when a document is being unloaded. */
  onUnloading: (live: LiveDocument) => void
  log: (line: string) => void
}

type Broadcast = (update: Uint8Array, origin: unknown, ...more: unknown[]) => void

/**
 * Takes from Hocuspocus what sends each update to everybody. While a document is being loaded nobody is there, and Yjs
 * would encode all of it for them.
 */
const takeBroadcasts = (document: Document): Broadcast[] => {
  const broadcasts = [...(document._observers.get('update') ?? [])]
  for (const broadcast of broadcasts) document.off('update', broadcast)
  return broadcasts
}

/** Gives it back; whoever has sent an update needs it no more. */
const sendNoEcho = (document: Document, broadcasts: readonly Broadcast[]): void => {
  for (const broadcast of broadcasts) {
    document.on('update', (update, origin, ...more) => {
      const sender = document.getConnections().find((connection) => connection === origin)
      const send = (): void => broadcast(update, origin, ...more)
      if (sender) getContext(sender).socket.whileMuted(send)
      else send()
    })
  }
}

/** The documents in memory, each attached to its file from loading to unloading. */
export const createDocumentRegistry = ({ folder, getClock, onLoaded, onUnloading, log }: DocumentRegistryOptions) => {
  const documents = new Map<string, LiveDocument>()
  const unloading = new Map<string, Promise<void>>()
  // Ballot boxes outlive their loaded documents: between two connections, nobody may have a document open.
  const boxes = createBallotBoxes()

  /** Unloads a document; resolves once it is on disk. */
  const unload = (live: LiveDocument): Promise<void> => {
    documents.delete(live.id)
    live.ballots.close()
    live.twins.close()
    onUnloading(live)
    const unloaded = live.persisted
      .detach()
      .catch((error: unknown) => log(`${live.id} could not be unloaded: ${String(error)}`))
      .finally(() => unloading.delete(live.id))
    unloading.set(live.id, unloaded)
    return unloaded
  }

  /** Loads Hocuspocus' document from disk and keeps it saved; waits while the same document is still being unloaded. */
  const load = async (document: Document): Promise<LiveDocument> => {
    const { name: id } = document
    const previous = documents.get(id)
    if (previous) await unload(previous)
    await unloading.get(id)
    const broadcasts = takeBroadcasts(document)
    const persisted = await folder.attach(id, document)
    sendNoEcho(document, broadcasts)
    const live: LiveDocument = {
      id,
      doc: document,
      persisted,
      clock: getClock(id),
      upstream: undefined,
      connectionCount: () => document.connections.size,
      presence: createPresenceHub((message, from) => {
        for (const connection of document.getConnections())
          if (getPeer(live, connection).source !== from) connection.sendStateless(JSON.stringify(message))
        if (from !== upstreamSource) live.upstream?.send(message)
      }),
      ballots: createBallots({
        doc: document,
        getBox: () => boxes.of(id),
        upstream: () => live.upstream,
        isFacilitator: (peer, clientId) => live.presence.isLedBy(peer.source, clientId),
        peers: () => document.getConnections().map((connection) => getPeer(live, connection)),
      }),
      twins: createTwinSettler({
        doc: document,
        isResponsible: () => live.upstream === undefined && !persisted.isReadOnly,
        log,
      }),
      broadcastState: () => {
        for (const connection of document.getConnections())
          getPeer(live, connection).send(hostStateFor(live, connection))
      },
    }
    persisted.on('state', live.broadcastState)
    documents.set(id, live)
    onLoaded(live)
    return live
  }

  return {
    get: (id: string): LiveDocument | undefined => documents.get(id),
    all: (): LiveDocument[] => [...documents.values()],
    load,
    unload,
    /** Resolves once a document that is being unloaded is on disk. */
    whenUnloaded: async (id: string): Promise<void> => unloading.get(id),
  }
}
