import type * as Y from 'yjs'
import { z } from 'zod'
import {
  type Author,
  defineFields,
  defineKeyedValues,
  duration,
  instant,
  MAX_DURATION_MS,
  type ValueOf,
} from '../../crdt'
import { elapsed, MINUTE_MS, type Millis, pause, resume, start } from '../clock'

/** Most minutes that one stage can be given. */
export const MAX_STAGE_MINUTES = 600

/** Whether somebody has typed the minutes of a stage: a whole number within the limit. */
export const isStageMinutes = (text: string): boolean =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) <= MAX_STAGE_MINUTES

/** A meeting's changes to its agenda, by stage. Stages without an entry use the registry's defaults. */
export const agendaEntries = defineKeyedValues({
  name: 'agenda',
  value: z.object({
    minutes: z.number().min(0).max(MAX_STAGE_MINUTES),
    isOn: z.boolean(),
    position: z.number().min(-1e6).max(1e6),
  }),
})

const countdown = z.object({ startedAt: instant, pausedAt: instant.nullable(), pausedFor: duration })

/** The state of the running meeting. One atomic value, so that concurrent changes never mix into a state that nobody chose. */
export const run = defineFields({
  name: 'run',
  fields: z.object({
    state: z
      .object({
        phase: z.enum(['ready', 'running', 'ended']),
        stage: z.string(),
        countdown: countdown.nullable(),
        /** Running time of each stage before the current countdown, ms. */
        spent: z.record(z.string(), duration),
        startedAt: instant.nullable(),
        endedAt: instant.nullable(),
      })
      .default({ phase: 'ready', stage: '', countdown: null, spent: {}, startedAt: null, endedAt: null }),
  }),
  texts: [],
})
export type RunState = ValueOf<typeof run>['state']

/** Minutes added while the meeting runs. Separate entries, so that two concurrent additions both count. */
export const extensions = defineKeyedValues({
  name: 'extensions',
  value: z.object({ stage: z.string(), length: duration }),
})

export type AgendaItem = { stage: string; minutes: number; isOn: boolean }
export type StageDefault = { id: string; minutes: number; isOptional: boolean }

/** The agenda: the registry's order and minutes, overridden by the meeting's own entries. Unknown stages come last. */
export const resolveAgenda = (
  defaults: readonly StageDefault[],
  entries: ValueOf<typeof agendaEntries>,
): AgendaItem[] => {
  const known = defaults.map(({ id, minutes, isOptional }, index) => ({
    stage: id,
    minutes: entries[id]?.minutes ?? minutes,
    isOn: entries[id]?.isOn ?? !isOptional,
    position: entries[id]?.position ?? index,
  }))
  const unknown = Object.entries(entries)
    .filter(([id]) => !defaults.some((one) => one.id === id))
    .map(([stage, entry]) => ({ stage, ...entry }))
  return [...known, ...unknown]
    .sort((a, b) => a.position - b.position)
    .map(({ stage, minutes, isOn }) => ({ stage, minutes, isOn }))
}

export type StageClock = {
  /** Planned and added time, ms. */
  length: Millis
  elapsed: Millis
  /** Negative in overtime. */
  remaining: Millis
  isPaused: boolean
}

const extensionOf = (stage: string, added: ValueOf<typeof extensions>): Millis =>
  Object.values(added).reduce((sum, one) => (one.stage === stage ? sum + one.length : sum), 0)

/** The clock of a stage at `now`. */
export const stageClock = (
  item: AgendaItem,
  state: RunState,
  added: ValueOf<typeof extensions>,
  now: Millis,
): StageClock => {
  const isCurrent = state.stage === item.stage && state.countdown !== null
  const length = Math.max(0, item.minutes * MINUTE_MS + extensionOf(item.stage, added))
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
  now: Millis,
): { stage: Millis; meeting: Millis } => {
  const on = agenda.filter((item) => item.isOn)
  const at = on.findIndex((item) => item.stage === state.stage)
  const current = on[at]
  const stage = now + (current ? Math.max(0, stageClock(current, state, added, now).remaining) : 0)
  const rest = on
    .slice(at + 1)
    .reduce((sum, item) => sum + Math.max(0, stageClock(item, state, added, now).remaining), 0)
  return { stage, meeting: stage + rest }
}

/** The minimum time (ms) that counts as having worked on a stage; for a short stage, a quarter of its minutes. */
const MIN_WORK_MS = MINUTE_MS

/**
 * Whether a stage has been worked on and left. One that was only passed through, by accident or to look around, is not
 * done.
 */
export const isStageDone = (item: AgendaItem, state: RunState): boolean => {
  const isOn = state.phase === 'running' && state.stage === item.stage
  const spent = state.spent[item.stage] ?? 0
  return !isOn && spent > 0 && spent >= Math.min(MIN_WORK_MS, (item.minutes * MINUTE_MS) / 4)
}

const stateOf = (doc: Y.Doc): RunState => run.read(doc).value.state

/** Adds the current countdown to its stage's total. */
const settle = (state: RunState, now: Millis): RunState => {
  if (!state.countdown) return state
  const spent = (state.spent[state.stage] ?? 0) + elapsed(state.countdown, now)
  return {
    ...state,
    spent: { ...state.spent, [state.stage]: Math.min(MAX_DURATION_MS, spent) },
    countdown: null,
  }
}

/** Starts the meeting at a stage, or continues one that had ended. */
export const startMeeting = (doc: Y.Doc, stage: string, author: Author): void => {
  const now = author.now()
  const state = stateOf(doc)
  run.change(doc, {
    state: {
      ...state,
      phase: 'running',
      stage,
      countdown: start(now),
      startedAt: state.startedAt ?? now,
      endedAt: null,
    },
  })
}

/** Goes to a stage, in either direction. Its clock continues from its total; a paused meeting stays paused. */
export const goToStage = (doc: Y.Doc, stage: string, author: Author): void => {
  const now = author.now()
  const state = stateOf(doc)
  if (state.phase !== 'running' || state.stage === stage) return
  const wasPaused = state.countdown !== null && state.countdown.pausedAt !== null
  const next = start(now)
  run.change(doc, { state: { ...settle(state, now), stage, countdown: wasPaused ? pause(next, now) : next } })
}

export const pauseTimer = (doc: Y.Doc, author: Author): void => {
  const state = stateOf(doc)
  if (state.countdown) run.change(doc, { state: { ...state, countdown: pause(state.countdown, author.now()) } })
}

export const resumeTimer = (doc: Y.Doc, author: Author): void => {
  const state = stateOf(doc)
  if (state.countdown) run.change(doc, { state: { ...state, countdown: resume(state.countdown, author.now()) } })
}

/** Adds a minute to the current stage. */
export const addMinute = (doc: Y.Doc, author: Author): void => {
  const { stage } = stateOf(doc)
  if (stage) extensions.set(doc, author.newId(), { stage, length: MINUTE_MS })
}

export const endMeeting = (doc: Y.Doc, author: Author): void => {
  const now = author.now()
  const state = stateOf(doc)
  if (state.phase === 'running') run.change(doc, { state: { ...settle(state, now), phase: 'ended', endedAt: now } })
}
