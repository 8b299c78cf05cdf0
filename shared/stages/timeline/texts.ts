import { suggestKind } from '../../libs/timeline-import'
import type { EventKind } from './model'

export const kindLabels: Record<EventKind, string> = {
  detection: 'Detection',
  diagnosis: 'Diagnosis',
  decision: 'Decision',
  action: 'Action',
  communication: 'Communication',
  escalation: 'Escalation',
  mitigation: 'Mitigation',
  resolution: 'Resolution',
  other: 'Event',
}

/** The kind that an event's words suggest, by its name; empty where they suggest none. */
export const describeKind = (text: string): string => {
  const kind = suggestKind(text)
  return kind ? kindLabels[kind] : ''
}

/** The question that opens each kind of event up. */
export const kindQuestions: Record<EventKind, string> = {
  detection: 'What told us, and what could have told us sooner?',
  diagnosis: 'What did the screens show at the time, and what did they leave out?',
  decision: 'Which options did you see, and what made this one the sensible choice?',
  action: 'What made this the natural thing to do, given the tools at hand?',
  communication: 'Who needed to hear this, and how did the news reach them?',
  escalation: 'How did we know whom to call, and what did it take to reach them?',
  mitigation: 'What made this work, and was it prepared or improvised?',
  resolution: 'How did we know it was over?',
  other: 'What was known at the time, and where did it come from?',
}
