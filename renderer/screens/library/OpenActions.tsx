import { useState } from 'react'
import { dateText } from '../../../shared/document/report'
import { isoDay } from '../../../shared/meeting/format'
import type { LibraryEntry } from '../../../shared/protocol/calls'
import { Button } from '../../components/Button'
import { Link } from '../../components/Link'
import styles from './LibraryScreen.module.css'
import { dueActions } from './search'

const DAY_MS = 86_400_000
const MAX_COLLAPSED = 4

/** Actions of every postmortem that are overdue or due within a week. */
export const OpenActions = ({ entries }: { entries: readonly LibraryEntry[] }) => {
  const [isAll, setIsAll] = useState(false)
  const now = Date.now()
  const due = dueActions(entries, isoDay(now), isoDay(now + 7 * DAY_MS))
  if (due.length === 0) return null
  const overdue = due.filter((action) => action.isOverdue).length
  return (
    <section className={styles.due} aria-label="Actions due">
      <h2 className={styles.dueTitle}>
        {overdue > 0 ? `${overdue} ${overdue === 1 ? 'action is' : 'actions are'} overdue` : 'Due this week'}
      </h2>
      <ul>
        {(isAll ? due : due.slice(0, MAX_COLLAPSED)).map((action) => (
          <li key={`${action.document.id} ${action.id}`} className={styles.dueRow}>
            <Link
              to={{ screen: 'document', id: action.document.id, mode: 'report', row: action.id }}
              title={action.text}
              dir="auto"
            >
              {action.text || 'Untitled action'}
            </Link>
            <span className={styles.dueWho} dir="auto">
              {action.owner || 'No owner'}
            </span>
            <span className={styles.dueWhere} title={action.document.title} dir="auto">
              {action.document.title}
            </span>
            <span className={styles.dueDate} data-overdue={action.isOverdue || undefined}>
              {action.isOverdue && 'Overdue · '}
              {dateText(Date.parse(action.due))}
            </span>
          </li>
        ))}
      </ul>
      {due.length > MAX_COLLAPSED && (
        <Button look="quiet" size="small" onClick={() => setIsAll(!isAll)}>
          {isAll ? 'Show fewer' : `Show all ${due.length}`}
        </Button>
      )}
    </section>
  )
}
