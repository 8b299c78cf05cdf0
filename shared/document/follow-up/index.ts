export { changeCommitment, isAsExpected } from './change'
export { type CheckKind, checkDue, dueChecks, dueEffects, effectDue, type IncidentCheck } from './checks'
export { WEEK_DAYS } from './days'
export { type ComparedDocument, findEarlier, findRepeats } from './earlier'
export { type Grouping, groupingLabels, groupings, groupRows, type RowGroup } from './groups'
export { type FollowUpFacts, followUpFacts, isFollowedUp } from './of-document'
export { followUpOfMeeting } from './of-meeting'
export { perDocument } from './per-document'
export {
  outcomeOf,
  type ReviewItem,
  type ReviewOutcome,
  reviewItems,
  reviewOutcomeLabels,
  reviewOutcomes,
} from './review'
export { type FollowUpRow, listRows, rowKey, searchRows } from './rows'
