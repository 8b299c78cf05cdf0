import { MIN_RATINGS } from '../../../shared/meeting/ballots'
import { openingStage } from '../../../shared/stages/opening'
import { pulse, pulseQuestion } from '../../../shared/stages/opening/model'
import { usePresented } from '../../components/presented'
import { SecretRating } from '../../components/SecretRating'
import { useMeeting, useStageData } from '../../stores/meeting-context'
import { useBallot } from '../../stores/use-ballot'
import styles from './Opening.module.css'

const privacy =
  'Nobody sees whose answer is whose. From five answers on, the facilitator sees how many chose each number; the document keeps it, and the report shows it after the meeting. The computer that hosts the meeting holds answers in memory; a modified app there could read them.'

const questions = [pulseQuestion]

/** How safe people feel to speak openly: asked of everyone, and seen as numbers by the facilitator. */
export const Pulse = () => {
  const rounds = useStageData(openingStage).pulse
  const ballot = useBallot(pulse, rounds)
  const isPresented = usePresented()
  const isOver = useMeeting(({ run }) => run.state.phase === 'ended')
  const wasAnswered = Object.keys(rounds).length > 0
  if ((isOver && !wasAnswered) || (isPresented && !ballot.isOpen)) return null
  return (
    <section aria-labelledby="opening-pulse">
      <h3 id="opening-pulse" className={styles.heading}>
        Safety pulse
      </h3>
      <SecretRating ballot={ballot} questions={questions} privacy={privacy} minAnswers={MIN_RATINGS} />
    </section>
  )
}
