import type { Invite } from '../../../shared/api/invite'
import { parseWireMessage } from '../../../shared/api/wire'
import type { OwnTime } from '../clock'
import { type LinkState, type LiveDocument, type StoredAt, type Upstream, upstreamSource } from '../relay'
import type { TryUpdate } from '../relay/trials'
import { dial } from './dial'
import type { LineEnd } from './line'
import { type Session, startSession } from './session'

const SHORTEST_PAUSE = 100
const LONGEST_PAUSE = 1_000
/** With nobody looking, and after this many attempts, a host that is gone is tried for only now and then (ms). */
const PATIENT_ATTEMPTS = 60
const IDLE_PAUSE = 15_000
/** A refused invite or state is tried again as seldom: the meeting may just be closed to the network for now. */
const REFUSED_PAUSE = 15_000
/** A host whose change was refused may have been put right; each try may bring the whole document again. */
const UNSAFE_RETRY_DELAY_MS = 60_000
const ANSWER_PATIENCE = 10_000

type LinkOptions = {
  live: LiveDocument
  /** Called with every probe's answer taken in. */
  onClock: () => void
  invite: Invite
  instance: string
  ownTime: OwnTime
  tryUpdate: TryUpdate
  log: (line: string) => void
}

/** The way from a live document to the host that holds its meeting; it comes back by itself until it is closed. */
export type Link = Upstream & { close: () => void }

const happened: Record<LinkState, string> = {
  self: 'holds the meeting itself, without',
  linked: 'linked to',
  refused: 'refused by',
  lost: 'lost',
  unsafe: 'no longer linked, for safety, to',
}

/** What a host that answers, but not as hoped, is given (ms) until it is tried again. */
const pauses: Partial<Record<LinkState, number>> = { refused: REFUSED_PAUSE, unsafe: UNSAFE_RETRY_DELAY_MS }

type Question = { resolve: (where: StoredAt | undefined) => void; timer: NodeJS.Timeout }

/** Opens the link; everything it learns goes into the live document, its clock and its presence. */
export const openLink = ({ live, invite, instance, ownTime, tryUpdate, onClock, log }: LinkOptions): Link => {
  const ending = new AbortController()
  const questions = new Map<number, Question>()
  let state: LinkState = 'lost'
  let sentence = ''
  let session: Session | undefined
  let lastQuestion = 0
  let attempts = 0
  let timer: NodeJS.Timeout | undefined

  const setState = (next: LinkState, why = ''): void => {
    if (state === next && sentence === why) return
    state = next
    sentence = why
    log(`${live.id}: ${happened[next]} the meeting's host${why && `: ${why}`}`)
    live.tellState()
  }

  const answer = (n: number, where: StoredAt | undefined): void => {
    const question = questions.get(n)
    questions.delete(n)
    clearTimeout(question?.timer)
    question?.resolve(where)
  }

  const receive = (text: string): void => {
    const t3 = ownTime()
    const message = parseWireMessage(text)
    if (message?.type === 'time-is') {
      live.clock.learn({ ...message, t3 })
      onClock()
    } else if (message?.type === 'presence') live.presence.receive(upstreamSource, message)
    else if (message?.type === 'stored') {
      // What the meeting's host has not got is sent again; the asker asks again.
      if (message.where === 'missing') session?.resync()
      answer(message.n, message.where)
    } else if (message?.type === 'ballot-state' || message?.type === 'ballot-refused') live.ballots.passOn(message)
    else if (message?.type === 'host' && message.link === 'refused') setState('refused')
  }

  const onEnd = (end: LineEnd, why = ''): void => {
    session?.end()
    session = undefined
    for (const n of [...questions.keys()]) answer(n, undefined)
    live.presence.leave(upstreamSource)
    if (ending.signal.aborted) return
    const next = end === 'unmergeable' ? 'lost' : end
    // Whoever cannot be reached after that is still the one who refused, or whose change was refused.
    if (next !== 'lost' || (state !== 'refused' && state !== 'unsafe')) setState(next, next === 'unsafe' ? why : '')
    if (end === 'unmergeable') log(`${live.id}: the meeting's host cannot take what this copy holds`)
    const isLeft = live.visitors() === 0 && attempts > PATIENT_ATTEMPTS
    const pause = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** Math.min(attempts, 10))
    attempts += 1
    clearTimeout(timer)
    const longPause = end === 'unmergeable' ? REFUSED_PAUSE : pauses[state]
    timer = setTimeout(() => void attempt(), longPause ?? (isLeft ? IDLE_PAUSE : pause))
  }

  const attempt = async (): Promise<void> => {
    const dialled = await dial(invite, ending.signal)
    if (ending.signal.aborted) return typeof dialled === 'string' ? undefined : void dialled.socket.destroy()
    if (typeof dialled === 'string') {
      if (dialled === 'wrong-host') log(`${live.id}: another host answers at the meeting's address`)
      return onEnd('lost')
    }
    session = startSession({
      dialled,
      invite,
      instance,
      doc: live.doc,
      tryUpdate,
      ownTime,
      receive,
      onSynced: () => {
        attempts = 0
        for (const person of live.presence.others(upstreamSource)) session?.send(person)
        setState('linked')
      },
      onEnd,
    })
  }

  void attempt()

  return {
    state: () => state,
    sentence: () => sentence,
    send: (message) => session?.send(message),
    stored: (question) =>
      new Promise((resolve) => {
        if (!session || state !== 'linked') return resolve(undefined)
        lastQuestion += 1
        const n = lastQuestion
        questions.set(n, { resolve, timer: setTimeout(() => answer(n, undefined), ANSWER_PATIENCE) })
        session.send({ ...question, n })
      }),
    close: () => {
      ending.abort()
      clearTimeout(timer)
      onEnd('lost')
    },
  }
}
