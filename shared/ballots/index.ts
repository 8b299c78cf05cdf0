export { type Answer, answerSchema, isEmptyAnswer, isSameAnswer } from './answer'
export {
  type Ballot,
  type BallotRounds,
  type BallotRules,
  defineBallot,
  isAllowed,
  isBallot,
  openRound,
  revealRound,
  type Standing,
  standingOf,
} from './ballot'
export { type Tally, tallyOf, uniteTallies } from './tally'
