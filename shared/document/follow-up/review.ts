import type { Commitment } from '../../meeting/commitments'
import type { FollowUpDocument } from '../../protocol/follow-up'
import { dueEffects } from './checks'
import { type FollowUpRow, listRows } from './rows'

/** One thing to decide in a review: what happens to an action, or whether it worked. */
export type ReviewItem = { ask: 'status' | 'effect'; row: FollowUpRow }

/**
 * What a weekly review goes through, in this order: overdue, due this week, without a date, and what was done so long
 * ago that it shows whether it worked. What is due later is left for later.
 */
export const reviewItems = (documents: readonly FollowUpDocument[], today: string): ReviewItem[] => [
  ...listRows(documents, today)
    .filter(({ due }) => due !== 'later')
    .map((row): ReviewItem => ({ ask: 'status', row })),
  ...dueEffects(documents, today).map((row): ReviewItem => ({ ask: 'effect', row })),
]

/** What a review came to for one action. */
export const reviewOutcomes = ['done', 'dropped', 'started', 'moved', 'assigned', 'checked', 'unchanged'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

export const reviewOutcomeLabels: Record<ReviewOutcome, string> = {
  done: 'Done',
  dropped: 'Dropped',
  started: 'In progress',
  moved: 'New date',
  assigned: 'New owner',
  checked: 'Checked whether it worked',
  unchanged: 'Left as it is',
}

/** What became of an action, from how it was and how it is: the most that was decided. */
export const outcomeOf = (before: Commitment, after: Commitment): ReviewOutcome => {
  if (before.worked !== after.worked && after.worked !== '') return 'checked'
  if (before.status !== after.status) {
    if (after.status === 'done' || after.status === 'dropped') return after.status
    if (after.status === 'in-progress') return 'started'
  }
  if (before.due !== after.due) return 'moved'
  return before.owner === after.owner ? 'unchanged' : 'assigned'
}
