import { createStore, type StoreApi } from 'zustand/vanilla'
import { type PresenceState, presenceStateSchema, type WireMessage } from '../../shared/protocol/wire'

type PresenceMessage = Extract<WireMessage, { type: 'presence' }>

/** Somebody who is in the meeting, this page's own person included. */
export type PresentPerson = PresenceState & {
  clientId: number
  isSelf: boolean
  /**
   * Whether a host, which knows everybody's rights, has confirmed that this person leads. On the mesh anybody can claim
   * to lead; there only the document says who does.
   */
  isVouched: boolean
}

/** A link to other people. It only sends this page's own state; what arrives is tracked per link. */
export type PresenceLink = {
  /** False if the message was ignored: the id is someone else's, or the page's own. */
  receive: (message: PresenceMessage) => boolean
  /** Whether a message contains anything new. */
  isNews: (message: PresenceMessage) => boolean
  /** Sends the own state on a link that has just opened. */
  announce: () => void
  /** The link is down: its people stay for the grace period, and longer if they are on another link. */
  lost: () => void
  close: () => void
}

/** Who is in the meeting, and where. */
export type Presence = {
  people: Pick<StoreApi<readonly PresentPerson[]>, 'getState' | 'getInitialState' | 'subscribe'>
  /** Changes the own state; it is sent at most ten times a second. */
  show: (change: Partial<PresenceState>) => void
  /** `isPeer`: the link leads to another page and not to a host, so nobody has checked who sends. */
  open: (send: (message: PresenceMessage) => void, options?: { isPeer: boolean }) => PresenceLink
  /** Adds this page's public key on the mesh to its own messages. */
  setKey: (key: string) => void
  /** To be called once a second: repeats the own state from time to time, and removes people who are on no link. */
  tick: () => void
  /** Sends a goodbye on every link. */
  leave: () => void
  /** Comes back after the browser has restored the page from its cache. */
  arrive: () => void
  close: () => void
}

type Seen = {
  state: PresenceState
  seq: number
  /** When this state first arrived, ms. */
  newsAt: number
  /** When a message of the person last arrived, by link. */
  links: Map<PresenceLink, number>
  goneAt: number | undefined
  isVouched: boolean
}

/** The shortest time between two messages about the own state. */
const MIN_SEND_INTERVAL_MS = 100
/** How long a person stays after their last link was lost. */
const LINK_LOSS_GRACE_MS = 4_000
/** How often the own state is sent again if nothing has changed. */
const REPEAT_INTERVAL_MS = 10_000
/** A person from whom nothing has arrived on a link for this long, three repeats, is no longer on it. */
const EXPIRY_MS = 32_000
/** How many keys and goodbyes are remembered, including those of people who have left. */
const MAX_REMEMBERED = 2_000
/** More people than a meeting has; limits what a hostile peer can make this page remember. */
const MAX_PEOPLE = 500

