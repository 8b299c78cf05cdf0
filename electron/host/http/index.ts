import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { documentIdSchema } from '../../../shared/protocol/document-id'
import type { InvitePreview } from '../../../shared/protocol/invite-preview'
import { type Access, accessTo, isReader, principalOf, type Visitor } from '../access'
import { createKeyedBuckets, limits, type Rate } from '../limits'
import type { Rights } from '../sync/relay'
import { UserError } from '../user-error'
import { addressGroup } from './addresses'
import { answerError, answerJson, answerText, readJson } from './answer'
import { commonHeaders } from './headers'
import { checkOrigin, type Door } from './origin'
import type { createPages } from './pages'

const guestSchema = z.object({ id: documentIdSchema, token: z.string().regex(/^[0-9a-f]{64}$/) })

const revoked = new UserError('refused', 'This invite no longer works. Ask the facilitator for a new one.', {
  status: 403,
})
const tooMany = new UserError('too-many', 'Too many attempts. Wait a moment and try again.', { status: 429 })
const signedOut = 'This address was already used or has expired. Restart Debrief to get a new one.'

type Options = {
  access: Access
  pages: ReturnType<typeof createPages>
  api: (request: IncomingMessage, response: ServerResponse, name: string, visitor: Visitor | undefined) => Promise<void>
  welcome: (documentId: string) => Promise<InvitePreview | UserError>
  listenToEvents: (request: IncomingMessage, response: ServerResponse) => void
  acceptSync: (socket: WebSocket, request: IncomingMessage, rights: Rights) => void
  acceptSignaling: (socket: WebSocket, rights: Rights) => void
  log: (line: string) => void
  /** How many requests each address may send, and what those above wait for. */
  throttle?: { rate: Rate; wait: () => Promise<unknown> }
}

const requestThrottle = { rate: limits.requestRate, wait: () => setTimeout(limits.refusalDelayMs) }

