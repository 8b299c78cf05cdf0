import { countdownText, overtimeText } from '../../shared/meeting/agenda/clock-text'
import { twoDigits } from '../../shared/meeting/format'
import { stageById } from '../../shared/stages'
import { useOpenMeeting } from '../stores/meeting-context'
import type { RoomClock } from '../stores/use-clock'
import styles from './Clock.module.css'
/** `15:30`, on this computer's clock. */
export const wallClock = (at: number): string => {
  const date = new Date(at)
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

const formatMinutes = (length: number): string => `${Math.round(length / 6_000) / 10} min`

/** The line under the clock: how long the stage is and when it ends. */
export const planText = ({ phase, stage, length, isPaused, ends, remaining }: RoomClock): string => {
  const of = `of ${formatMinutes(length)}`
  if (phase === 'ended') return 'The meeting is over'
  if (phase === 'ready') return `Starts with ${stageById(stage)?.title ?? 'a newer stage'}`
  if (!ends) return of
  if (isPaused) return `${of} · paused`
  return remaining <= 0 ? `${of} · ${overtimeText(remaining)}` : `${of} · ends ${wallClock(ends.stage)}`
}

/** The time left in the current stage. */
export const Clock = ({ clock, size = 'l' }: { clock: RoomClock; size?: 'm' | 'l' }) => {
  const { isFacilitator } = useOpenMeeting()
  return (
    <div
      role="timer"
      aria-label="Time left in this stage"
      className={styles.clock}
      data-size={size}
      data-waiting={(clock.phase === 'ready' && !isFacilitator) || undefined}
      data-warning={clock.warning}
      data-paused={clock.isPaused || undefined}
    >
      {getClockText(clock, isFacilitator)}
    </div>
  )
}

/** Before the start, a clock that does not move would look broken to everybody but the facilitator. */
const getClockText = ({ phase, remaining }: RoomClock, isFacilitator: boolean): string => {
  if (phase === 'ended') return 'Ended'
  return phase === 'ready' && !isFacilitator ? 'Not started yet' : countdownText(remaining)
}
