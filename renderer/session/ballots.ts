import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Answer, getBallotState, isSameAnswer } from '../../shared/meeting/ballots'
import type { BallotRefusal, WireMessage } from '../../shared/protocol/wire'
import { ballotByName } from '../../shared/stages'

type FromHost = Extract<WireMessage, { type: 'ballot-state' | 'ballot-refused' }>

/** What this page knows about a ballot. Its own answer is kept only in memory. */
export type BallotStatus = {
  /** Identifies the run of the host that this comes from, since ballots exist only in its memory. */
  box: string
  round: number
  /** How many have answered. */
  answered: number
  /** This person's answer that the meeting's host has. */
  own: Answer | undefined
  /** This person's answer until the meeting's host is known to have it. */
  pending: Answer | undefined
  /** Why the host refused the last answer, or the last command. */
  refusal: BallotRefusal | undefined
}

/** The ballots of one document by name; those that no host has sent yet are missing. */
export type BallotStore = Pick<StoreApi<Record<string, BallotStatus>>, 'getState' | 'getInitialState' | 'subscribe'>

/** This person's answers, sent to the meeting's host and confirmed by it. */
export type Ballots = {
  store: BallotStore
  answer: (ballot: string, round: number, answer: Answer) => void
  reveal: (ballot: string, round: number) => void
  reopen: (ballot: string, round: number) => void
}

/** The ballots with the methods that the session calls. */
export type ConnectedBallots = Ballots & {
  receive: (message: FromHost) => void
  /** To be called whenever the meeting's host becomes reachable: asks for its state, and sends what it lacks. */
  ask: () => void
  close: () => void
}

/** How long (ms) an answer waits after the host has refused it as too fast. */
const TOO_FAST_RETRY_MS = 1_500

/** Kept by document, so that reopening one in this window keeps the answers. */
const stores = new Map<string, StoreApi<Record<string, BallotStatus>>>()

const getStore = (documentId: string): StoreApi<Record<string, BallotStatus>> => {
  const store = stores.get(documentId) ?? createStore<Record<string, BallotStatus>>(() => ({}))
  stores.set(documentId, store)
  return store
}

type Options = {
  documentId: string
  doc: Y.Doc
  /** False if it was not sent. */
  send: (message: WireMessage) => boolean
}

export const createBallots = ({ documentId, doc, send }: Options): ConnectedBallots => {
  const store = getStore(documentId)
  /** The run of the host to which the pending answer was sent, by ballot. */
  const sentTo = new Map<string, string>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const getStatus = (ballot: string): BallotStatus | undefined => store.getState()[ballot]
  const set = (ballot: string, change: Partial<BallotStatus>): void =>
    store.setState((all) => {
      const fresh = { box: '', round: 1, answered: 0, own: undefined, pending: undefined, refusal: undefined }
      return { [ballot]: { ...fresh, ...all[ballot], ...change } }
    })

  const isOpen = (name: string, round: number): boolean => {
    const ballot = ballotByName(name)
    const state = ballot && getBallotState(ballot.read(doc).value)
    return state?.isOpen === true && state.round === round
  }

  const sendPending = (ballot: string): void => {
    const status = getStatus(ballot)
    if (!status?.pending) return
    const { round, pending, box } = status
    if (send({ type: 'ballot-answer', ballot, round, answer: pending })) sentTo.set(ballot, box)
  }

  const receiveState = (message: Extract<FromHost, { type: 'ballot-state' }>): void => {
    const { ballot, round, box, answered, own } = message
    const before = getStatus(ballot)
    const isSameRound = before?.round === round
    // A host that was restarted has forgotten the answers; an answer that it has already counted is not sent again.
    const isForgotten = isSameRound && before.box !== box && own === undefined && isOpen(ballot, round)
    const wanted = isSameRound ? (before.pending ?? (isForgotten ? before.own : undefined)) : undefined
    const pending = wanted && !isSameAnswer(wanted, own) ? wanted : undefined
    set(ballot, { box, round, answered, own, pending, ...(!isSameRound && { refusal: undefined }) })
    if (pending && sentTo.get(ballot) !== box) sendPending(ballot)
  }

  const receiveRefusal = ({ ballot, reason }: Extract<FromHost, { type: 'ballot-refused' }>): void => {
    set(ballot, { refusal: reason })
    if (reason !== 'too-fast') return
    clearTimeout(timers.get(ballot))
    timers.set(
      ballot,
      setTimeout(() => {
        set(ballot, { refusal: undefined })
        sendPending(ballot)
      }, TOO_FAST_RETRY_MS),
    )
  }

  return {
    store,
    answer: (ballot, round, answer) => {
      set(ballot, { round, pending: answer, refusal: undefined })
      sentTo.delete(ballot)
      sendPending(ballot)
    },
    reveal: (ballot, round) => void send({ type: 'ballot-reveal', ballot, round, clientId: doc.clientID }),
    reopen: (ballot, round) => void send({ type: 'ballot-reopen', ballot, round, clientId: doc.clientID }),
    receive: (message) => (message.type === 'ballot-state' ? receiveState(message) : receiveRefusal(message)),
    ask: () => {
      sentTo.clear()
      send({ type: 'ballots?' })
    },
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
