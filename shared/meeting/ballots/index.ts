export { type Answer, answerSchema, isEmptyAnswer, isSameAnswer } from '../../protocol/answer'
export {
  type Ballot,
  type BallotRounds,
  type BallotRules,
  defineBallot,
  type FormerAnswers,
  isAllowed,
  isBallot,
  openRound,
  revealRound,
  type Standing,
  standingOf,
} from './ballot'
export { countFormerAnswers } from './former-answers'
export { createTally, mergeTallies, type Tally } from './tally'
