import * as Y from 'yjs'
import { type DeleteSet, deletesToText } from '../../shared/crdt/document-version'
import type { WireMessage } from '../../shared/protocol/wire'

export type PersistenceQuery = Extract<WireMessage, { type: 'stored?' }>
export type PersistenceAck = Extract<WireMessage, { type: 'stored' }>

/** How many of this page's own changes are not yet known to be on disk: with its own host, and with the meeting's. */
export type UnconfirmedCounts = { own: number; meeting: number }

/** Tracks what this page wrote until a host confirms that it is on disk. */
export type UnconfirmedChanges = {
  counts: () => UnconfirmedCounts
  /** The queries to send to the page's own host now: one for each client id that wrote, usually one or none. */
  createQueries: (isMeetingHere: boolean) => PersistenceQuery[]
  /** Handles an answer. After `missing`, states have to be exchanged again. */
  acknowledge: (ack: PersistenceAck, isMeetingHere: boolean) => void
  /** Calls `listener` after each change and each answer, until this is closed. */
  subscribe: (listener: (counts: UnconfirmedCounts) => void) => void
  close: () => void
}

type Change = { clocks: ReadonlyMap<number, number>; deletes: DeleteSet }
type Round = { upTo: number; own: Set<number>; meeting: Set<number> }

/** Rounds of queries that may be open at once; older ones are given up, since a later one covers them. */
const MAX_OPEN_ROUNDS = 16

/** `isOwnOrigin`: whether changes of this origin may exist nowhere else although they were not made just now. */
export const createUnconfirmedChanges = (
  doc: Y.Doc,
  isOwnOrigin: (origin: unknown) => boolean = () => false,
): UnconfirmedChanges => {
  // Changes are numbered in the order they were made; those up to `meeting` are confirmed.
  let changes: Change[] = []
  let own = 0
  let meeting = 0
  let n = 0
  let rounds: Round[] = []
  const listeners = new Set<(counts: UnconfirmedCounts) => void>()
  const written = (): number => meeting + changes.length
  const counts = (): UnconfirmedCounts => ({ own: written() - own, meeting: changes.length })
  const notify = (): void => {
    for (const listener of listeners) listener(counts())
  }

  const onTransaction = (transaction: Y.Transaction): void => {
    if (!transaction.local && !isOwnOrigin(transaction.origin)) return
    const clocks = new Map<number, number>()
    for (const [client, clock] of transaction.afterState) {
      if (transaction.beforeState.get(client) !== clock) clocks.set(client, clock)
    }
    if (clocks.size === 0 && transaction.deleteSet.clients.size === 0) return
    changes.push({ clocks, deletes: transaction.deleteSet })
    notify()
  }
  doc.on('afterTransaction', onTransaction)

  return {
    counts,
    createQueries: (isMeetingHere) => {
      if (written() === (isMeetingHere ? own : meeting)) return []
      const clocks = new Map(changes.flatMap((change) => [...change.clocks]))
      if (clocks.size === 0) clocks.set(doc.clientID, 0)
      const deletes = deletesToText(Y.mergeDeleteSets(changes.map((change) => change.deletes)))
      const queries = [...clocks].map(([clientId, clock]) => {
        n += 1
        return { type: 'stored?' as const, n, clientId, clock, deletes }
      })
      const numbers = queries.map((query) => query.n)
      rounds = [...rounds, { upTo: written(), own: new Set(numbers), meeting: new Set(numbers) }].slice(
        -MAX_OPEN_ROUNDS,
      )
      return queries
    },
    acknowledge: ({ n: answered, where }, isMeetingHere) => {
      const round = rounds.find((one) => one.meeting.has(answered))
      if (!round || where === 'missing') return
      round.own.delete(answered)
      if (where === 'meeting' || isMeetingHere) round.meeting.delete(answered)
      if (round.own.size === 0) own = Math.max(own, round.upTo)
      if (round.meeting.size === 0) {
        changes = changes.slice(Math.max(0, round.upTo - meeting))
        meeting = Math.max(meeting, round.upTo)
        rounds = rounds.filter((one) => one.upTo > meeting)
      }
      notify()
    },
    subscribe: (listener) => void listeners.add(listener),
    close: () => doc.off('afterTransaction', onTransaction),
  }
}
