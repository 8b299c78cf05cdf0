import { randomUUID } from 'node:crypto'
import { type Answer, isEmptyAnswer } from '../../../../shared/meeting/ballots'
import { limits } from '../../limits'

/**
 * The answers on a document's ballots that are not revealed yet, in memory only. They are kept by principal until then, so
 * that each has one answer and can change it.
 */
export type BallotBox = {
  /** Changes with each start of the host: pages then send their answers again. */
  id: string
  /** Stores an answer, or removes it if it is empty; false if the ballot is full. */
  cast: (ballot: string, principal: string, answer: Answer) => boolean
  getAnswer: (ballot: string, principal: string) => Answer | undefined
  count: (ballot: string) => number
  /** Removes all answers on a ballot and returns them. */
  drain: (ballot: string) => Answer[]
}

/** Creates an empty box. */
export const createBallotBox = (): BallotBox => {
  const ballots = new Map<string, Map<string, Answer>>()
  const getAnswers = (ballot: string): Map<string, Answer> => {
    const answers = ballots.get(ballot) ?? new Map<string, Answer>()
    ballots.set(ballot, answers)
    return answers
  }
  return {
    id: randomUUID(),
    cast: (ballot, principal, answer) => {
      const answers = getAnswers(ballot)
      if (isEmptyAnswer(answer)) answers.delete(principal)
      else if (!answers.has(principal) && answers.size >= limits.MAX_BALLOT_ANSWERS) return false
      else answers.set(principal, answer)
      return true
    },
    getAnswer: (ballot, principal) => ballots.get(ballot)?.get(principal),
    count: (ballot) => ballots.get(ballot)?.size ?? 0,
    drain: (ballot) => {
      const answers = [...(ballots.get(ballot)?.values() ?? [])]
      ballots.delete(ballot)
      return answers
    },
  }
}

/** The boxes of all documents, kept from first use until the host closes. */
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
