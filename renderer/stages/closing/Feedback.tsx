import type { BallotRounds } from '../../../shared/meeting/ballots'
import { averageMark, feedback, feedbackMarks } from '../../../shared/stages/closing/model'
import { BallotLine } from '../../components/BallotLine'
import { PlainField } from '../../components/PlainField'
import { usePresented } from '../../components/presented'
import { type BallotView, useBallot } from '../../stores/use-ballot'
import styles from './Closing.module.css'

const privacy =
  'Feedback is secret: yours goes only to the meeting’s host, unless somebody has modified Debrief there. It saves totals, from three answers on, and suggestions word for word, in alphabetical order and without names.'

/** Whether the time was well spent, asked of everyone; nobody learns whose answer is whose. */
export const Feedback = ({ rounds }: { rounds: BallotRounds }) => {
  const ballot = useBallot(feedback, rounds)
  const isPresented = usePresented()
  if (isPresented && !ballot.tally && ballot.answered === 0) return null
  return (
    <section aria-labelledby="closing-feedback">
      <h3 id="closing-feedback" className={styles.heading}>
        Was this meeting worth your time?
      </h3>
      {ballot.canAnswer && <OwnFeedback ballot={ballot} />}
      <BallotLine
        ballot={ballot}
        count={countIn(ballot, isPresented)}
        privacy={privacy}
        reveal="Reveal answers"
        reopen="Ask again"
      />
      <Result ballot={ballot} />
    </section>
  )
}

const OwnFeedback = ({ ballot: { own, answer } }: { ballot: BallotView }) => {
  const [mark] = own.choices
  const [text = ''] = own.texts
  return (
    <div className={styles.feedback}>
      <fieldset className={styles.marks}>
        <legend className="visually-hidden">From 1 (hardly) to 5 (very much)</legend>
        <span className={styles.small} aria-hidden>
          Hardly
        </span>
        {feedbackMarks.map((one) => (
          <label key={one} className={styles.mark}>
            <input
              type="radio"
              name="feedback"
              value={one}
              checked={mark === one}
              onChange={() => answer({ ...own, choices: [one] })}
            />
            {one}
          </label>
        ))}
        <span className={styles.small} aria-hidden>
          Very much
        </span>
      </fieldset>
      <div className={styles.comment}>
        <PlainField
          label="One thing to change next time"
          isLabelHidden
          value={text}
          maxLength={2_000}
          placeholder="One thing to change next time"
          onCommit={(next) => answer({ ...own, texts: next.trim() === '' ? [] : [next.trim()] })}
        />
      </div>
    </div>
  )
}

/** How many have answered; after the reveal, the average rating. */
const countIn = ({ isOpen, answered, here, tally }: BallotView, isPresented: boolean): string => {
  if (isOpen) return isPresented && answered === 0 ? '' : `${answered} of ${here} answered`
  if (!tally) return ''
  const average = averageMark(tally)
  const count = tally.voters === 1 ? '1 answer' : `${tally.voters} answers`
  return average === undefined ? count : `${count}, ${average.toFixed(1)} on average`
}

/** The answers' texts, which are not presented to the room. */
const Result = ({ ballot: { tally, isOpen, own, notice } }: { ballot: BallotView }) => {
  const isPresented = usePresented()
  const [late] = own.texts
  return (
    <>
      {tally && tally.texts.length > 0 && !isPresented && (
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
