import type { PresenceState, WireMessage } from '../../shared/protocol/wire'

export type PresenceMessage = Extract<WireMessage, { type: 'presence' }>

/** Where messages come from: one link. `isPeer`: it leads to another page and not to a host, so nobody has checked who sends. */
export type MessageSource = { readonly isPeer: boolean }

type Seen = {
  state: PresenceState
  seq: number
  /** When this state first arrived, ms. */
  newsAt: number
  /** When a message of the person last arrived, by link. */
  links: Map<MessageSource, number>
  goneAt: number | undefined
  isHostConfirmed: boolean
}

/** How long a person stays after their last link was lost. */
const LINK_LOSS_GRACE_MS = 4_000
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
  /** This page's own client id. */
  clientId: () => number
  /** Monotonic, ms. */
  now: () => number
  onChange: () => void
}

/** The other people in the meeting, as far as their messages say: who is on which link, and in which state. */
export const createSeenPeople = ({ clientId, now, onChange }: Options) => {
  const seen = new Map<number, Seen>()
  const keys = new Map<number, string>()
  /** The last `seq` of those who have left: an earlier message, passed on late, must not bring them back. */
  const lastSeqs = new Map<number, number>()

  const forget = (id: number, { seq: last }: Seen): void => {
    seen.delete(id)
    remember(lastSeqs, id, Math.max(last, lastSeqs.get(id) ?? -1), MAX_REMEMBERED)
  }

  const removeFromLink = (id: number, link: MessageSource, grace: number): void => {
    const person = seen.get(id)
    if (!person?.links.delete(link) || person.links.size > 0) return
    if (grace > 0) person.goneAt = now() + grace
    else forget(id, person)
  }

  // From a host, a person who is on no link any more may start over at any `seq`; on the mesh that would be a replay.
  const isNewer = (link: MessageSource, before: Seen | undefined, theirs: number): boolean =>
    before === undefined || theirs > before.seq || (before.links.size === 0 && !link.isPeer)

  /**
   * Whether the id belongs to the sender: a host knows that, and from then on the key that the host has sent counts.
   */
  const isTheirs = (link: MessageSource, { clientId: id, seq: theirs, key: theirKey }: PresenceMessage): boolean => {
    const known = keys.get(id)
    if (link.isPeer && known !== undefined && known !== theirKey) return false
    // Somebody else was first to use this id on the mesh, and it was not theirs.
    if (known !== undefined && theirKey !== undefined && known !== theirKey) {
      seen.delete(id)
      lastSeqs.delete(id)
    }
    // The signature of a message without news was not checked.
    const isChecked = !link.isPeer || isNewer(link, seen.get(id), theirs)
    if (theirKey !== undefined && isChecked) remember(keys, id, theirKey, MAX_REMEMBERED)
    return true
  }

  /** A host's last confirmation counts, including on the mesh for messages with the key that this host has sent. */
  const isConfirmedByHost = (
    link: MessageSource,
    { seq: theirs, state, key: theirKey }: PresenceMessage,
    knownKey: string | undefined,
    before: Seen | undefined,
  ): boolean => {
    const wasConfirmed = before?.isHostConfirmed ?? false
    if (link.isPeer) return wasConfirmed && knownKey !== undefined && knownKey === theirKey
    return before !== undefined && theirs < before.seq ? wasConfirmed : (state?.isFacilitator ?? false)
  }

  const receive = (link: MessageSource, incoming: PresenceMessage): boolean => {
    const { clientId: id, seq: theirs, state } = incoming
    if (id === clientId() || (!seen.has(id) && seen.size >= MAX_PEOPLE)) return false
    const knownKey = keys.get(id)
    if (!isTheirs(link, incoming)) return false
    const before = seen.get(id)
    if (state === null) {
      remember(lastSeqs, id, theirs, MAX_REMEMBERED)
      removeFromLink(id, link, 0)
      if (before && !seen.has(id)) onChange()
      return true
    }
    if (link.isPeer && !before && theirs <= (lastSeqs.get(id) ?? -1)) return false
    // A newer state may already have arrived on another link; the person is on this link too.
    const isNews = isNewer(link, before, theirs)
    // A known message repeated on the mesh proves that it was once sent, not that the person is still there.
    if (link.isPeer && before && !isNews && now() - before.newsAt > EXPIRY_MS) return false
    const shown = isNews || before === undefined ? { state, seq: theirs, newsAt: now() } : before
    const receivedAt = link.isPeer ? shown.newsAt : now()
    const onLinks = (before?.links ?? new Map()).set(link, receivedAt)
    const isHostConfirmed = isConfirmedByHost(link, incoming, knownKey, before)
    seen.set(id, { ...shown, links: onLinks, goneAt: undefined, isHostConfirmed })
    if (isNews || isHostConfirmed !== before?.isHostConfirmed) onChange()
    return true
  }

  const loseLink = (link: MessageSource): void => {
    for (const id of seen.keys()) removeFromLink(id, link, LINK_LOSS_GRACE_MS)
  }

  return {
    list: () =>
      [...seen].map(([id, { state, isHostConfirmed }]) => ({ ...state, clientId: id, isSelf: false, isHostConfirmed })),
    /** False if the message was ignored: the id is someone else's, or the page's own. */
    receive,
    /** Whether a message contains anything new. */
    isNews: (link: MessageSource, { clientId: id, seq: theirs, state }: PresenceMessage): boolean =>
      state === null || isNewer(link, seen.get(id), theirs),
    /** The link is down: its people stay for the grace period, and longer if they are on another link. */
    loseLink,
    /** Removes people from whom nothing has arrived for too long. */
    expire: (): void => {
      const time = now()
      const before = seen.size
      for (const [id, person] of seen) {
        for (const [link, receivedAt] of person.links)
          if (time - receivedAt > EXPIRY_MS) removeFromLink(id, link, LINK_LOSS_GRACE_MS)
        if (person.goneAt !== undefined && person.goneAt <= time) forget(id, person)
      }
      if (seen.size !== before) onChange()
    },
  }
}
