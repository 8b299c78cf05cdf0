export { actionStatusLabels, effectLabels, priorityLabels } from '../../meeting/commitments'

import { type Action, MAX_ACTIONS, type requiredFields } from './model'

/** Shown if the list is too long; otherwise undefined. */
export const tooManyActions = (count: number): string | undefined =>
  count > MAX_ACTIONS ? `${count} actions are more than usually get done. Which ones matter most?` : undefined

/** What is said of an action that lacks something required, by the code of the problem. */
export const incomplete: Record<(typeof requiredFields)[number]['code'], string> = {
  'no-owner': 'has no owner',
  'no-due': 'has no due date',
  'no-criterion': 'doesn’t say when it is done',
  'no-cause': 'isn’t linked to a cause',
}

export const effortLabels: Record<Action['effort'], string> = { small: 'Small', medium: 'Medium', large: 'Large' }

type Kind = Exclude<Action['kind'], ''>
export const kindLabels: Record<Kind, string> = {
  prevent: 'Prevent',
  detect: 'Detect',
  mitigate: 'Mitigate',
  respond: 'Respond',
  learn: 'Learn',
}
/** What an action of a kind is for, to choose one. */
export const kindPurposes: Record<Kind, string> = {
  prevent: 'Makes it less likely',
  detect: 'Shows it sooner',
  mitigate: 'Limits the harm',
  respond: 'Helps people respond',
  learn: 'Finds out more',
}
export const ownerKindLabels: Record<Exclude<Action['ownerKind'], ''>, string> = { person: 'Person', team: 'Team' }
