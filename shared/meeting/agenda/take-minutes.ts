import type * as Y from 'yjs'
import type { Author, Duration, Instant } from '../../crdt'
import { MINUTE_MS } from '../clock'
import { type AgendaItem, listOnAgenda } from './agenda'
import { addToLog } from './log'
import { extensions, type RunState } from './run'
import type { MinutesChange } from './run-controls'
import { stageClock } from './stage-clock'
import type { StageLengths } from './stage-lengths'

/** How many minutes are offered besides those that are over: enough to finish a thought, not a topic. */
const OFFERED_MINUTES = 3

/** Minutes that the current stage could take from later ones, by agenda id. */
export type MinutesOffer = { to: string; from: readonly { id: string; minutes: number }[] }

/** A stage gives at most half of what it has left, in whole minutes. */
const canGive = (left: Duration): number => Math.max(0, Math.floor(left / 2 / MINUTE_MS))

/**
 * Finds the later stages that the current one can take minutes from: what it is over, and a few to finish. The shortest
 * stages that can spare a few minutes give first, so that the long ones, which are what the meeting is for, keep their
 * time. The last stage, and those that can spare hardly anything, give only if the others have too little.
 */
export const findMinutesOffer = (
  agenda: readonly AgendaItem[],
  state: RunState,
  lengths: StageLengths,
  now: Instant,
): MinutesOffer | undefined => {
  const activeItems = listOnAgenda(agenda, state)
  const at = activeItems.findIndex((item) => item.id === state.stage)
  if (at < 0 || state.phase !== 'running') return undefined
  const left = (id: string): Duration => stageClock(id, state, lengths, now).remaining
  let wanted = Math.floor(Math.max(0, -left(state.stage)) / MINUTE_MS) + OFFERED_MINUTES
  const later = activeItems.slice(at + 1).map(({ id }) => {
    const isReluctant = id === activeItems.at(-1)?.id
    return { id, left: left(id), rank: canGive(left(id)) < OFFERED_MINUTES ? 2 : isReluctant ? 1 : 0 }
  })
  const from = later
    .sort((a, b) => a.rank - b.rank || a.left - b.left)
    .map((one) => {
      const minutes = Math.min(wanted, canGive(one.left))
      wanted -= minutes
      return { id: one.id, minutes }
    })
    .filter(({ minutes }) => minutes > 0)
  return from.length > 0 ? { to: state.stage, from } : undefined
}

/** Moves minutes to a stage from others, as separate entries that can be removed again. */
export const takeMinutes = (doc: Y.Doc, { to, from }: MinutesOffer, author: Author): MinutesChange => {
  const at = author.now()
  const taken = from.map(({ id, minutes }) => ({
    id,
    length: minutes * MINUTE_MS,
    keys: { gain: author.newId(), loss: author.newId() },
  }))
  doc.transact(() => {
    for (const { id, length, keys } of taken) {
      extensions.set(doc, keys.gain, { stage: to, length, from: id, at })
      extensions.set(doc, keys.loss, { stage: id, length: -length, to, at })
      addToLog(doc, author, 'taken', { stage: to, from: id, length })
    }
  })
  const isApplied = (): boolean => {
    const current = extensions.read(doc).value
    return taken.some(({ keys }) => keys.gain in current)
  }
  return {
    isApplied,
    undo: () => {
      if (!isApplied()) return
      doc.transact(() => {
        const current = extensions.read(doc).value
        for (const { id, keys } of taken) {
          const { length } = current[keys.gain] ?? {}
          if (length === undefined) continue
          for (const key of Object.values(keys)) extensions.set(doc, key, undefined)
          addToLog(doc, author, 'returned', { stage: to, from: id, length })
        }
      })
    },
  }
}
