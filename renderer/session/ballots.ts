import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { findBallot, watchBallots } from '../../shared/document/ballots'
import {
  areSameAnswers,
  type DeviceAnswers,
  emptyAnswer,
  getBallotState,
  includesTexts,
} from '../../shared/meeting/ballots'
import type { BallotRefusal, WireMessage } from '../../shared/protocol/wire'
import type { OwnAnswersStore } from './own-answers'

type FromHost = Extract<WireMessage, { type: 'ballot-state' | 'ballot-refused' }>

/** What this page knows about a ballot. */
export type BallotStatus = {
  /** Identifies the run of the host that this comes from, since ballots exist only in its memory; at first empty. */
  box: string
  round: number
  /** How many have answered. */
  answered: number
  /** How many people use a device on which somebody else answers too. */
  additional: number
  /** This device's answers that the meeting's host has. */
  own: DeviceAnswers
  /** This device's answers until the meeting's host is known to have them. */
  pending: DeviceAnswers | undefined
  /** How many of the people who answer on this device have handed it over. */
  turn: number
  /** Why the host refused the last answer, or the last command. */
  refusal: BallotRefusal | undefined
}

/** The ballots of one document by name; those that no host has sent yet are missing. */
export type BallotStore = Pick<StoreApi<Record<string, BallotStatus>>, 'getState' | 'getInitialState' | 'subscribe'>

/** This device's answers, sent to the meeting's host and confirmed by it. */
export type Ballots = {
  store: BallotStore
  answer: (ballot: string, round: number, answers: DeviceAnswers) => void
  /** Remembers how many of the people who answer on this device have handed it over. */
  handOver: (ballot: string, turn: number) => void
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

const fresh: BallotStatus = {
  box: '',
  round: 1,
  answered: 0,
  additional: 0,
  own: [],
  pending: undefined,
  turn: 0,
  refusal: undefined,
}

/** What a device has answered before this page was opened. */
const restore = (kept: OwnAnswersStore): Record<string, BallotStatus> =>
  Object.fromEntries(
    Object.entries(kept.read()).map(([ballot, { round, answers, turn, isConfirmed }]) => [
      ballot,
      { ...fresh, round, turn, ...(isConfirmed ? { own: answers } : { pending: answers }) },
    ]),
  )

/** Kept by document, so that reopening one in this window keeps the answers even without a storage. */
const stores = new Map<string, StoreApi<Record<string, BallotStatus>>>()

const getStore = (documentId: string, kept: OwnAnswersStore): StoreApi<Record<string, BallotStatus>> => {
  const store = stores.get(documentId) ?? createStore<Record<string, BallotStatus>>(() => restore(kept))
  stores.set(documentId, store)
  return store
}

type Options = {
  documentId: string
  doc: Y.Doc
  kept: OwnAnswersStore
  /** False if it was not sent. */
  send: (message: WireMessage) => boolean
}

export const createBallots = ({ documentId, doc, kept, send }: Options): ConnectedBallots => {
  const store = getStore(documentId, kept)
  /** The run of the host to which the pending answers were sent, by ballot. */
  const sentTo = new Map<string, string>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const getStatus = (ballot: string): BallotStatus | undefined => store.getState()[ballot]
  const set = (ballot: string, change: Partial<BallotStatus>): void =>
    store.setState((all) => ({ [ballot]: { ...fresh, ...all[ballot], ...change } }))

  const keep = (ballot: string): void => {
    const { round, own, pending, turn } = getStatus(ballot) ?? fresh
    const answers = pending ?? own
    const isWorthKeeping = answers.length > 0 && !isCounted(ballot, round, answers)
    kept.write(ballot, isWorthKeeping ? { round, answers, turn, isConfirmed: !pending } : undefined)
  }

  const readState = (name: string) => {
    const ballot = findBallot(doc, name)
    return ballot && getBallotState(ballot.read(doc).value)
  }
  const isOpen = (name: string, round: number): boolean => {
    const state = readState(name)
    return state?.isOpen === true && state.round === round
  }
  /** Whether the round is over, without a text that came too late for it. */
  const isCounted = (name: string, round: number, answers: DeviceAnswers): boolean => {
    const state = readState(name)
    return state !== undefined && !isOpen(name, round) && (!state.tally || includesTexts(state.tally, answers))
  }

  const sendPending = (ballot: string): void => {
    const status = getStatus(ballot)
    if (!status?.pending) return
    const { round, pending, box } = status
    const [answer = emptyAnswer, ...others] = pending
    const message = { type: 'ballot-answer', ballot, round, answer, ...(others.length > 0 && { others }) } as const
    if (send(message)) sentTo.set(ballot, box)
  }

  const receiveState = (message: Extract<FromHost, { type: 'ballot-state' }>): void => {
    const { ballot, round, box, answered, additional = 0, others = [] } = message
    // Until its question arrives here, it can't be known whether the host has forgotten an answer or counted it.
    if (!findBallot(doc, ballot)) return
    const own = message.own ? [message.own, ...others] : []
    const before = getStatus(ballot)
    const isSameRound = before?.round === round
    // A host that was restarted has forgotten the answers; an answer that it has already counted is not sent again.
    const isForgotten = isSameRound && before.box !== box && own.length === 0 && isOpen(ballot, round)
    const wanted = isSameRound ? (before.pending ?? (isForgotten ? before.own : undefined)) : undefined
    const pending = wanted && !areSameAnswers(wanted, own) ? wanted : undefined
    set(ballot, {
      box,
      round,
      answered,
      additional,
      own,
      pending,
      ...(!isSameRound && { refusal: undefined, turn: 0 }),
    })
    keep(ballot)
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

  let hasAsked = false
  const stopWatching = watchBallots(doc, (opened) => {
    for (const { name } of opened) {
      sentTo.delete(name)
      const status = getStatus(name)
      // A question that was canceled and is asked again: the host may have dropped the answers.
      if (status)
        set(name, { refusal: undefined, pending: status.pending ?? (status.own.length > 0 ? status.own : undefined) })
    }
    if (hasAsked) send({ type: 'ballots?' })
  })

  return {
    store,
    answer: (ballot, round, answers) => {
      set(ballot, { round, pending: answers, refusal: undefined })
      keep(ballot)
      sentTo.delete(ballot)
      sendPending(ballot)
    },
    handOver: (ballot, turn) => {
      set(ballot, { turn })
      keep(ballot)
    },
    reveal: (ballot, round) => void send({ type: 'ballot-reveal', ballot, round, clientId: doc.clientID }),
    reopen: (ballot, round) => void send({ type: 'ballot-reopen', ballot, round, clientId: doc.clientID }),
    receive: (message) => (message.type === 'ballot-state' ? receiveState(message) : receiveRefusal(message)),
    ask: () => {
      hasAsked = true
      sentTo.clear()
      // What was counted while this page was away does not stay on this device.
      for (const ballot of Object.keys(store.getState())) keep(ballot)
      send({ type: 'ballots?' })
    },
    close: () => {
      stopWatching()
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
