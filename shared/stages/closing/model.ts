import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineCollection, defineFields, defineKeyedValues, instant, type ValueOf } from '../../crdt'
import { defineBallot, type ScaleQuestion, scaleChoices, scaleRules } from '../../meeting/ballots'
import { formerFeedback } from './former-feedback'

export const lessonKinds = ['well', 'poorly', 'lucky'] as const
export type LessonKind = (typeof lessonKinds)[number]

/** Collected throughout the meeting, reviewed at the end. */
export const lessons = defineCollection({
  name: 'closing.lessons',
  fields: z.object({
    kind: z.enum(lessonKinds).default('well'),
    /** Identifies an item of a source, so that importing it again adds no duplicate. */
    importKey: z.string().default(''),
  }),
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

/** What each person is asked at the end. Documents may hold results of the first question alone, without a prefix. */
export const feedbackQuestions: readonly ScaleQuestion[] = [
  { text: 'Was this meeting worth your time?', low: 'Hardly', high: 'Very much', choices: scaleChoices() },
  { text: 'Could you speak openly?', low: 'Not at all', high: 'Completely', choices: scaleChoices('safe') },
  { text: 'Did you learn something useful?', low: 'Nothing', high: 'A lot', choices: scaleChoices('learned') },
]

/** Feedback on the meeting: a mark for each question, and one thing to change. */
export const feedback = defineBallot(
  'closing.ballot',
  { ...scaleRules(feedbackQuestions), maxTexts: 1 },
  formerFeedback,
)

/** Adds a lesson; returns its id. */
export const addLesson = (doc: Y.Doc, author: Author, kind: LessonKind, text: string, importKey = ''): string =>
  lessons.add(doc, author, { kind, text, importKey })
