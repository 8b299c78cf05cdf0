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

/** Shows the meeting's host that this browser holds the invite; the secret itself never leaves the page. */
const show = async (path: '/guest' | '/welcome', invite: Invite): Promise<{ body: unknown } | { failure: Failure }> => {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify({ id: invite.documentId, token: inviteToken(invite) }),
    })
    const body: unknown = await response.json().catch(() => undefined)
    // A host of an older version does not know this address.
    if (response.status === 405) return { body: undefined }
    return response.ok ? { body } : { failure: failureSchema.safeParse(body).data ?? unreachable }
  } catch {
    return { failure: unreachable }
  }
}

/** Signs this browser in to the meeting as a guest. */
export const admitGuest = async (invite: Invite): Promise<{ id: string } | { failure: Failure }> => {
  const shown = await show('/guest', invite)
  return 'failure' in shown ? shown : { id: admitted.safeParse(shown.body).data?.id ?? invite.documentId }
}

/** Asks which meeting an invite leads to; empty if the host can't tell. */
export const fetchInvitePreview = async (invite: Invite): Promise<{ welcome?: InvitePreview; failure?: Failure }> => {
  const shown = await show('/welcome', invite)
  if ('failure' in shown) return shown
  const welcome = invitePreviewSchema.safeParse(shown.body).data
  return welcome ? { welcome } : {}
}

/** A pasted message or link, or what stands behind the `#` of this page's own address: the invite, or what is wrong. */
export const readLink = (text: string): ReturnType<typeof decodeInvite> =>
  decodeInvite(/^[\w-]+$/.test(text.trim()) ? `debrief://join#${text.trim()}` : text)
