import type * as Y from 'yjs'
import type { Invite } from '../../../shared/api/invite'
import type { Welcome } from '../../../shared/api/welcome'
import type { MeetingClock, OwnTime } from '../clock'
import type { DocumentFolder } from '../documents'
import { UserError } from '../fail'
import type { Identity } from '../identity'
import type { Meetings } from '../meetings'
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
  clockOf: (documentId: string) => MeetingClock
  tryUpdate: TryUpdate
  log: (line: string) => void
}

/** Keeps every joined document linked to the host of its meeting, from the host's start to its end. */
export type Links = ReturnType<typeof createLinks>

export const createLinks = (options: Options) => {
  const { relay, folder, hasDocument, meetings, identity, ownTime, clockOf, tryUpdate, log } = options
  const links = new Map<string, Link>()
  const held = new Map<string, () => Promise<void>>()
  let isClosing = false
  const instanceFor = (documentId: string): string => identity.sign(`link ${documentId}`)

  /** For the next start; on a disk that refuses it, the clock is right all the same while this host runs. */
  const keepAhead = (live: LiveDocument): void => {
    meetings.keepAhead(live.id, live.clock.ahead()).catch((error: unknown) => log(`not kept: ${String(error)}`))
  }

  const connect = async (live: LiveDocument): Promise<void> => {
    const { openLink } = await import('./link')
    const join = meetings.join(live.id)
    if (isClosing || !join || relay().live(live.id) !== live || links.has(live.id)) return
    const link = openLink({
      live,
      invite: join.invite,
      instance: instanceFor(live.id),
      ownTime,
      tryUpdate,
      onClock: () => keepAhead(live),
      log,
    })
    links.set(live.id, link)
  }

  const disconnect = (documentId: string): void => {
    links.get(documentId)?.close()
    links.delete(documentId)
  }

  /** Given to each document as it comes to life; until the link is up, the truth is `lost`. */
  const follow = (live: LiveDocument): void => {
    if (!meetings.join(live.id)) return
    live.upstream = {
      state: () => links.get(live.id)?.state() ?? 'lost',
      sentence: () => links.get(live.id)?.sentence() ?? '',
      send: (message) => links.get(live.id)?.send(message),
      stored: async (question) => links.get(live.id)?.stored(question),
    }
    void connect(live)
  }

  const hold = async (documentId: string): Promise<void> => {
    if (held.has(documentId) || !(await hasDocument(documentId))) return
    held.set(documentId, async () => undefined)
    try {
      const { live, release } = await relay().hold(documentId)
      // It may have been let go while it was loading.
      if (!held.has(documentId)) return await release()
      held.set(documentId, release)
      if (!live.upstream) follow(live)
    } catch (error) {
      held.delete(documentId)
      log(`${documentId} could not be opened for its meeting: ${error instanceof Error ? error.message : 'unknown'}`)
    }
  }

  const letGo = async (documentId: string): Promise<void> => {
    disconnect(documentId)
    const release = held.get(documentId)
    held.delete(documentId)
    await release?.()
  }

  /** The document for the first time; so that no page is ever told a time that is not the meeting's, its time too. */
  const fetchFirst = async (invite: Invite): Promise<Y.Doc | UserError> => {
    const { fetchDocument } = await import('./fetch-document')
    const fetched = await fetchDocument({
      invite,
      instance: `${instanceFor(invite.documentId)}-join`,
      tryUpdate,
      ownTime,
      onClockSample: (sample) => clockOf(invite.documentId).learn(sample),
    })
    return 'doc' in fetched ? fetched.doc : joinFailure(fetched.failure, invite, fetched.reason)
  }

  return {
    follow,
    /** The document was put away. */
    ended: (live: LiveDocument): void => disconnect(live.id),
    /** Links every joined document again. */
    start: async (): Promise<void> => {
      for (const [documentId] of meetings.joins()) await hold(documentId)
    },
    hold,
    letGo,
    /** Which meeting an invite leads to; nothing of it is kept. */
    preview: async (invite: Invite): Promise<{ welcome?: Welcome } | UserError> => {
      const { askWelcome } = await import('./preview')
      const told = await askWelcome(invite)
      if (typeof told === 'string') return joinFailure(told, invite)
      return told ? { welcome: told } : {}
    },
    /** Takes part in another host's meeting: fetches its document, keeps it here, and links the two from now on. */
    join: async (invite: Invite): Promise<{ id: string } | UserError> => {
      const { documentId } = invite
      const first = await fetchFirst(invite)
      if (first instanceof UserError) return first
      if (!(await hasDocument(documentId))) await folder.create(first, documentId)
      const before = meetings.join(documentId)?.invite.access
      const { access } = (await meetings.keepJoin(invite, clockOf(documentId).ahead())).invite
      disconnect(documentId)
      if (before !== access) await relay().readmit(documentId)
      const live = relay().live(documentId)
      if (live) follow(live)
      await hold(documentId)
      live?.tellState()
      return { id: documentId }
    },
    /** Stays with the own copy as it is, and no longer asks for the meeting. */
    leave: async (documentId: string): Promise<void> => {
      await meetings.forget(documentId)
      disconnect(documentId)
      const live = relay().live(documentId)
      if (live) {
        live.upstream = undefined
        live.tellState()
      }
      await letGo(documentId)
    },
    close: (): void => {
      isClosing = true
      for (const documentId of [...links.keys()]) disconnect(documentId)
    },
  }
}
