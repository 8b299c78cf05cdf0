import type { Duration, Instant, ValueOf } from '../../crdt'
import { elapsed, MINUTE_MS } from '../clock'
import type { AgendaItem } from './agenda'
import type { extensions, RunState } from './run'

export type StageClock = {
  /** Planned and added time, ms. */
  length: Duration
  elapsed: Duration
  /** Negative in overtime. */
  remaining: Duration
  isPaused: boolean
}

const sumExtensions = (stage: string, added: ValueOf<typeof extensions>): Duration =>
  Object.values(added).reduce((sum, one) => (one.stage === stage ? sum + one.length : sum), 0)

/** The clock of a stage at `now`. */
export const stageClock = (
  item: AgendaItem,
  state: RunState,
  added: ValueOf<typeof extensions>,
  now: Instant,
): StageClock => {
  const isCurrent = state.stage === item.stage && state.countdown !== null
  const length = Math.max(0, item.minutes * MINUTE_MS + sumExtensions(item.stage, added))
  const used = (state.spent[item.stage] ?? 0) + (isCurrent && state.countdown ? elapsed(state.countdown, now) : 0)
  return {
    length,
    elapsed: used,
    remaining: length - used,
    isPaused: isCurrent && state.countdown?.pausedAt !== null,
  }
}

/** When the current stage and the whole meeting would end if nothing changed. Overtime delays the rest. */
export const projectedEnds = (
  agenda: readonly AgendaItem[],
  state: RunState,
  added: ValueOf<typeof extensions>,
  now: Instant,
): { stage: Instant; meeting: Instant } => {
  const activeItems = agenda.filter((item) => item.isOn)
  const at = activeItems.findIndex((item) => item.stage === state.stage)
  const current = activeItems[at]
  const stage = now + (current ? Math.max(0, stageClock(current, state, added, now).remaining) : 0)
  const rest = activeItems
    .slice(at + 1)
    .reduce((sum, item) => sum + Math.max(0, stageClock(item, state, added, now).remaining), 0)
  return { stage, meeting: stage + rest }
}

/** The shortest time (ms) that counts as having worked on a stage; for a short stage, a quarter of its minutes. */
const MIN_WORK_MS = MINUTE_MS

/**
 * Whether a stage has been worked on and left. A stage that was only passed through, by accident or to look around, is
 * not done.
 */
export const isStageDone = (item: AgendaItem, state: RunState): boolean => {
  const isOn = state.phase === 'running' && state.stage === item.stage
  const spent = state.spent[item.stage] ?? 0
  return !isOn && spent > 0 && spent >= Math.min(MIN_WORK_MS, (item.minutes * MINUTE_MS) / 4)
}
