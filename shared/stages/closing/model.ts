import type * as Y from 'yjs'
import { z } from 'zod'
import {
  type Author,
  defineCollection,
  defineFields,
  defineRegister,
  instant,
  keyIsPerson,
  type ValueOf,
} from '../../doc'

export const lessonKinds = ['well', 'poorly', 'lucky'] as const
export type LessonKind = (typeof lessonKinds)[number]

/** Gathered all along, reviewed at the end. */
export const lessons = defineCollection({
  name: 'closing.lessons',
  fields: z.object({ kind: z.enum(lessonKinds).default('well') }),
  texts: ['text'],
})
export type Lesson = ValueOf<typeof lessons>[number]

export const closing = defineFields({ name: 'closing', fields: z.object({}), texts: ['summary'] })

const personName = z.string().max(1_024).optional()

/** Actions whose owner said yes when they were read aloud, by the action's id: who owned it then, and who pressed. */
export const agreed = defineRegister({
  name: 'closing.agreed',
  value: z.object({ at: instant, owner: personName, by: personName }),
})

/** How the meeting was for each: one key a person. */
export const feedback = defineRegister({
  name: 'closing.feedback',
  value: z.object({ worth: z.number().int().min(1).max(5), comment: z.string() }),
  personKey: keyIsPerson,
})

export const addLesson = (doc: Y.Doc, author: Author, kind: LessonKind, text: string): string =>
  lessons.add(doc, author, { kind, text })
