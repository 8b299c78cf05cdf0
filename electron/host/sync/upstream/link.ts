import type { Invite } from '../../../../shared/protocol/invite'
import { parseWireMessage } from '../../../../shared/protocol/wire'
import { Backoff } from '../../backoff'
import type { OwnTime } from '../clock'
import { MAX_UPSTREAM_RECONNECT_DELAY_MS, REFUSED_UPSTREAM_RECONNECT_DELAY_MS } from '../reconnect-delays'
import { type LinkState, type LiveDocument, type PersistedAt, type Upstream, upstreamSource } from '../relay'
import type { TryUpdate } from '../relay/trials'
import { dial } from './dial'
import type { DisconnectReason } from './host-socket'
import { openUpstreamConnection, type UpstreamConnection } from './upstream-connection'

const MIN_UPSTREAM_RECONNECT_DELAY_MS = 100
/** While nobody has the document open, an unreachable host is tried less often after this many attempts. */
const MAX_FAST_ATTEMPTS = 60
const IDLE_UPSTREAM_RECONNECT_DELAY_MS = 15_000
/** A host whose update was rejected may have been repaired, but each attempt may transfer the whole document again. */
const UNSAFE_UPSTREAM_RECONNECT_DELAY_MS = 60_000
const PERSISTENCE_QUERY_TIMEOUT_MS = 10_000

type LinkOptions = {
  live: LiveDocument
  /** Called after each sample of the meeting's clock. */
  onClockSample: () => void
  invite: Invite
  instance: string
  ownTime: OwnTime
  tryUpdate: TryUpdate
  log: (line: string) => void
}

/** Connects a live document to the host that holds its meeting, and reconnects until it is closed. */
export type Link = Upstream & { close: () => void }

const logTexts: Record<LinkState, string> = {
  self: 'holds the meeting itself, without',
  linked: 'linked to',
  refused: 'refused by',
  lost: 'lost',
  unsafe: 'no longer linked, for safety, to',
}

/** For a host that can be reached, but that this one is not linked to. */
const reconnectDelays: Partial<Record<LinkState, number>> = {
  refused: REFUSED_UPSTREAM_RECONNECT_DELAY_MS,
  unsafe: UNSAFE_UPSTREAM_RECONNECT_DELAY_MS,
}

type PendingQuery = { resolve: (where: PersistedAt | undefined) => void; timer: NodeJS.Timeout }

/** Starts connecting; what arrives goes into the live document, its clock and its presence. */
export const createLink = ({ live, invite, instance, ownTime, tryUpdate, onClockSample, log }: LinkOptions): Link => {
  const closing = new AbortController()
  const queries = new Map<number, PendingQuery>()
  let state: LinkState = 'lost'
  let problem = ''
  let connection: UpstreamConnection | undefined
  let lastQuery = 0
  const backoff = new Backoff({ first: MIN_UPSTREAM_RECONNECT_DELAY_MS, max: MAX_UPSTREAM_RECONNECT_DELAY_MS })
  let timer: NodeJS.Timeout | undefined

  const setState = (next: LinkState, reason = ''): void => {
    if (state === next && problem === reason) return
    state = next
    problem = reason
    log(`${live.id}: ${logTexts[next]} the meeting's host${reason && `: ${reason}`}`)
    live.broadcastState()
  }

  const answer = (n: number, where: PersistedAt | undefined): void => {
    const query = queries.get(n)
    queries.delete(n)
    clearTimeout(query?.timer)
    query?.resolve(where)
  }

  const onMessage = (text: string): void => {
    const t3 = ownTime()
    const message = parseWireMessage(text)
    if (message?.type === 'time-is') {
      live.clock.addProbe({ ...message, t3 })
      onClockSample()
    } else if (message?.type === 'presence') live.presence.receive(upstreamSource, message)
    else if (message?.type === 'stored') {
      // What the meeting's host lacks is sent again, and the page repeats its query.
      if (message.where === 'missing') connection?.resync()
      answer(message.n, message.where)
    } else if (message?.type === 'ballot-state' || message?.type === 'ballot-refused') live.ballots.relay(message)
    else if (message?.type === 'host' && message.link === 'refused') setState('refused')
  }

  const onDisconnect = (reason: DisconnectReason, detail = ''): void => {
    connection?.close()
    connection = undefined
    for (const n of [...queries.keys()]) answer(n, undefined)
    live.presence.leave(upstreamSource)
    if (closing.signal.aborted) return
    const next = reason === 'unmergeable' ? 'lost' : reason
    // A host that refused, or whose update was rejected, stays in that state when it can no longer be reached.
    if (next !== 'lost' || (state !== 'refused' && state !== 'unsafe')) setState(next, next === 'unsafe' ? detail : '')
    if (reason === 'unmergeable') log(`${live.id}: the meeting's host rejected what this copy holds`)
    const isIdle = live.connectionCount() === 0 && backoff.failures > MAX_FAST_ATTEMPTS
    const backoffMs = backoff.nextDelayMs()
    clearTimeout(timer)
    const delay = reason === 'unmergeable' ? REFUSED_UPSTREAM_RECONNECT_DELAY_MS : reconnectDelays[state]
    timer = setTimeout(() => void connect(), delay ?? (isIdle ? IDLE_UPSTREAM_RECONNECT_DELAY_MS : backoffMs))
  }

  const connect = async (): Promise<void> => {
    const pinned = await dial(invite, closing.signal)
    if (closing.signal.aborted) return typeof pinned === 'string' ? undefined : void pinned.socket.destroy()
    if (typeof pinned === 'string') {
      if (pinned === 'wrong-host') log(`${live.id}: another host answers at the meeting's address`)
      return onDisconnect('lost')
    }
    connection = openUpstreamConnection({
      pinned,
      invite,
      instance,
      doc: live.doc,
      tryUpdate,
      ownTime,
      onMessage,
      onSynced: () => {
        backoff.reset()
        for (const person of live.presence.others(upstreamSource)) connection?.send(person)
        setState('linked')
      },
      onDisconnect,
    })
  }

  void connect()

  return {
    state: () => state,
    message: () => problem,
    send: (message) => connection?.send(message),
    queryPersistence: (query) =>
      new Promise((resolve) => {
        if (!connection || state !== 'linked') return resolve(undefined)
        lastQuery += 1
        const n = lastQuery
        queries.set(n, { resolve, timer: setTimeout(() => answer(n, undefined), PERSISTENCE_QUERY_TIMEOUT_MS) })
        connection.send({ ...query, n })
      }),
    close: () => {
      closing.abort()
      clearTimeout(timer)
      onDisconnect('lost')
    },
  }
}
