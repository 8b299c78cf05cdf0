import { createStore, type StoreApi } from 'zustand/vanilla'
import { type PresenceState, presenceStateSchema } from '../../shared/protocol/wire'
import { createSeenPeople, type MessageSource, type PresenceMessage } from './seen-people'

/** Somebody who is in the meeting, this page's own person included. */
export type PresentPerson = PresenceState & {
  clientId: number
  isSelf: boolean
  /**
   * Whether a host, which knows everybody's rights, has confirmed that this person leads. On the mesh anybody can claim
   * to lead; there only the document says who does.
   */
  isHostConfirmed: boolean
}

/** A link to other people. It only sends this page's own state; what arrives is tracked per link. */
export type PresenceLink = {
  /** False if the message was ignored: the id is someone else's, or the page's own. */
  receive: (message: PresenceMessage) => boolean
  /** Whether a message contains anything new. */
  isNews: (message: PresenceMessage) => boolean
  /** Sends this page's state on a link that has just opened. */
  announce: () => void
  /** The link is down: its people stay for the grace period, and longer if they are on another link. */
  lost: () => void
  close: () => void
}

/** Who is in the meeting, and where. */
export type Presence = {
  people: Pick<StoreApi<readonly PresentPerson[]>, 'getState' | 'getInitialState' | 'subscribe'>
  /** Changes this page's state; it is sent at most ten times a second. */
  show: (change: Partial<PresenceState>) => void
  /** `isPeer`: the link leads to another page and not to a host, so nobody has checked who sends. */
  open: (send: (message: PresenceMessage) => void, options?: { isPeer: boolean }) => PresenceLink
  /** Adds this page's public key on the mesh to its own messages. */
  setKey: (key: string) => void
  /** To be called once a second: repeats this page's state from time to time, and removes people who are on no link. */
  tick: () => void
  /** Sends a goodbye on every link. */
  leave: () => void
  /** Comes back after the browser has restored the page from its cache. */
  arrive: () => void
  close: () => void
}

/** The shortest time between two messages about this page's state. */
const MIN_SEND_INTERVAL_MS = 100
/** How often this page's state is sent again if nothing has changed. */
const REPEAT_INTERVAL_MS = 10_000

type Options = {
  clientId: () => number
  identity: PresenceState
  /** Monotonic, ms. */
  now: () => number
  /** Sends nothing; for a second window of the same person. */
  isSilent?: boolean
}

export const createPresence = ({ clientId, identity, now, isSilent = false }: Options): Presence => {
  const people = createStore<readonly PresentPerson[]>(() => [])
  const links = new Map<MessageSource, (message: PresenceMessage) => void>()
  let key: string | undefined
  let own = identity
  let seq = 0
  let sentAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasLeft = false

  const publish = (): void => {
    const self = isSilent ? [] : [{ ...own, clientId: clientId(), isSelf: true, isHostConfirmed: own.isFacilitator }]
    people.setState([...self, ...others.list()], true)
  }
  const others = createSeenPeople({ clientId, now, onChange: publish })
  publish()

  const message = (): PresenceMessage => ({
    type: 'presence',
    clientId: clientId(),
    seq,
    state: hasLeft ? null : own,
    ...(key !== undefined && { key }),
  })
  const broadcast = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (isSilent) return
    sentAt = now()
    for (const send of links.values()) send(message())
  }

  return {
    people,
    show: (change) => {
      const next = presenceStateSchema.safeParse({ ...own, ...change })
      if (!next.success || JSON.stringify(next.data) === JSON.stringify(own)) return
      own = next.data
      seq += 1
      publish()
      timer ??= setTimeout(broadcast, Math.max(0, sentAt + MIN_SEND_INTERVAL_MS - now()))
    },
    setKey: (next) => {
      key = next
      seq += 1
      broadcast()
    },
    open: (send, { isPeer } = { isPeer: false }) => {
      const link: MessageSource = { isPeer }
      links.set(link, send)
      return {
        receive: (incoming) => others.receive(link, incoming),
        isNews: (incoming) => others.isNews(link, incoming),
        announce: () => {
          if (!isSilent && !hasLeft) send(message())
        },
        lost: () => others.loseLink(link),
        close: () => {
          others.loseLink(link)
          links.delete(link)
        },
      }
    },
    tick: () => {
      others.expire()
      if (now() - sentAt < REPEAT_INTERVAL_MS || hasLeft) return
      // Relays don't pass on what they have already seen, so a repetition needs a new `seq`.
      seq += 1
      broadcast()
    },
    leave: () => {
      hasLeft = true
      seq += 1
      broadcast()
    },
    arrive: () => {
      hasLeft = false
      seq += 1
      broadcast()
    },
    close: () => {
      clearTimeout(timer)
      links.clear()
    },
  }
}
