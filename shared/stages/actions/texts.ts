import type { Action } from './model'

export const priorityLabels: Record<Action['priority'], string> = { high: 'High', medium: 'Medium', low: 'Low' }
export const effortLabels: Record<Action['effort'], string> = { small: 'Small', medium: 'Medium', large: 'Large' }
export const statusLabels: Record<Action['status'], string> = {
  open: 'Open',
  'in-progress': 'In progress',
  done: 'Done',
  dropped: 'Dropped',
}
