import { z } from 'zod'
import { type Failure, failureSchema } from '../../../shared/protocol/calls'
import { decodeInvite, type Invite, inviteToken } from '../../../shared/protocol/invite'
import { type InvitePreview, invitePreviewSchema } from '../../../shared/protocol/invite-preview'

const unreachable: Failure = {
  code: 'host-unreachable',
  sentence:
    'The meeting can’t be reached. Are you on the same network or VPN as the facilitator, and is their Debrief open?',
}

const admitted = z.object({ id: z.string() }).partial()

/** Proves to the meeting's host that this browser has the invite; the secret itself never leaves the page. */
const postInvite = async (
  path: '/guest' | '/welcome',
  invite: Invite,
): Promise<{ body: unknown } | { failure: Failure }> => {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify({ id: invite.documentId, token: inviteToken(invite) }),
    })
    const body: unknown = await response.json().catch(() => undefined)
    // A host of an older version does not know this path.
    if (response.status === 405) return { body: undefined }
    return response.ok ? { body } : { failure: failureSchema.safeParse(body).data ?? unreachable }
  } catch {
    return { failure: unreachable }
  }
}

/** Signs this browser in to the meeting as a guest. */
export const admitGuest = async (invite: Invite): Promise<{ id: string } | { failure: Failure }> => {
  const answer = await postInvite('/guest', invite)
  return 'failure' in answer ? answer : { id: admitted.safeParse(answer.body).data?.id ?? invite.documentId }
}

/** Asks which meeting an invite leads to; empty if the host can't tell. */
export const fetchInvitePreview = async (invite: Invite): Promise<{ preview?: InvitePreview; failure?: Failure }> => {
  const answer = await postInvite('/welcome', invite)
  if ('failure' in answer) return answer
  const preview = invitePreviewSchema.safeParse(answer.body).data
  return preview ? { preview } : {}
}

/** Decodes the invite in a pasted message or link, or in the fragment of this page's own URL. */
export const readLink = (text: string): ReturnType<typeof decodeInvite> =>
  decodeInvite(/^[\w-]+$/.test(text.trim()) ? `debrief://join#${text.trim()}` : text)
