import type { Invite } from '../../../../shared/protocol/invite'
import { UserError } from '../../user-error'
import type { DialFailure } from './dial'
import type { DisconnectReason } from './host-socket'

const failures = {
  unreachable: (addresses: string) =>
    new UserError(
      'unreachable',
      `The meeting’s host doesn’t answer at ${addresses}. Are you on the same network or VPN, and is Debrief running there?`,
    ),
  'wrong-host': () =>
    new UserError(
      'wrong-host',
      'Another computer answers at the meeting’s address, so nothing was sent to it. Ask the facilitator for a new invite.',
    ),
  refused: () => new UserError('refused', 'This invite no longer works. Ask the facilitator for a new one.'),
  unsafe: (_addresses: string, reason: string) =>
    new UserError(
      'unsafe',
      `This postmortem was not accepted, and nothing on this computer has changed. ${reason} Ask the facilitator to check their copy.`,
    ),
  unmergeable: () => new UserError('lost', 'The meeting’s host rejected this computer’s copy of the postmortem.'),
  lost: () => new UserError('lost', 'The connection to the meeting’s host broke while joining. Try again.'),
} satisfies Record<DialFailure | DisconnectReason, (addresses: string, reason: string) => UserError>

/** Why a meeting could not be joined, for the person who tried. `reason`: with `unsafe`, what is wrong with the document. */
export const joinFailure = (cause: DialFailure | DisconnectReason, { addresses }: Invite, reason = ''): UserError =>
  failures[cause](addresses.join(', '), reason)
