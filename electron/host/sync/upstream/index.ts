import type * as Y from 'yjs'
import type { Invite } from '../../../../shared/protocol/invite'
import type { InvitePreview } from '../../../../shared/protocol/invite-preview'
import type { Identity } from '../../app/identity'
import type { Meetings } from '../../app/meetings'
import type { DocumentFolder } from '../../store'
import { UserError } from '../../user-error'
import type { HostMeetingClock, OwnTime } from '../clock'
import type { LiveDocument, Relay } from '../relay'
import type { TryUpdate } from '../relay/trials'
import { joinFailure } from './join-failures'
import type { Link } from './link'

type Options = {
  relay: () => Relay
  folder: Pick<DocumentFolder, 'create'>
  hasDocument: (documentId: string) => Promise<boolean>
  meetings: Meetings
  identity: Identity
  ownTime: OwnTime
  getClock: (documentId: string) => HostMeetingClock
  tryUpdate: TryUpdate
  log: (line: string) => void
}

/** Keeps every joined document linked to the host of its meeting for as long as this host runs. */
export type UpstreamLinks = ReturnType<typeof createUpstreamLinks>

/** Creates the links; none connects before its document is loaded. */
export const createUpstreamLinks = (options: Options) => {
  const { relay, folder, hasDocument, meetings, identity, ownTime, getClock, tryUpdate, log } = options
  const links = new Map<string, Link>()
  const retained = new Map<string, () => Promise<void>>()
  let isClosing = false
  const instanceFor = (documentId: string): string => identity.sign(`link ${documentId}`)

  /** Saved for the next start; if that fails, the clock is still right while this host runs. */
  const saveClockOffset = (live: LiveDocument): void => {
    meetings
      .setClockOffset(live.id, live.clock.offset())
      .catch((error: unknown) => log(`${live.id}: the clock's offset could not be saved: ${String(error)}`))
  }

  const connect = async (live: LiveDocument): Promise<void> => {
    const { createLink } = await import('./link')
    const join = meetings.join(live.id)
    if (isClosing || !join || relay().live(live.id) !== live || links.has(live.id)) return
    const link = createLink({
      live,
      invite: join.invite,
      instance: instanceFor(live.id),
      ownTime,
      tryUpdate,
      onClockSample: () => saveClockOffset(live),
      log,
    })
    links.set(live.id, link)
  }

  const disconnect = (documentId: string): void => {
    links.get(documentId)?.close()
    links.delete(documentId)
  }

  /** Links a loaded document to the meeting's host, if another host holds its meeting. */
  const attach = (live: LiveDocument): void => {
    if (!meetings.join(live.id)) return
    live.upstream = {
      state: () => links.get(live.id)?.state() ?? 'lost',
      message: () => links.get(live.id)?.message() ?? '',
      send: (message) => links.get(live.id)?.send(message),
      queryPersistence: async (query) => links.get(live.id)?.queryPersistence(query),
    }
    void connect(live)
  }

  const retain = async (documentId: string): Promise<void> => {
    if (retained.has(documentId)) return
    retained.set(documentId, async () => undefined)
    try {
      if (!(await hasDocument(documentId))) return void retained.delete(documentId)
      const { live, release } = await relay().retain(documentId)
      // The document may have been released while it was loading.
      if (!retained.has(documentId)) return await release()
      retained.set(documentId, release)
      if (!live.upstream) attach(live)
    } catch (error) {
      retained.delete(documentId)
      log(`${documentId} could not be opened for its meeting: ${error instanceof Error ? error.message : 'unknown'}`)
    }
  }

  const release = async (documentId: string): Promise<void> => {
    disconnect(documentId)
    const releaseDocument = retained.get(documentId)
    retained.delete(documentId)
    await releaseDocument?.()
  }

  /** Fetches a document before it is stored here, and its clock, so that no page ever shows a wrong time. */
  const fetchFirst = async (invite: Invite): Promise<Y.Doc | UserError> => {
    const { fetchDocument } = await import('./fetch-document')
    const fetched = await fetchDocument({
      invite,
      instance: `${instanceFor(invite.documentId)}-join`,
      tryUpdate,
      ownTime,
      onClockSample: (probe) => getClock(invite.documentId).addProbe(probe),
    })
    return 'doc' in fetched ? fetched.doc : joinFailure(fetched.failure, invite, fetched.reason)
  }

  return {
    attach,
    /** To be called when a document is unloaded. */
    detach: (live: LiveDocument): void => disconnect(live.id),
    /** Loads every joined document and links it again. */
    start: async (): Promise<void> => {
      for (const [documentId] of meetings.joins()) await retain(documentId)
    },
    /** Keeps a joined document loaded and linked. */
    retain,
    release,
    /** Which meeting an invite leads to; nothing is stored. */
    preview: async (invite: Invite): Promise<{ preview?: InvitePreview } | UserError> => {
      const { fetchInvitePreview } = await import('./preview')
      const preview = await fetchInvitePreview(invite)
      if (typeof preview === 'string') return joinFailure(preview, invite)
      return preview ? { preview } : {}
    },
    /** Joins another host's meeting: fetches its document, keeps a copy, and links the two from now on. */
    join: async (invite: Invite): Promise<{ id: string } | UserError> => {
      const { documentId } = invite
      const fetched = await fetchFirst(invite)
      if (fetched instanceof UserError) return fetched
      if (!(await hasDocument(documentId))) await folder.create(fetched, documentId)
      const before = meetings.join(documentId)?.invite.access
      const { access } = (await meetings.saveJoin(invite, getClock(documentId).offset())).invite
      disconnect(documentId)
      if (before !== access) await relay().reconnectAll(documentId)
      const live = relay().live(documentId)
      if (live) attach(live)
      await retain(documentId)
      live?.broadcastState()
      return { id: documentId }
    },
    /** Keeps the copy as it is and no longer links it. */
    leave: async (documentId: string): Promise<void> => {
      await meetings.forget(documentId)
      disconnect(documentId)
      const live = relay().live(documentId)
      if (live) {
        live.upstream = undefined
        live.broadcastState()
      }
      await release(documentId)
    },
    close: (): void => {
      isClosing = true
      for (const documentId of [...links.keys()]) disconnect(documentId)
    },
  }
}
