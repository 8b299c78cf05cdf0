import { endsAtPerson } from '../../meeting/ends-at-person'
import type { WhyAnswer } from './model'

/** How the questions read: some groups hear blame in "why" and think better with "how". */
export type Reading = 'why' | 'how'

const questions: Record<Reading, { first: string; next: string }> = {
  why: { first: 'Why did this happen?', next: 'Why was that so?' },
  how: { first: 'How did this happen?', next: 'How did that come about?' },
}

/** Asked where an answer ends at a person: what they did made sense to them, and the reason is worth more than the deed. */
export const personQuestion = 'What made that sensible then?'

/** The question that follows an answer, told who is in the meeting; without one, the problem's own. */
export const questionAfter = (
  answer: Pick<WhyAnswer, 'text'> | undefined,
  reading: Reading,
  people: readonly string[] = [],
): string => {
  if (!answer) return questions[reading].first
  return endsAtPerson(answer.text, people) ? personQuestion : questions[reading].next
}

export const markLabels: Record<WhyAnswer['mark'], string> = {
  none: 'No mark',
  factor: 'Contributing factor',
  'root-cause': 'Root cause',
}
