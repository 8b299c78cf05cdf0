import { useState } from 'react'
import { dateText } from '../../../shared/document/report'
import { isoDay, numberText } from '../../../shared/meeting/format'
import type { CallOutput } from '../../../shared/protocol/calls'
import { Button } from '../../components/Button'
import { Link } from '../../components/Link'
import styles from './OpenActions.module.css'

const MAX_COLLAPSED = 4

const describeRest = (listed: number, total: number): string =>
  listed === total ? `Show all ${total}` : `Show ${listed} of ${numberText(total)}`

/** Actions of every postmortem that are overdue or due within a week. */
export const OpenActions = ({ actions, total, overdue }: CallOutput<'library.dueActions'>) => {
  const [isAll, setIsAll] = useState(false)
  if (total === 0) return null
  const today = isoDay(Date.now())
  return (
    <section className={styles.section} aria-label="Actions due">
      <h2 className={styles.title}>
        {overdue > 0
          ? `${numberText(overdue)} ${overdue === 1 ? 'action is' : 'actions are'} overdue`
          : 'Due this week'}
      </h2>
      <ul>
        {(isAll ? actions : actions.slice(0, MAX_COLLAPSED)).map((action) => (
          <li key={`${action.documentId} ${action.id}`} className={styles.row}>
            <Link
              to={{ screen: 'document', id: action.documentId, mode: 'report', row: action.id }}
              title={action.text}
              dir="auto"
            >
              {action.text || 'Untitled action'}
            </Link>
            <span className={styles.who} dir="auto">
              {action.owner || 'No owner'}
            </span>
            <span className={styles.where} title={action.documentTitle} dir="auto">
              {action.documentTitle}
            </span>
            <span className={styles.date} data-overdue={action.due < today || undefined}>
              {action.due < today && 'Overdue · '}
              {dateText(Date.parse(action.due))}
            </span>
          </li>
        ))}
      </ul>
      {actions.length > MAX_COLLAPSED && (
        <Button look="quiet" size="small" onClick={() => setIsAll(!isAll)}>
          {isAll ? 'Show fewer' : describeRest(actions.length, total)}
        </Button>
      )}
    </section>
  )
}