/** Adds an entry to a map of at most `max`; the oldest is evicted. */
const remember = <T>(map: Map<number, T>, id: number, value: T, max: number): void => {
  map.delete(id)
  map.set(id, value)
  const [oldest] = map.keys()
  if (map.size > max && oldest !== undefined) map.delete(oldest)
}

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
  const seen = new Map<number, Seen>()
  const links = new Map<PresenceLink, (message: PresenceMessage) => void>()
  const peers = new WeakSet<PresenceLink>()
  const keys = new Map<number, string>()
  /** The last `seq` of those who have left: an earlier message, passed on late, must not bring them back. */
  const lastSeqs = new Map<number, number>()
  let key: string | undefined
  let own = identity
  let seq = 0
  let sentAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasLeft = false

  const publish = (): void => {
    const others = [...seen].map(([id, { state, isVouched }]) => ({ ...state, clientId: id, isSelf: false, isVouched }))
    const self = isSilent ? [] : [{ ...own, clientId: clientId(), isSelf: true, isVouched: own.isFacilitator }]
    people.setState([...self, ...others], true)
  }
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

  const forget = (id: number, { seq: last }: Seen): void => {
    seen.delete(id)
    remember(lastSeqs, id, Math.max(last, lastSeqs.get(id) ?? -1), MAX_REMEMBERED)
  }

  const removeFromLink = (id: number, link: PresenceLink, grace: number): void => {
    const person = seen.get(id)
    if (!person?.links.delete(link) || person.links.size > 0) return
    if (grace > 0) person.goneAt = now() + grace
    else forget(id, person)
  }

  // From a host, a person who is on no link any more may start over at any `seq`; on the mesh that would be a replay.
  const isNewer = (link: PresenceLink, before: Seen | undefined, theirs: number): boolean =>
    before === undefined || theirs > before.seq || (before.links.size === 0 && !peers.has(link))

  /**
   * Whether the id belongs to the sender: a host knows that, and from then on the key that the host has sent counts.
   */
  const isTheirs = (link: PresenceLink, { clientId: id, seq: theirs, key: theirKey }: PresenceMessage): boolean => {
    const known = keys.get(id)
    if (peers.has(link) && known !== undefined && known !== theirKey) return false
    // Somebody else was first to use this id on the mesh, and it was not theirs.
    if (known !== undefined && theirKey !== undefined && known !== theirKey) {
      seen.delete(id)
      lastSeqs.delete(id)
    }
    // The signature of a message without news was not checked.
    const isChecked = !peers.has(link) || isNewer(link, seen.get(id), theirs)
    if (theirKey !== undefined && isChecked) remember(keys, id, theirKey, MAX_REMEMBERED)
    return true
  }

  /** A host's last confirmation counts, including on the mesh for messages with the key that this host has sent. */
  const isVouchedFor = (
    link: PresenceLink,
    { seq: theirs, state, key: theirKey }: PresenceMessage,
    knownKey: string | undefined,
    before: Seen | undefined,
  ): boolean => {
    const wasVouched = before?.isVouched ?? false
    if (peers.has(link)) return wasVouched && knownKey !== undefined && knownKey === theirKey
    return before !== undefined && theirs < before.seq ? wasVouched : (state?.isFacilitator ?? false)
  }

  const receive = (link: PresenceLink, incoming: PresenceMessage): boolean => {
    const { clientId: id, seq: theirs, state } = incoming
    if (id === clientId() || (!seen.has(id) && seen.size >= MAX_PEOPLE)) return false
    const knownKey = keys.get(id)
    if (!isTheirs(link, incoming)) return false
    const before = seen.get(id)
    if (state === null) {
      remember(lastSeqs, id, theirs, MAX_REMEMBERED)
      removeFromLink(id, link, 0)
      if (before && !seen.has(id)) publish()
      return true
    }
    if (peers.has(link) && !before && theirs <= (lastSeqs.get(id) ?? -1)) return false
    // A newer state may already have arrived on another link; the person is on this link too.
    const isNews = isNewer(link, before, theirs)
    // A known message repeated on the mesh proves that it was once sent, not that the person is still there.
    if (peers.has(link) && before && !isNews && now() - before.newsAt > EXPIRY_MS) return false
    const shown = isNews || before === undefined ? { state, seq: theirs, newsAt: now() } : before
    const receivedAt = peers.has(link) ? shown.newsAt : now()
    const onLinks = (before?.links ?? new Map()).set(link, receivedAt)
    const isVouched = isVouchedFor(link, incoming, knownKey, before)
    seen.set(id, { ...shown, links: onLinks, goneAt: undefined, isVouched })
    if (isNews || isVouched !== before?.isVouched) publish()
    return true
  }

  const loseLink = (link: PresenceLink): void => {
    for (const id of seen.keys()) removeFromLink(id, link, LINK_LOSS_GRACE_MS)
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
      const link: PresenceLink = {
        receive: (incoming) => receive(link, incoming),
        isNews: ({ clientId: id, seq: theirs, state }) => state === null || isNewer(link, seen.get(id), theirs),
        announce: () => {
          if (!isSilent && !hasLeft) send(message())
        },
        lost: () => loseLink(link),
        close: () => {
          loseLink(link)
          links.delete(link)
        },
      }
      if (isPeer) peers.add(link)
      links.set(link, send)
      return link
    },
    tick: () => {
      const time = now()
      const before = seen.size
      for (const [id, person] of seen) {
        for (const [link, receivedAt] of person.links)
          if (time - receivedAt > EXPIRY_MS) removeFromLink(id, link, LINK_LOSS_GRACE_MS)
        if (person.goneAt !== undefined && person.goneAt <= time) forget(id, person)
      }
      if (seen.size !== before) publish()
      if (time - sentAt < REPEAT_INTERVAL_MS || hasLeft) return
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
