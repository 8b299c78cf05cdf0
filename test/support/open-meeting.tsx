import { act, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import * as Y from 'yjs'
import { createBallotBox } from '../../electron/host/sync/relay/ballot-box'
import { createBallots as createHostBallots } from '../../electron/host/sync/relay/ballots'
import type { Peer } from '../../electron/host/sync/relay/messages'
import { createLanguageCheck } from '../../renderer/language/language-check'
import { createBallots } from '../../renderer/session/ballots'
import { createCarets } from '../../renderer/session/carets'
import { createMeetingClock } from '../../renderer/session/clock'
import { createConnectionStore } from '../../renderer/session/connection'
import { createDrafts } from '../../renderer/session/drafts'
import { openOwnAnswers } from '../../renderer/session/own-answers'
import { createPresence } from '../../renderer/session/presence'
import type { Session } from '../../renderer/session/session'
import { Undo } from '../../renderer/session/undo'
import { createMeetingMirror } from '../../renderer/stores/meeting'
import { createAuthor, MeetingProvider, type OpenMeeting } from '../../renderer/stores/meeting-context'
import { type Answer, type Ballot, getBallotState } from '../../shared/meeting/ballots'
import type { WireMessage } from '../../shared/protocol/wire'
import type { AnyStage } from '../../shared/stages/contract'
import { startCheckInProcess, untilChecked } from './language'

type Options = {
  name?: string
  isFacilitator?: boolean
  isReadOnly?: boolean
  kind?: 'own' | 'guest'
  /** Whether the meeting's host is of a version without ballots. */
  isOldHost?: boolean
  /** The registry; the app's own by default. */
  stages?: readonly AnyStage[]
}

/** Connects the page's ballots to a host's for the same document, without a network. */
const connectBallots = (
  doc: Y.Doc,
  { isFacilitator, isReadOnly, isOldHost }: Required<Pick<Options, 'isFacilitator' | 'isReadOnly' | 'isOldHost'>>,
) => {
  const box = createBallotBox()
  const peer = (principal: string, send: Peer['send'] = () => undefined): Peer => ({
    source: { principal, maxPeople: 1 },
    send,
    countHeld: () => () => undefined,
    openQueries: 0,
    mayEdit: () => principal !== 'own' || !isReadOnly,
  })
  const own = peer('own', (message: WireMessage) => {
    if (message.type === 'ballot-state' || message.type === 'ballot-refused') page.receive(message)
  })
  const host = createHostBallots({
    doc,
    getBox: () => box,
    upstream: () => undefined,
    isFacilitator: () => isFacilitator,
    peers: () => [own],
  })
  let isReached = true
  const page = createBallots({
    documentId: doc.guid,
    doc,
    kept: openOwnAnswers(doc.guid, localStorage),
    send: (message) => {
      if (isReached && !isOldHost && (message.type === 'ballots?' || message.type.startsWith('ballot-')))
        host.receive(own, message as Parameters<typeof host.receive>[1])
      return isReached
    },
  })
  page.ask()
  return {
    page,
    setReached: (next: boolean) => {
      isReached = next
      if (next) page.ask()
    },
    /** Somebody else answers. */
    answerAs: (principal: string, ballot: Ballot, answer: Answer) => {
      const { round } = getBallotState(ballot.read(doc).value)
      host.receive(peer(principal), { type: 'ballot-answer', ballot: ballot.name, round, answer })
    },
  }
}

/** A session of real parts over a document, without a connection and with a clock that the test controls. */
export const openMeeting = (doc: Y.Doc, options: Options = {}) => {
  const {
    name = 'Noor',
    isReadOnly = false,
    isFacilitator = !isReadOnly,
    kind = 'own',
    isOldHost = false,
    stages,
  } = options
  let now = Date.UTC(2026, 0, 7, 10)
  const clock = createMeetingClock({ monotonic: () => now, wall: () => now })
  const connection = createConnectionStore(kind)
  connection.setState({ host: 'connected', meetingHost: 'self', isReady: true })
  const presence = createPresence({
    clientId: () => doc.clientID,
    identity: { name, color: 1, isFacilitator },
    now: () => now,
  })
  const ballots = connectBallots(doc, { isFacilitator, isReadOnly, isOldHost })
  const session: Session = {
    documentId: 'test',
    kind,
    doc,
    presence,
    carets: createCarets(doc, presence),
    clock,
    connection,
    ballots: ballots.page,
    drafts: createDrafts({ documentId: 'test', storage: localStorage }),
    undo: new Undo(doc, { name, now: clock.now }),
    refreshMesh: async () => undefined,
    whenReady: Promise.resolve(),
    keepUnsharedEdits: async () => undefined,
    close: () => undefined,
  }
  const mirror = createMeetingMirror(doc, stages)
  let worker: ReturnType<typeof startCheckInProcess> | undefined
  const start = () => {
    worker = startCheckInProcess()
    return worker
  }
  const language = createLanguageCheck({ doc, mirror, drafts: session.drafts, start })
  const open: OpenMeeting = {
    session,
    mirror,
    language,
    author: createAuthor(name, clock.now),
    isReadOnly,
    isFacilitator,
  }
  return {
    open,
    session,
    connection,
    answerAs: ballots.answerAs,
    /** Disconnects the meeting's host, or connects it again. */
    setReached: (isReached: boolean) => {
      connection.setState({ host: isReached ? 'connected' : 'lost' })
      ballots.setReached(isReached)
    },
    now: clock.now,
    /** Moves the meeting's clock on, ms. */
    advance: (ms: number) => {
      now += ms
    },
    /** Receives the presence of somebody else. */
    receivePresence: (clientId: number, state: Parameters<typeof presence.show>[0] & { name: string }) =>
      presence
        .open(() => undefined)
        .receive({
          type: 'presence',
          clientId,
          seq: 1,
          state: { color: 2, isFacilitator: false, ...state },
        }),
    show: (view: ReactNode) => render(<MeetingProvider value={open}>{view}</MeetingProvider>),
    /** Waits until whatever was typed has been checked. */
    untilChecked: () => act(() => untilChecked(() => worker?.isIdle() ?? true)),
    /** Another person's edits, as they arrive. */
    applyRemoteEdit: (edit: (theirs: Y.Doc) => void) =>
      act(async () => {
        const theirs = new Y.Doc()
        Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
        edit(theirs)
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
      }),
  }
}
