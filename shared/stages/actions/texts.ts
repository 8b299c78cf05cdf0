import { type Action, MAX_ACTIONS } from './model'

/** Shown for a list that has grown too long; undefined for any other. */
export const tooManyActions = (count: number): string | undefined =>
  count > MAX_ACTIONS ? `${count} actions are more than usually get done. Which ones matter most?` : undefined

export const priorityLabels: Record<Action['priority'], string> = { high: 'High', medium: 'Medium', low: 'Low' }
export const effortLabels: Record<Action['effort'], string> = { small: 'Small', medium: 'Medium', large: 'Large' }
export const actionStatusLabels: Record<Action['status'], string> = {
  open: 'Open',
  'in-progress': 'In progress',
  done: 'Done',
  dropped: 'Dropped',
}
