import type { ReactNode } from 'react'
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
  /** Without it, the ballot is not opened again. */
  reopen?: string
  /** Whether there is something to reveal; by default, once somebody has answered. */
  canReveal?: boolean
  /** Further buttons for the facilitator while the ballot is open. */
  children?: ReactNode
}

/** The state of a ballot, what is hidden from whom, and the facilitator's next step. */
export const BallotLine = ({
  ballot,
  count,
  privacy,
  reveal,
  reopen,
  canReveal = ballot.answered > 0,
  children,
}: Props) => {
  const { isOpen, canLead, notice } = ballot
  const isPresented = usePresented()
  if (isPresented && count === '') return null
  return (
    <div className={styles.line}>
      <span className={styles.count} aria-live="polite">
        {count}
      </span>
      {canLead && isOpen && (
        <Button size="small" disabled={!canReveal} onClick={ballot.reveal}>
          {reveal}
        </Button>
      )}
      {isOpen && children}
      {canLead && !isOpen && reopen && (
        <Button size="small" onClick={ballot.reopen}>
          {reopen}
        </Button>
      )}
      {/* It stays once the result is shown, so that nothing moves. */}
      {!isPresented && (
        <div className={styles.below}>
          <p className={styles.privacy} data-replaced={notice !== '' || undefined}>
            {privacy}
          </p>
          {notice && <p aria-live="polite">{notice}</p>}
        </div>
      )}
    </div>
  )
}
