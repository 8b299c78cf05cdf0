import type { IncomingMessage } from 'node:http'
import type { Connection, Document, Hocuspocus } from '@hocuspocus/server'
import type { InviteAccess } from '../../../shared/api/invite'
import type { WireMessage } from '../../../shared/api/wire'
import type { Visitor } from '../access'
import type { MeetingClock } from '../clock'
import type { DocumentFolder } from '../documents'
import { closeCodes } from '../limits'
import type { LiveDocument } from './live'
import { handleMessage, type Peer } from './messages'
import { createPresenceHub, type PresenceSource } from './presence'
import type { GuardedSocket } from './socket'

export type { LinkState, LiveDocument, StoredAt, Upstream } from './live'

/** A socket's right to a document, asked for anew each time, so that a revoked one counts no more. */
export type Rights = { visitor: Visitor; accessTo: (documentId: string) => InviteAccess | undefined }

type Context = { rights: Rights; socket: GuardedSocket }

/** Thrown at Hocuspocus: it passes `reason` on and closes the document to this one connection. */
class Refusal {
  constructor(readonly reason: string) {}
}

/** What came through the link to the meeting's host. */
export const upstreamSource: PresenceSource = { principal: 'meeting host', most: 500 }

const principalOf = (visitor: Visitor): PresenceSource =>
  visitor.kind === 'own'
    ? { principal: 'own', most: 1 }
    : visitor.kind === 'guest'
      ? { principal: `guest ${visitor.session}`, most: 1 }
      : { principal: `link ${visitor.instance}`, most: 100 }

type Options = {
  folder: Pick<DocumentFolder, 'attach'>
  hasDocument: (documentId: string) => Promise<boolean>
  /** Whether the document is somebody else's, and may only be read here. */
  isReader: (documentId: string) => boolean
  clockOf: (documentId: string) => MeetingClock
  /** A document has come to life: a joined one gets its way to the meeting's host here. */
  onLive: (live: LiveDocument) => void
  /** It is being put away. */
  onEnding: (live: LiveDocument) => void
  log: (line: string) => void
}

/** The sync server: Hocuspocus moves the bytes, its document is the live one, and `documents` puts it on disk. */
export type Relay = ReturnType<typeof createRelay>

