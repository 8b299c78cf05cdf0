export { type Answer, answerSchema, isEmptyAnswer, isSameAnswer } from '../../protocol/answer'
export {
  type Ballot,
  type BallotRounds,
  type BallotRules,
  type BallotState,
  defineBallot,
  type FormerAnswers,
  getBallotState,
  isAllowed,
  isBallot,
  openRound,
  revealRound,
} from './ballot'
export { countFormerAnswers } from './former-answers'
export { createTally, mergeTallies, type Tally } from './tally'
