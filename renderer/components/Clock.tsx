import { countdownText, overText } from '../../shared/agenda/marks'
import type { RoomClock } from '../stores/use-clock'
import styles from './Clock.module.css'

const two = (n: number): string => String(n).padStart(2, '0')

/** `15:30`, on this computer's clock. */
export const wallClock = (at: number): string => {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

const minutesOf = (length: number): string => `${Math.round(length / 6_000) / 10} min`

/** What stands under the clock: how long the stage is, and when it ends. */
export const planText = ({ phase, length, isPaused, ends, remaining }: RoomClock): string => {
  const of = `of ${minutesOf(length)}`
  if (phase === 'ended') return 'The meeting is over'
  if (phase === 'ready' || !ends) return of
  if (isPaused) return `${of} · paused`
  return remaining <= 0 ? `${of} · ${overText(remaining)}` : `${of} · ends ${wallClock(ends.stage)}`
}

/** Time left in the stage that is on. */
export const Clock = ({ clock, size = 'l' }: { clock: RoomClock; size?: 'm' | 'l' }) => (
  <div
    role="timer"
    aria-label="Time left in this stage"
    className={styles.clock}
    data-size={size}
    data-mark={clock.mark}
    data-paused={clock.isPaused || undefined}
  >
    {clock.phase === 'ended' ? 'Ended' : countdownText(clock.remaining)}
  </div>
)
