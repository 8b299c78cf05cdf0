import { addDays } from '../../meeting/business-days'
import { isFinished } from '../../meeting/commitments'
import { incidentDay } from '../../meeting/incident-day'
import { rulesOf } from '../../meeting/rules'
import type { FollowUpDocument, FollowUpIncident } from '../../protocol/follow-up'
import type { Deadlines } from '../../protocol/policies'
import type { Snapshot } from '../snapshot'
import type { ComparedDocument } from './earlier'

/** As many causes as two incidents are compared by, and this much of each. */
const MAX_CAUSES = 20
const MAX_CAUSE_CHARS = 200

/** The parts of a document that following up needs and that no other list has. */
export type FollowUpFacts = Omit<ComparedDocument, keyof FollowUpIncident> & Pick<FollowUpIncident, 'day' | 'checkDays'>

/** The days of the checks, by the rules of a document. */
export const checkDaysOf = ({
  progressCheckDays,
  completionCheckDays,
  effectCheckDays,
}: Deadlines): FollowUpIncident['checkDays'] => ({
  started: progressCheckDays,
  finished: completionCheckDays,
  effect: effectCheckDays,
})

/** What is followed up of a document. */
export const followUpFacts = ({
  record,
  rules,
  factors,
  commitments,
}: Pick<Snapshot, 'record' | 'rules' | 'factors' | 'commitments'>): FollowUpFacts => ({
  day: incidentDay(record),
  checkDays: checkDaysOf(rulesOf(rules).deadlines),
  causes: [...factors.filter(({ isRootCause }) => isRootCause), ...factors.filter(({ isRootCause }) => !isRootCause)]
    .slice(0, MAX_CAUSES)
    .map(({ text }) => text.slice(0, MAX_CAUSE_CHARS)),
  actions: commitments,
})

/** How long (days) what is done is kept in view, so that it can be asked whether it worked. */
const MAX_DONE_DAYS = 365

/** Whether anything of a document is to be followed up: something is open, or was done within a year. */
export const isFollowedUp = ({ actions }: FollowUpDocument, today: string): boolean => {
  const oldest = addDays(today, -MAX_DONE_DAYS)
  return actions.some((action) => !isFinished(action) || (action.status === 'done' && action.doneOn >= oldest))
}
