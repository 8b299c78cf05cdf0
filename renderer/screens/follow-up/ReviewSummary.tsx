import { type ReactNode, type RefObject, useEffect } from 'react'
import {
  type FollowUpRow,
  type ReviewOutcome,
  reviewOutcomeLabels,
  reviewOutcomes,
} from '../../../shared/document/follow-up'
import { numberText } from '../../../shared/meeting/format'
import { Link } from '../../components/Link'
import common from './FollowUp.module.css'
import styles from './Review.module.css'

type Props = {
  heading: RefObject<HTMLHeadingElement | null>
  items: readonly { row: FollowUpRow; outcome: ReviewOutcome }[]
  actions: ReactNode
}

/** What a review has decided, by what was decided. */
export const ReviewSummary = ({ heading, items, actions }: Props) => {
  useEffect(() => heading.current?.focus({ preventScroll: true }), [heading])
  return (
    <div className={styles.summary}>
      <h2 ref={heading} tabIndex={-1}>
        What was decided
      </h2>
      {reviewOutcomes.map((outcome) => {
        const decided = items.filter((item) => item.outcome === outcome)
        return decided.length === 0 ? null : (
          <section key={outcome} aria-label={reviewOutcomeLabels[outcome]}>
            <h3>
              {reviewOutcomeLabels[outcome]} <span className="tabular">{numberText(decided.length)}</span>
            </h3>
            <ul>
              {decided.map(({ row: { key, action, document } }) => (
                <li key={key}>
                  <Link
                    className={common.link}
                    to={{ screen: 'document', id: document.id, mode: 'report', row: action.id }}
                    dir="auto"
                  >
                    {action.text || 'Untitled action'}
                  </Link>
                  <span dir="auto">{document.title}</span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <div className={common.buttons}>{actions}</div>
    </div>
  )
}
