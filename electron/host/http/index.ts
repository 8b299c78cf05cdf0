import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { documentIdSchema } from '../../../shared/protocol/document-id'
import type { InvitePreview } from '../../../shared/protocol/invite-preview'
import { type Access, accessTo, getPrincipal, isReader, type Visitor } from '../access'
import { createKeyedBuckets, limits, type Rate } from '../limits'
import type { Rights } from '../sync/relay'
import { UserError } from '../user-error'
import { addressGroup } from './addresses'
import { answerError, answerJson, answerText, readJson } from './answer'
import { commonHeaders } from './headers'
import { checkOrigin, type Listener } from './origin'
import type { createPages } from './pages'

/** Enough for an invite's id and token. */
const MAX_INVITE_BODY_BYTES = 4_096

const inviteProofSchema = z.object({ id: documentIdSchema, token: z.string().regex(/^[0-9a-f]{64}$/) })

const revoked = new UserError('refused', 'This invite no longer works. Ask the facilitator for a new one.', {
  status: 403,
})
const tooMany = new UserError('too-many', 'Too many attempts. Wait a moment and try again.', { status: 429 })
const signedOut = 'This address was already used or has expired. Restart Debrief to get a new one.'

type Options = {
  access: Access
  pages: ReturnType<typeof createPages>
  api: (request: IncomingMessage, response: ServerResponse, name: string, visitor: Visitor | undefined) => Promise<void>
  invitePreview: (documentId: string) => Promise<InvitePreview | UserError>
  events: (request: IncomingMessage, response: ServerResponse) => void
  acceptSync: (socket: WebSocket, request: IncomingMessage, rights: Rights) => void
  acceptSignaling: (socket: WebSocket, rights: Rights) => void
  log: (line: string) => void
  /** How many requests each address may send, and what requests beyond that wait for. */
  throttle?: { rate: Rate; wait: () => Promise<unknown> }
}

const requestThrottle = { rate: limits.REQUEST_RATE, wait: () => setTimeout(limits.REFUSAL_DELAY_MS) }

