import type * as Y from 'yjs'
import { findBallot, listBallots, watchBallots } from '../../../../shared/document/ballots'
import { run } from '../../../../shared/meeting/agenda'
import {
  areAllowed,
  type Ballot,
  countAnswered,
  getBallotState,
  openRound,
  revealRound,
} from '../../../../shared/meeting/ballots'
import type { BallotRefusal, WireMessage } from '../../../../shared/protocol/wire'
import { createKeyedBuckets, limits } from '../../limits'
import type { BallotBox } from './ballot-box'
import type { Upstream } from './live-document'
import type { Peer } from './messages'

type Message<T extends WireMessage['type']> = Extract<WireMessage, { type: T }>
type FromPage = Message<'ballots?' | 'ballot-answer' | 'ballot-reveal' | 'ballot-reopen'>
type FromHost = Message<'ballot-state' | 'ballot-refused'>

/** Whether a message of a page or another host is about ballots. */
export const isBallotMessage = (message: WireMessage | undefined): message is FromPage =>
  message?.type === 'ballots?' ||
  message?.type === 'ballot-answer' ||
  message?.type === 'ballot-reveal' ||
  message?.type === 'ballot-reopen'

/** The ballots of one open document. */
export type Ballots = {
  receive: (peer: Peer, message: FromPage) => void
  /** Relays a message of the meeting's host to this host's own pages. */
  relay: (message: FromHost) => void
  close: () => void
}

type Options = {
  doc: Y.Doc
  getBox: () => BallotBox
  /** Defined if another host holds the meeting: everything is relayed to it, and nothing is kept here. */
  upstream: () => Upstream | undefined
  /** Whether a page's person facilitates the meeting. */
  isFacilitator: (peer: Peer, clientId: number) => boolean
  /** Everybody who has the document open. */
  peers: () => Peer[]
}

const OWN_PAGES = 'own'

/** How long (ms) changes to questions are gathered, so that a flood of them costs the host no more than a few. */
const WATCH_DELAY_MS = 50

/**
 * Accepts answers, reports how many there are, and writes their result into the document. An answer is sent back to
 * nobody but its author, and nothing here is logged.
 */
