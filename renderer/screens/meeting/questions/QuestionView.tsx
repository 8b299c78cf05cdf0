import { Poll } from './Poll'
import { SilentRound } from './SilentRound'
import type { StageQuestion } from './use-stage-questions'

/** A question to everyone, as long as it is open, and what it came to. */
export const QuestionView = ({ question, rounds }: StageQuestion) =>
  question.kind === 'round' ? (
    <SilentRound question={question} rounds={rounds} />
  ) : (
    <Poll question={question} rounds={rounds} />
  )
