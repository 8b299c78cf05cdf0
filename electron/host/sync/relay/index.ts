import type { IncomingMessage } from 'node:http'
import type { Hocuspocus } from '@hocuspocus/server'
import type { WebSocket } from 'ws'
import { closeCodes } from '../../../../shared/protocol/wire'
import { getPrincipal, isReader as isReadingVisitor } from '../../access'
import { createKeyedBuckets, limits } from '../../limits'
import type { MemoryAccounts } from '../memory-accounts'
import { type Context, getContext, getPeer, hostStateFor, type Rights } from './connections'
import { createDocumentRegistry, type DocumentRegistryOptions } from './document-registry'
import type { LiveDocument } from './live-document'
import { handleMessage } from './messages'
import { GuardedSocket } from './socket'
import type { TryUpdate } from './trials'

export { type Rights, upstreamSource } from './connections'
export type { LinkState, LiveDocument, PersistedAt, Upstream } from './live-document'

/** The longest interval of a timer. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** Thrown to Hocuspocus, which sends `reason` and closes the document for this connection only. */
class Rejection {
  constructor(readonly reason: string) {}
}

type Options = DocumentRegistryOptions & {
  hasDocument: (documentId: string) => Promise<boolean>
  /** Whether another host holds the document and this one may only read it. */
  isReadOnly: (documentId: string) => boolean
  accounts: MemoryAccounts
  tryUpdate: TryUpdate
}

/** The sync server: Hocuspocus transports the bytes, its document is the live one, and the store saves it. */
export type Relay = ReturnType<typeof createRelay>

