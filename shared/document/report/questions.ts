import { getBallotState, type Tally } from '../../meeting/ballots'
import { listRevealedTexts, pollResult, type Question, resultsOf } from '../../meeting/questions'
import type { Block } from '../../stages/report-blocks'
import type { Snapshot } from '..'

/** What the silent rounds and the polls of a meeting came to. */
export const createQuestionBlocks = ({ questions, questionResults }: Snapshot): Block[] => {
  const blocks = questions
    .filter(({ isCanceled }) => !isCanceled)
    .flatMap((question) => {
      const { tally } = getBallotState(resultsOf(question.id, questionResults))
      return tally ? answerBlocks(question, tally) : []
    })
  return blocks.length === 0 ? [] : [{ type: 'heading', level: 3, text: 'Silent rounds and polls' }, ...blocks]
}

const answerBlocks = (question: Question, tally: Tally): Block[] => {
  const heading: Block = { type: 'heading', level: 4, text: question.text }
  if (question.kind !== 'round') return [heading, { type: 'paragraph', text: pollResult(question, tally) }]
  const texts = listRevealedTexts(question.id, tally)
  if (texts.length === 0) return []
  return [heading, { type: 'list', items: texts.map(({ name, text }) => ({ text: name ? `${name}: ${text}` : text })) }]
}
