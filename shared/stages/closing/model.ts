import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineCollection, defineFields, defineKeyedValues, instant, type ValueOf } from '../../crdt'
import { defineBallot, type Tally } from '../../meeting/ballots'
import { formerFeedback } from './former-feedback'

export const lessonKinds = ['well', 'poorly', 'lucky'] as const
export type LessonKind = (typeof lessonKinds)[number]

/** Collected throughout the meeting, reviewed at the end. */
export const lessons = defineCollection({
  name: 'closing.lessons',
  fields: z.object({ kind: z.enum(lessonKinds).default('well') }),
  texts: ['text'],
})
export type Lesson = ValueOf<typeof lessons>[number]

export const closing = defineFields({ name: 'closing', fields: z.object({}), texts: ['summary'] })

const personName = z.string().max(1_024).optional()

/** Actions that were agreed to when they were read aloud, by the action's id: the owner then, and who recorded it. */
export const agreed = defineKeyedValues({
  name: 'closing.agreed',
  value: z.object({ at: instant, owner: personName, by: personName }),
})

/** How well the time was spent, from 1 (hardly) to 5 (very much). */
export const feedbackMarks = ['1', '2', '3', '4', '5'] as const

/**
 * What each person thought of the meeting: a mark, and one thing to change. Of two, each could infer the other's mark.
 */
export const feedback = defineBallot(
  'closing.ballot',
  { maxChoices: 1, choices: [feedbackMarks], maxTexts: 1, minVoters: 3 },
  formerFeedback,
)

/** The average mark; undefined if the tally leaves marks out. */
export const averageMark = ({ counts }: Tally): number | undefined => {
  const given = feedbackMarks.map((mark) => ({ mark: Number(mark), count: counts[mark] ?? 0 }))
  const count = given.reduce((sum, one) => sum + one.count, 0)
  return count === 0 ? undefined : given.reduce((sum, one) => sum + one.mark * one.count, 0) / count
}

/** Adds a lesson; returns its id. */
export const addLesson = (doc: Y.Doc, author: Author, kind: LessonKind, text: string): string =>
  lessons.add(doc, author, { kind, text })
