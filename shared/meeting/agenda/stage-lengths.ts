import type { Duration, Instant } from '../../crdt'
import { MINUTE_MS } from '../clock'
import type { AgendaItem } from './agenda'
import type { Extensions } from './run'

/** How long each stage is (ms), by its id in the agenda: planned, added, and taken from other stages. */
export type StageLengths = Readonly<Record<string, Duration>>

export type Taken = { key: string; stage: string; from: string; length: Duration; at: Instant }

/** Minutes taken between stages, first come first served. */
export const listTaken = (added: Extensions): Taken[] =>
  Object.entries(added)
    .flatMap(([key, { stage, from, length, at = 0 }]) => (from === undefined ? [] : [{ key, stage, from, length, at }]))
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))

/**
 * The lengths of all stages. A stage never gives more than it has, so however many people take minutes from it at once,
 * taking moves minutes and never makes any.
 */
export const stageLengths = (agenda: readonly AgendaItem[], added: Extensions): StageLengths => {
  const lengths: Record<string, Duration> = Object.create(null)
  for (const { id, minutes } of agenda) lengths[id] = minutes * MINUTE_MS
  for (const { stage, length, from, to } of Object.values(added))
    if (from === undefined && to === undefined) lengths[stage] = (lengths[stage] ?? 0) + length
  for (const [id, length] of Object.entries(lengths)) lengths[id] = Math.max(0, length)
  for (const { from, stage, length } of listTaken(added)) {
    const moved = Math.max(0, Math.min(length, lengths[from] ?? 0))
    lengths[from] = (lengths[from] ?? 0) - moved
    lengths[stage] = (lengths[stage] ?? 0) + moved
  }
  return lengths
}
