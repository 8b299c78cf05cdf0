import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import {
  type Answer,
  areSameAnswers,
  type Ballot,
  type BallotRounds,
  type BallotState,
  type DeviceAnswers,
  emptyAnswer,
  getBallotState,
} from '../../shared/meeting/ballots'
import type { BallotRefusal } from '../../shared/protocol/wire'
import { useOpenMeeting } from './meeting-context'

const refusals: Record<BallotRefusal, string> = {
  closed: 'The result was already shown, so your last change was not counted.',
  'not-allowed': 'This invite does not allow answers. Ask the facilitator for an invite that allows changes.',
  'not-leading': 'Only the facilitator can do that. Take over as facilitator first.',
  invalid: 'The meeting’s host did not accept this answer. Reload the page and try again.',
  'too-fast': 'That was a lot at once. Your answer is sent in a moment.',
  full: 'The meeting’s host can’t take more answers.',
}

/** How long a host may take to send the state of its ballots before it counts as one that has none. */
const HOST_ANSWER_TIMEOUT_MS = 3_000

/** Whether `isWaiting` has been true for too long. */
const useHasWaited = (isWaiting: boolean): boolean => {
  const [hasWaited, setHasWaited] = useState(false)
  useEffect(() => {
    setHasWaited(false)
    if (!isWaiting) return
    const timer = setTimeout(() => setHasWaited(true), HOST_ANSWER_TIMEOUT_MS)
    return () => clearTimeout(timer)
  }, [isWaiting])
  return isWaiting && hasWaited
}

/** The people who answer on this device, one after the other. */
export type DeviceVoters = {
  count: number
  /** How many of them have handed the device over; the next one is about to answer. */
  turn: number
  /** Changes how many there are; answers of those that are left out are withdrawn. */
  setCount: (count: number) => void
  handOver: () => void
  /** Withdraws what was answered on this device, and begins with the first person. */
  startOver: () => void
}

/** A ballot as this page's person may see and use it. */
export type BallotView = BallotState & {
  /** Their own answer, which no other page receives; on a shared device, that of the person whose turn it is. */
  own: Answer
  device: DeviceVoters
  /** How many people have answered, and how many are in the meeting. */
  answered: number
  here: number
  /** Whether this page can take an answer now. */
  canAnswer: boolean
  canLead: boolean
  /** Whether this page's person sees the result; the tally is undefined for others. */
  seesResult: boolean
  /** Why an answer is not accepted, or not sent yet; empty if it can be. */
  notice: string
  answer: (answer: Answer) => void
  reveal: () => void
  reopen: () => void
}

/** The current state of a ballot. `rounds` is its data in the document. */
export const useBallot = ({ name, rules }: Pick<Ballot, 'name' | 'rules'>, rounds: BallotRounds): BallotView => {
  const { session, isReadOnly, isFacilitator } = useOpenMeeting()
  const { ballots } = session
  const ballotState = useMemo(() => getBallotState(rounds), [rounds])
  const status = useStore(ballots.store, (all) => all[name])
  const people = useStore(session.presence.people)
  const isReached = useStore(
    session.connection,
    ({ host, meetingHost }) => host === 'connected' && (meetingHost === 'self' || meetingHost === 'linked'),
  )
  const { round, isOpen } = ballotState
  const isCurrent = status?.round === round
  const answered = isCurrent ? status.answered : 0
  const pending = isCurrent ? status.pending : undefined
  const own = isCurrent ? status.own : []
  const isWaiting = pending !== undefined && !areSameAnswers(pending, own)
  const isKnown = status !== undefined && status.box !== ''
  const isOldHost = useHasWaited(isReached && !isKnown)
  const answers: DeviceAnswers = pending ?? own
  const count = Math.max(1, answers.length)
  const turn = isCurrent ? Math.min(status.turn, count) : 0
  const additional = Math.max(isCurrent ? status.additional : 0, count - 1)
  const seesResult = rules.audience !== 'facilitator' || isFacilitator
  const give = (all: DeviceAnswers): void => ballots.answer(name, round, all)
  const device: DeviceVoters = {
    count,
    turn,
    setCount: (next) => {
      give(Array.from({ length: next }, (_, index) => answers[index] ?? emptyAnswer))
      if (turn > next) ballots.handOver(name, next)
    },
    handOver: () => ballots.handOver(name, turn + 1),
    startOver: () => {
      give(Array.from({ length: count }, () => emptyAnswer))
      ballots.handOver(name, 0)
    },
  }
  const notice = (): string => {
    if (isReadOnly) return ''
    if (isCurrent && status.refusal) return refusals[status.refusal]
    if (!isOpen) return isWaiting ? refusals.closed : ''
    if (!isReached)
      return isWaiting
        ? 'The meeting’s host can’t be reached. Your answer waits on this device and is sent when the host is back.'
        : 'The meeting’s host can’t be reached. What you answer now is sent when the host is back.'
    return isOldHost
      ? 'The meeting’s host runs an older version of Debrief, which can’t take secret answers. Ask the facilitator to update it.'
      : ''
  }
  return {
    ...ballotState,
    tally: seesResult ? ballotState.tally : undefined,
    seesResult,
    own: answers[turn] ?? emptyAnswer,
    device,
    answered,
    here: Math.max(answered, new Set(people.map(({ name: shown, person }) => person ?? shown)).size + additional),
    canAnswer: isOpen && !isReadOnly && !isOldHost,
    canLead: isFacilitator && isReached && isKnown,
    notice: notice(),
    answer: (answer) => {
      if (turn < count)
        give(Array.from({ length: count }, (_, index) => (index === turn ? answer : (answers[index] ?? emptyAnswer))))
    },
    reveal: () => ballots.reveal(name, round),
    reopen: () => ballots.reopen(name, round),
  }
}
