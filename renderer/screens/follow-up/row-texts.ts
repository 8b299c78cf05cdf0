import type { FollowUpRow } from '../../../shared/document/follow-up'
import { dueText } from '../../../shared/meeting/capture/due'
import { actionStatusLabels, isFinished } from '../../../shared/meeting/commitments'
import { countText } from '../../../shared/meeting/format'

/** When an action is due, in words: `3 days overdue`, `Tue 14 Mar`; of a finished one, that it is finished. */
export const whenText = ({ action, daysOverdue }: FollowUpRow, today: string): string => {
  if (isFinished(action)) return actionStatusLabels[action.status]
  if (daysOverdue > 0) return `${countText(daysOverdue, 'day')} overdue`
  if (action.due === '') return 'No date'
  return action.due === today ? 'Today' : dueText(action.due, today)
}