/** Creates a relay; Hocuspocus itself is loaded with the first connection. */
export const createRelay = ({ hasDocument, isReadOnly, accounts, tryUpdate, ...options }: Options) => {
  const { log } = options
  const registry = createDocumentRegistry(options)
  const sockets = new Set<GuardedSocket>()
  const unloading = new Set<string>()
  const stateExchanges = createKeyedBuckets(limits.STATE_EXCHANGE_RATE)
  let isClosing = false

  const start = async (): Promise<Hocuspocus> => {
    const { Hocuspocus } = await import('@hocuspocus/server')
    return new Hocuspocus({
      quiet: true,
      // Never: `GuardedSocket` detects lost connections itself, since Hocuspocus takes its own delay for the client's.
      timeout: MAX_TIMER_MS,
      debounce: 200,
      onAuthenticate: async ({ documentName, context, connectionConfig }) => {
        const { rights, socket }: Context = context
        const isUnavailable = isClosing || unloading.has(documentName)
        const access = isUnavailable ? undefined : rights.accessTo(documentName)
        if (!access || !(registry.get(documentName) || (await hasDocument(documentName)))) {
          setImmediate(() => socket.close(closeCodes.refused, 'this document is not open to you'))
          throw new Rejection('refused')
        }
        socket.markAdmitted()
        connectionConfig.readOnly = access === 'read' || isReadOnly(documentName)
      },
      onLoadDocument: async ({ document, context }) => {
        try {
          await registry.load(document)
        } catch (error) {
          const why = error instanceof Error ? error.message : 'it cannot be opened'
          log(`${document.name} could not be opened: ${why}`)
          // Hocuspocus removes the document but leaves its timers running.
          document.destroy()
          const socket: GuardedSocket | undefined = context?.socket
          // A close reason has at most 123 bytes.
          setImmediate(() => socket?.close(closeCodes.unopened, Buffer.from(why).subarray(0, 120).toString()))
          throw new Rejection('unopened')
        }
      },
      // The document is from a newer app, or was replaced by one that is.
      beforeHandleMessage: async ({ connection, documentName }) => {
        if (registry.get(documentName)?.persisted.isReadOnly) connection.readOnly = true
      },
      connected: async ({ connection, documentName }) => {
        const live = registry.get(documentName)
        if (!live) return
        getContext(connection).socket.markOpen(documentName)
        const peer = getPeer(live, connection)
        peer.send(hostStateFor(live, connection))
        for (const person of live.presence.others(peer.source)) peer.send(person)
      },
      onStateless: async ({ connection, documentName, payload }) => {
        const live = registry.get(documentName)
        if (!live) return
        try {
          await handleMessage(live, getPeer(live, connection), payload)
        } catch (error) {
          log(`a message about ${documentName} failed: ${String(error)}`)
        }
      },
      // Nothing is unloaded before it is on disk; if it cannot be saved, it stays in memory.
      beforeUnloadDocument: async ({ documentName }) => registry.get(documentName)?.persisted.flushed(),
      afterUnloadDocument: async ({ documentName }) => {
        // The same document may have been loaded again meanwhile.
        const live = registry.get(documentName)
        if (live?.doc.isDestroyed) await registry.unload(live)
      },
    })
  }
  let starting: Promise<Hocuspocus> | undefined
  const hocuspocus = (): Promise<Hocuspocus> => {
    starting ??= start()
    return starting
  }

  return {
    /** Takes over a socket whose upgrade was accepted. */
    accept: async (opened: WebSocket, request: IncomingMessage, rights: Rights): Promise<void> => {
      const { visitor } = rights
      const principal = getPrincipal(visitor)
      const socket = new GuardedSocket(opened, {
        log,
        accounts,
        getDoc: (id) => registry.get(id)?.doc,
        tryUpdate,
        principal,
        takeState: () => stateExchanges.take(principal),
        isReader: isReadingVisitor(visitor),
        raw: request.socket,
      })
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      // What arrives while Hocuspocus is being loaded waits in the socket.
      opened.pause()
      const server = await hocuspocus()
      // Hocuspocus uses no more of the socket's type than `GuardedSocket` implements.
      server.handleConnection(socket as unknown as WebSocket, request, { rights, socket } satisfies Context)
      opened.resume()
    },
    /** Loads a document and keeps it in memory until `release` is called. */
    retain: async (id: string): Promise<{ live: LiveDocument; release: () => Promise<void> }> => {
      const direct = await (await hocuspocus()).openDirectConnection(id, {})
      const live = registry.get(id)
      if (!live) throw new Error(`${id} was loaded but is not live`)
      return { live, release: () => direct.disconnect() }
    },
    live: (id: string): LiveDocument | undefined => registry.get(id),
    /** Closes the connections to a document of those who have lost their access, with the reason. */
    revokeConnections: async (id: string): Promise<void> => {
      const live = registry.get(id)
      const document = (await starting)?.documents.get(id)
      for (const connection of document?.getConnections() ?? []) {
        const { rights, socket } = getContext(connection)
        if (!live || rights.accessTo(id) !== undefined) continue
        getPeer(live, connection).send({ type: 'host', save: 'saved', link: 'refused', isReadOnly: true })
        socket.close(closeCodes.refused, 'the invite no longer works')
      }
    },
    /** Closes all connections to a document so that they open again with other rights. */
    reconnectAll: async (id: string): Promise<void> => {
      const document = (await starting)?.documents.get(id)
      for (const connection of document?.getConnections() ?? [])
        getContext(connection).socket.close(closeCodes.changed, 'what you may do here has changed')
    },
    /** Saves and unloads a document and closes its connections; nobody can open it while `work` runs. */
    unload: async <T>(id: string, work: () => Promise<T>): Promise<T> => {
      unloading.add(id)
      try {
        const server = await starting
        const document = server?.documents.get(id)
        for (const connection of document?.getConnections() ?? [])
          getContext(connection).socket.close(closeCodes.unopened, 'this document was moved to the trash')
        const live = registry.get(id)
        server?.documents.delete(id)
        if (live) await registry.unload(live)
        document?.destroy()
        await registry.whenUnloaded(id)
        return await work()
      } finally {
        unloading.delete(id)
      }
    },
    /** Closes every connection, then saves everything; resolves to a sentence for each document that could not be saved. */
    close: async (timeoutMs: number): Promise<string[]> => {
      isClosing = true
      for (const socket of sockets) socket.close(closeCodes.ending, 'the host ends')
      const timeout = new Promise<'timeout'>((resolve) => setTimeout(() => resolve('timeout'), timeoutMs).unref())
      const documents = registry.all()
      const outcomes = await Promise.all(
        documents.map(async (live) => {
          if ((await Promise.race([registry.unload(live), timeout])) !== 'timeout') return []
          const message = live.persisted.message ?? `What was typed last into ${live.id} could not be saved.`
          return (await live.persisted.abandon()) ? [] : [message]
        }),
      )
      for (const document of (await starting)?.documents.values() ?? []) document.destroy()
      for (const socket of sockets) socket.terminate()
      return outcomes.flat()
    },
  }
}
