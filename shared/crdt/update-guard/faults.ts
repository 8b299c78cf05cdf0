/** Why an update is refused. `message` is for people. */
export type UpdateFault = { code: UpdateFaultCode; message: string }

const messages = {
  damaged: 'The change is damaged: it cannot be read.',
  'too-large': 'The change is larger than a whole postmortem may be.',
  'too-many-items': 'The change contains too much at once. Add less at a time, for example 5,000 rows.',
  'too-many-clients': 'The change claims too many authors.',
  'run-too-long': 'The change claims a length that no text has.',
  'too-deep': 'The change is nested too deeply.',
  'value-too-large': 'The change contains a value that is too large.',
  'forbidden-name': 'The change uses a name that is not allowed.',
  'unknown-content': 'The change contains something that this version of Debrief doesn’t know.',
  'missing-parent': 'The change belongs to something that is not in this postmortem.',
  'head-changed': 'The change would replace the id or the version of this postmortem.',
  'parked-full': 'The change builds on too much that has not arrived.',
  'document-full': 'This postmortem is full. Shorten its longest texts before you add more.',
  'too-costly': 'The change would take too long to merge.',
  unreadable: 'After the change, this postmortem could not be saved and opened again.',
} as const

export type UpdateFaultCode = keyof typeof messages

/** The fault with its message. */
export const fault = (code: UpdateFaultCode): UpdateFault => ({ code, message: messages[code] })

/** Thrown within the guard to end a check at the first fault; never leaves it. */
export class RejectedUpdate extends Error {
  constructor(readonly code: UpdateFaultCode) {
    super(code)
  }
}
