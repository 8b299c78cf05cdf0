import { randomUUID } from 'node:crypto'
import { type Answer, type DeviceAnswers, isEmptyAnswer } from '../../../../shared/meeting/ballots'
import { limits } from '../../limits'

/**
 * The answers on a document's ballots that are not revealed yet, in memory only. They are kept by principal until then, so
 * that each can change theirs.
 */
export type BallotBox = {
  /** Changes with each start of the host: pages then send their answers again. */
  id: string
  /** Stores the answers of a principal's device, or removes them if there are none; false if the ballot is full. */
  cast: (ballot: string, principal: string, answers: DeviceAnswers) => boolean
  getAnswers: (ballot: string, principal: string) => DeviceAnswers
  /** Everything that was answered on a ballot. */
  listAnswers: (ballot: string) => Answer[]
  /** How many people use a device on which somebody else answers too. */
  countAdditional: (ballot: string) => number
  /** Removes all answers on a ballot and returns them. */
  drain: (ballot: string) => Answer[]
  /** Removes the answers on all other ballots. */
  keepOnly: (ballots: readonly string[]) => void
}

const canHold = (answers: readonly Answer[]): boolean => {
  const texts = answers.flatMap((answer) => answer.texts)
  return (
    answers.length <= limits.MAX_BALLOT_ANSWERS &&
    texts.length <= limits.MAX_BALLOT_TEXTS &&
    texts.reduce((sum, { length }) => sum + length, 0) <= limits.MAX_BALLOT_CHARACTERS
  )
}

/** Creates an empty box. */
export const createBallotBox = (): BallotBox => {
  const ballots = new Map<string, Map<string, DeviceAnswers>>()
  const listDevices = (ballot: string): DeviceAnswers[] => [...(ballots.get(ballot)?.values() ?? [])]
  const listAnswers = (ballot: string): Answer[] =>
    listDevices(ballot)
      .flat()
      .filter((answer) => !isEmptyAnswer(answer))
  return {
    id: randomUUID(),
    cast: (ballot, principal, answers) => {
      const devices = ballots.get(ballot) ?? new Map<string, DeviceAnswers>()
      const isWithdrawn = answers.length <= 1 && answers.every(isEmptyAnswer)
      const others = [...devices].flatMap(([one, theirs]) => (one === principal ? [] : theirs))
      if (!isWithdrawn && !canHold([...others, ...answers])) return false
      if (isWithdrawn) devices.delete(principal)
      else devices.set(principal, answers)
      ballots.set(ballot, devices)
      return true
    },
    getAnswers: (ballot, principal) => ballots.get(ballot)?.get(principal) ?? [],
    listAnswers,
    countAdditional: (ballot) => listDevices(ballot).reduce((sum, { length }) => sum + length - 1, 0),
    drain: (ballot) => {
      const answers = listAnswers(ballot)
      ballots.delete(ballot)
      return answers
    },
    keepOnly: (kept) => {
      for (const ballot of ballots.keys()) if (!kept.includes(ballot)) ballots.delete(ballot)
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