/** Answers requests and upgrades of both doors; who comes through which is told by the door. */
export const createRouter = (options: Options) => {
  const { access, pages, api, log, throttle = requestThrottle } = options
  const createServer = (maxPayload: number) => new WebSocketServer({ noServer: true, maxPayload })
  const servers = {
    sync: createServer(limits.syncPayload),
    reading: createServer(limits.readerPayload),
    signaling: createServer(limits.signalingPayload),
  }
  const wrongInvites = createKeyedBuckets(limits.wrongInvites)
  const requests = createKeyedBuckets(throttle.rate)

  const visitorOf = (request: IncomingMessage, door: Door): Visitor | undefined =>
    door.kind === 'own' ? access.own(request) : access.guest(request)

  const admitGuest = async (request: IncomingMessage, response: ServerResponse, door: Door): Promise<void> => {
    const body = await readJson(request, 4_096)
    if (body instanceof UserError) return answerError(response, body)
    const guest = guestSchema.safeParse(body.json)
    const admitted = guest.success ? access.admitGuest(request, guest.data.id, guest.data.token) : undefined
    if (!guest.success || !admitted) {
      // Looked at after the invite: a right one is let in, however many wrong ones have come from its address.
      if (wrongInvites.take(addressGroup(request.socket.remoteAddress))) return answerError(response, revoked)
      await setTimeout(limits.refusalDelayMs)
      return answerError(response, tooMany)
    }
    door.admit(request, principalOf(admitted.visitor))
    answerJson(response, 200, { id: guest.data.id }, { 'Set-Cookie': admitted.cookie })
  }

  /** Tells of a meeting to whoever shows its invite: a browser only where browsers are let in, other hosts always. */
  const welcome = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readJson(request, 4_096)
    if (body instanceof UserError) return answerError(response, body)
    const asked = guestSchema.safeParse(body.json)
    const access = asked.success ? options.access.accessByToken(asked.data.id, asked.data.token) : undefined
    if (!asked.success || !access)
      return answerError(response, wrongInvites.take(addressGroup(request.socket.remoteAddress)) ? revoked : tooMany)
    const told = await options.welcome(asked.data.id)
    return told instanceof UserError ? answerError(response, told) : answerJson(response, 200, told)
  }

  const open = (response: ServerResponse, url: URL) => {
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

  const answer = async (request: IncomingMessage, response: ServerResponse, door: Door): Promise<void> => {
    // Slowed and not refused: a whole office behind one address may load the page at once.
    const isTooFast = door.kind === 'network' && !requests.take(addressGroup(request.socket.remoteAddress))
    if (isTooFast) await throttle.wait()
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    const fail = checkOrigin(request, door, !isReading)
    if (fail) return answerError(response, fail)
    const url = new URL(request.url ?? '/', 'http://host')
    const path = decodeURIComponent(url.pathname)
    if (request.method === 'POST' && path.startsWith('/api/')) {
      const visitor = visitorOf(request, door)
      if (visitor && !door.admit(request, principalOf(visitor))) return answerError(response, tooMany)
      return api(request, response, path.slice('/api/'.length), visitor)
    }
    if (request.method === 'POST' && path === '/guest' && door.kind === 'network')
      return admitGuest(request, response, door)
    if (request.method === 'POST' && path === '/welcome' && door.kind === 'network') return welcome(request, response)
    if (!isReading)
      return answerText(response, 405, 'This address doesn’t accept this kind of request.', { Allow: 'GET, HEAD' })
    if (path === '/open' && door.kind === 'own') {
      // A browser that is signed in already may follow an old address again.
      if (access.own(request)) return answerText(response, 303, '', { Location: '/' })
      return open(response, url)
    }
    if (path === '/events') {
      if (door.kind !== 'own' || !access.own(request)) return answerText(response, 401, signedOut)
      return options.listenToEvents(request, response)
    }
    if (path.startsWith('/api/') || path === '/guest' || path === '/welcome')
      return answerText(response, 405, 'This address accepts only POST.')
    return pages(request, response, path, door.kind === 'network')
  }

  const refuse = (socket: Duplex, status: number): void => {
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }

  /** Who asks for a WebSocket: a host by its token, a page by its cookie and its Origin. */
  const rightsOf = (request: IncomingMessage, door: Door, url: URL): Rights | number => {
    const isHost = request.headers.authorization !== undefined && request.headers.origin === undefined
    if (!isHost && checkOrigin(request, door, true)) return 403
    const ask = (): Visitor | undefined =>
      isHost && door.kind === 'network'
        ? access.link(request, url.searchParams.get('id') ?? '')
        : isHost
          ? undefined
          : visitorOf(request, door)
    const visitor = ask()
    if (!visitor) return 401
    return {
      visitor,
      accessTo: (documentId) => {
        const now = ask()
        return now && accessTo(now, documentId)
      },
    }
  }

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer, door: Door) => {
    socket.on('error', () => socket.destroy())
    const url = new URL(request.url ?? '/', 'http://host')
    const isSync = url.pathname === '/sync'
    if (!isSync && url.pathname !== '/signaling') return refuse(socket, 404)
    const rights = rightsOf(request, door, url)
    if (typeof rights === 'number') return refuse(socket, rights)
    if (!door.admit(request, principalOf(rights.visitor))) return refuse(socket, 429)
    const server = isSync ? (isReader(rights.visitor) ? servers.reading : servers.sync) : servers.signaling
    server.handleUpgrade(request, socket, head, (opened) => {
      if (isSync) options.acceptSync(opened, request, rights)
      else options.acceptSignaling(opened, rights)
    })
  }

  return {
    request: (door: Door) => (request: IncomingMessage, response: ServerResponse) => {
      answer(request, response, door).catch((error: unknown) => {
        if (error instanceof URIError || (error instanceof TypeError && 'code' in error))
          return answerText(response, 400, 'This address cannot be read.')
        log(`a request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
        if (response.headersSent) response.destroy()
        else answerText(response, 500, 'Something in Debrief went wrong.')
      })
    },
    upgrade: (door: Door) => (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      try {
        upgrade(request, socket, head, door)
      } catch (error) {
        log(`an upgrade failed: ${String(error)}`)
        refuse(socket, 400)
      }
    },
  }
}
