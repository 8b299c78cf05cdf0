import { type ReactNode, useId } from 'react'
import { type Answer, getRating, type ScaleQuestion as Question, type Rating, rate } from '../../shared/meeting/ballots'
import type { BallotView } from '../stores/use-ballot'
import styles from './ScaleQuestion.module.css'

type Props = { question: Question; ballot: BallotView }

/** A question on a scale from 1 to 5. Its result takes the same place, for whoever sees it. */
export const ScaleQuestion = ({ question, ballot: { isOpen, tally, own, canAnswer, answer } }: Props) => {
  const rating = !isOpen && tally ? getRating(question, tally) : undefined
  return rating ? (
    <Distribution rating={rating} />
  ) : (
    <Marks question={question} own={own} isDisabled={!canAnswer} onAnswer={answer} />
  )
}

type MarksProps = { question: Question; own: Answer; isDisabled: boolean; onAnswer: (answer: Answer) => void }

const Marks = ({ question, own, isDisabled, onAnswer }: MarksProps) => {
  const name = useId()
  const { text, low, high, choices } = question
  return (
    <fieldset className={styles.question} disabled={isDisabled}>
      <legend className={styles.text}>
        {text} <span className="visually-hidden">{`From 1 (${low}) to ${choices.length} (${high})`}</span>
      </legend>
      <Scale question={question}>
        <div className={styles.columns}>
          {choices.map((choice, index) => (
            <label key={choice} className={styles.mark}>
              <input
                type="radio"
                name={name}
                checked={own.choices.includes(choice)}
                onChange={() => onAnswer(rate(own, question, choice))}
              />
              {index + 1}
            </label>
          ))}
        </div>
      </Scale>
    </fieldset>
  )
}

const Distribution = ({ rating: { question, counts } }: { rating: Rating }) => {
  const id = useId()
  const most = Math.max(...counts)
  return (
    <div className={styles.question}>
      <p id={id} className={styles.text}>
        {question.text}
      </p>
      <Scale question={question} isResult>
        <ul className={styles.columns} aria-labelledby={id}>
          {counts.map((count, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its position
            <li key={index} className={styles.column}>
              <span className="visually-hidden">{`${index + 1}: ${count === 1 ? '1 answer' : `${count} answers`}`}</span>
              <span className={styles.count} data-none={count === 0 || undefined} aria-hidden>
                {count}
              </span>
              <span className={styles.bar} style={{ blockSize: `${count / most}rem` }} />
              <span className={styles.base} aria-hidden>
                {index + 1}
              </span>
            </li>
          ))}
        </ul>
      </Scale>
    </div>
  )
}

type ScaleProps = { question: Question; isResult?: boolean; children: ReactNode }

const Scale = ({ question: { low, high }, isResult, children }: ScaleProps) => (
  <div className={styles.scale} data-result={isResult}>
    <span className={styles.end} aria-hidden>
      {low}
    </span>
    {children}
    <span className={styles.end} aria-hidden>
      {high}
    </span>
  </div>
)
