import { createStore, type StoreApi } from 'zustand/vanilla'
import { type PresenceState, presenceStateSchema, type WireMessage } from '../../shared/api/wire'

type PresenceMessage = Extract<WireMessage, { type: 'presence' }>

/** Somebody who is here, this page's own person included. */
export type Person = PresenceState & { clientId: number; isSelf: boolean }

/** A way to other people. Each carries only this page's own state; what arrives on it is kept apart by link. */
export type PresenceLink = {
  receive: (message: PresenceMessage) => void
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
  open: (send: (message: PresenceMessage) => void) => PresenceLink
  /** Once a second: repeats the own state now and then, and lets go of people nobody has. */
  tick: () => void
  /** Says goodbye on every link. */
  leave: () => void
  /** Is here again, after the browser has taken the page out of its cache. */
  arrive: () => void
  close: () => void
}

type Seen = { state: PresenceState; seq: number; links: Map<PresenceLink, number>; goneAt: number | undefined }

const PAUSE = 100
/** How long (ms) a person stays after the last link that had them was lost. */
const GRACE = 4_000
const REPEAT = 10_000
/** A person unheard of for this long (ms) on a link is no longer on it; three repeats. */
const UNHEARD = 32_000
/** More people than a meeting has: what a hostile peer may make this page remember. */
const MOST_PEOPLE = 500

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
  let own = identity
  let seq = 0
  let sentAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasLeft = false

  const publish = (): void => {
    const others = [...seen].map(([id, { state }]) => ({ ...state, clientId: id, isSelf: false }))
    const self = isSilent ? [] : [{ ...own, clientId: clientId(), isSelf: true }]
    people.setState([...self, ...others], true)
  }
  publish()

  const message = (): PresenceMessage => ({ type: 'presence', clientId: clientId(), seq, state: hasLeft ? null : own })
  const broadcast = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (isSilent) return
    sentAt = now()
    for (const send of links.values()) send(message())
  }

  const letGo = (id: number, link: PresenceLink, grace: number): void => {
    const person = seen.get(id)
    if (!person?.links.delete(link) || person.links.size > 0) return
    if (grace > 0) person.goneAt = now() + grace
    else seen.delete(id)
  }

  const receive = (link: PresenceLink, { clientId: id, seq: theirs, state }: PresenceMessage): void => {
    if (id === clientId() || (!seen.has(id) && seen.size >= MOST_PEOPLE)) return
    const before = seen.get(id)
    if (state === null) {
      letGo(id, link, 0)
      if (before && !seen.has(id)) publish()
      return
    }
    // Another link may have brought a newer state already; being heard here counts all the same.
    const isNews = before === undefined || theirs > before.seq
    const shown = isNews ? { state, seq: theirs } : { state: before.state, seq: before.seq }
    const heardOn = (before?.links ?? new Map()).set(link, now())
    seen.set(id, { ...shown, links: heardOn, goneAt: undefined })
    if (isNews) publish()
  }

  const loseLink = (link: PresenceLink): void => {
    for (const id of seen.keys()) letGo(id, link, GRACE)
  }

  return {
    people,
    show: (change) => {
      const next = presenceStateSchema.safeParse({ ...own, ...change })
      if (!next.success || JSON.stringify(next.data) === JSON.stringify(own)) return
      own = next.data
      seq += 1
      publish()
      timer ??= setTimeout(broadcast, Math.max(0, sentAt + PAUSE - now()))
    },
    open: (send) => {
      const link: PresenceLink = {
        receive: (incoming) => receive(link, incoming),
        greet: () => {
          if (!isSilent && !hasLeft) send(message())
        },
        lost: () => loseLink(link),
        close: () => {
          loseLink(link)
          links.delete(link)
        },
      }
      links.set(link, send)
      return link
    },
    tick: () => {
      const time = now()
      const before = seen.size
      for (const [id, person] of seen) {
        for (const [link, heardAt] of person.links) if (time - heardAt > UNHEARD) letGo(id, link, GRACE)
        if (person.goneAt !== undefined && person.goneAt <= time) seen.delete(id)
      }
      if (seen.size !== before) publish()
      if (time - sentAt < REPEAT || hasLeft) return
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
