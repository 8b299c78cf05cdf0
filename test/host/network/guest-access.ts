import { request } from 'node:http'
import { decodeInvite, inviteToken } from '../../../shared/protocol/invite'
import { share, type TestHost } from './support'

/** A link for browsers to a new or an existing document. */
export const shareForBrowsers = async (host: TestHost, access: 'edit' | 'read' = 'edit', id?: string) => {
  const shared = await share(host, access, true, id)
  return { ...shared, browserLink: shared.browserLink ?? '' }
}

/** The parts of a link for browsers. */
export const readBrowserLink = (link: string) => {
  const reading = decodeInvite(link)
  if ('failure' in reading) throw new Error(reading.failure.sentence)
  const { invite } = reading
  return { origin: new URL(link).origin, id: invite.documentId, token: inviteToken(invite) }
}

type GuestResponse = { origin: string; id: string; status: number; cookie: string; setCookie: string }

/** Joins over a new connection, as a new guest each time or as the browser whose cookie is given. */
export const joinAsGuest = (link: string, known = ''): Promise<GuestResponse> => {
  const { origin, id, token } = readBrowserLink(link)
  const body = JSON.stringify({ id, token })
  const headers = { 'content-type': 'application/json', 'content-length': body.length, origin, cookie: known }
  return new Promise((resolve, reject) => {
    const sentRequest = request(`${origin}/guest`, { method: 'POST', headers, agent: false }, (response) => {
      response.resume()
      const setCookie = response.headers['set-cookie']?.[0] ?? ''
      resolve({ origin, id, status: response.statusCode ?? 0, cookie: setCookie.split(';')[0] ?? '', setCookie })
    })
    sentRequest.on('error', reject)
    sentRequest.end(body)
  })
}
