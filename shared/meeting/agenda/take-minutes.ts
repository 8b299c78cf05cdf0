import type * as Y from 'yjs'
import type { Author, Instant, ValueOf } from '../../crdt'
import { MINUTE_MS } from '../clock'
import type { AgendaItem } from './agenda'
import { extensions, type RunState } from './run'
import { stageClock } from './stage-clock'

/** How many minutes are offered at a time: enough to finish a thought, not a topic. */
const OFFERED_MINUTES = 3

/** Minutes that the current stage could take from a later one. */
export type MinutesOffer = { from: string; to: string; minutes: number }

/** Minutes that were taken: whether they still apply, and a function that gives them back. */
export type TakenMinutes = { isApplied: () => boolean; undo: () => void }

/**
 * Finds the stage that the current one can take minutes from: the shortest later one that keeps at least as much as it
 * gives, so that the long stages, which are what the meeting is for, keep their time. The last stage gives only if no
 * other can.
 */
export const findMinutesOffer = (
  agenda: readonly AgendaItem[],
  state: RunState,
  added: ValueOf<typeof extensions>,
  now: Instant,
): MinutesOffer | undefined => {
  const activeItems = agenda.filter((item) => item.isOn)
  const at = activeItems.findIndex((item) => item.stage === state.stage)
  if (at < 0 || state.phase !== 'running') return undefined
  const later = activeItems.slice(at + 1).map((item) => ({ item, left: stageClock(item, state, added, now).remaining }))
  const able = later.filter(({ left }) => left >= 2 * OFFERED_MINUTES * MINUTE_MS)
  const inside = able.filter(({ item }) => item !== activeItems.at(-1))
  const [first] = [...(inside.length > 0 ? inside : able)].sort((a, b) => a.left - b.left)
  return first && { from: first.item.stage, to: state.stage, minutes: OFFERED_MINUTES }
}

/** Moves minutes from one stage to another, as two separate entries that can be removed again. */
export const takeMinutes = (doc: Y.Doc, { from, to, minutes }: MinutesOffer, author: Author): TakenMinutes => {
  const [gain, loss] = [author.newId(), author.newId()]
  doc.transact(() => {
    extensions.set(doc, gain, { stage: to, length: minutes * MINUTE_MS })
    extensions.set(doc, loss, { stage: from, length: -minutes * MINUTE_MS })
  })
  return {
    isApplied: () => gain in extensions.read(doc).value,
    undo: () =>
      doc.transact(() => {
        extensions.set(doc, gain, undefined)
        extensions.set(doc, loss, undefined)
      }),
  }
}
