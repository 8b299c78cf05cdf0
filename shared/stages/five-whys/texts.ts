import type { Readings } from '../contract'
import { answerText, type WhyAnswer } from './model'

/** How the questions read: some groups hear blame in "why" and think better with "how". */
export type Reading = 'why' | 'how'

const questions: Record<Reading, { first: string; next: string }> = {
  why: { first: 'Why did this happen?', next: 'Why was that so?' },
  how: { first: 'How did this happen?', next: 'How did that come about?' },
}

/** Asked where an answer ends at a person: what they did made sense to them, and the reason is worth more than the deed. */
export const personQuestion = 'What made that sensible then?'

/** The question that follows an answer; without one, the problem's own. */
export const questionAfter = (
  answer: Pick<WhyAnswer, 'id' | 'text'> | undefined,
  reading: Reading,
  { endsAtPerson }: Readings,
): string => {
  if (!answer) return questions[reading].first
  return endsAtPerson(answerText(answer)) ? personQuestion : questions[reading].next
}

export const markLabels: Record<WhyAnswer['mark'], string> = {
  none: 'No mark',
  factor: 'Contributing factor',
  'root-cause': 'Root cause',
}
