import type { Duration, Instant } from '../../crdt'
import { elapsed, MINUTE_MS } from '../clock'
import { type AgendaItem, listOnAgenda } from './agenda'
import type { RunState } from './run'
import type { StageLengths } from './stage-lengths'

export type StageClock = {
  /** Planned and added time, ms. */
  length: Duration
  elapsed: Duration
  /** Negative in overtime. */
  remaining: Duration
  isPaused: boolean
}

/** The clock of a stage at `now`. */
export const stageClock = (id: string, state: RunState, lengths: StageLengths, now: Instant): StageClock => {
  const isCurrent = state.stage === id && state.countdown !== null
  const length = lengths[id] ?? 0
  const used = (state.spent[id] ?? 0) + (isCurrent && state.countdown ? elapsed(state.countdown, now) : 0)
  return {
    length,
    elapsed: used,
    remaining: length - used,
    isPaused: isCurrent && state.countdown?.pausedAt !== null,
  }
}

/** What the meeting comes to if nothing is changed. */
export type Outlook = {
  /** When the current stage and the meeting would end. */
  ends: { stage: Instant; meeting: Instant }
  /**
   * By how much the stages would take longer than planned when the meeting started, ms; negative if shorter. Pauses don't
   * count.
   */
  late: Duration
  /** The stages that follow, and how many of them would end within the planned time. */
  following: readonly AgendaItem[]
  inTime: number
}

/** Projects the rest of the meeting. Overtime delays what follows. */
export const getOutlook = (
  agenda: readonly AgendaItem[],
  state: RunState,
  lengths: StageLengths,
  now: Instant,
): Outlook => {
  const activeItems = listOnAgenda(agenda, state)
  const at = activeItems.findIndex((item) => item.id === state.stage)
  const left = activeItems.map(({ id }) => Math.max(0, stageClock(id, state, lengths, now).remaining))
  const planned = state.plannedLength ?? sumOf(activeItems.map(({ minutes }) => minutes * MINUTE_MS))
  const used = agenda.reduce((sum, { id }) => sum + stageClock(id, state, lengths, now).elapsed, 0)
  const current = left[at] ?? 0
  const later = left.slice(at + 1)
  let all = current
  let inTime = 0
  for (const length of later) {
    all += length
    if (used + all <= planned) inTime += 1
  }
  return {
    ends: { stage: now + current, meeting: now + all },
    late: used + all - planned,
    following: activeItems.slice(at + 1),
    inTime,
  }
}

const sumOf = (lengths: readonly Duration[]): Duration => lengths.reduce((sum, length) => sum + length, 0)

/** The shortest time (ms) that counts as having worked on a stage; for a short stage, a quarter of its minutes. */
const MIN_WORK_MS = MINUTE_MS

/**
 * Whether a stage has been worked on and left. A stage that was only passed through, by accident or to look around, is
 * not done.
 */
export const isStageDone = (item: AgendaItem, state: RunState): boolean => {
  const isCurrent = state.phase === 'running' && state.stage === item.id
  const spent = state.spent[item.id] ?? 0
  return !isCurrent && spent > 0 && spent >= Math.min(MIN_WORK_MS, (item.minutes * MINUTE_MS) / 4)
}
