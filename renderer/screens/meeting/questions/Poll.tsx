import type { BallotRounds } from '../../../../shared/meeting/ballots'
import { agreeChoices, paceChoices, pollLabels, pollResult, type Question } from '../../../../shared/meeting/questions'
import { BallotLine } from '../../../components/BallotLine'
import { Button } from '../../../components/Button'
import { usePresented } from '../../../components/presented'
import styles from './Question.module.css'
import { CancelQuestion } from './QuestionActions'
import { useQuestionBallot } from './use-question-ballot'

const privacy =
  'Answers are secret, and counts are shown from three answers on. The computer that hosts the meeting holds them in memory; a modified app there could read them.'

/** A poll: one press answers it, and the counts are shown once they are revealed. */
export const Poll = ({ question, rounds }: { question: Question; rounds: BallotRounds }) => {
  const ballot = useQuestionBallot(question, rounds)
  const isPresented = usePresented()
  const { id, kind, text } = question
  const { isOpen, tally, answered, here, own, canAnswer, notice, answer } = ballot
  const heading = `question-${id}`
  const choices = kind === 'pace' ? paceChoices : agreeChoices
  return (
    <section className={styles.question} aria-labelledby={heading}>
      <p className={styles.kind}>Poll</p>
      <h3 id={heading} className={styles.text} dir="auto">
        {text}
      </h3>
      <div className={styles.choices}>
        {isOpen
          ? !isPresented &&
            canAnswer &&
            choices.map((choice) => (
              <Button
                key={choice}
                size="small"
                aria-pressed={own.choices.includes(choice)}
                onClick={() => answer({ choices: own.choices.includes(choice) ? [] : [choice], texts: [] })}
              >
                {pollLabels[choice]}
              </Button>
            ))
          : tally && <p aria-live="polite">{pollResult(question, tally)}</p>}
      </div>
      {(isOpen || notice) && (
        <BallotLine
          ballot={ballot}
          count={isOpen ? `${answered} of ${here} answered` : ''}
          privacy={privacy}
          reveal="Reveal answers"
        >
          <CancelQuestion question={question} />
        </BallotLine>
      )}
    </section>
  )
}