/** Routes the requests and upgrades of both listeners. */
export const createRouter = (options: Options) => {
  const { access, pages, api, log, throttle = requestThrottle } = options
  const createServer = (maxPayload: number) => new WebSocketServer({ noServer: true, maxPayload })
  const servers = {
    sync: createServer(limits.MAX_SYNC_MESSAGE_BYTES),
    readOnlySync: createServer(limits.MAX_READER_MESSAGE_BYTES),
    signaling: createServer(limits.MAX_SIGNALING_MESSAGE_BYTES),
  }
  const wrongInvites = createKeyedBuckets(limits.WRONG_INVITE_RATE)
  const requests = createKeyedBuckets(throttle.rate)

  const findVisitor = (request: IncomingMessage, listener: Listener): Visitor | undefined =>
    listener.kind === 'own' ? access.own(request) : access.guest(request)

  const admitGuest = async (request: IncomingMessage, response: ServerResponse, listener: Listener): Promise<void> => {
    const body = await readJson(request, MAX_INVITE_BODY_BYTES)
    if (body instanceof UserError) return answerError(response, body)
    const proof = inviteProofSchema.safeParse(body.json)
    const admitted = proof.success ? access.admitGuest(request, proof.data.id, proof.data.token) : undefined
    if (!proof.success || !admitted) {
      // Checked after the invite: a valid one is accepted, however many wrong ones came from its address.
      if (wrongInvites.take(addressGroup(request.socket.remoteAddress))) return answerError(response, revoked)
      await setTimeout(limits.REFUSAL_DELAY_MS)
      return answerError(response, tooMany)
    }
    listener.admit(request, getPrincipal(admitted.visitor))
    answerJson(response, 200, { id: proof.data.id }, { 'Set-Cookie': admitted.cookie })
  }

  /** Sends a meeting's preview to whoever has its invite: to other hosts always, to browsers only if they may join. */
  const sendInvitePreview = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readJson(request, MAX_INVITE_BODY_BYTES)
    if (body instanceof UserError) return answerError(response, body)
    const proof = inviteProofSchema.safeParse(body.json)
    const access = proof.success ? options.access.accessByToken(proof.data.id, proof.data.token) : undefined
    if (!proof.success || !access)
      return answerError(response, wrongInvites.take(addressGroup(request.socket.remoteAddress)) ? revoked : tooMany)
    const preview = await options.invitePreview(proof.data.id)
    return preview instanceof UserError ? answerError(response, preview) : answerJson(response, 200, preview)
  }

  const signIn = (response: ServerResponse, url: URL) => {
    const cookie = access.exchange(url.searchParams.get('token') ?? '')
    if (cookie === undefined) return answerText(response, 403, signedOut)
    response.writeHead(303, {
      ...commonHeaders,
      'Set-Cookie': cookie,
      Location: '/',
      'Cache-Control': 'no-store',
    })
    response.end()
  }

  const route = async (request: IncomingMessage, response: ServerResponse, listener: Listener): Promise<void> => {
    // Slowed down rather than refused: a whole office behind one address may load the page at once.
    const isTooFast = listener.kind === 'network' && !requests.take(addressGroup(request.socket.remoteAddress))
    if (isTooFast) await throttle.wait()
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const command = listener.kind === 'own' ? access.command(request) : undefined
    const fail = checkOrigin(request, listener, !isRead && !command)
    if (fail) return answerError(response, fail)
    const url = new URL(request.url ?? '/', 'http://host')
    const path = decodeURIComponent(url.pathname)
    if (request.method === 'POST' && path.startsWith('/api/')) {
      const visitor = command ?? findVisitor(request, listener)
      if (visitor && !listener.admit(request, getPrincipal(visitor))) return answerError(response, tooMany)
      return api(request, response, path.slice('/api/'.length), visitor)
    }
    if (request.method === 'POST' && path === '/guest' && listener.kind === 'network')
      return admitGuest(request, response, listener)
    if (request.method === 'POST' && path === '/welcome' && listener.kind === 'network')
      return sendInvitePreview(request, response)
    if (!isRead)
      return answerText(response, 405, 'This address doesn’t accept this kind of request.', { Allow: 'GET, HEAD' })
    if (path === '/open' && listener.kind === 'own') {
      // A browser that is already signed in may follow an old URL again.
      if (access.own(request)) return answerText(response, 303, '', { Location: '/' })
      return signIn(response, url)
    }
    if (path === '/events') {
      if (listener.kind !== 'own' || !access.own(request)) return answerText(response, 401, signedOut)
      return options.events(request, response)
    }
    if (path.startsWith('/api/') || path === '/guest' || path === '/welcome')
      return answerText(response, 405, 'This address accepts only POST.')
    return pages(request, response, path, listener.kind === 'network')
  }

  const refuse = (socket: Duplex, status: number): void => {
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }

  /**
   * The rights of whoever requests a WebSocket: a host sends its token, a page its cookie and Origin. Otherwise an HTTP
   * status.
   */
  const getRights = (request: IncomingMessage, listener: Listener, url: URL): Rights | number => {
    const isHost = request.headers.authorization !== undefined && request.headers.origin === undefined
    if (!isHost && checkOrigin(request, listener, true)) return 403
    const authenticate = (): Visitor | undefined =>
      isHost && listener.kind === 'network'
        ? access.link(request, url.searchParams.get('id') ?? '')
        : isHost
          ? undefined
          : findVisitor(request, listener)
    const visitor = authenticate()
    if (!visitor) return 401
    return {
      visitor,
      accessTo: (documentId) => {
        const current = authenticate()
        return current && accessTo(current, documentId)
      },
    }
  }

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer, listener: Listener) => {
    socket.on('error', () => socket.destroy())
    const url = new URL(request.url ?? '/', 'http://host')
    const isSync = url.pathname === '/sync'
    if (!isSync && url.pathname !== '/signaling') return refuse(socket, 404)
    const rights = getRights(request, listener, url)
    if (typeof rights === 'number') return refuse(socket, rights)
    if (!listener.admit(request, getPrincipal(rights.visitor))) return refuse(socket, 429)
    const server = isSync ? (isReader(rights.visitor) ? servers.readOnlySync : servers.sync) : servers.signaling
    server.handleUpgrade(request, socket, head, (opened) => {
      if (isSync) options.acceptSync(opened, request, rights)
      else options.acceptSignaling(opened, rights)
    })
  }

  return {
    request: (listener: Listener) => (request: IncomingMessage, response: ServerResponse) => {
      route(request, response, listener).catch((error: unknown) => {
        if (error instanceof URIError || (error instanceof TypeError && 'code' in error))
          return answerText(response, 400, 'This address cannot be read.')
        log(`a request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
        if (response.headersSent) response.destroy()
        else answerText(response, 500, 'Something in Debrief went wrong.')
      })
    },
    upgrade: (listener: Listener) => (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      try {
        upgrade(request, socket, head, listener)
      } catch (error) {
        log(`an upgrade failed: ${String(error)}`)
        refuse(socket, 400)
      }
    },
  }
}
