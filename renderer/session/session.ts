import * as Y from 'yjs'
import type { PresenceState, WireMessage } from '../../shared/api/wire'
import { type Carets, createCarets } from './carets'
import { createMeetingClock, type MeetingClock } from './clock'
import { type ConnectionStore, createConnectionStore } from './connection'
import { type Drafts, keepDrafts } from './drafts'
import { createHostCalls, type HostCalls } from './host-calls'
import { connectHost } from './host-link'
import { keepLedger } from './ledger'
import { localCopyOf } from './local-copy'
import { type MeshHandle, startMesh } from './mesh-start'
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
  drafts: Drafts
  undo: Undo
  /** Looks at once whether the meeting has a mesh now; to be called after an invitation was made or revoked. */
  refreshMesh: () => Promise<void>
  /** Resolves when the document has its content: from the host, from the mesh or from the browser's own copy. */
  whenReady: Promise<void>
  close: () => void
}

/** How long (ms) changes are gathered before the host is asked whether it has them on disk; it writes as often. */
const ASK_AFTER = 100

const personColor = (color: number): string => `var(--person-${color})`

/** Opens a document: sync with the own host at once, the mesh beside it when the meeting has one. */
export const openSession = (options: SessionOptions): Session => {
  const { documentId, kind, identity, isSilent = false, cssColor = personColor } = options
  const origin = options.origin ?? location.origin
  const calls = options.calls ?? createHostCalls(options.origin)
  const doc = new Y.Doc()
  const connection = createConnectionStore(kind)
  const clock = createMeetingClock()
  const copy = localCopyOf(documentId, doc)
  const presence = createPresence({ clientId: () => doc.clientID, identity, now: () => performance.now(), isSilent })
  let mesh: MeshHandle | undefined
  let isClosed = false

  let resolveReady: () => void = () => undefined
  const whenReady = new Promise<void>((resolve) => {
    resolveReady = resolve
  })
  const becomeReady = (): void => {
    connection.setState({ isReady: true })
    resolveReady()
  }

  const isMeetingHere = (): boolean => connection.getState().meetingHost === 'self' || kind === 'guest'
  const ledger = keepLedger(doc, copy.isOrigin, () => {
    const { own, meeting } = ledger.unconfirmed()
    connection.setState({ unsaved: own, unshared: meeting })
    if (own > 0) askSoon()
    else if (host.isSynced() && kind === 'own' && copy.isKept()) void copy.discard().then(showCopy)
  })
  const showCopy = (): void => connection.setState({ hasLocalCopy: copy.isKept() })

  let asking: ReturnType<typeof setTimeout> | undefined
  const askNow = (): void => {
    asking = undefined
    if (host.isSynced()) for (const question of ledger.ask(isMeetingHere())) host.send(question)
  }
  const askSoon = (): void => {
    asking ??= setTimeout(askNow, ASK_AFTER)
  }

  const hear = (message: WireMessage): void => {
    if (message.type === 'presence') hostPeople.receive(message)
    else if (message.type === 'time-is') clock.answer(message)
    else if (message.type === 'stored') {
      if (message.where === 'missing') host.sync()
      ledger.answer(message, isMeetingHere())
    } else if (message.type === 'host') {
      const { save, sentence = '', link, isReadOnly } = message
      connection.setState({ save, saveSentence: sentence, meetingHost: link, isReadOnly })
    }
  }

  const host = connectHost(`${origin.replace(/^http/, 'ws')}/sync`, documentId, doc, {
    onState: (state) => {
      connection.setState({ host: state })
      copy.setBackedUp(state === 'connected')
      if (state === 'connected') return
      hostPeople.lost()
      if (state === 'lost') void copy.keep().then(showCopy)
    },
    onSynced: () => {
      becomeReady()
      hostPeople.greet()
      probe()
      askSoon()
      void mesh?.refresh()
    },
    onMessage: hear,
    onReadOnly: () => connection.setState({ isReadOnly: true }),
    onRefused: (sentence) => connection.setState({ refusal: sentence }),
  })
  const hostPeople = presence.open((message) => host.send(message))

  const probe = (): void => {
    host.send({ type: 'time', t0: clock.ask() })
  }
  const tick = (): void => {
    host.watch()
    probe()
    mesh?.tick()
    presence.tick()
    askSoon()
    healParked()
  }
  // A lost update parks those after it without a word; only another exchange of states brings it back.
  const healParked = (): void => {
    if (doc.store.pendingStructs === null && doc.store.pendingDs === null) return
    host.sync()
    mesh?.sync()
  }
  const seconds = setInterval(tick, 1_000)

  const wake = (): void => {
    if (document.visibilityState === 'hidden') return
    host.reconnect()
    probe()
  }
  const flush = (): void => {
    drafts.flush()
    host.flush()
    copy.flush()
    presence.leave()
  }
  const onPageHide = (): void => {
    flush()
    mesh?.leave()
  }
  const onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return
    presence.arrive()
    wake()
    void mesh?.refresh()
  }
  const drafts = keepDrafts({
    documentId,
    ...(kind === 'own' && { calls }),
    ...(typeof localStorage !== 'undefined' && { storage: localStorage }),
  })
  const undo = new Undo(doc, clock.now)
  if (typeof window !== 'undefined') {
    window.addEventListener('pagehide', onPageHide)
    window.addEventListener('pageshow', onPageShow)
    window.addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
  }

  void (kind === 'guest' ? copy.keep() : copy.restore()).then(() => {
    showCopy()
    if (copy.isKept() && doc.store.clients.size > 0) becomeReady()
  })
  const isStarBroken = (): boolean => {
    const { host: own, meetingHost } = connection.getState()
    return own !== 'connected' || meetingHost === 'lost'
  }
  if (!isSilent) {
    mesh = startMesh({
      documentId,
      signalingUrl: `${origin.replace(/^http/, 'ws')}/signaling`,
      doc,
      calls,
      presence,
      isStarBroken,
      onPeers: (peers) => connection.setState({ peers }),
      onSynced: becomeReady,
    })
  }

  return {
    documentId,
    kind,
    doc,
    presence,
    carets: createCarets(doc, presence, cssColor),
    clock,
    connection,
    drafts,
    undo,
    refreshMesh: async () => mesh?.refresh(),
    whenReady,
    close: () => {
      if (isClosed) return
      isClosed = true
      flush()
      clearInterval(seconds)
      clearTimeout(asking)
      if (typeof window !== 'undefined') {
        window.removeEventListener('pagehide', onPageHide)
        window.removeEventListener('pageshow', onPageShow)
        window.removeEventListener('online', wake)
        document.removeEventListener('visibilitychange', wake)
      }
      mesh?.close()
      host.close()
      ledger.close()
      presence.close()
      copy.close()
      undo.destroy()
      doc.destroy()
    },
  }
}
