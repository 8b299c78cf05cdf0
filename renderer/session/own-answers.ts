import { z } from 'zod'
import { answerSchema, type DeviceAnswers } from '../../shared/meeting/ballots'

/** What this device has answered on a ballot. */
export type OwnAnswers = {
  round: number
  answers: DeviceAnswers
  /** How many of the people who answer on this device have handed it over. */
  turn: number
  /** Whether the meeting's host is known to have the answers. */
  isConfirmed: boolean
}

/** The answers of this device by ballot, kept in its browser until they are counted, so that they survive a reload. */
export type OwnAnswersStore = {
  read: () => Record<string, OwnAnswers>
  /** Undefined removes those on a ballot. */
  write: (ballot: string, own: OwnAnswers | undefined) => void
}

const ownAnswersSchema = z.record(
  z.string(),
  z.object({ round: z.number(), answers: z.array(answerSchema), turn: z.number(), isConfirmed: z.boolean() }),
)

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Opens what this device has answered in a document's meeting; without a storage, nothing is kept. */
export const openOwnAnswers = (documentId: string, storage?: Storage): OwnAnswersStore => {
  const key = `debrief.answers.${documentId}`
  const read = (): Record<string, OwnAnswers> => {
    try {
      return ownAnswersSchema.safeParse(JSON.parse(storage?.getItem(key) ?? '{}')).data ?? {}
    } catch {
      return {}
    }
  }
  return {
    read,
    write: (ballot, own) => {
      const { [ballot]: _before, ...others } = read()
      const all = own ? { ...others, [ballot]: own } : others
      try {
        if (Object.keys(all).length > 0) storage?.setItem(key, JSON.stringify(all))
        else storage?.removeItem(key)
      } catch {
        // A full or forbidden storage costs only this copy; the answers are in this window's memory, too.
        console.warn('Answers are not kept in this browser')
      }
    },
  }
}
