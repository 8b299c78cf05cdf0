import type { BallotView } from '../stores/use-ballot'
import styles from './BallotLine.module.css'
import { Button } from './Button'
import { usePresented } from './presented'

type Props = {
  ballot: BallotView
  /** How many have answered, in words; may be empty. */
  count: string
  /** A sentence that says what is hidden from whom. */
  privacy: string
  reveal: string
  reopen: string
}

/** The state of a ballot, what is hidden from whom, and the facilitator's next step. */
export const BallotLine = ({ ballot, count, privacy, reveal, reopen }: Props) => {
  const { isOpen, answered, canAnswer, canLead, notice } = ballot
  const isPresented = usePresented()
  if (isPresented && count === '') return null
  return (
    <div className={styles.line}>
      <span className={styles.count} aria-live="polite">
        {count}
      </span>
      {canLead && isOpen && (
        <Button size="small" disabled={answered === 0} onClick={ballot.reveal}>
          {reveal}
        </Button>
      )}
      {canLead && !isOpen && (
        <Button size="small" onClick={ballot.reopen}>
          {reopen}
        </Button>
      )}
      {!isPresented && canAnswer && !notice && <p className={styles.privacy}>{privacy}</p>}
      {!isPresented && notice && (
        <p className={styles.notice} aria-live="polite">
          {notice}
        </p>
      )}
    </div>
  )
}
