import { uuidv4 } from 'lib0/random'
import * as Y from 'yjs'
import { documentBytes } from '../../shared/crdt/update-guard'
import type { PresenceState, WireMessage } from '../../shared/protocol/wire'
import { type Ballots, createBallots } from './ballots'
import { browserStorage } from './browser-storage'
import { type Carets, createCarets } from './carets'
import { createMeetingClock, type MeetingClock } from './clock'
import { type ConnectionStore, createConnectionStore } from './connection'
import { createDrafts, type Drafts } from './drafts'
import { createFailover, isRelayDown, mustDisconnect } from './failover'
import { createHostCalls, type HostCalls } from './host-calls'
import { createHostLink } from './host-link'
import { createLocalCopy } from './local-copy'
import { createMeshLink } from './mesh-link'
import { openOwnAnswers } from './own-answers'
import { listenToPage } from './page-lifecycle'
import { createPersistenceStatus } from './persistence-status'
import { createPresence, type Presence } from './presence'
import { createRecovery } from './recovery'
import { Undo } from './undo'

export type SessionOptions = {
  documentId: string
  /** `guest`: served by the meeting's host; keeps a copy in the browser. */
  kind: 'own' | 'guest'
  identity: PresenceState
  /** Origin of the page's own host, such as `http://127.0.0.1:4000`; the page's origin by default. */
  origin?: string
  calls?: HostCalls
  /** For a second window of the same person: sends no presence and stays out of the mesh. */
  isSilent?: boolean
}

/** A meeting on this page: its document and everything that connects it. */
export type Session = {
  documentId: string
  kind: 'own' | 'guest'
  doc: Y.Doc
  presence: Presence
  /** For y-codemirror.next, in place of an Awareness. */
  carets: Carets
  clock: MeetingClock
  connection: ConnectionStore
  ballots: Ballots
  drafts: Drafts
  undo: Undo
  /** Checks at once whether the meeting has a mesh now; to be called after an invite was created or revoked. */
  refreshMesh: () => Promise<void>
  /** Resolves when the document has its content: from the host, from the mesh or from the browser's own copy. */
  whenReady: Promise<void>
  /**
   * To be called before the document is reopened: stores what this person typed and no host is known to have, for the
   * next session to reapply, and discards the local copy of a state that can't be exchanged.
   */
  keepUnsharedEdits: () => Promise<void>
  close: () => void
}

const TICK_INTERVAL_MS = 1_000

