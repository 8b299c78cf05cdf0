import { type EventKind, suggestKind } from '../../libs/timeline-import'
import { kindLabel } from '../../meeting/event-kinds'

/** A question for each kind of event that starts a conversation about it. */
const questions = {
  detection: 'What told us, and what could have told us sooner?',
  diagnosis: 'What did the screens show at the time, and what did they leave out?',
  decision: 'Which options did you see, and what made this one the sensible choice?',
  action: 'What made this the natural thing to do, given the tools at hand?',
  communication: 'Who needed to hear this, and how did the news reach them?',
  escalation: 'How did we know whom to call, and what did it take to reach them?',
  mitigation: 'What made this work, and was it prepared or improvised?',
  resolution: 'How did we know it was over?',
  other: 'What was known at the time, and where did it come from?',
} as const satisfies Record<EventKind, string>

/** The question that starts a conversation about a kind of event. */
export const kindQuestion = (kind: EventKind): string => questions[kind]

/** The name of the kind that an event's words suggest; empty if they suggest none. */
export const suggestedKindLabel = (text: string): string => {
  const kind = suggestKind(text)
  return kind ? kindLabel(kind) : ''
}
