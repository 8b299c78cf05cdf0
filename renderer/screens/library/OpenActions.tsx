import { dateText } from '../../../shared/document/report'
import { numberText } from '../../../shared/meeting/format'
import type { CallOutput } from '../../../shared/protocol/calls'
import { Link } from '../../components/Link'
import { localDate } from '../../local-date'
import styles from './OpenActions.module.css'

const MAX_SHOWN = 4

/** The first actions of all postmortems that are overdue or due within a week, and the way to all of them. */
export const OpenActions = ({ actions, total, overdue }: CallOutput<'library.dueActions'>) => {
  if (total === 0) return null
  const today = localDate(Date.now())
  return (
    <section className={styles.section} aria-label="Actions due">
      <h2 className={styles.title}>
        {overdue > 0
          ? `${numberText(overdue)} ${overdue === 1 ? 'action is' : 'actions are'} overdue`
          : 'Due this week'}
      </h2>
      <ul>
        {actions.slice(0, MAX_SHOWN).map((action) => (
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
      <Link to={{ screen: 'follow-up' }}>
        {total > MAX_SHOWN ? `Follow up on all ${numberText(total)}` : 'Follow up'}
      </Link>
    </section>
  )
}
