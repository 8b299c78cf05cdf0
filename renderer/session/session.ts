import { uuidv4 } from 'lib0/random'
import * as Y from 'yjs'
import { readTouched } from '../../shared/document'
import type { PresenceState, WireMessage } from '../../shared/protocol/wire'
import { type Ballots, createBallots } from './ballots'
import { type Carets, createCarets } from './carets'
import { keepWords, typeKeptWords } from './carried-words'
import { createMeetingClock, type MeetingClock } from './clock'
import { type ConnectionState, type ConnectionStore, createConnectionStore } from './connection'
import { type Drafts, keepDrafts } from './drafts'
import { createHostCalls, type HostCalls } from './host-calls'
import { connectHost } from './host-link'
import { createLeftovers, holdPage, openPages } from './leftovers'
import { localCopyOf } from './local-copy'
import { startMesh } from './mesh-start'
import { followOwnChanges } from './own-changes'
import { followPage } from './page-life'
import { followSaving } from './persistence-status'
import { createPresence, type Presence } from './presence'
import { Undo } from './undo'

export type SessionOptions = {
  documentId: string
  /** `guest`: served by the meeting's host; keeps a copy in the browser. */
  kind: 'own' | 'guest'
  identity: PresenceState
  /** Origin of the own host, such as `http://127.0.0.1:4000`; the page's own by default. */
  origin?: string
  calls?: HostCalls
  /** For a second window of the same person: shows nobody and stays out of the mesh. */
  isSilent?: boolean
  /** CSS colour of a participant's colour index, for carets. */
  cssColor?: (color: number) => string
}

/** A meeting on this page: its document and everything that connects it. */
export type Session = {
  documentId: string
  kind: 'own' | 'guest'
  doc: Y.Doc
  presence: Presence
  /** For y-codemirror.next, in the place of an Awareness. */
  carets: Carets
  clock: MeetingClock
  connection: ConnectionStore
  ballots: Ballots
  drafts: Drafts
  undo: Undo
  /** Looks at once whether the meeting has a mesh now; to be called after an invitation was made or revoked. */
  refreshMesh: () => Promise<void>
  /** Resolves when the document has its content: from the host, from the mesh or from the browser's own copy. */
  whenReady: Promise<void>
  /**
   * Before the document is opened anew: keeps what this person typed and no host is known to have, for the next session
   * to type it again, and lets go of the browser's copy of a state that cannot be exchanged.
   */
  carryOver: () => Promise<void>
  close: () => void
}

/** Seconds between two questions why the host doesn't let this page in. */
const ASK_WHY = 5

const personColor = (color: number): string => `var(--person-${color})`

