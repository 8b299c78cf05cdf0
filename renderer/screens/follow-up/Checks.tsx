import { useMemo, useState } from 'react'
import { dueChecks, dueEffects, type FollowUpRow, type IncidentCheck } from '../../../shared/document/follow-up'
import { dateText } from '../../../shared/meeting/format'
import type { FollowUpDocument } from '../../../shared/protocol/follow-up'
import { EmptyState } from '../../components/EmptyState'
import { Link } from '../../components/Link'
import { actionsByKey } from './actions-by-key'
import { EffectQuestion } from './EffectQuestion'
import styles from './FollowUp.module.css'

const headings = { started: 'Are they under way?', finished: 'Are they done?' } as const

/** What is to be looked at, and why. */
const explanations = {
  started: 'By now, every action should be under way.',
  finished: 'By now, the actions of these incidents should be done.',
} as const

/** `3 of 5 done`, `1 overdue`, and what else matters on this day. */
const countsOf = ({ kind, total, done, started, overdue }: IncidentCheck): string[] => {
  const open = total - done - started
  return [
    `${done} of ${total} done`,
    ...(started > 0 ? [`${started} in progress`] : []),
    ...(kind === 'started' && open > 0 ? [`${open} not started`] : []),
    ...(overdue > 0 ? [`${overdue} overdue`] : []),
  ]
}

type Props = { documents: readonly FollowUpDocument[]; today: string }

/** The days 14 and 30 of each incident, and what was done three months ago: did it work? */
export const Checks = ({ documents, today }: Props) => {
  const checks = useMemo(() => dueChecks(documents, today), [documents, today])
  const effects = useEffects(documents, today)
  if (checks.length === 0 && effects.length === 0)
    return (
      <EmptyState message="No checks are due. Incidents are looked at again after some weeks, and finished actions after some months." />
    )
  return (
    <div className={styles.checks}>
      {(['finished', 'started'] as const).map((kind) => (
        <CheckList key={kind} kind={kind} checks={checks.filter((check) => check.kind === kind)} />
      ))}
      {effects.length > 0 && (
        <section aria-labelledby="effects">
          <h2 id="effects">Did it work?</h2>
          <p className={styles.why}>These actions were done long enough ago that it shows.</p>
          <ul>
            {effects.map((row) => (
              <li key={row.key} className={styles.check}>
                <Link
                  className={styles.link}
                  to={{ screen: 'document', id: row.document.id, mode: 'report', row: row.action.id }}
                  dir="auto"
                >
                  {row.action.text || 'Untitled action'}
                </Link>
                <span className={styles.counts} dir="auto">
                  {row.document.title} · Done on {dateText(Date.parse(row.action.doneOn))}
                </span>
                {row.document.readOnlyReason === undefined ? (
                  <EffectQuestion row={row} />
                ) : (
                  <span className={styles.counts}>{row.document.readOnlyReason}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** The questions that are due; those that this person answers stay, so that they can say what showed it. */
const useEffects = (documents: readonly FollowUpDocument[], today: string): FollowUpRow[] => {
  const due = useMemo(() => dueEffects(documents, today), [documents, today])
  const [shown, setShown] = useState<readonly FollowUpRow[]>(due)
  const known = new Set(shown.map(({ key }) => key))
  const added = due.filter(({ key }) => !known.has(key))
  if (added.length > 0) setShown([...shown, ...added])
  return useMemo(() => {
    const actions = actionsByKey(documents)
    return shown.flatMap((row) => {
      const action = actions.get(row.key)
      return action?.status === 'done' ? [{ ...row, action }] : []
    })
  }, [documents, shown])
}

const CheckList = ({ kind, checks }: { kind: IncidentCheck['kind']; checks: readonly IncidentCheck[] }) =>
  checks.length === 0 ? null : (
    <section aria-labelledby={`check-${kind}`}>
      <h2 id={`check-${kind}`}>{headings[kind]}</h2>
      <p className={styles.why}>{explanations[kind]}</p>
      <ul>
        {checks.map((check) => (
          <li key={check.document.id} className={styles.check}>
            <Link className={styles.link} to={{ screen: 'document', id: check.document.id, mode: 'report' }} dir="auto">
              {check.document.title}
            </Link>
            <span className={styles.counts}>
              {[`Day ${check.document.checkDays[kind]}`, check.document.severity, ...countsOf(check)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className={styles.due}>Since {dateText(Date.parse(check.due))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
