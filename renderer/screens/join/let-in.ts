import { z } from 'zod'
import { type Failure, failureSchema } from '../../../shared/api/contract'
import { decodeInvite, type Invite, inviteToken } from '../../../shared/api/invite'

const unreachable: Failure = {
  code: 'host-unreachable',
  sentence:
    'The meeting can’t be reached. Are you in the same network or VPN as the facilitator, and is their Debrief open?',
}

const admitted = z.object({ id: z.string() }).partial()

/** Shows the meeting's host that this browser holds the invite; the secret itself never leaves the page. */
export const admitGuest = async (invite: Invite): Promise<{ id: string } | { failure: Failure }> => {
  try {
    const response = await fetch('/guest', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify({ id: invite.documentId, token: inviteToken(invite) }),
    })
    const body: unknown = await response.json().catch(() => undefined)
    if (response.ok) return { id: admitted.safeParse(body).data?.id ?? invite.documentId }
    return { failure: failureSchema.safeParse(body).data ?? unreachable }
  } catch {
    return { failure: unreachable }
  }
}

/** A pasted message or link, or what stands behind the `#` of this page's own address: the invite, or what is wrong. */
export const readLink = (text: string): ReturnType<typeof decodeInvite> =>
  decodeInvite(/^[\w-]+$/.test(text.trim()) ? `debrief://join#${text.trim()}` : text)
