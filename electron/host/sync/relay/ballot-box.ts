import { randomUUID } from 'node:crypto'
import { type Answer, isEmptyAnswer } from '../../../../shared/meeting/ballots'
import { limits } from '../../limits'

/**
 * What was answered on the ballots of one document and not revealed yet: in memory only, and by principal only as long as
 * that, so that each has one answer and may change it.
 */
export type BallotBox = {
  /** Another one after each start of the host: pages send again what they had answered. */
  id: string
  /** Puts an answer in, or with an empty one takes it out; false if the ballot is full. */
  put: (ballot: string, principal: string, answer: Answer) => boolean
  own: (ballot: string, principal: string) => Answer | undefined
  count: (ballot: string) => number
  /** Takes out everything that was answered on a ballot. */
  empty: (ballot: string) => Answer[]
}

/** Makes an empty box. */
export const createBallotBox = (): BallotBox => {
  const ballots = new Map<string, Map<string, Answer>>()
  const answersOf = (ballot: string): Map<string, Answer> => {
    const answers = ballots.get(ballot) ?? new Map<string, Answer>()
    ballots.set(ballot, answers)
    return answers
  }
  return {
    id: randomUUID(),
    put: (ballot, principal, answer) => {
      const answers = answersOf(ballot)
      if (isEmptyAnswer(answer)) answers.delete(principal)
      else if (!answers.has(principal) && answers.size >= limits.MAX_BALLOT_ANSWERS) return false
      else answers.set(principal, answer)
      return true
    },
    own: (ballot, principal) => ballots.get(ballot)?.get(principal),
    count: (ballot) => ballots.get(ballot)?.size ?? 0,
    empty: (ballot) => {
      const answers = [...(ballots.get(ballot)?.values() ?? [])]
      ballots.delete(ballot)
      return answers
    },
  }
}

/** The boxes of all documents, each from its first use to the host's end. */
export const createBallotBoxes = () => {
  const boxes = new Map<string, BallotBox>()
  return {
    of: (documentId: string): BallotBox => {
      const box = boxes.get(documentId) ?? createBallotBox()
      boxes.set(documentId, box)
      return box
    },
  }
}
