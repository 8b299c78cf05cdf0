import type { IncomingMessage } from 'node:http'
import type { Hocuspocus } from '@hocuspocus/server'
import { isReader as isReadingVisitor, principalOf } from '../access'
import { closeCodes, createKeyedBuckets, limits } from '../limits'
import type { MemoryAccounts } from '../memory-accounts'
import type { LiveDocument } from './live'
import { createLives, type LivesOptions } from './lives'
import { handleMessage } from './messages'
import type { GuardedSocket } from './socket'
import type { TryUpdate } from './trials'
import { type Context, contextOf, peerOf, type Rights, stateFor } from './visitors'

export type { LinkState, LiveDocument, StoredAt, Upstream } from './live'
export { type Rights, upstreamSource } from './visitors'

/** Thrown at Hocuspocus: it passes `reason` on and closes the document to this one connection. */
class Refusal {
  constructor(readonly reason: string) {}
}

type Options = LivesOptions & {
  hasDocument: (documentId: string) => Promise<boolean>
  /** Whether the document is someone else's, and may only be read here. */
  isReader: (documentId: string) => boolean
  accounts: MemoryAccounts
  tryUpdate: TryUpdate
}

/** The sync server: Hocuspocus moves the bytes, its document is the live one, and `documents` puts it on disk. */
export type Relay = ReturnType<typeof createRelay>

/** Makes a relay; Hocuspocus itself is loaded with the first connection. */
export const createRelay = ({ hasDocument, isReader, accounts, tryUpdate, ...options }: Options) => {
  const { log } = options
  const lives = createLives(options)
  const sockets = new Set<GuardedSocket>()
  const shutting = new Set<string>()
  const states = createKeyedBuckets(limits.stateRate)
  let isClosing = false

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
        if (!access || !(lives.get(documentName) || (await hasDocument(documentName)))) {
          setImmediate(() => socket.close(closeCodes.refused, 'this document is not open to you'))
          throw new Refusal('refused')
        }
        connectionConfig.readOnly = access === 'read' || isReader(documentName)
      },
      onLoadDocument: async ({ document, context }) => {
        try {
          await lives.begin(document)
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
        if (lives.get(documentName)?.persisted.isReadOnly) connection.readOnly = true
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
      beforeUnloadDocument: async ({ documentName }) => lives.get(documentName)?.persisted.flushed(),
      afterUnloadDocument: async ({ documentName }) => {
        // The same document may have come to life again meanwhile.
        const live = lives.get(documentName)
        if (live?.doc.isDestroyed) await lives.end(live)
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
      const { visitor } = rights
      const principal = principalOf(visitor)
      const raw = request.socket
      socket.guard({
        log,
        accounts,
        docOf: (id) => lives.get(id)?.doc,
        tryUpdate,
        principal,
        takeState: () => states.take(principal),
        isReader: isReadingVisitor(visitor),
        raw,
      })
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
        socket.close(closeCodes.refused, 'the invite no longer works')
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
          contextOf(connection).socket.close(closeCodes.unopened, 'this document was moved to the trash')
        const live = lives.get(id)
        server?.documents.delete(id)
        if (live) await lives.end(live)
        document?.destroy()
        await lives.ended(id)
        return await work()
      } finally {
        shutting.delete(id)
      }
    },
    /** Ends every connection, then brings everything to disk; resolves to a sentence for each that could not be saved. */
    close: async (patience: number): Promise<string[]> => {
      isClosing = true
      for (const socket of sockets) socket.close(closeCodes.ending, 'the host ends')
      const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patience).unref())
      const open = lives.all()
      const outcomes = await Promise.all(
        open.map(async (live) => {
          if ((await Promise.race([lives.end(live), late])) !== 'late') return []
          const sentence = live.persisted.sentence ?? `What was typed last into ${live.id} could not be saved.`
          return (await live.persisted.abandon()) ? [] : [sentence]
        }),
      )
      for (const document of (await starting)?.documents.values() ?? []) document.destroy()
      for (const socket of sockets) socket.terminate()
      return outcomes.flat()
    },
  }
}
