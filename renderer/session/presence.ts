import { createStore, type StoreApi } from 'zustand/vanilla'
import { type PresenceState, presenceStateSchema, type WireMessage } from '../../shared/protocol/wire'

type PresenceMessage = Extract<WireMessage, { type: 'presence' }>

/** Somebody who is here, this page's own person included. */
export type Person = PresenceState & {
  clientId: number
  isSelf: boolean
  /**
   * Whether a host, which knows everybody's rights, has said that this person leads. On the mesh anybody can say so of
   * themself; there only the document tells who leads.
   */
  isVouched: boolean
}

/** A way to other people. Each carries only this page's own state; what arrives on it is kept apart by link. */
export type PresenceLink = {
  /** False if it was not taken in: the id is someone else's, or the page's own. */
  receive: (message: PresenceMessage) => boolean
  /** Whether a message says something that is not known yet. */
  isNews: (message: PresenceMessage) => boolean
  /** Sends the own state, for a link that has just come up. */
  greet: () => void
  /** The link is down: its people stay for the grace, and longer if another link has them. */
  lost: () => void
  close: () => void
}

/** Who is here, and where. */
export type Presence = {
  people: Pick<StoreApi<readonly Person[]>, 'getState' | 'getInitialState' | 'subscribe'>
  /** Shows something else of oneself; sent at most ten times a second. */
  show: (change: Partial<PresenceState>) => void
  /** `isPeer`: leads to another page and not to a host, so that nobody has looked at who speaks. */
  open: (send: (message: PresenceMessage) => void, options?: { isPeer: boolean }) => PresenceLink
  /** Has the own messages carry the key by which the others know this page on the mesh. */
  setKey: (key: string) => void
  /** Once a second: repeats the own state now and then, and lets go of people nobody has. */
  tick: () => void
  /** Says goodbye on every link. */
  leave: () => void
  /** Is here again, after the browser has taken the page out of its cache. */
  arrive: () => void
  close: () => void
}

type Seen = {
  state: PresenceState
  seq: number
  /** When this state came first, ms. */
  newsAt: number
  /** By link, when the person was last heard on it. */
  links: Map<PresenceLink, number>
  goneAt: number | undefined
  isVouched: boolean
}

const MIN_SEND_INTERVAL_MS = 100
/** How long (ms) a person stays after the last link that had them was lost. */
const LINK_LOSS_GRACE_MS = 4_000
const REPEAT_INTERVAL_MS = 10_000
/** A person unheard of for this long (ms) on a link is no longer on it; three repeats. */
const EXPIRY_MS = 32_000
/** Keys and goodbyes remembered, of people who have left too. */
const MAX_REMEMBERED = 2_000
/** More people than a meeting has: what a hostile peer may make this page remember. */
const MAX_PEOPLE = 500

/** Puts an entry into a map that holds at most `max`; the oldest goes. */
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
  /** Sends nothing: for a second window of the same person. */
  isSilent?: boolean
}

export const createPresence = ({ clientId, identity, now, isSilent = false }: Options): Presence => {
  const people = createStore<readonly Person[]>(() => [])
  const seen = new Map<number, Seen>()
  const links = new Map<PresenceLink, (message: PresenceMessage) => void>()
  const peers = new WeakSet<PresenceLink>()
  const keys = new Map<number, string>()
  /** The last word of those who are gone: repeated by somebody else, an earlier one must not bring them back. */
  const lastWords = new Map<number, number>()
  let key: string | undefined
  let own = identity
  let seq = 0
  let sentAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasLeft = false

  const publish = (): void => {
    const others = [...seen].map(([id, { state, isVouched }]) => ({
      ...state,
      clientId: id,
      isSelf: false,
      isVouched,
    }))
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
    remember(lastWords, id, Math.max(last, lastWords.get(id) ?? -1), MAX_REMEMBERED)
  }

  const letGo = (id: number, link: PresenceLink, grace: number): void => {
    const person = seen.get(id)
    if (!person?.links.delete(link) || person.links.size > 0) return
    if (grace > 0) person.goneAt = now() + grace
    else forget(id, person)
  }

  // A host may let a person whom no link has any more start anew, with whatever count; on the mesh that is a repetition.
  const isNewer = (link: PresenceLink, before: Seen | undefined, theirs: number): boolean =>
    before === undefined || theirs > before.seq || (before.links.size === 0 && !peers.has(link))

  /** Whether the id is the speaker's: a host knows that, and from then on the key that it has told. */
  const isTheirs = (link: PresenceLink, { clientId: id, seq: theirs, key: theirKey }: PresenceMessage): boolean => {
    const known = keys.get(id)
    if (peers.has(link) && known !== undefined && known !== theirKey) return false
    // Somebody was first to use this id on the mesh, and it was not theirs.
    if (known !== undefined && theirKey !== undefined && known !== theirKey) {
      seen.delete(id)
      lastWords.delete(id)
    }
    // What brings no news was not checked.
    const isChecked = !peers.has(link) || isNewer(link, seen.get(id), theirs)
    if (theirKey !== undefined && isChecked) remember(keys, id, theirKey, MAX_REMEMBERED)
    return true
  }

  /** What a host said last counts, also on the mesh for whoever has the key that this host told. */
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
      remember(lastWords, id, theirs, MAX_REMEMBERED)
      letGo(id, link, 0)
      if (before && !seen.has(id)) publish()
      return true
    }
    if (peers.has(link) && !before && theirs <= (lastWords.get(id) ?? -1)) return false
    // Another link may have brought a newer state already; being heard here counts all the same.
    const isNews = isNewer(link, before, theirs)
    // Whoever repeats on the mesh what is known shows that it was said once, not that the person is still there.
    if (peers.has(link) && before && !isNews && now() - before.newsAt > EXPIRY_MS) return false
    const shown = isNews || before === undefined ? { state, seq: theirs, newsAt: now() } : before
    const heardAt = peers.has(link) ? shown.newsAt : now()
    const heardOn = (before?.links ?? new Map()).set(link, heardAt)
    const isVouched = isVouchedFor(link, incoming, knownKey, before)
    seen.set(id, { ...shown, links: heardOn, goneAt: undefined, isVouched })
    if (isNews || isVouched !== before?.isVouched) publish()
    return true
  }

  const loseLink = (link: PresenceLink): void => {
    for (const id of seen.keys()) letGo(id, link, LINK_LOSS_GRACE_MS)
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
        greet: () => {
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
        for (const [link, heardAt] of person.links) if (time - heardAt > EXPIRY_MS) letGo(id, link, LINK_LOSS_GRACE_MS)
        if (person.goneAt !== undefined && person.goneAt <= time) forget(id, person)
      }
      if (seen.size !== before) publish()
      if (time - sentAt < REPEAT_INTERVAL_MS || hasLeft) return
      // Relays don't pass on what they have seen, so a repetition is a new word.
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
