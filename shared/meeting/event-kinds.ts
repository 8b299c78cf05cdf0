import { type EventKind, eventKinds } from '../libs/timeline-import'

/** The names of the kinds of events. */
export const kindLabels = {
  detection: 'Detection',
  diagnosis: 'Diagnosis',
  decision: 'Decision',
  action: 'Action',
  communication: 'Communication',
  escalation: 'Escalation',
  mitigation: 'Mitigation',
  resolution: 'Resolution',
  other: 'Event',
} as const satisfies Record<EventKind, string>

/** The name of a kind of event. */
export const kindLabel = (kind: EventKind): string => kindLabels[kind]

/** The kinds to choose from; the number keys choose them in this order. */
export const kindOptions: readonly { value: EventKind; label: string }[] = eventKinds.map((value) => ({
  value,
  label: kindLabel(value),
}))
