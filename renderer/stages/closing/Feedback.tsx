import type { BallotRounds } from '../../../shared/meeting/ballots'
import { MAX_ANSWER_TEXT_LENGTH } from '../../../shared/protocol/answer'
import { feedback, feedbackQuestions } from '../../../shared/stages/closing/model'
import { PlainField } from '../../components/PlainField'
import { usePresented } from '../../components/presented'
import { SecretRating } from '../../components/SecretRating'
import { tooLongMessage } from '../../components/text-limit'
import { type BallotView, useBallot } from '../../stores/use-ballot'
import styles from './Closing.module.css'

const privacy =
  'Nobody sees whose answer is whose. The facilitator sees suggestions as written and, from five answers on, how many chose each number. The document keeps both without names; the report shows the numbers after the meeting. The computer that hosts the meeting holds answers in memory; a modified app there could read them.'

const limit = { characters: MAX_ANSWER_TEXT_LENGTH, advice: 'Shorten it to one suggestion.' }

/** What everyone thought of the meeting; nobody learns whose answer is whose. */
export const Feedback = ({ rounds }: { rounds: BallotRounds }) => {
  const ballot = useBallot(feedback, rounds)
  const isPresented = usePresented()
  if (isPresented && !ballot.isOpen) return null
  return (
    <section aria-labelledby="closing-feedback">
      <h3 id="closing-feedback" className={styles.heading}>
        Feedback on this meeting
      </h3>
      <SecretRating ballot={ballot} questions={feedbackQuestions} privacy={privacy} minAnswers={1}>
        <div className={styles.comment}>
          <Suggestion key={ballot.isOpen ? ballot.round : 'closed'} ballot={ballot} />
        </div>
      </SecretRating>
      {!isPresented && <Suggestions ballot={ballot} />}
    </section>
  )
}

/** It stays once the answers are counted, so that nothing moves. */
const Suggestion = ({ ballot: { own, answer, canAnswer } }: { ballot: BallotView }) => {
  const [text = ''] = own.texts
  return (
    <PlainField
      label="One thing to change next time"
      isLabelHidden
      value={canAnswer ? text : ''}
      disabled={!canAnswer}
      check={(next) => tooLongMessage(next, limit)}
      below=""
      placeholder="One thing to change next time"
      onCommit={(next) => answer({ ...own, texts: next.trim() === '' ? [] : [next.trim()] })}
    />
  )
}

/** What people suggested, for whoever facilitates. */
const Suggestions = ({ ballot: { tally, isOpen, own, notice } }: { ballot: BallotView }) => {
  const [late] = own.texts
  return (
    <>
      {tally && tally.texts.length > 0 && (
        <ul className={styles.suggestions} aria-label="Suggestions for next time">
          {tally.texts.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may suggest the same, and the list never changes
            <li key={index} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      )}
      {/* An answer that came too late to be counted can still be copied by its author. */}
      {!isOpen && notice && late !== undefined && (
        <p className={styles.small}>
          Your suggestion: <span dir="auto">{late}</span>
        </p>
      )}
    </>
  )
}
