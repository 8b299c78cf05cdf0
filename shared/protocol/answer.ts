import { z } from 'zod'

/** Longest id of something that can be chosen, and longest text of an answer, in characters. */
const MAX_CHOICE_LENGTH = 200
const MAX_TEXT_LENGTH = 2_000
/** More than any ballot allows; each has its own, lower limits. */
export const MAX_ANSWER_ITEMS = 20

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
  texts: z.array(z.string().trim().min(1).max(MAX_TEXT_LENGTH)).max(MAX_ANSWER_ITEMS),
})
export type Answer = z.infer<typeof answerSchema>

/** Whether an answer is empty; an empty one withdraws the one before. */
export const isEmptyAnswer = ({ choices, texts }: Answer): boolean => choices.length === 0 && texts.length === 0

/** Whether two answers are equal; no answer equals an empty one. */
export const isSameAnswer = (a: Answer | undefined, b: Answer | undefined): boolean => {
  const plain = (answer: Answer | undefined) =>
    JSON.stringify([[...(answer?.choices ?? [])].sort(), answer?.texts ?? []])
  return plain(a) === plain(b)
}
