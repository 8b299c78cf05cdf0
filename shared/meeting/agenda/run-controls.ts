import type * as Y from 'yjs'
import { type Author, type Instant, MAX_DURATION_MS } from '../../crdt'
import { elapsed, MINUTE_MS, pause, resume, start } from '../clock'
import { extensions, type RunState, run } from './run'

const readState = (doc: Y.Doc): RunState => run.read(doc).value.state

/** Adds the running time of the current stage to its total. */
const settle = (state: RunState, now: Instant): RunState => {
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
  const state = readState(doc)
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
  const state = readState(doc)
  if (state.phase !== 'running' || state.stage === stage) return
  const wasPaused = state.countdown !== null && state.countdown.pausedAt !== null
  const next = start(now)
  run.change(doc, { state: { ...settle(state, now), stage, countdown: wasPaused ? pause(next, now) : next } })
}

/** Pauses the clock of the current stage. */
export const pauseTimer = (doc: Y.Doc, author: Author): void => {
  const state = readState(doc)
  if (state.countdown) run.change(doc, { state: { ...state, countdown: pause(state.countdown, author.now()) } })
}

/** Resumes the clock of the current stage. */
export const resumeTimer = (doc: Y.Doc, author: Author): void => {
  const state = readState(doc)
  if (state.countdown) run.change(doc, { state: { ...state, countdown: resume(state.countdown, author.now()) } })
}

/** Adds a minute to the current stage. */
export const addMinute = (doc: Y.Doc, author: Author): void => {
  const { stage } = readState(doc)
  if (stage) extensions.set(doc, author.newId(), { stage, length: MINUTE_MS })
}

/** Ends the meeting; the time of the current stage is kept. */
export const endMeeting = (doc: Y.Doc, author: Author): void => {
  const now = author.now()
  const state = readState(doc)
  if (state.phase === 'running') run.change(doc, { state: { ...settle(state, now), phase: 'ended', endedAt: now } })
}
