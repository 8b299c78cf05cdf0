import * as Y from 'yjs'
import type { Invite } from '../../../shared/api/invite'
import type { Welcome } from '../../../shared/api/welcome'
import { parseWireMessage } from '../../../shared/api/wire'
import type { MeetingClock, OwnTime } from '../clock'
import type { DocumentFolder } from '../documents'
import { UserError } from '../fail'
import type { Identity } from '../identity'
import type { Meetings } from '../meetings'
import type { LiveDocument, Relay } from '../relay'
import type { TryUpdate } from '../relay/trials'
import type { LineEnd } from './line'
import type { Link } from './link'

/** How long joining tries to reach the meeting's host, ms; the document may then take as long as it moves. */
const JOIN_PATIENCE = 20_000
/** What counts as moving, bytes a second: a host that only keeps the connection alive is given up. */
const MIN_JOIN_BYTES_PER_SECOND = 4_000
/** How long it waits for the meeting's time once it has the document, ms. */
const CLOCK_PATIENCE = 2_000

const failures = {
  unreachable: (addresses: string) =>
    new UserError(
      'unreachable',
      `The meeting’s host doesn’t answer at ${addresses}. Are you on the same network or VPN, and is Debrief running there?`,
    ),
  'wrong-host': () =>
    new UserError(
      'wrong-host',
      'Another computer answers at the meeting’s address, so nothing was sent to it. Ask the facilitator for a new invite.',
    ),
  refused: () => new UserError('refused', 'This invite no longer works. Ask the facilitator for a new one.'),
  unsafe: (why: string) =>
    new UserError(
      'unsafe',
      `This postmortem was not accepted, and nothing on this computer has changed. ${why} Ask the facilitator to check their copy.`,
    ),
  unmergeable: () => new UserError('lost', 'The meeting’s host rejected this computer’s copy of the postmortem.'),
  lost: () => new UserError('lost', 'The connection to the meeting’s host broke while joining. Try again.'),
}

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

  /** The whole document from the meeting's host, into a `Y.Doc` of its own; what prevents it is a failure. */
  const fetchFirst = async (invite: Invite): Promise<Y.Doc | UserError> => {
    const [{ dial }, { startSession }] = await Promise.all([import('./dial'), import('./session')])
    const dialled = await dial(invite, AbortSignal.timeout(JOIN_PATIENCE))
    if (typeof dialled === 'string') return failures[dialled](invite.addresses.join(', '))
    const doc = new Y.Doc()
    let problem = ''
    const begunAt = performance.now()
    const isStuck = (): boolean =>
      performance.now() - begunAt > JOIN_PATIENCE + (dialled.socket.bytesRead / MIN_JOIN_BYTES_PER_SECOND) * 1_000
    const outcome = await new Promise<'synced' | LineEnd>((resolve) => {
      let isSynced = false
      const watching = setInterval(() => isStuck() && session.end(), 1_000)
      const done = (): void => {
        if (!isSynced) return
        resolve('synced')
        session.end()
      }
      const session = startSession({
        dialled,
        invite,
        instance: `${instanceFor(invite.documentId)}-join`,
        doc,
        tryUpdate,
        ownTime,
        receive: (text) => {
          const t3 = ownTime()
          const message = parseWireMessage(text)
          if (message?.type !== 'time-is') return
          // So that no page is ever told a time that is not the meeting's.
          clockOf(invite.documentId).learn({ ...message, t3 })
          done()
        },
        onSynced: () => {
          isSynced = true
          setTimeout(done, CLOCK_PATIENCE)
        },
        onEnd: (end, why) => {
          clearInterval(watching)
          problem = why
          resolve(end)
        },
      })
    })
    if (outcome === 'synced') return doc
    doc.destroy()
    return failures[outcome](problem)
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
      if (typeof told === 'string') return failures[told](invite.addresses.join(', '))
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
