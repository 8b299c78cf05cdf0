import { type EventKind, eventKinds, suggestKind } from '../../libs/timeline-import'

/** The texts for each kind of event: its name, and a question that starts a conversation about it. */
const kinds = {
  detection: { label: 'Detection', question: 'What told us, and what could have told us sooner?' },
  diagnosis: {
    label: 'Diagnosis',
    question: 'What did the screens show at the time, and what did they leave out?',
  },
  decision: {
    label: 'Decision',
    question: 'Which options did you see, and what made this one the sensible choice?',
  },
  action: { label: 'Action', question: 'What made this the natural thing to do, given the tools at hand?' },
  communication: {
    label: 'Communication',
    question: 'Who needed to hear this, and how did the news reach them?',
  },
  escalation: {
    label: 'Escalation',
    question: 'How did we know whom to call, and what did it take to reach them?',
  },
  mitigation: { label: 'Mitigation', question: 'What made this work, and was it prepared or improvised?' },
  resolution: { label: 'Resolution', question: 'How did we know it was over?' },
  other: { label: 'Event', question: 'What was known at the time, and where did it come from?' },
} as const satisfies Record<EventKind, { label: string; question: string }>

/** The name of a kind of event. */
export const kindLabel = (kind: EventKind): string => kinds[kind].label

/** The question that starts a conversation about a kind of event. */
export const kindQuestion = (kind: EventKind): string => kinds[kind].question

/** The kinds to choose from; the number keys choose them in this order. */
export const kindOptions: readonly { value: EventKind; label: string }[] = eventKinds.map((value) => ({
  value,
  label: kindLabel(value),
}))

/** The name of the kind that an event's words suggest; empty if they suggest none. */
export const suggestedKindLabel = (text: string): string => {
  const kind = suggestKind(text)
  return kind ? kindLabel(kind) : ''
}
