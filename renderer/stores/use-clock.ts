import { useEffect, useRef, useState } from 'react'
import type { Snapshot } from '../../shared/document'
import { getAgenda } from '../../shared/document/agenda'
import { projectedEnds, type StageClock, stageClock } from '../../shared/meeting/agenda'
import { untilNextSecond } from '../../shared/meeting/agenda/clock-text'
import { type ClockWarning, getClockWarning, isLaterWarning } from '../../shared/meeting/agenda/clock-warnings'
import { useMeeting, useOpenMeeting } from './meeting-context'
import { getRoomStage } from './viewed-stage'

/** The room's clock at one moment. */
export type RoomClock = StageClock & {
  stage: string
  phase: 'ready' | 'running' | 'ended'
  warning: ClockWarning | undefined
  /** When this stage and the meeting would end, epoch ms; undefined unless the meeting is running. */
  ends: { stage: number; meeting: number } | undefined
}

/** Reads the room's clock at a moment of meeting time. */
export const getRoomClock = (snapshot: Snapshot, now: number): RoomClock => {
  const { run, extensions } = snapshot
  const agenda = getAgenda(snapshot)
  const stage = getRoomStage(snapshot)
  const item = agenda.find((one) => one.stage === stage) ?? { stage, minutes: 0, isOn: true }
  const clock = stageClock(item, run.state, extensions, now)
  const { phase } = run.state
  return {
    ...clock,
    stage,
    phase,
    warning: phase === 'running' ? getClockWarning(clock.length, clock.remaining) : undefined,
    ends: phase === 'running' ? projectedEnds(agenda, run.state, extensions, now) : undefined,
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
