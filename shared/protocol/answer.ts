import { z } from 'zod'

/** Longest id of something that can be chosen, and longest text of an answer, in characters. */
const MAX_CHOICE_LENGTH = 200
export const MAX_ANSWER_TEXT_LENGTH = 2_000
/** More than any ballot allows; each has its own, lower limits. */
export const MAX_ANSWER_ITEMS = 20

/** The most people who can answer on one device, as in a room with one computer. */
export const MAX_PEOPLE_PER_DEVICE = 20
/** Longest name under an answer, in characters, as in presence. */
const MAX_NAME_LENGTH = 80

/** The id of something that can be chosen; it becomes a key of objects. */
export const choiceSchema = z
  .string()
  .min(1)
  .max(MAX_CHOICE_LENGTH)
  .refine((choice) => !(choice in Object.prototype), 'is a name that objects use themselves')

/** One person's answer on a ballot: what they chose, each choice once, and what they wrote. */
export const answerSchema = z.object({
  choices: z
    .array(choiceSchema)
    .max(MAX_ANSWER_ITEMS)
    .refine((all) => new Set(all).size === all.length, 'names a choice twice'),
  texts: z.array(z.string().trim().min(1).max(MAX_ANSWER_TEXT_LENGTH)).max(MAX_ANSWER_ITEMS),
  /** Only on ballots that ask for texts with names. */
  name: z.string().trim().min(1).max(MAX_NAME_LENGTH).optional(),
})
export type Answer = z.infer<typeof answerSchema>

/** An answer without a choice or a text; it withdraws the one before. */
export const emptyAnswer: Answer = { choices: [], texts: [] }

/** Whether an answer has neither a choice nor a text. */
export const isEmptyAnswer = ({ choices, texts }: Answer): boolean => choices.length === 0 && texts.length === 0

/** The answers that are given on one device, one for each person who uses it. */
export type DeviceAnswers = readonly Answer[]

/** Whether a device has given the same answers; no answers equal one that is empty. */
export const areSameAnswers = (a: DeviceAnswers, b: DeviceAnswers): boolean => {
  const plain = (answers: DeviceAnswers) =>
    JSON.stringify(
      (answers.length > 0 ? answers : [emptyAnswer]).map(({ choices, texts, name = '' }) => [
        [...choices].sort(),
        texts,
        texts.length > 0 ? name : '',
      ]),
    )
  return plain(a) === plain(b)
}
