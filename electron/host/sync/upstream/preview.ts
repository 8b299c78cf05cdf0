import { request } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { type Invite, inviteToken } from '../../../../shared/protocol/invite'
import { type InvitePreview, invitePreviewSchema } from '../../../../shared/protocol/invite-preview'
import { type DialFailure, dial } from './dial'

/** How long the meeting's host may take to answer. */
const REQUEST_TIMEOUT_MS = 8_000
const MAX_ANSWER_BYTES = 1024 * 1024

/**
 * Asks the meeting's host which meeting an invite leads to. Undefined if the host is of an older version without
 * previews.
 */
export const fetchInvitePreview = async (
  invite: Invite,
): Promise<InvitePreview | DialFailure | 'refused' | undefined> => {
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS)
  const pinned = await dial(invite, signal)
  if (typeof pinned === 'string') return pinned
  const { socket, address } = pinned
  try {
    const answer = await post(socket, address, invite, signal)
    if (answer.status === 403) return 'refused'
    return answer.status === 200 ? invitePreviewSchema.safeParse(JSON.parse(answer.body)).data : undefined
  } catch {
    // Joining may still work; if it doesn't, it says why.
    return undefined
  } finally {
    socket.destroy()
  }
}

const post = (socket: TLSSocket, address: string, invite: Invite, signal: AbortSignal) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(
      `https://${address}/welcome`,
      {
        method: 'POST',
        signal,
        createConnection: () => socket,
        headers: { 'content-type': 'application/json', origin: `https://${address}` },
      },
      (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (text: string) => {
          body += text
          if (body.length > MAX_ANSWER_BYTES) response.destroy(new Error('the answer is too long'))
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify({ id: invite.documentId, token: inviteToken(invite) }))
  })
