import { agendaTitle } from '../../shared/document/agenda'
import type { Outlook } from '../../shared/meeting/agenda'
import { countdownText, overtimeText } from '../../shared/meeting/agenda/clock-text'
import { MINUTE_MS } from '../../shared/meeting/clock'
import { twoDigits } from '../../shared/meeting/format'
import { useOpenMeeting } from '../stores/meeting-context'
import type { RoomClock } from '../stores/use-clock'
import styles from './Clock.module.css'

/** `15:30`, on this computer's clock. */
export const wallClock = (at: number): string => {
  const date = new Date(at)
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

/** `20 min`, `7.5 min`. */
export const formatMinutes = (length: number): string => `${Math.round(length / 6_000) / 10} min`

/** The line under the clock: how long the stage is and when it ends. */
export const planText = ({ phase, stage, length, isPaused, outlook, remaining }: RoomClock): string => {
  const of = `of ${formatMinutes(length)}`
  if (phase === 'ended') return 'The meeting is over'
  if (phase === 'ready') return `Starts with ${agendaTitle(stage)}`
  if (!outlook) return of
  if (isPaused) return `${of} · paused`
  return remaining <= 0 ? `${of} · ${overtimeText(remaining)}` : `${of} · ends ${wallClock(outlook.ends.stage)}`
}

/** When the meeting ends, and how late that is. */
export const endText = ({ ends, late }: Outlook): string => {
  const minutes = Math.floor(late / MINUTE_MS)
  const at = wallClock(ends.meeting)
  return minutes < 1 ? `Meeting ends ${at}` : `Ends ${at}, ${minutes} min late`
}

/** Up to which of the later stages the meeting stays within its planned time; empty if it is not late. */
export const fitText = ({ late, following, inTime }: Outlook): string => {
  if (late < MINUTE_MS || following.length === 0) return ''
  const last = following[inTime - 1]
  return last ? `On time up to ${agendaTitle(last.id)}` : 'No later stage ends on time'
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
