import type { Milestone } from '../../meeting/incident'
import type { Affected } from './model'

export const affectedLabels: Record<Affected, string> = {
  users: 'Users',
  business: 'Business',
  engineering: 'Engineering time',
  trust: 'Trust',
  debt: 'Technical debt',
}

/** What to ask about each while it has no measures. */
export const affectedQuestions: Record<Affected, string> = {
  users: 'How many people noticed, and what did it look like to them?',
  business: 'What did it cost, in money, orders or agreed service levels?',
  engineering: 'How many hours went into the response, and what stood still meanwhile?',
  trust: 'Who had to be told, and what do they believe about us now?',
  debt: 'Which workarounds from that day are still in place?',
}

/** The durations between milestones: a label, and where each starts and ends. */
export const durations: readonly (readonly [label: string, from: Milestone, to: Milestone])[] = [
  ['Time to detect', 'startedAt', 'detectedAt'],
  ['Time to mitigate', 'startedAt', 'mitigatedAt'],
  ['Duration', 'startedAt', 'resolvedAt'],
]
