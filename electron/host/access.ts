import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { documentIdSchema } from '../../shared/protocol/document-id'
import { inviteToken, readOnlyInvite } from '../../shared/protocol/invite'
import { type InviteAccess, inviteAccessSchema } from '../../shared/protocol/invite-access'
import type { Identity } from './app/identity'
import type { Meetings, Share } from './app/meetings'

/** Who sent a request, once it was authenticated. */
export type Visitor =
  | { kind: 'own' }
  /** The command line on this computer, which may read documents and merge files into them. */
  | { kind: 'command' }
  /** A browser with an invite, identified by `session`. The newest grant comes first. */
  | { kind: 'guest'; session: string; grants: Grant[] }
  /** Another person's host, identified by `instance`, which only the two hosts know. */
  | { kind: 'link'; instance: string; grants: Grant[] }

/** One document that a visitor may open. */
export type Grant = { documentId: string; access: InviteAccess }

/** Header of another host's upgrade request that identifies it. */
export const INSTANCE_HEADER = 'x-debrief-instance'

const MAX_GRANTS = 8
const TOKEN_TTL_MS = 10 * 60_000
const COOKIE_MAX_AGE_SECONDS = 365 * 24 * 3600

/** Compares secrets in constant time. */
const isSameSecret = (a: string, b: string): boolean => {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

const parseCookies = (request: IncomingMessage): Map<string, string> =>
  new Map(
    (request.headers.cookie ?? '').split(';').flatMap((part) => {
      const at = part.indexOf('=')
      return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const]
    }),
  )

/** Authenticates requests by their cookies and tokens, which nothing else in the host reads. */
export type Access = ReturnType<typeof createAccess>

/** Deriving a token takes half a millisecond, and every request with a cookie needs one. */
const derived = new WeakMap<Share, Record<InviteAccess, string>>()

/** The tokens that open a shared document, by the access they give. */
const shareTokens = (documentId: string, share: Share): Record<InviteAccess, string> => {
  const known = derived.get(share)
  if (known) return known
  const invite = { documentId, access: 'edit' as const, secret: share.secret, addresses: [], fingerprint: '' }
  const tokens = { edit: inviteToken(invite), read: inviteToken(readOnlyInvite(invite)) }
  derived.set(share, tokens)
  return tokens
}

