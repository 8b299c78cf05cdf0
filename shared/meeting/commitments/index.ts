import type { Commitment } from '../../protocol/follow-up'

export type { Commitment, CommitmentChanges } from '../../protocol/follow-up'
export { actionStatuses, effects, ownerKinds, priorities } from '../../protocol/follow-up'

/** Whether nothing remains to be done about it. */
export const isFinished = ({ status }: Pick<Commitment, 'status'>): boolean => status === 'done' || status === 'dropped'

/** Whether it is past its due date and not finished. `today` is an ISO date. */
export const isPastDue = (one: Pick<Commitment, 'due' | 'status'>, today: string): boolean =>
  one.due !== '' && one.due < today && !isFinished(one)

export const priorityLabels: Record<Commitment['priority'], string> = { high: 'High', medium: 'Medium', low: 'Low' }
export const actionStatusLabels: Record<Commitment['status'], string> = {
  open: 'Open',
  'in-progress': 'In progress',
  done: 'Done',
  dropped: 'Dropped',
}
/** Answers to “Did it work?”. */
export const effectLabels: Record<Exclude<Commitment['worked'], ''>, string> = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
}
