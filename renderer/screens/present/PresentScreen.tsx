import { useEffect } from 'react'
import { titleOf } from '../../../shared/meeting'
import { Clock, planText } from '../../components/Clock'
import { StageFrame } from '../../components/StageFrame'
import { useMeeting } from '../../stores/meeting-context'
import { useClock } from '../../stores/use-clock'
import { useRoomStage } from '../../stores/where'
import styles from './PresentScreen.module.css'

const words = { five: 'Five minutes left', one: 'One minute left', up: 'Time is up' } as const

/** What is shown to the room: the stage and the clock, nothing that belongs to one person. */
export const PresentScreen = () => {
  const stage = useRoomStage()
  const title = useMeeting((snapshot) => titleOf(snapshot.record.title))
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset.view = 'present'
    document.title = `${title} · presented`
    return () => {
      delete dataset.view
    }
  }, [title])
  return (
    <div className={styles.screen}>
      <header className={styles.top}>
        <h1 className={styles.title}>{title}</h1>
        <Time />
      </header>
      <main className={styles.main}>
        <section aria-label="Stage" className={styles.stage}>
          <StageFrame key={stage} stage={stage} mode="present" />
        </section>
      </main>
    </div>
  )
}

const Time = () => {
  const clock = useClock()
  if (clock.phase === 'ended') return <p className={styles.plan}>The meeting has ended</p>
  return (
    <div className={styles.time}>
      <p className={styles.plan}>{clock.mark && !clock.isPaused ? words[clock.mark] : planText(clock)}</p>
      <Clock clock={clock} />
    </div>
  )
}