/** Opens a document: sync with the own host at once, the mesh beside it when the meeting has one. */
export const openSession = (options: SessionOptions): Session => {
  const { documentId, kind, identity, isSilent = false, cssColor = personColor } = options
  const origin = options.origin ?? location.origin
  const sockets = origin.replace(/^http/, 'ws')
  const calls = options.calls ?? createHostCalls(options.origin)
  const doc = new Y.Doc()
  const connection = createConnectionStore(kind)
  const clock = createMeetingClock()
  const copy = localCopyOf(documentId, doc)
  const presence = createPresence({ clientId: () => doc.clientID, identity, now: () => performance.now(), isSilent })
  const drafts = keepDrafts({
    documentId,
    ...(kind === 'own' && { calls }),
    ...(typeof localStorage !== 'undefined' && { storage: localStorage }),
  })
  // What an open connection has been handed may be anywhere a moment later, whatever is told of the way it takes.
  const isHandedOn = (): boolean => connection.getState().peers > 0 || host.isOpen()
  const leftovers = typeof localStorage === 'undefined' ? undefined : createLeftovers(documentId, localStorage)
  const earlier = isSilent ? [] : (leftovers?.read() ?? [])
  const own = followOwnChanges(doc, isHandedOn, earlier)
  const noted = [doc.clientID, ...earlier.map(({ clientId }) => clientId)]
  const noteLeftovers = (): void => leftovers?.write(noted, own.leftovers())
  const releasePage = holdPage(doc.clientID)
  if (earlier.length > 0) void openPages(noted.slice(1)).then(own.forget)
  const mustReopen = (reopen: NonNullable<ConnectionState['reopen']>): void => {
    if (connection.getState().reopen) return
    host.halt()
    mesh?.leave()
    connection.setState({ reopen })
  }
  const isForeign = (update: Uint8Array): boolean => {
    if (!own.isForeign(update)) return false
    mustReopen({ why: 'id-taken' })
    return true
  }
  let isClosed = false
  let resolveReady: () => void = () => undefined
  const whenReady = new Promise<void>((resolve) => {
    resolveReady = resolve
  })
  const becomeReady = (): void => {
    connection.setState({ isReady: true })
    resolveReady()
  }

  const hear = (message: WireMessage): void => {
    if (message.type === 'presence') hostPeople.receive(message)
    else if (message.type === 'time-is') clock.answer(message)
    else if (message.type === 'stored') saving.hear(message)
    else if (message.type === 'ballot-state' || message.type === 'ballot-refused') ballots.receive(message)
    else if (message.type === 'host') {
      const { save, sentence = '', link, linkSentence = '', isReadOnly } = message
      connection.setState({ save, saveSentence: sentence, meetingHost: link, linkSentence, isReadOnly })
      if (link === 'refused') mesh?.leave()
    }
  }
  const host = connectHost(`${sockets}/sync`, documentId, doc, {
    onState: (state) => {
      connection.setState(state === 'connected' ? { host: state, refusal: '' } : { host: state })
      saving.onHost(state === 'connected')
      if (state !== 'connected') hostPeople.lost()
      // Whoever was sent away must not stay by the back door.
      if (state === 'refused') mesh?.leave()
    },
    onSynced: () => {
      const words = typeKeptWords(documentId, doc, {
        name: identity.name,
        now: clock.now,
        newId: uuidv4,
      })
      if (words.kept > 0) connection.setState({ carried: words })
      becomeReady()
      hostPeople.greet()
      ballots.ask()
      probe()
      saving.askSoon()
      saving.settle()
      drafts.retry()
      void mesh?.refresh()
    },
    onMessage: hear,
    onReadOnly: () => connection.setState({ isReadOnly: true }),
    onRefused: (sentence) => connection.setState({ refusal: sentence }),
    onUnmergeable: (message) => mustReopen({ why: 'refused', message }),
    accepts: (step, payload) => {
      if (connection.getState().reopen) return false
      if (step === 'update') return !isForeign(payload)
      if (!own.isForeignVector(payload)) return true
      mustReopen({ why: 'id-taken' })
      return false
    },
    onAnswered: () => {
      own.markSeen()
      if (earlier.length === 0) return
      // With nothing left to be confirmed, what earlier pages left has long arrived.
      if (connection.getState().unshared === 0) own.forget(noted.slice(1))
      noteLeftovers()
    },
  })
  const ballots = createBallots({ documentId, doc, send: (message) => host.send(message) })
  const hostPeople = presence.open((message) => host.send(message))
  const saving = followSaving({ doc, kind, copy, connection, host: () => host, onRestored: becomeReady })
  const mesh = isSilent
    ? undefined
    : startMesh({
        documentId,
        signalingUrl: `${sockets}/signaling`,
        doc,
        calls,
        presence,
        isStarBroken: () => {
          const { host: own, meetingHost } = connection.getState()
          return own !== 'connected' || meetingHost === 'lost' || meetingHost === 'unsafe'
        },
        isForeign,
        onPeers: (peers) => connection.setState({ peers }),
        onSynced: becomeReady,
      })

  const unfollowConnection = connection.subscribe(({ meetingHost, peers, unshared }, before) => {
    if (unshared === 0 && before.unshared > 0) {
      own.settle()
      if (earlier.length > 0) noteLeftovers()
    }
    if (meetingHost === 'linked' && before.meetingHost !== 'linked') ballots.ask()
    if ((meetingHost === 'linked' && before.meetingHost !== 'linked') || (peers > 0 && before.peers === 0))
      own.markSeen()
  })

  const probe = (): void => {
    host.send({ type: 'time', t0: clock.ask() })
  }
  // A lost update parks those after it without a word; only another exchange of states brings it back.
  const healParked = (): void => {
    if (doc.store.pendingStructs === null && doc.store.pendingDs === null) return
    host.sync()
    mesh?.sync()
  }
  // A browser doesn't tell why a WebSocket was turned away; a call does.
  const askWhy = async (): Promise<void> => {
    const answer = await calls.call('session.read', {})
    if (!answer.ok || answer.value.kind !== 'nobody' || host.state() !== 'lost') return
    connection.setState({ host: 'refused', refusal: kind === 'own' ? answer.value.failure.sentence : '' })
    mesh?.leave()
  }
  let secondsLost = 0
  const seconds = setInterval(() => {
    secondsLost = host.state() === 'lost' ? secondsLost + 1 : 0
    if (secondsLost % ASK_WHY === ASK_WHY - 1) void askWhy()
    host.watch()
    probe()
    mesh?.tick()
    presence.tick()
    saving.askSoon()
    healParked()
    // A browser that is killed closes no page.
    if (!isHandedOn() && connection.getState().unshared > 0) noteLeftovers()
  }, 1_000)

  const flush = (): void => {
    drafts.flush()
    host.flush()
    copy.flush()
    noteLeftovers()
    presence.leave()
  }
  const wake = (): void => {
    host.reconnect()
    probe()
  }
  const unfollowPage = followPage({
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
  const undo = new Undo(doc, {
    get name() {
      return presence.people.getState().find((person) => person.isSelf)?.name ?? identity.name
    },
    now: clock.now,
  })

  return {
    documentId,
    kind,
    doc,
    presence,
    carets: createCarets(doc, presence, cssColor),
    clock,
    connection,
    ballots,
    drafts,
    undo,
    refreshMesh: async () => mesh?.refresh(),
    whenReady,
    carryOver: async () => {
      // What an earlier page left is in the copy, which may still be on its way into the document.
      if (kind === 'guest' || earlier.length > 0) await copy.restore()
      keepWords(documentId, readTouched(doc, own.touches()))
      own.settle()
      await copy.discard()
    },
    close: () => {
      if (isClosed) return
      isClosed = true
      flush()
      clearInterval(seconds)
      unfollowPage()
      unfollowConnection()
      own.close()
      releasePage()
      mesh?.close()
      host.close()
      saving.close()
      ballots.close()
      presence.close()
      undo.destroy()
      doc.destroy()
    },
  }
}
