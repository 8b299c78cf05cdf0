import type * as Y from 'yjs'
import { type Author, type Duration, LOCAL } from '../../crdt'
import { MAX_STAGE_MINUTES } from '../../protocol/templates'
import { MINUTE_MS } from '../clock'
import { type AgendaItem, agendaEntries } from './agenda'
import { addToLog } from './log'
import { type Extensions, extensions, run } from './run'
import { listTaken, stageLengths, type Taken } from './stage-lengths'

/** A stage whose minutes are set, among all others. */
type Target = { agenda: readonly AgendaItem[]; item: AgendaItem; minutes: number }

const addedTo = (stage: string, added: Extensions): number =>
  Object.values(added).reduce(
    (sum, one) => (one.stage === stage && one.from === undefined && one.to === undefined ? sum + one.length : sum),
    0,
  ) / MINUTE_MS

/** How long the stage is (min) if it has `own` minutes before any are taken from it or for it. */
const lengthWith = (own: number, { agenda, item }: Target, added: Extensions): number => {
  const minutes = own - addedTo(item.id, added)
  const changed = agenda.map((one) => (one.id === item.id ? { ...one, minutes } : one))
  return (stageLengths(changed, added)[item.id] ?? 0) / MINUTE_MS
}

/** The smallest whole number from `low` on for which something holds that then holds for all larger ones; at most `high`. */
const findLeast = (low: number, high: number, holds: (number: number) => boolean): number => {
  let [least, most] = [low, high]
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    if (holds(middle)) most = middle
    else least = middle + 1
  }
  return least
}

/** Finds for each entry that gives minutes, by its key, the one that takes them. */
const pairEntries = (added: Extensions): ReadonlyMap<string, string> => {
  const losses = new Map<string, string[]>()
  for (const [key, { stage, to, at, length }] of Object.entries(added)) {
    if (to === undefined) continue
    const what = JSON.stringify([to, stage, at, -length])
    const keys = losses.get(what)
    if (keys) keys.push(key)
    else losses.set(what, [key])
  }
  const pairs = new Map<string, string>()
  for (const [key, { stage, from, at, length }] of Object.entries(added)) {
    const loss = from === undefined ? undefined : losses.get(JSON.stringify([stage, from, at, length]))?.pop()
    if (loss !== undefined) pairs.set(key, loss)
  }
  return pairs
}

/** Gives back what was taken for the stage, the newest first, as far as it is too long with that alone. */
const giveBackExcess = (target: Target, added: Extensions): Extensions => {
  const taken = listTaken(added)
    .filter(({ stage }) => stage === target.item.id)
    .reverse()
  const pairs = pairEntries(added)
  /** Without the newest takings, and with only a part of the one before them. */
  const leave = (removed: readonly Taken[], shortened?: { taken: Taken; length: Duration }): Extensions => {
    const left: Extensions = Object.assign(Object.create(null), added)
    const set = (key: string | undefined, length: Duration): void => {
      const entry = key === undefined ? undefined : left[key]
      if (key === undefined || !entry) return
      if (length === 0) delete left[key]
      else left[key] = { ...entry, length }
    }
    for (const { key } of removed) for (const one of [key, pairs.get(key)]) set(one, 0)
    if (shortened) {
      set(shortened.taken.key, shortened.length)
      set(pairs.get(shortened.taken.key), -shortened.length)
    }
    return left
  }
  const isTooLong = (left: Extensions): boolean => lengthWith(0, target, left) > target.minutes
  if (!isTooLong(added)) return added
  const count = findLeast(1, taken.length, (newest) => !isTooLong(leave(taken.slice(0, newest))))
  const last = taken[count - 1]
  if (!last) return added
  const shorten = (minutes: number): Extensions =>
    leave(taken.slice(0, count - 1), { taken: last, length: Math.max(0, last.length - minutes * MINUTE_MS) })
  return shorten(findLeast(1, Math.ceil(last.length / MINUTE_MS), (minutes) => !isTooLong(shorten(minutes))))
}

/** The most minutes that the stage can have of its own without being longer than it should be. */
const ownMinutes = (target: Target, added: Extensions): number => {
  const { item, minutes } = target
  const given = listTaken(added).reduce((sum, one) => (one.from === item.id ? sum + one.length : sum), 0) / MINUTE_MS
  const plenty = given + MAX_STAGE_MINUTES
  const own = minutes - (lengthWith(plenty, target, added) - plenty)
  if (own >= 0 && lengthWith(own, target, added) === minutes) return own
  // It got minutes only after it had given some: the fewer it has of its own, the fewer it gave.
  const [least, most] = [Math.max(0, Math.floor(own - given)), Math.max(0, Math.ceil(own))]
  return findLeast(least + 1, most + 1, (number) => lengthWith(number, target, added) > minutes) - 1
}

/** Sets how long a stage is, whatever was added to it or taken from it before. */
export const setStageMinutes = (
  doc: Y.Doc,
  agenda: readonly AgendaItem[],
  item: AgendaItem,
  minutes: number,
  author: Author,
): void => {
  const target = { agenda, item, minutes }
  const before = extensions.read(doc).value
  const added = giveBackExcess(target, before)
  const own = ownMinutes(target, added) - addedTo(item.id, added)
  const planned = Math.max(0, Math.min(MAX_STAGE_MINUTES, own))
  const rest = own - planned
  doc.transact(() => {
    for (const key of Object.keys(before)) if (added[key] !== before[key]) extensions.set(doc, key, added[key])
    const { isOn, position } = item
    agendaEntries.set(doc, item.id, { minutes: planned, isOn, position })
    if (rest !== 0) extensions.set(doc, author.newId(), { stage: item.id, length: rest * MINUTE_MS })
    if (run.read(doc).value.state.phase === 'running')
      addToLog(doc, author, 'set', { stage: item.id, length: minutes * MINUTE_MS })
  }, LOCAL)
}
