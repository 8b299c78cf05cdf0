import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import {
  type Answer,
  type Ballot,
  type BallotRounds,
  type BallotState,
  getBallotState,
  isSameAnswer,
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

const noAnswer: Answer = { choices: [], texts: [] }

/** A ballot as this page's person may see and use it. */
export type BallotView = BallotState & {
  /** Their own answer, which no other page receives. */
  own: Answer
  /** How many people have answered, and how many are in the meeting. */
  answered: number
  here: number
  /** Whether this page can take an answer now. */
  canAnswer: boolean
  canLead: boolean
  /** Why an answer is not accepted, or not sent yet; empty if it can be. */
  notice: string
  answer: (answer: Answer) => void
  reveal: () => void
  reopen: () => void
}

/** The current state of a ballot. `rounds` is its data in the document. */
export const useBallot = ({ name }: Ballot, rounds: BallotRounds): BallotView => {
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
  const isWaiting = pending !== undefined && !isSameAnswer(pending, status?.own)
  const isOldHost = useHasWaited(isReached && status === undefined)
  const notice = (): string => {
    if (isReadOnly) return ''
    if (isCurrent && status.refusal) return refusals[status.refusal]
    if (!isOpen) return ''
    if (!isReached)
      return isWaiting
        ? 'The meeting’s host can’t be reached. Your answer waits in this window and is sent when the host is back.'
        : 'The meeting’s host can’t be reached. What you answer now is sent when the host is back.'
    return isOldHost
      ? 'The meeting’s host runs an older version of Debrief, which can’t take secret answers. Ask the facilitator to update it.'
      : ''
  }
  return {
    ...ballotState,
    own: pending ?? (isCurrent ? status.own : undefined) ?? noAnswer,
    answered,
    here: Math.max(answered, new Set(people.map(({ name: shown, person }) => person ?? shown)).size),
    canAnswer: isOpen && !isReadOnly && (status !== undefined || !isReached),
    canLead: isFacilitator && isReached && status !== undefined,
    notice: notice(),
    answer: (answer) => ballots.answer(name, round, answer),
    reveal: () => ballots.reveal(name, round),
    reopen: () => ballots.reopen(name, round),
  }
}
