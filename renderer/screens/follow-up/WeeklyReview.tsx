import { useMemo, useRef, useState } from 'react'
import { outcomeOf, type ReviewItem, reviewItems } from '../../../shared/document/follow-up'
import type { Commitment } from '../../../shared/meeting/commitments'
import { numberText } from '../../../shared/meeting/format'
import type { FollowUpDocument } from '../../../shared/protocol/follow-up'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { announce } from '../../stores/ui'
import { actionsByKey } from './actions-by-key'
import styles from './Review.module.css'
import { ReviewCard } from './ReviewCard'
import { ReviewSummary } from './ReviewSummary'

type Props = { documents: readonly FollowUpDocument[]; today: string }

/** One action at a time, and at the end what was decided. What there is to review is settled when it begins. */
export const WeeklyReview = ({ documents, today }: Props) => {
  const [items, setItems] = useState(() => reviewItems(documents, today))
  const [at, setAt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const current = useMemo(() => actionsByKey(documents), [documents])
  const latest = ({ row }: ReviewItem): Commitment => current.get(row.key) ?? row.action
  const goTo = (next: number): void => {
    setAt(next)
    const item = items[next]
    announce(item ? `${next + 1} of ${items.length}: ${item.row.action.text}` : 'The review is done.')
    heading.current?.focus({ preventScroll: true })
  }
  if (items.length === 0)
    return <EmptyState message="Nothing is overdue, due this week or without a date. There is nothing to review." />
  const item = items[at]
  const name = `${numberText(Math.min(at + 1, items.length))} of ${numberText(items.length)}`
  return (
    <section className={styles.review} aria-label="Weekly review">
      <div className={styles.progress}>
        <progress value={at} max={items.length} aria-label="Progress of the review" />
        <span className="tabular">{item ? name : 'Done'}</span>
      </div>
      {item ? (
        <ReviewCard
          key={`${item.ask} ${item.row.key}`}
          item={{ ...item, row: { ...item.row, action: latest(item) } }}
          heading={heading}
          today={today}
          documents={documents}
          hasPrevious={at > 0}
          onPrevious={() => goTo(Math.max(0, at - 1))}
          onNext={() => goTo(at + 1)}
        />
      ) : (
        <ReviewSummary
          heading={heading}
          items={items.map((one) => ({ row: one.row, outcome: outcomeOf(one.row.action, latest(one)) }))}
          actions={
            <>
              <Button onClick={() => goTo(items.length - 1)}>Back</Button>
              <Button
                onClick={() => {
                  setItems(reviewItems(documents, today))
                  setAt(0)
                }}
              >
                Start again
              </Button>
            </>
          }
        />
      )}
    </section>
  )
}