/** Opens a document: syncs with the page's own host, and with the meeting's other pages if the meeting has a mesh. */
export const openSession = (options: SessionOptions): Session => {
  const { documentId, kind, identity, isSilent = false } = options
  const origin = options.origin ?? location.origin
  const socketOrigin = origin.replace(/^http/, 'ws')
  const calls = options.calls ?? createHostCalls(options.origin)

  // Each part uses only those above it. None of them connects yet.
  const doc = new Y.Doc()
  // Whoever measures it from the beginning need not encode all of it to know its size.
  documentBytes(doc)
  const connection = createConnectionStore(kind)
  const whenReady = new Promise<void>((resolve) => {
    connection.subscribe(({ isReady }) => isReady && resolve())
  })
  const becomeReady = (): void => connection.setState({ isReady: true })
  const clock = createMeetingClock()
  const copy = createLocalCopy(documentId, doc)
  const presence = createPresence({ clientId: () => doc.clientID, identity, now: () => performance.now(), isSilent })
  const storage = browserStorage()
  const drafts = createDrafts({
    documentId,
    ...(kind === 'own' && { calls }),
    ...(storage && { storage }),
  })
  const undo = new Undo(doc, {
    get name() {
      return presence.people.getState().find((person) => person.isSelf)?.name ?? identity.name
    },
    now: clock.now,
  })
  const host = createHostLink({ url: `${socketOrigin}/sync`, documentId, doc })
  const hostPeople = presence.open((message) => host.send(message))
  const kept = openOwnAnswers(documentId, isSilent ? undefined : storage)
  const ballots = createBallots({ documentId, doc, kept, send: host.send })
  const persistence = createPersistenceStatus({ doc, kind, host, connection, isLocalCopy: copy.isOrigin })
  const recovery = createRecovery({
    documentId,
    doc,
    kind,
    isSilent,
    copy,
    connection,
    // An update that was passed to an open connection may have arrived anywhere, even if the connection is then lost.
    isSharing: () => connection.getState().peers > 0 || host.isOpen(),
  })
  const mesh = isSilent
    ? undefined
    : createMeshLink({
        documentId,
        signalingUrl: `${socketOrigin}/signaling`,
        doc,
        calls,
        presence,
        isRelayDown: () => isRelayDown(connection.getState()),
        isForeign: (update) => !recovery.accepts('update', update),
        mayJoin: () => !mustDisconnect(connection.getState()),
        onPeers: (peers) => connection.setState({ peers }),
        onSynced: becomeReady,
      })

  // From here on everything runs.
  const failover = createFailover({ doc, kind, calls, host, mesh, copy, connection, onRestored: becomeReady })
  const probeClock = (): void => {
    host.send({ type: 'time', t0: clock.ask() })
  }
  const onMessage = (message: WireMessage): void => {
    if (message.type === 'presence') hostPeople.receive(message)
    else if (message.type === 'time-is') clock.answer(message)
    else if (message.type === 'stored') {
      if (message.where === 'missing') failover.onHostLacksChanges()
      persistence.onAck(message)
    } else if (message.type === 'ballot-state' || message.type === 'ballot-refused') ballots.receive(message)
    else if (message.type === 'host') {
      const { save, sentence: saveMessage = '', link, linkSentence: linkMessage = '', isReadOnly } = message
      connection.setState({ save, saveMessage, meetingHost: link, linkMessage, isReadOnly })
    }
  }
  const unsubscribe = connection.subscribe(({ meetingHost }, before) => {
    if (meetingHost === 'linked' && before.meetingHost !== 'linked') ballots.ask()
  })
  host.connect({
    onState: (state) => {
      connection.setState(state === 'connected' ? { host: state, refusal: '' } : { host: state })
      if (state !== 'connected') hostPeople.lost()
    },
    onSynced: () => {
      recovery.reapplyDetachedEdits({ name: identity.name, now: clock.now, newId: uuidv4 })
      becomeReady()
      hostPeople.announce()
      ballots.ask()
      probeClock()
      persistence.querySoon()
      failover.onHostSynced()
      drafts.retry()
    },
    onMessage,
    onReadOnly: () => connection.setState({ isReadOnly: true }),
    onRefused: (refusal) => connection.setState({ refusal }),
    onUnmergeable: (message) => recovery.requestReopen({ why: 'refused', message }),
    accepts: recovery.accepts,
    onAnswered: recovery.onAnswered,
  })
  const ticking = setInterval(() => {
    failover.tick()
    probeClock()
    presence.tick()
    persistence.querySoon()
    recovery.tick()
  }, TICK_INTERVAL_MS)

  const flush = (): void => {
    drafts.flush()
    host.flush()
    copy.flush()
    recovery.flush()
    presence.leave()
  }
  const wake = (): void => {
    host.reconnect()
    probeClock()
  }
  const stopListening = listenToPage({
    onHide: () => {
      flush()
      mesh?.leave()
    },
    onReturn: () => {
      presence.arrive()
      wake()
      void mesh?.refresh()
    },
    onWake: wake,
  })
  let isClosed = false

  return {
    documentId,
    kind,
    doc,
    presence,
    carets: createCarets(doc, presence),
    clock,
    connection,
    ballots,
    drafts,
    undo,
    refreshMesh: failover.refreshMesh,
    whenReady,
    keepUnsharedEdits: recovery.keepUnsharedEdits,
    close: () => {
      if (isClosed) return
      isClosed = true
      flush()
      clearInterval(ticking)
      stopListening()
      unsubscribe()
      failover.close()
      recovery.close()
      mesh?.close()
      host.close()
      persistence.close()
      copy.close()
      ballots.close()
      presence.close()
      undo.destroy()
      doc.destroy()
    },
  }
}