export const createBallots = ({ doc, getBox, upstream, isFacilitator, peers }: Options): Ballots => {
  const rate = createKeyedBuckets(limits.BALLOT_MESSAGE_RATE)

  const state = (ballot: Ballot) => getBallotState(ballot.read(doc).value)

  const sendState = (to: readonly Peer[], ballot: Ballot): void => {
    const box = getBox()
    const { round } = state(ballot)
    const answered = countAnswered(ballot, box.listAnswers(ballot.name))
    const additional = box.countAdditional(ballot.name)
    for (const peer of to) {
      const [own, ...others] = box.getAnswers(ballot.name, peer.source.principal)
      peer.send({
        type: 'ballot-state',
        ballot: ballot.name,
        round,
        box: box.id,
        answered,
        ...(own && { own }),
        ...(others.length > 0 && { others }),
        ...(additional > 0 && { additional }),
      })
    }
  }

  /** What everybody may know: how many have answered, and how many share a device. */
  const countPeople = (ballot: Ballot): string =>
    `${countAnswered(ballot, getBox().listAnswers(ballot.name))} ${getBox().countAdditional(ballot.name)}`

  const sendStateToAll = (ballot: Ballot): void => sendState(peers(), ballot)

  const reveal = (ballot: Ballot, round: number): void => {
    revealRound(doc, ballot, round, getBox().drain(ballot.name))
    sendStateToAll(ballot)
  }

  /** Why an answer was refused; undefined if it was accepted. */
  const acceptAnswer = (
    peer: Peer,
    ballot: Ballot,
    { round, answer, others = [] }: Message<'ballot-answer'>,
  ): BallotRefusal | undefined => {
    const now = state(ballot)
    if (!peer.mayEdit()) return 'not-allowed'
    const isListed = listBallots(doc).some(({ name }) => name === ballot.name)
    if (!isListed || !now.isOpen || now.round !== round) return 'closed'
    const answers = [answer, ...others]
    if (!areAllowed(ballot, answers)) return 'invalid'
    const before = countPeople(ballot)
    if (!getBox().cast(ballot.name, peer.source.principal, answers)) return 'full'
    // Others learn that there is one more, never that somebody changed their mind.
    const hasChanged = countPeople(ballot) !== before
    sendState(
      peers().filter(({ source }) => hasChanged || source.principal === peer.source.principal),
      ballot,
    )
    return undefined
  }

  /**
   * Reveals a round or opens the next one for the facilitator. Does nothing if the round is over already, since
   * somebody else may have done the same at the same moment.
   */
  const handleFacilitatorAction = (
    peer: Peer,
    ballot: Ballot,
    { type, round, clientId }: Message<'ballot-reveal' | 'ballot-reopen'>,
  ): BallotRefusal | undefined => {
    const now = state(ballot)
    if (!peer.mayEdit() || !isFacilitator(peer, clientId)) return 'not-leading'
    if (now.round !== round || now.isOpen !== (type === 'ballot-reveal')) return undefined
    if (type === 'ballot-reveal') reveal(ballot, round)
    else {
      openRound(doc, ballot, round + 1)
      sendStateToAll(ballot)
    }
    return undefined
  }

  const handle = (peer: Peer, message: FromPage): void => {
    const isWithinRate = rate.take(peer.source.principal)
    if (message.type === 'ballots?') {
      if (isWithinRate) for (const ballot of listBallots(doc)) sendState([peer], ballot)
      return
    }
    const ballot = findBallot(doc, message.ballot)
    const { ballot: name, round } = message
    const refusal = (): BallotRefusal | undefined => {
      if (!isWithinRate) return 'too-fast'
      if (!ballot) return 'invalid'
      return message.type === 'ballot-answer'
        ? acceptAnswer(peer, ballot, message)
        : handleFacilitatorAction(peer, ballot, message)
    }
    const reason = refusal()
    if (reason) peer.send({ type: 'ballot-refused', ballot: name, round, reason })
  }

  // A question exists only once somebody asks it; then everybody learns that it can be answered.
  const onOpened = (opened: readonly Ballot[]): void => {
    if (upstream()) return
    // Answers to canceled questions would fill the memory; if one is asked again, pages send theirs again.
    getBox().keepOnly(listBallots(doc).map(({ name }) => name))
    for (const ballot of opened) sendStateToAll(ballot)
  }
  const stopWatching = watchBallots(doc, onOpened, WATCH_DELAY_MS)

  // All answers are counted when the meeting ends, whoever ends it.
  const countAll = (): void => {
    for (const ballot of listBallots(doc)) {
      const { isOpen, round } = state(ballot)
      if (isOpen && getBox().listAnswers(ballot.name).length > 0) reveal(ballot, round)
    }
  }

  const onTransaction = ({ changed }: Y.Transaction): void => {
    if (upstream() || ![...changed.keys()].some((type) => type === doc.share.get(run.name))) return
    if (run.read(doc).value.state.phase === 'ended') countAll()
  }
  doc.on('afterTransaction', onTransaction)

  return {
    receive: (peer, message) => {
      const other = upstream()
      if (!other) handle(peer, message)
      // To the meeting's host, this host is one person: whoever uses this computer.
      else if (peer.source.principal !== OWN_PAGES) refuseElsewhere(peer, message)
      else if (other.state() === 'linked') other.send(message)
    },
    relay: (message) => {
      for (const peer of peers()) if (peer.source.principal === OWN_PAGES) peer.send(message)
    },
    close: () => {
      stopWatching()
      doc.off('afterTransaction', onTransaction)
    },
  }
}

const refuseElsewhere = (peer: Peer, message: FromPage): void => {
  if (message.type === 'ballots?') return
  const { ballot, round } = message
  peer.send({ type: 'ballot-refused', ballot, round, reason: 'not-allowed' })
}
