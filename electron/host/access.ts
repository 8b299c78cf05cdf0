import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { documentIdSchema } from '../../shared/protocol/document-id'
import { type InviteAccess, inviteAccessSchema } from '../../shared/protocol/invite'
import type { Identity } from './app/identity'
import { type Meetings, shareTokens } from './app/meetings'

/** Whoever a request comes from, once it has shown what lets it in. */
export type Visitor =
  | { kind: 'own' }
  /** A browser with an invite; `session` tells one from another. Newest grant first. */
  | { kind: 'guest'; session: string; grants: Grant[] }
  /** Another person's host; `instance` is known only to the two hosts. */
  | { kind: 'link'; instance: string; grants: Grant[] }

/** One document that a visitor may open. */
export type Grant = { documentId: string; access: InviteAccess }

/** Header of a link's upgrade request that tells its hosts apart. */
export const INSTANCE_HEADER = 'x-debrief-instance'

const MOST_GRANTS = 8
const TOKEN_LIFE = 10 * 60_000
const YEAR = 365 * 24 * 3600

/** Compares secrets in the same time whatever they are. */
const isSame = (a: string, b: string): boolean => {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

const cookiesOf = (request: IncomingMessage): Map<string, string> =>
  new Map(
    (request.headers.cookie ?? '').split(';').flatMap((part) => {
      const at = part.indexOf('=')
      return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const]
    }),
  )

/** Decides who is let in, from cookies and tokens; nothing else in the host reads those. */
export type Access = ReturnType<typeof createAccess>

/** Own pages by a cookie that a one-time token is exchanged for, guests by a cookie per invite, hosts by a token. */
export const createAccess = (identity: Identity, meetings: Meetings, now: () => number = Date.now) => {
  const { instance } = identity.value()
  const ownCookie = `debrief_${instance}`
  const guestCookie = `debrief_guest_${instance}`
  const ownValue = identity.sign('own page')
  const tokens = new Map<string, number>()

  /** A signature over the share's present token: renewing the secret ends every session made with the old one. */
  const sealOf = (session: string, { documentId, access }: Grant): string | undefined => {
    const share = meetings.share(documentId)
    if (!share?.isOpen || !share.allowBrowsers) return undefined
    return identity.sign(['guest', session, documentId, access, shareTokens(documentId, share)[access]].join(' '))
  }

  const guestOf = (request: IncomingMessage): { session: string; grants: Grant[] } | undefined => {
    const [session, ...parts] = (cookiesOf(request).get(guestCookie) ?? '').split('~')
    if (!session) return undefined
    const grants = parts.slice(0, MOST_GRANTS).flatMap((part) => {
      const [documentId = '', accessText, seal = ''] = part.split('.')
      const access = inviteAccessSchema.safeParse(accessText).data
      if (!access || !documentIdSchema.safeParse(documentId).success) return []
      const expected = sealOf(session, { documentId, access })
      return expected !== undefined && isSame(expected, seal) ? [{ documentId, access }] : []
    })
    return grants.length > 0 ? { session, grants } : undefined
  }

  const accessByToken = (documentId: string, token: string): InviteAccess | undefined => {
    const share = documentIdSchema.safeParse(documentId).success ? meetings.share(documentId) : undefined
    if (!share?.isOpen) return undefined
    const expected = shareTokens(documentId, share)
    if (isSame(expected.edit, token)) return 'edit'
    return isSame(expected.read, token) ? 'read' : undefined
  }

  const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${YEAR}`

  return {
    /** A token for one exchange within ten minutes; part of the address that opens the page. */
    newToken: (): string => {
      for (const [token, until] of tokens) if (until < now()) tokens.delete(token)
      const token = randomBytes(24).toString('base64url')
      tokens.set(token, now() + TOKEN_LIFE)
      return token
    },
    /** The own page's cookie for a good token, which is used up; undefined for any other. */
    exchange: (token: string): string | undefined => {
      const until = tokens.get(token)
      tokens.delete(token)
      return until !== undefined && until >= now() ? `${ownCookie}=${ownValue}; ${attributes}` : undefined
    },
    /** The person at this computer. */
    own: (request: IncomingMessage): Visitor | undefined =>
      isSame(cookiesOf(request).get(ownCookie) ?? '', ownValue) ? { kind: 'own' } : undefined,
    /** A browser that came with an invite. */
    guest: (request: IncomingMessage): Visitor | undefined => {
      const guest = guestOf(request)
      return guest && { kind: 'guest', ...guest }
    },
    /** Another host, by the `Authorization` of its upgrade request and the document in its query. */
    link: (request: IncomingMessage, documentId: string): Visitor | undefined => {
      const token = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.authorization ?? '')?.[1]
      const named = request.headers[INSTANCE_HEADER]
      const access = token && accessByToken(documentId, token)
      if (!access || typeof named !== 'string' || !/^[\w-]{16,64}$/.test(named)) return undefined
      return { kind: 'link', instance: named, grants: [{ documentId, access }] }
    },
    /** What an invite's token gives in a document; undefined for one that does not count. */
    accessByToken,
    /** A guest's cookie for a good invite, added to those the browser has; undefined for one that no longer counts. */
    admitGuest: (
      request: IncomingMessage,
      documentId: string,
      token: string,
    ): { cookie: string; visitor: Visitor } | undefined => {
      const access = accessByToken(documentId, token)
      if (!access || !meetings.share(documentId)?.allowBrowsers) return undefined
      const known = guestOf(request)
      const session = known?.session ?? randomBytes(16).toString('base64url')
      const others = (known?.grants ?? []).filter((grant) => grant.documentId !== documentId)
      const grants = [{ documentId, access }, ...others].slice(0, MOST_GRANTS)
      const parts = grants.flatMap((grant) => {
        const seal = sealOf(session, grant)
        return seal === undefined ? [] : [`${grant.documentId}.${grant.access}.${seal}`]
      })
      const cookie = `${guestCookie}=${[session, ...parts].join('~')}; ${attributes}`
      return { cookie, visitor: { kind: 'guest', session, grants } }
    },
  }
}

/** Who a visitor is, for whatever is counted or bound by person: a browser, another host, or the own pages together. */
export const principalOf = (visitor: Visitor): string =>
  visitor.kind === 'own' ? 'own' : visitor.kind === 'guest' ? `guest ${visitor.session}` : `link ${visitor.instance}`

/** Whether a visitor may change no document at all. */
export const isReader = (visitor: Visitor): boolean =>
  visitor.kind !== 'own' && visitor.grants.every(({ access }) => access === 'read')

/** What a visitor may do with a document; undefined: nothing, not even learn that it exists. */
export const accessTo = (visitor: Visitor, documentId: string): InviteAccess | undefined =>
  visitor.kind === 'own' ? 'edit' : visitor.grants.find((grant) => grant.documentId === documentId)?.access
