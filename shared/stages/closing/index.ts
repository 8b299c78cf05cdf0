import { listRatings } from '../../meeting/ballots'
import { quoteText } from '../../meeting/format'
import { type Capture, collectTexts, defineStage, problem } from '../contract'
import type { Block } from '../report-blocks'
import { hasAgreed } from './agreement'
import { addLesson, agreed, closing, feedback, feedbackQuestions, type LessonKind, lessonKinds, lessons } from './model'
import { lessonLabels } from './texts'

const captures = {
  well: { label: 'Well', key: 'w', order: 6, placeholder: 'What went well?' },
  poorly: { label: 'Poorly', key: 'o', order: 7, placeholder: 'What could have gone better?' },
  lucky: { label: 'Lucky', key: 'l', order: 8, placeholder: 'Where were we lucky?' },
} satisfies Record<LessonKind, Partial<Capture>>

export const closingStage = defineStage({
  id: 'closing',
  title: 'Closing',
  purpose: 'What we learned, and who does what.',
  silentQuestion: 'What did you learn that others should know?',
  defaultMinutes: { 60: 4, 90: 8, 120: 10 },
  isConclusion: true,
  sections: { lessons, closing, agreed, ballot: feedback },
  valueLabels: { lessons: { kind: lessonLabels } },
  texts: (data) => [
    ...collectTexts(lessons.name, data.lessons, ['text']),
    ...(data.closing.summary.trim()
      ? [{ ref: { section: closing.name, id: '', field: 'summary' }, text: data.closing.summary }]
      : []),
  ],
  problemLabels: {
    'no-summary': 'There is no summary.',
    'no-lessons': 'There are no lessons.',
    'not-agreed': 'An owner hasn’t agreed to an action.',
  },
  gaps: {
    // A note is as short as its summary would be.
    'no-summary': (_rules, way) => (way === 'near-miss' ? 'useful' : 'required'),
    'no-lessons': 'required',
  },
  problems: (data, { commitments }) => [
    ...(data.closing.summary.trim() ? [] : [problem('no-summary', 'Write a summary.')]),
    ...(data.lessons.length > 0 ? [] : [problem('no-lessons', 'There are no lessons.')]),
    ...commitments
      .filter((one) => one.status !== 'dropped' && !hasAgreed(data.agreed, one))
      .map((one) =>
        problem('not-agreed', `${quoteText(one.text, 'An unnamed action')} hasn’t been agreed by its owner.`),
      ),
  ],
  reportSection: 'lessons',
  report: (data) =>
    lessonKinds.flatMap((kind): Block[] => {
      const rows = data.lessons.filter((lesson) => lesson.kind === kind)
      return rows.length === 0
        ? []
        : [
            { type: 'heading', level: 3, text: lessonLabels[kind] },
            {
              type: 'list',
              items: rows.map(({ id, text }) => ({ text, ref: { section: lessons.name, id, field: 'text' } })),
            },
          ]
    }),
  summary: (data) => data.closing.summary,
  facts: (data) => ({
    lessons: data.lessons.map(({ id, kind, text }) => ({
      capture: kind,
      text,
      ref: { section: lessons.name, id, field: 'text' },
    })),
  }),
  draftedFields: { summary: { section: closing.name, id: '', field: 'summary' } },
  ratings: (data) => listRatings(feedbackQuestions, data.ballot),
  captures: lessonKinds.map(
    (kind): Capture => ({
      id: kind,
      ...captures[kind],
      reads: 'text',
      add: (doc, author, { text }) => ({
        section: lessons.name,
        id: addLesson(doc, author, kind, text),
        field: 'text',
      }),
    }),
  ),
})