/** Local pages send a cookie that they got for a one-time token, guests a cookie with their grants, hosts a token. */
export const createAccess = (identity: Identity, meetings: Meetings, now: () => number = Date.now) => {
  const { instance } = identity.value()
  const ownCookie = `debrief_${instance}`
  const guestCookie = `debrief_guest_${instance}`
  const ownValue = identity.sign('own page')
  const commandKey = randomBytes(24).toString('base64url')
  const tokens = new Map<string, number>()

  /** Signs a grant together with the share's current token, so that renewing the secret ends every earlier session. */
  const sign = (session: string, { documentId, access }: Grant): string | undefined => {
    const share = meetings.share(documentId)
    if (!share?.isOpen || !share.allowBrowsers) return undefined
    return identity.sign(['guest', session, documentId, access, shareTokens(documentId, share)[access]].join(' '))
  }

  const readGuest = (request: IncomingMessage): { session: string; grants: Grant[] } | undefined => {
    const [session, ...parts] = (parseCookies(request).get(guestCookie) ?? '').split('~')
    if (!session) return undefined
    const grants = parts.slice(0, MAX_GRANTS).flatMap((part) => {
      const [documentId = '', accessText, signature = ''] = part.split('.')
      const access = inviteAccessSchema.safeParse(accessText).data
      if (!access || !documentIdSchema.safeParse(documentId).success) return []
      const expected = sign(session, { documentId, access })
      return expected !== undefined && isSameSecret(expected, signature) ? [{ documentId, access }] : []
    })
    return grants.length > 0 ? { session, grants } : undefined
  }

  const accessByToken = (documentId: string, token: string): InviteAccess | undefined => {
    const share = documentIdSchema.safeParse(documentId).success ? meetings.share(documentId) : undefined
    if (!share?.isOpen) return undefined
    const expected = shareTokens(documentId, share)
    if (isSameSecret(expected.edit, token)) return 'edit'
    return isSameSecret(expected.read, token) ? 'read' : undefined
  }

  const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${COOKIE_MAX_AGE_SECONDS}`

  return {
    /** A one-time token, valid for ten minutes; part of the URL that opens the page. */
    newToken: (): string => {
      for (const [token, until] of tokens) if (until < now()) tokens.delete(token)
      const token = randomBytes(24).toString('base64url')
      tokens.set(token, now() + TOKEN_TTL_MS)
      return token
    },
    /** Exchanges a valid token for the local page's cookie; the token cannot be used again. */
    exchange: (token: string): string | undefined => {
      const until = tokens.get(token)
      tokens.delete(token)
      return until !== undefined && until >= now() ? `${ownCookie}=${ownValue}; ${attributes}` : undefined
    },
    /** Authenticates the person at this computer. */
    own: (request: IncomingMessage): Visitor | undefined =>
      isSameSecret(parseCookies(request).get(ownCookie) ?? '', ownValue) ? { kind: 'own' } : undefined,
    /** The key that the folder's lock holds for the command line, new at each start. */
    commandKey,
    /** Authenticates the command line by that key. No page's request counts, whatever it sends: those have an Origin. */
    command: (request: IncomingMessage): Visitor | undefined =>
      request.headers.origin === undefined && isSameSecret(request.headers.authorization ?? '', `Bearer ${commandKey}`)
        ? { kind: 'command' }
        : undefined,
    /** Authenticates a browser with an invite. */
    guest: (request: IncomingMessage): Visitor | undefined => {
      const guest = readGuest(request)
      return guest && { kind: 'guest', ...guest }
    },
    /** Authenticates another host, by its `Authorization` header and the document in its query. */
    link: (request: IncomingMessage, documentId: string): Visitor | undefined => {
      const token = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.authorization ?? '')?.[1]
      const named = request.headers[INSTANCE_HEADER]
      const access = token && accessByToken(documentId, token)
      if (!access || typeof named !== 'string' || !/^[\w-]{16,64}$/.test(named)) return undefined
      return { kind: 'link', instance: named, grants: [{ documentId, access }] }
    },
    /** The access that an invite's token grants; undefined if it is not valid. */
    accessByToken,
    /**
     * A guest's cookie for a valid invite and those that the browser already has; undefined if the invite is not valid.
     */
    admitGuest: (
      request: IncomingMessage,
      documentId: string,
      token: string,
    ): { cookie: string; visitor: Visitor } | undefined => {
      const access = accessByToken(documentId, token)
      if (!access || !meetings.share(documentId)?.allowBrowsers) return undefined
      const known = readGuest(request)
      const session = known?.session ?? randomBytes(16).toString('base64url')
      const others = (known?.grants ?? []).filter((grant) => grant.documentId !== documentId)
      const grants = [{ documentId, access }, ...others].slice(0, MAX_GRANTS)
      const parts = grants.flatMap((grant) => {
        const signature = sign(session, grant)
        return signature === undefined ? [] : [`${grant.documentId}.${grant.access}.${signature}`]
      })
      const cookie = `${guestCookie}=${[session, ...parts].join('~')}; ${attributes}`
      return { cookie, visitor: { kind: 'guest', session, grants } }
    },
  }
}

const isLocal = (visitor: Visitor): visitor is Extract<Visitor, { kind: 'own' | 'command' }> =>
  visitor.kind === 'own' || visitor.kind === 'command'

/** The key by which a visitor is counted and recognized: a browser, another host, or all of this computer together. */
export const getPrincipal = (visitor: Visitor): string =>
  isLocal(visitor) ? 'own' : visitor.kind === 'guest' ? `guest ${visitor.session}` : `link ${visitor.instance}`

/** Whether a visitor may edit no document at all. */
export const isReader = (visitor: Visitor): boolean =>
  !isLocal(visitor) && visitor.grants.every(({ access }) => access === 'read')

/** A visitor's access to a document; undefined if they may not even learn that it exists. */
export const accessTo = (visitor: Visitor, documentId: string): InviteAccess | undefined =>
  isLocal(visitor) ? 'edit' : visitor.grants.find((grant) => grant.documentId === documentId)?.access
