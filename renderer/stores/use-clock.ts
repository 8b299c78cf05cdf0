import { useEffect, useRef, useState } from 'react'
import type { Snapshot } from '../../shared/document'
import { getAgenda, getStageLengths } from '../../shared/document/agenda'
import { getOutlook, type Outlook, type StageClock, stageClock } from '../../shared/meeting/agenda'
import { untilNextSecond } from '../../shared/meeting/agenda/clock-text'
import { type ClockWarning, getClockWarning, isLaterWarning } from '../../shared/meeting/agenda/clock-warnings'
import { useMeeting, useOpenMeeting } from './meeting-context'
import { getRoomAgendaId } from './viewed-stage'

/** The room's clock at one moment. */
export type RoomClock = StageClock & {
  /** The current stage, by its agenda id. */
  stage: string
  phase: 'ready' | 'running' | 'ended'
  warning: ClockWarning | undefined
  /** What the meeting comes to; undefined unless it is running. */
  outlook: Outlook | undefined
}

/** Reads the room's clock at a moment of meeting time. */
export const getRoomClock = (snapshot: Snapshot, now: number): RoomClock => {
  const { run } = snapshot
  const lengths = getStageLengths(snapshot)
  const stage = getRoomAgendaId(snapshot)
  const clock = stageClock(stage, run.state, lengths, now)
  const { phase } = run.state
  return {
    ...clock,
    stage,
    phase,
    warning: phase === 'running' ? getClockWarning(clock.length, clock.remaining) : undefined,
    outlook: phase === 'running' ? getOutlook(getAgenda(snapshot), run.state, lengths, now) : undefined,
  }
}

/** The room's clock, updated every second and whenever somebody changes it. */
export const useClock = (): RoomClock => {
  const { session, mirror } = useOpenMeeting()
  useMeeting((snapshot) => snapshot.run)
  useMeeting((snapshot) => snapshot.extensions)
  useMeeting((snapshot) => snapshot.agenda)
  const [, tick] = useState(0)
  const clock = getRoomClock(mirror.getState(), session.clock.now())
  const isTicking = clock.phase === 'running'
  useEffect(() => {
    if (!isTicking) return
    let timer: ReturnType<typeof setTimeout>
    // Each timer fires at the next second of the displayed time, so that all screens change at the same moment.
    const wait = (): void => {
      const { remaining, isPaused } = getRoomClock(mirror.getState(), session.clock.now())
      timer = setTimeout(
        () => {
          tick((n) => n + 1)
          wait()
        },
        isPaused ? 1000 : untilNextSecond(remaining),
      )
    }
    wait()
    const stop = mirror.subscribe((next, before) => {
      if (next.run === before.run && next.extensions === before.extensions && next.agenda === before.agenda) return
      clearTimeout(timer)
      wait()
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [isTicking, mirror, session])
  return clock
}

/**
 * Calls `onWarning` once for each warning that the clock passes from now on; not for those that it has passed before.
 */
export const useClockWarnings = (clock: RoomClock, onWarning: (warning: ClockWarning) => void): void => {
  const before = useRef<{ stage: string; warning: ClockWarning | undefined }>(undefined)
  const latest = useRef(onWarning)
  latest.current = onWarning
  const { stage, warning, phase, isPaused } = clock
  useEffect(() => {
    const known = before.current
    const isNews = known?.stage === stage && phase === 'running' && !isPaused && isLaterWarning(warning, known.warning)
    before.current = { stage, warning }
    if (isNews && warning) latest.current(warning)
  }, [stage, warning, phase, isPaused])
}

/** How long before the end of a stage the clock can be heard, s. */
const LAST_SECONDS = 10

/** Calls `onSecond` at each of a stage's last ten seconds. */
export const useLastSeconds = (clock: RoomClock, onSecond: () => void): void => {
  const latest = useRef(onSecond)
  latest.current = onSecond
  const second = Math.ceil(clock.remaining / 1000)
  const isLast = clock.phase === 'running' && !clock.isPaused && second > 0 && second <= LAST_SECONDS
  useEffect(() => {
    if (isLast && second > 0) latest.current()
  }, [isLast, second])
}
