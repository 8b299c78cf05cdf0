import type { LessonKind } from './model'

export const lessonLabels: Record<LessonKind, string> = {
  well: 'What went well',
  poorly: 'What went poorly',
  lucky: 'Where we were lucky',
}

export const lessonQuestions: Record<LessonKind, string> = {
  well: 'What worked so well that we want it again next time?',
  poorly: 'What made the response harder than it had to be?',
  lucky: 'What kept this from being worse, and can’t be counted on?',
}
