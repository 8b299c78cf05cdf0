import type { Block } from '../../report/blocks'
import { type Capture, defineStage, textsOf } from '../contract'
import { hasAgreed } from './agreement'
import { addLesson, agreed, closing, feedback, lessonKinds, lessons } from './model'
import { lessonLabels } from './texts'

const captureLabels = { well: ['Well', 'w'], poorly: ['Poorly', 'o'], lucky: ['Lucky', 'l'] } as const

export const closingStage = defineStage({
  id: 'closing',
  title: 'Closing',
  purpose: 'What we learned, and who does what.',
  defaultMinutes: { 60: 4, 90: 8, 120: 10 },
  parts: { lessons, closing, agreed, feedback },
  texts: (data) => [
    ...textsOf(lessons.name, data.lessons, ['text']),
    ...(data.closing.summary.trim()
      ? [{ place: { part: closing.name, id: '', field: 'summary' }, text: data.closing.summary }]
      : []),
  ],
  problems: (data, { commitments }) => [
    ...(data.closing.summary.trim() ? [] : [{ code: 'no-summary', sentence: 'Write a summary.' }]),
    ...(data.lessons.length > 0 ? [] : [{ code: 'no-lessons', sentence: 'There are no lessons.' }]),
    ...commitments
      .filter((one) => !one.isDropped && !hasAgreed(data.agreed, one))
      .map((one) => ({ code: 'not-agreed', sentence: `“${one.text}” hasn’t been agreed by its owner.` })),
  ],
  section: 'lessons',
  report: (data) =>
    lessonKinds.flatMap((kind): Block[] => {
      const rows = data.lessons.filter((lesson) => lesson.kind === kind)
      return rows.length === 0
        ? []
        : [
            { type: 'heading', level: 3, text: lessonLabels[kind] },
            { type: 'list', items: rows.map(({ text }) => ({ text })) },
          ]
    }),
  summary: (data) => data.closing.summary,
  captures: lessonKinds.map(
    (kind): Capture => ({
      label: captureLabels[kind][0],
      key: captureLabels[kind][1],
      add: (doc, author, line) => ({
        part: lessons.name,
        id: addLesson(doc, author, kind, [line.rawTime, line.text].filter(Boolean).join(' ')),
        field: 'text',
      }),
    }),
  ),
})
