import type * as Y from 'yjs'
import { type Author, type Duration, type Instant, LOCAL } from '../../crdt'
import { MINUTE_MS } from '../clock'
import { type AgendaItem, agendaEntries, MAX_STAGE_MINUTES } from './agenda'
import { type Extensions, extensions } from './run'

/** How long each stage is (ms), by its id in the agenda: planned, added, and taken from other stages. */
export type StageLengths = Readonly<Record<string, Duration>>

type Taken = { key: string; stage: string; from: string; length: Duration; at: Instant }

/** Minutes taken between stages, first come first served. */
const listTaken = (added: Extensions): Taken[] =>
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
  for (const { from, stage, length } of listTaken(added)) {
    const moved = Math.max(0, Math.min(length, lengths[from] ?? 0))
    lengths[from] = (lengths[from] ?? 0) - moved
    lengths[stage] = (lengths[stage] ?? 0) + moved
  }
  for (const [id, length] of Object.entries(lengths)) lengths[id] = Math.max(0, length)
  return lengths
}

/** Sets how long a stage is, whatever was added to it or taken from it before. */
export const setStageMinutes = (
  doc: Y.Doc,
  agenda: readonly AgendaItem[],
  item: AgendaItem,
  minutes: number,
  author: Author,
): void => {
  const added = extensions.read(doc).value
  const given = listTaken(added).reduce((sum, one) => (one.from === item.id ? sum + one.length : sum), 0)
  // With no limit to what the stage can give, its length is the planned one and what was added, less what it gave.
  const plentiful = { ...item, minutes: given / MINUTE_MS + MAX_STAGE_MINUTES }
  const others = agenda.map((one) => (one.id === item.id ? plentiful : one))
  const change = (stageLengths(others, added)[item.id] ?? 0) / MINUTE_MS - plentiful.minutes
  const planned = Math.max(0, Math.min(MAX_STAGE_MINUTES, minutes - change))
  const rest = minutes - change - planned
  doc.transact(() => {
    const { isOn, position } = item
    agendaEntries.set(doc, item.id, { minutes: planned, isOn, position })
    if (rest !== 0) extensions.set(doc, author.newId(), { stage: item.id, length: rest * MINUTE_MS })
  }, LOCAL)
}
