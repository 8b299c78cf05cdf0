import * as Y from 'yjs'
import { type DeleteSet, deletesToText } from '../../shared/crdt/document-version'
import type { WireMessage } from '../../shared/protocol/wire'

/** How many of this page's own changes are not yet known to be on disk: with the own host, and with the meeting's. */
export type Unconfirmed = { own: number; meeting: number }

/** Keeps count of what this page wrote until a host says that it is on disk. */
export type Ledger = {
  unconfirmed: () => Unconfirmed
  /** The questions to ask the own host now: one for each client id that wrote, mostly one or none. */
  ask: (isMeetingHere: boolean) => WireMessage[]
  /** Takes an answer in. After `missing` the states have to be exchanged again. */
  answer: (message: Extract<WireMessage, { type: 'stored' }>, isMeetingHere: boolean) => void
  close: () => void
}

type Change = { clocks: ReadonlyMap<number, number>; deletes: DeleteSet }
type Round = { upTo: number; own: Set<number>; meeting: Set<number> }

/** Rounds of questions that may be open at once; older ones are given up, since a later one covers them. */
const MOST_ROUNDS = 16

/** `isOurs` names the origins besides this page's own hand whose changes may be nowhere else, such as the browser's own copy. */
export const keepLedger = (doc: Y.Doc, isOurs: (origin: unknown) => boolean, onChange: () => void): Ledger => {
  // Changes are numbered in the order they were made; those up to `meeting` are done with.
  let changes: Change[] = []
  let own = 0
  let meeting = 0
  let n = 0
  let rounds: Round[] = []
  const written = (): number => meeting + changes.length

  const record = (transaction: Y.Transaction): void => {
    if (!transaction.local && !isOurs(transaction.origin)) return
    const clocks = new Map<number, number>()
    for (const [client, clock] of transaction.afterState) {
      if (transaction.beforeState.get(client) !== clock) clocks.set(client, clock)
    }
    if (clocks.size === 0 && transaction.deleteSet.clients.size === 0) return
    changes.push({ clocks, deletes: transaction.deleteSet })
    onChange()
  }
  doc.on('afterTransaction', record)

  return {
    unconfirmed: () => ({ own: written() - own, meeting: changes.length }),
    ask: (isMeetingHere) => {
      if (written() === (isMeetingHere ? own : meeting)) return []
      const clocks = new Map(changes.flatMap((change) => [...change.clocks]))
      if (clocks.size === 0) clocks.set(doc.clientID, 0)
      const deletes = deletesToText(Y.mergeDeleteSets(changes.map((change) => change.deletes)))
      const questions = [...clocks].map(([clientId, clock]) => {
        n += 1
        return { type: 'stored?' as const, n, clientId, clock, deletes }
      })
      const numbers = questions.map((question) => question.n)
      rounds = [...rounds, { upTo: written(), own: new Set(numbers), meeting: new Set(numbers) }].slice(-MOST_ROUNDS)
      return questions
    },
    answer: ({ n: answered, where }, isMeetingHere) => {
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
      onChange()
    },
    close: () => doc.off('afterTransaction', record),
  }
}
