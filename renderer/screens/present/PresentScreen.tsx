import { useEffect } from 'react'
import { displayTitle } from '../../../shared/document'
import { agendaTitle } from '../../../shared/document/agenda'
import { Clock, planText } from '../../components/Clock'
import { StageEditing } from '../../components/StageEditing'
import { StageFrame } from '../../components/StageFrame'
import { useMeeting } from '../../stores/meeting-context'
import { useClock } from '../../stores/use-clock'
import { useRoomStage } from '../../stores/viewed-stage'
import { PresentedQuestion } from '../meeting/questions/PresentedQuestion'
import styles from './PresentScreen.module.css'

const words = { five: '5 minutes left', one: '1 minute left', up: 'Time is up' } as const

/**
 * What the room sees: the stage, its title and the clock, without controls and without anything that singles out a
 * person.
 */
export const PresentScreen = () => {
  const stage = useRoomStage()
  const title = useMeeting((snapshot) => displayTitle(snapshot.record.title))
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset.view = 'present'
    document.title = `${title} · presented`
    return () => {
      delete dataset.view
    }
  }, [title])
  return (
    <main className={styles.main}>
      <section aria-label="Stage" className={styles.screen}>
        <header className={styles.top}>
          <h1 className={styles.title}>{title}</h1>
          <h2 className={styles.stageName}>{agendaTitle(stage)}</h2>
          <PresentedClock />
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it has no focusable content, so this lets the keyboard
            scroll it */}
        <div className={styles.page} tabIndex={0}>
          <div className={styles.stage}>
            <StageFrame key={stage} stage={stage} mode="present" />
          </div>
        </div>
        <StageEditing mode="present">
          <PresentedQuestion stage={stage} />
        </StageEditing>
      </section>
    </main>
  )
}

const PresentedClock = () => {
  const clock = useClock()
  if (clock.phase === 'ended') return <p className={styles.plan}>The meeting has ended</p>
  const warning = clock.warning && !clock.isPaused ? words[clock.warning] : undefined
  return (
    <div className={styles.time}>
      <Clock clock={clock} />
      <p className={styles.plan}>{warning ?? planText(clock)}</p>
    </div>
  )
}
