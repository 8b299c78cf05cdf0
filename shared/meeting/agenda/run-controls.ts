import type * as Y from 'yjs'
import { type Author, type Duration, type Instant, MAX_DURATION_MS } from '../../crdt'
import { elapsed, MINUTE_MS, pause, resume, start } from '../clock'
import { addToLog } from './log'
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

/** Starts the meeting at a stage of the agenda, or continues one that had ended. */
export const startMeeting = (doc: Y.Doc, stage: string, author: Author, agendaLength?: Duration): void => {
  const now = author.now()
  const state = readState(doc)
  const plannedLength = state.plannedLength ?? agendaLength
  doc.transact(() => {
    run.change(doc, {
      state: {
        ...state,
        phase: 'running',
        stage,
        countdown: start(now),
        startedAt: state.startedAt ?? now,
        ...(plannedLength !== undefined && { plannedLength: Math.min(MAX_DURATION_MS, plannedLength) }),
        endedAt: null,
      },
    })
    addToLog(doc, author, 'started', { stage })
  })
}

/** Goes to a stage, in either direction. Its clock continues from its total; a paused meeting stays paused. */
export const goToStage = (doc: Y.Doc, stage: string, author: Author): void => {
  const now = author.now()
  const state = readState(doc)
  if (state.phase !== 'running' || state.stage === stage) return
  const wasPaused = state.countdown !== null && state.countdown.pausedAt !== null
  const next = start(now)
  doc.transact(() => {
    run.change(doc, { state: { ...settle(state, now), stage, countdown: wasPaused ? pause(next, now) : next } })
    addToLog(doc, author, 'entered', { stage })
  })
}

/** Pauses the clock of the current stage. */
export const pauseTimer = (doc: Y.Doc, author: Author): void => {
  const state = readState(doc)
  const { countdown, stage } = state
  if (!countdown || countdown.pausedAt !== null) return
  doc.transact(() => {
    run.change(doc, { state: { ...state, countdown: pause(countdown, author.now()) } })
    addToLog(doc, author, 'paused', { stage })
  })
}

/** Resumes the clock of the current stage. */
export const resumeTimer = (doc: Y.Doc, author: Author): void => {
  const state = readState(doc)
  const { countdown, stage } = state
  if (!countdown || countdown.pausedAt === null) return
  doc.transact(() => {
    run.change(doc, { state: { ...state, countdown: resume(countdown, author.now()) } })
    addToLog(doc, author, 'resumed', { stage })
  })
}

/** Minutes that were added or moved: whether they still apply, and a function that undoes it. */
export type MinutesChange = { isApplied: () => boolean; undo: () => void }

/** Adds minutes to the current stage. */
export const addMinutes = (doc: Y.Doc, minutes: number, author: Author): MinutesChange => {
  const { stage } = readState(doc)
  const key = author.newId()
  const length = minutes * MINUTE_MS
  const isApplied = (): boolean => key in extensions.read(doc).value
  if (stage)
    doc.transact(() => {
      extensions.set(doc, key, { stage, length })
      addToLog(doc, author, 'extended', { stage, length })
    })
  return {
    isApplied,
    undo: () => {
      if (!isApplied()) return
      doc.transact(() => {
        extensions.set(doc, key, undefined)
        addToLog(doc, author, 'shortened', { stage, length })
      })
    },
  }
}

/** Ends the meeting; the time of the current stage is kept. */
export const endMeeting = (doc: Y.Doc, author: Author): void => {
  const now = author.now()
  const state = readState(doc)
  if (state.phase !== 'running') return
  doc.transact(() => {
    run.change(doc, { state: { ...settle(state, now), phase: 'ended', endedAt: now } })
    addToLog(doc, author, 'ended', { stage: state.stage })
  })
}
