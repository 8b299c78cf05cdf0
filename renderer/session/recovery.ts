import type * as Y from 'yjs'
import type { StoreApi } from 'zustand/vanilla'
import type { Author } from '../../shared/crdt'
import { detachEdits } from '../../shared/document'
import { browserStorage } from './browser-storage'
import type { ConnectionState } from './connection'
import { reapplyDetachedEdits, storeDetachedEdits } from './detached-edits'
import type { LocalCopy } from './local-copy'
import { createOwnChanges } from './own-changes'
import { createUnsharedChangesStore, findOpenPages, lockPage } from './unshared-changes'

/** Preserves what was typed here and never shared, even if the page is closed or its client id is in use elsewhere. */
export type Recovery = {
  /** Whether a state vector or an update may be applied; not if it uses this page's own clock. */
  accepts: (step: 'vector' | 'update', payload: Uint8Array) => boolean
  /** Requests that the document is reopened, because this page's state can no longer be exchanged. */
  requestReopen: (reason: NonNullable<ConnectionState['reopen']>) => void
  /** Everything that the host lacked from this page was sent. */
  onAnswered: () => void
  /** Reapplies the edits that an earlier session stored; to be called once the document has its content. */
  reapplyDetachedEdits: (author: Author) => void
  /** To be called once a second. */
  tick: () => void
  /** Stores what is unshared for the next page that opens the document in this browser. */
  flush: () => void
  /** Stores unshared edits for the next session to reapply, and discards this session's local copy. */
  keepUnsharedEdits: () => Promise<void>
  close: () => void
}

type Options = {
  documentId: string
  doc: Y.Doc
  kind: 'own' | 'guest'
  isSilent: boolean
  copy: LocalCopy
  connection: StoreApi<ConnectionState>
  /** Whether what is typed now leaves this page at once, to its host or to other pages. */
  isSharing: () => boolean
}

export const createRecovery = (options: Options): Recovery => {
  const { documentId, doc, kind, isSilent, copy, connection, isSharing } = options
  const storage = browserStorage()
  const unsharedChanges = storage && createUnsharedChangesStore(documentId, storage)
  const earlier = isSilent ? [] : (unsharedChanges?.read() ?? [])
  const earlierIds = earlier.map(({ clientId }) => clientId)
  // Yjs changes a document's client id if it is in use elsewhere; what was typed stays under this one.
  const clientIds = [doc.clientID, ...earlierIds]
  const own = createOwnChanges(doc, isSharing, earlier)
  const flush = (): void => unsharedChanges?.write(clientIds, own.unshared())
  const releasePage = lockPage(doc.clientID)
  if (earlier.length > 0) void findOpenPages(earlierIds).then(own.forget)

  const requestReopen = (reopen: NonNullable<ConnectionState['reopen']>): void => {
    if (!connection.getState().reopen) connection.setState({ reopen })
  }

  const unsubscribe = connection.subscribe(({ meetingHost, peers, unshared }, before) => {
    if (unshared === 0 && before.unshared > 0) {
      own.settle()
      if (earlier.length > 0) flush()
    }
    if ((meetingHost === 'linked' && before.meetingHost !== 'linked') || (peers > 0 && before.peers === 0))
      own.markSeen()
  })

  return {
    accepts: (step, payload) => {
      if (connection.getState().reopen) return false
      const isForeign = step === 'update' ? own.isForeign(payload) : own.isForeignVector(payload)
      if (isForeign) requestReopen({ why: 'id-taken' })
      return !isForeign
    },
    requestReopen,
    onAnswered: () => {
      own.markSeen()
      if (earlier.length === 0) return
      // Once nothing is unconfirmed, what earlier pages left has arrived too.
      if (connection.getState().unshared === 0) own.forget(earlierIds)
      flush()
    },
    reapplyDetachedEdits: (author) => {
      const reapplied = reapplyDetachedEdits(documentId, doc, author)
      if (reapplied.kept > 0) connection.setState({ reapplied })
    },
    tick: () => {
      // If the browser is killed, no page is closed properly.
      if (!isSharing() && connection.getState().unshared > 0) flush()
    },
    flush,
    keepUnsharedEdits: async () => {
      // What an earlier page left is in the copy, which may not have been merged into the document yet.
      if (kind === 'guest' || earlier.length > 0) await copy.restore()
      storeDetachedEdits(documentId, detachEdits(doc, own.fieldChanges()))
      own.settle()
      await copy.discard()
    },
    close: () => {
      unsubscribe()
      own.close()
      releasePage()
    },
  }
}
