import { UserError } from '../user-error'

/** The document is one of another host, whose invite lets this person only read it. */
export const mayOnlyRead = new UserError(
  'read-only',
  'You can read this postmortem, but not change it. Ask the facilitator for an invite to edit.',
  { status: 403 },
)
