import type { RosterEntry } from '../incident'

export const roleLabels: Record<RosterEntry['role'], string> = {
  facilitator: 'Facilitator',
  'note-taker': 'Note-taker',
  'incident-commander': 'Incident commander',
  participant: 'Participant',
  observer: 'Observer',
}

/** What each role is for, in one or two sentences. */
export const roleDuties: Record<RosterEntry['role'], string> = {
  facilitator:
    'Keeps the conversation safe, focused on the system, and on time. Asks rather than answers, and does not argue for a cause.',
  'note-taker':
    'Writes down what is said as it is said: events, decisions, actions, and what is parked. Asks for a pause when it goes too fast.',
  'incident-commander': 'Describes how the response was led: what was known, what was decided, and who was called in.',
  participant: 'Shares what they saw and knew at the time, and asks about anything unclear.',
  observer: 'Listens and learns. Questions are welcome; a view from outside often sees what has become normal inside.',
}

export const becauseLabels: Record<NonNullable<RosterEntry['because']>, string> = {
  detected: 'Noticed it',
  diagnosed: 'Found the cause',
  resolved: 'Worked on the fix',
  'owns-system': 'Owns a system involved',
  support: 'Spoke with users',
  product: 'Speaks for the product',
  learning: 'Is here to learn',
}
