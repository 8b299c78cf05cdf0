import type { ReactNode } from 'react'
import type { ScaleQuestion as Question } from '../../shared/meeting/ballots'
import { useEditing, useMeeting } from '../stores/meeting-context'
import type { BallotView } from '../stores/use-ballot'
import { BallotLine } from './BallotLine'
import { usePresented } from './presented'
import { ScaleQuestion } from './ScaleQuestion'
import styles from './SecretRating.module.css'

type Props = {
  ballot: BallotView
  questions: readonly Question[]
  privacy: string
  /** With how many answers there is something to show. */
  minAnswers: number
  /** What else is asked. */
  children?: ReactNode
}

/**
 * Questions on a scale that people answer in secret. Whoever facilitates sees how many have answered, and then the
 * result; everyone else sees only their own answer.
 */
export const SecretRating = ({ ballot, questions, privacy, minAnswers, children }: Props) => {
  const isPresented = usePresented()
  const { isReadOnly } = useEditing()
  const isOver = useMeeting(({ run }) => run.state.phase === 'ended')
  if (isPresented) return <PresentedQuestions questions={questions} />
  return (
    <>
      <div className={styles.questions}>
        {questions.map((question) => (
          <ScaleQuestion key={question.text} question={question} ballot={ballot} />
        ))}
      </div>
      {children}
      <BallotLine
        ballot={ballot}
        count={describeAnswers(ballot, isReadOnly)}
        privacy={privacy}
        reveal="Show me the result"
        canReveal={ballot.answered >= minAnswers}
        // After the meeting, nobody is there to be asked.
        {...(!isOver && { reopen: 'Ask again' })}
      />
    </>
  )
}

const PresentedQuestions = ({ questions }: Pick<Props, 'questions'>) => (
  <>
    {questions.map(({ text }) => (
      <p key={text}>{text}</p>
    ))}
    <p className={styles.hint}>Answer on your own screen. Nobody sees whose answer is whose.</p>
  </>
)

/** What this person may know about the answers. */
const describeAnswers = ({ isOpen, seesResult, answered, own, tally }: BallotView, isReadOnly: boolean): string => {
  if (!seesResult) {
    if (!isOpen) return 'Answers are closed.'
    if (isReadOnly) return 'You can read along, but not answer.'
    return own.choices.length > 0 || own.texts.length > 0 ? 'You answered. You can still change it.' : ''
  }
  if (isOpen) return `${answered} answered`
  if (!tally) return ''
  return Object.keys(tally.counts).length > 0
    ? `Result of ${tally.voters} answers`
    : `${tally.voters} answered, too few to show the numbers`
}
