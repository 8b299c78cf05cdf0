export { actionStatusLabels, effectLabels, priorityLabels } from '../../meeting/commitments'

import { type Action, type AskedField, MAX_ACTIONS } from './model'

/** Shown if the list is too long; otherwise undefined. */
export const tooManyActions = (count: number): string | undefined =>
  count > MAX_ACTIONS ? `${count} actions are more than usually get done. Which ones matter most?` : undefined

/** What is said of an action that lacks something required, by the code of the problem. */
export const incomplete: Record<AskedField['code'] | 'late-high-priority', string> = {
  'no-owner': 'has no owner',
  'no-due': 'has no due date',
  'no-criterion': 'doesn’t say when it is done',
  'no-cause': 'isn’t linked to a cause',
  'no-kind': 'has no kind',
  'no-ticket': 'has no ticket',
  'late-high-priority': 'has high priority, but is due late and doesn’t say why',
}

export const effortLabels: Record<Action['effort'], string> = { small: 'Small', medium: 'Medium', large: 'Large' }
export const prioritySentences: Record<Action['priority'], string> = {
  high: 'High priority',
  medium: 'Medium priority',
  low: 'Low priority',
}
export const effortSentences: Record<Action['effort'], string> = {
  small: 'Small effort',
  medium: 'Medium effort',
  large: 'Large effort',
}

type Kind = Exclude<Action['kind'], ''>
export const kindLabels: Record<Kind, string> = {
  prevent: 'Prevent',
  detect: 'Detect',
  mitigate: 'Mitigate',
  respond: 'Respond',
  learn: 'Learn',
}
export const ownerKindLabels: Record<Exclude<Action['ownerKind'], ''>, string> = { person: 'Person', team: 'Team' }

/** Said of an action that was done. */
export const effectSentences: Record<Exclude<Action['worked'], ''>, string> = {
  yes: 'It worked',
  partly: 'It partly worked',
  no: 'It didn’t work',
}

/** What is said of an action below its text in a report, by field; our own report is read back by them. */
export const detailLabels = {
  criterion: 'Done when',
  cause: 'Cause',
  kind: 'Kind',
  effort: 'Effort',
  ticket: 'Ticket',
  lateBecause: 'Later because',
  droppedBecause: 'Dropped because',
  worked: 'Did it work',
  outcome: 'Outcome',
} as const satisfies Partial<Record<keyof Action, string>>
