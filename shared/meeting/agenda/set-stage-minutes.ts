import type * as Y from 'yjs'
import { type Author, type Duration, LOCAL } from '../../crdt'
import { MINUTE_MS } from '../clock'
import { type AgendaItem, agendaEntries, MAX_STAGE_MINUTES } from './agenda'
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

/** Leaves only a part of what was taken, in both of its entries. */
const shorten = (added: Extensions, taken: Taken, length: Duration): Extensions => {
  const { [taken.key]: gain, ...others } = added
  const loss = Object.entries(others).find(
    ([, one]) =>
      one.to === taken.stage && one.stage === taken.from && one.at === gain?.at && one.length === -taken.length,
  )
  const { [loss?.[0] ?? '']: _loss, ...rest } = others
  if (!gain || length <= 0) return rest
  return { ...rest, [taken.key]: { ...gain, length }, ...(loss ? { [loss[0]]: { ...loss[1], length: -length } } : {}) }
}

/** Gives back what was taken for the stage, the newest first, as far as it is too long with that alone. */
const giveBackExcess = (target: Target, added: Extensions): Extensions => {
  let left = added
  for (const taken of listTaken(added).reverse()) {
    if (taken.stage !== target.item.id) continue
    for (let { length } = taken; length > 0; ) {
      const excess = lengthWith(0, target, left) - target.minutes
      if (excess <= 0) return left
      const shorter = Math.max(0, length - Math.ceil(excess) * MINUTE_MS)
      left = shorten(left, { ...taken, length }, shorter)
      length = shorter
    }
  }
  return left
}

/** The most minutes that the stage can have of its own without being longer than it should be. */
const ownMinutes = (target: Target, added: Extensions): number => {
  const { item, minutes } = target
  const given = listTaken(added).reduce((sum, one) => (one.from === item.id ? sum + one.length : sum), 0) / MINUTE_MS
  const plenty = given + MAX_STAGE_MINUTES
  const own = minutes - (lengthWith(plenty, target, added) - plenty)
  if (own >= 0 && lengthWith(own, target, added) === minutes) return own
  // It got minutes only after it had given some: the fewer it has of its own, the fewer it gave.
  let [least, most] = [Math.max(0, Math.floor(own - given)), Math.max(0, Math.ceil(own))]
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2)
    if (lengthWith(middle, target, added) > minutes) most = middle
    else least = middle
  }
  return lengthWith(most, target, added) > minutes ? least : most
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
