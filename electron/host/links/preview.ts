import { request } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { type Invite, inviteToken } from '../../../shared/api/invite'
import { type Welcome, welcomeSchema } from '../../../shared/api/welcome'
import { type DialFailure, dial } from './dial'

/** How long the meeting's host may take to answer, ms. */
const TIMEOUT_MS = 8_000
const MAX_ANSWER_BYTES = 1024 * 1024

/** Asks the meeting's host which meeting an invite leads to. Undefined from a host of an older version, which can't tell. */
export const askWelcome = async (invite: Invite): Promise<Welcome | DialFailure | 'refused' | undefined> => {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const dialled = await dial(invite, signal)
  if (typeof dialled === 'string') return dialled
  const { socket, address } = dialled
  try {
    const answer = await post(socket, address, invite, signal)
    if (answer.status === 403) return 'refused'
    return answer.status === 200 ? welcomeSchema.safeParse(JSON.parse(answer.body)).data : undefined
  } catch {
    // Whatever the other host answered, joining is still possible; it says what is wrong if it is not.
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