/** Makes a relay; Hocuspocus itself is loaded with the first connection. */
export const createRelay = ({ folder, hasDocument, isReader, clockOf, onLive, onEnding, log }: Options) => {
  const lives = new Map<string, LiveDocument>()
  const ending = new Map<string, Promise<void>>()
  const peers = new WeakMap<Connection, Peer>()
  const sockets = new Set<GuardedSocket>()
  const shutting = new Set<string>()
  let isClosing = false

  const contextOf = (connection: Connection): Context => connection.context

  const isReadOnly = (live: LiveDocument, connection: Connection): boolean =>
    connection.readOnly || live.attached.isReadOnly || contextOf(connection).rights.accessTo(live.id) !== 'edit'

  const stateFor = (live: LiveDocument, connection: Connection): WireMessage => ({
    type: 'host',
    save: live.attached.state,
    sentence: live.attached.sentence,
    link: live.upstream?.state() ?? 'self',
    isReadOnly: isReadOnly(live, connection),
  })

  const peerOf = (live: LiveDocument, connection: Connection): Peer => {
    const known = peers.get(connection)
    if (known) return known
    const peer: Peer = {
      source: principalOf(contextOf(connection).rights.visitor),
      send: (message) => connection.sendStateless(JSON.stringify(message)),
      asked: 0,
    }
    peers.set(connection, peer)
    connection.onClose(() => {
      live.presence.leave(peer.source)
      contextOf(connection).socket.farewell(live.id)
    })
    return peer
  }

  const createLive = async (document: Document): Promise<LiveDocument> => {
    const { name: id } = document
    const former = lives.get(id)
    if (former) await end(former)
    await ending.get(id)
    const attached = await folder.attach(id, document)
    const live: LiveDocument = {
      id,
      doc: document,
      attached,
      clock: clockOf(id),
      upstream: undefined,
      visitors: () => document.connections.size,
      presence: createPresenceHub((message, from) => {
        for (const connection of document.getConnections())
          if (peerOf(live, connection).source !== from) connection.sendStateless(JSON.stringify(message))
        if (from !== upstreamSource) live.upstream?.send(message)
      }),
      tellState: () => {
        for (const connection of document.getConnections()) peerOf(live, connection).send(stateFor(live, connection))
      },
    }
    attached.on('state', live.tellState)
    lives.set(id, live)
    onLive(live)
    return live
  }

  const end = (live: LiveDocument): Promise<void> => {
    lives.delete(live.id)
    onEnding(live)
    const ended = live.attached
      .detach()
      .catch((error: unknown) => log(`${live.id} could not be put away: ${String(error)}`))
      .finally(() => ending.delete(live.id))
    ending.set(live.id, ended)
    return ended
  }

  const start = async (): Promise<Hocuspocus> => {
    const { Hocuspocus } = await import('@hocuspocus/server')
    return new Hocuspocus({
      quiet: true,
      // A peer that vanished without a word is noticed after two of these, ms.
      timeout: 5_000,
      debounce: 200,
      onAuthenticate: async ({ documentName, context, connectionConfig }) => {
        const { rights, socket }: Context = context
        const isBarred = isClosing || shutting.has(documentName)
        const access = isBarred ? undefined : rights.accessTo(documentName)
        if (!access || !(lives.has(documentName) || (await hasDocument(documentName)))) {
          setImmediate(() => socket.close(closeCodes.refused, 'this document is not open to you'))
          throw new Refusal('refused')
        }
        connectionConfig.readOnly = access === 'read' || isReader(documentName)
      },
      onLoadDocument: async ({ document, context }) => {
        try {
          await createLive(document)
        } catch (error) {
          const why = error instanceof Error ? error.message : 'it cannot be opened'
          log(`${document.name} could not be opened: ${why}`)
          // Hocuspocus forgets the document but not its timers.
          document.destroy()
          const socket: GuardedSocket | undefined = context?.socket
          // A close reason has at most 123 bytes.
          setImmediate(() => socket?.close(closeCodes.unopened, Buffer.from(why).subarray(0, 120).toString()))
          throw new Refusal('unopened')
        }
      },
      // A document of a newer app, or one whose file became so, takes no edits.
      beforeHandleMessage: async ({ connection, documentName }) => {
        if (lives.get(documentName)?.attached.isReadOnly) connection.readOnly = true
      },
      connected: async ({ connection, documentName }) => {
        const live = lives.get(documentName)
        if (!live) return
        contextOf(connection).socket.welcome(documentName)
        const peer = peerOf(live, connection)
        peer.send(stateFor(live, connection))
        for (const person of live.presence.others(peer.source)) peer.send(person)
      },
      onStateless: async ({ connection, documentName, payload }) => {
        const live = lives.get(documentName)
        if (!live) return
        try {
          await handleMessage(live, peerOf(live, connection), payload)
        } catch (error) {
          log(`a message about ${documentName} failed: ${String(error)}`)
        }
      },
      // Nothing is unloaded before it is on disk; if the disk refuses, it stays in memory.
      beforeUnloadDocument: async ({ documentName }) => lives.get(documentName)?.attached.flushed(),
      afterUnloadDocument: async ({ documentName }) => {
        // The same document may have come to life again meanwhile.
        const live = lives.get(documentName)
        if (live?.doc.isDestroyed) await end(live)
      },
    })
  }
  let starting: Promise<Hocuspocus> | undefined
  const hocuspocus = (): Promise<Hocuspocus> => {
    starting ??= start()
    return starting
  }

  return {
    /** Takes over a socket whose upgrade was let in. */
    accept: async (socket: GuardedSocket, request: IncomingMessage, rights: Rights): Promise<void> => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.guard(log)
      // What arrives while Hocuspocus is loaded waits in the socket.
      socket.pause()
      const server = await hocuspocus()
      server.handleConnection(socket, request, { rights, socket } satisfies Context)
      socket.resume()
    },
    /** Loads a document and keeps it in memory until the returned function is called. */
    hold: async (id: string): Promise<{ live: LiveDocument; release: () => Promise<void> }> => {
      const direct = await (await hocuspocus()).openDirectConnection(id, {})
      const live = lives.get(id)
      if (!live) throw new Error(`${id} was loaded but is not live`)
      return { live, release: () => direct.disconnect() }
    },
    live: (id: string): LiveDocument | undefined => lives.get(id),
    /** Ends the connections to a document of those who may no longer have it; they are told so. */
    dismiss: async (id: string): Promise<void> => {
      const live = lives.get(id)
      const document = (await starting)?.documents.get(id)
      for (const connection of document?.getConnections() ?? []) {
        const { rights, socket } = contextOf(connection)
        if (!live || rights.accessTo(id) !== undefined) continue
        peerOf(live, connection).send({ type: 'host', save: 'saved', link: 'refused', isReadOnly: true })
        socket.close(closeCodes.refused, 'the invite no longer counts')
      }
    },
    /** Has everybody come in again: what they may do with the document has changed. */
    readmit: async (id: string): Promise<void> => {
      const document = (await starting)?.documents.get(id)
      for (const connection of document?.getConnections() ?? [])
        contextOf(connection).socket.close(closeCodes.changed, 'what you may do here has changed')
    },
    /** Drops a document from memory, saved, with everybody who has it open; nobody opens it while `work` runs. */
    shut: async <T>(id: string, work: () => Promise<T>): Promise<T> => {
      shutting.add(id)
      try {
        const server = await starting
        const document = server?.documents.get(id)
        for (const connection of document?.getConnections() ?? [])
          contextOf(connection).socket.close(closeCodes.unopened, 'this document was moved to the bin')
        const live = lives.get(id)
        server?.documents.delete(id)
        if (live) await end(live)
        document?.destroy()
        await ending.get(id)
        return await work()
      } finally {
        shutting.delete(id)
      }
    },
    /** Ends every connection, then brings everything to disk; resolves to the documents that could not be saved. */
    close: async (patience: number): Promise<string[]> => {
      isClosing = true
      for (const socket of sockets) socket.close(closeCodes.ending, 'the host ends')
      const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patience).unref())
      const open = [...lives.values()]
      const outcomes = await Promise.all(
        open.map(async (live) => {
          if ((await Promise.race([end(live), late])) !== 'late') return []
          return (await live.attached.abandon()) ? [] : [live.id]
        }),
      )
      for (const document of (await starting)?.documents.values() ?? []) document.destroy()
      for (const socket of sockets) socket.terminate()
      return outcomes.flat()
    },
  }
}
