export {
  type Answer,
  answerSchema,
  areSameAnswers,
  type DeviceAnswers,
  emptyAnswer,
  isEmptyAnswer,
  MAX_PEOPLE_PER_DEVICE,
} from '../../protocol/answer'
export {
  areAllowed,
  type Ballot,
  type BallotRounds,
  type BallotRules,
  type BallotSection,
  type BallotState,
  countAnswered,
  defineBallot,
  type FormerAnswers,
  getBallotState,
  isAllowed,
  isBallot,
  openRound,
  revealRound,
  roundSchema,
} from './ballot'
export { countFormerAnswers } from './former-answers'
export {
  getRating,
  listRatings,
  MIN_RATINGS,
  type Rating,
  rate,
  type ScaleQuestion,
  scaleChoices,
  scaleRules,
} from './scale'
export { createTally, includesTexts, mergeTallies, type Tally } from './tally'
