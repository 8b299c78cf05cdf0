import type { ActionFieldId, DeadlineId, PostmortemFieldId } from '../../../shared/protocol/policies'
import type { DayUnit } from './policy-draft'

export const unitLabels: Record<DayUnit, string> = {
  none: 'No deadline',
  days: 'Days',
  'business-days': 'Business days',
}

export const deadlineLabels: Record<DeadlineId, string> = {
  draftHours: 'The draft is written within this many hours of the incident',
  highPriorityDueDays: 'Actions of high priority are due within this many days of the incident',
  progressCheckDays: 'Check that actions are in progress after this many days',
  completionCheckDays: 'Check that actions are done after this many days',
  effectCheckDays: 'Ask whether an action worked this many days after it was done',
}

export const actionFieldLabels: Record<ActionFieldId, string> = {
  owner: 'Owner',
  due: 'Due date',
  criterion: 'Done when',
  cause: 'Cause',
  kind: 'Kind',
  ticket: 'Ticket',
}

export const postmortemFieldLabels: Record<PostmortemFieldId, string> = {
  title: 'Title',
  incidentId: 'Incident number',
  services: 'Services',
  startedAt: 'Started',
  detectedAt: 'Detected',
  mitigatedAt: 'Mitigated',
  resolvedAt: 'Resolved',
  owner: 'Owner',
  authors: 'Authors',
  whatHappened: 'What happened',
  whatMadeItPossible: 'What made it possible',
  whyNotCaughtEarlier: 'Why it wasn’t caught earlier',
}
