import type { TextClassifier } from '../contract'
import { answerText, type WhyAnswer } from './model'

/** What the questions begin with: some groups hear blame in "why" and think better with "how". */
export type QuestionWord = 'why' | 'how'

const questions: Record<QuestionWord, { first: string; next: string }> = {
  why: { first: 'Why did this happen?', next: 'Why was that so?' },
  how: { first: 'How did this happen?', next: 'How did that come about?' },
}

/** Asked where an answer ends at a person: what they did made sense to them, and the reason is worth more than the deed. */
export const personQuestion = 'What made that sensible then?'

/** The question that follows an answer; without one, the problem's own. */
export const questionAfter = (
  answer: Pick<WhyAnswer, 'id' | 'text'> | undefined,
  questionWord: QuestionWord,
  { endsAtPerson }: TextClassifier,
): string => {
  if (!answer) return questions[questionWord].first
  return endsAtPerson(answerText(answer)) ? personQuestion : questions[questionWord].next
}

export const unnamedProblemLabel = 'Problem'

export const markLabels: Record<WhyAnswer['mark'], string> = {
  none: 'No mark',
  factor: 'Contributing factor',
  'root-cause': 'Root cause',
}

/** Stands for an answer without words. */
export const EMPTY_ANSWER = 'Empty answer'

/** What a report says of an answer, after it. */
export const reportMarks: Record<Exclude<WhyAnswer['mark'], 'none'>, string> = {
  factor: 'contributing factor',
  'root-cause': 'root cause',
}
export const HYPOTHESIS_MARK = 'hypothesis'
export const EVIDENCE_PREFIX = 'evidence: '
