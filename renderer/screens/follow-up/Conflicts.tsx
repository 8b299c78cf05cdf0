import { useStore } from 'zustand'
import { dueText } from '../../../shared/meeting/capture/due'
import {
  actionStatusLabels,
  type Commitment,
  type CommitmentChanges,
  effectLabels,
} from '../../../shared/meeting/commitments'
import { quoteText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import { type Conflict, ownChanges } from '../../stores/follow-up-changes'
import { settle } from './change-row'
import styles from './FollowUp.module.css'

type Field = { label: string; text: (value: CommitmentChanges, today: string) => string }

/** What a person can change, and how its value is shown beside another one. */
const fields: Partial<Record<keyof CommitmentChanges, Field>> = {
  status: { label: 'Status', text: ({ status }) => (status ? actionStatusLabels[status] : '') },
  owner: { label: 'Owner', text: ({ owner }) => owner || 'No owner' },
  due: { label: 'Due date', text: ({ due }, today) => dueText(due ?? '', today) || 'No date' },
  worked: { label: 'Did it work?', text: ({ worked }) => (worked ? effectLabels[worked] : 'Not answered') },
  outcome: { label: 'What showed it', text: ({ outcome }) => outcome || 'Nothing' },
}

const shownFields = (wanted: CommitmentChanges): Field[] =>
  Object.entries(fields).flatMap(([name, field]) => (name in wanted ? [field] : []))

/** Changes that were not made because somebody else was faster: both values, to choose from. */
export const Conflicts = ({ today }: { today: string }) => {
  const conflicts = useStore(ownChanges, (state) => state.conflicts)
  if (conflicts.length === 0) return null
  return (
    <ul className={styles.conflicts} aria-label="Changed by someone else">
      {conflicts.map((conflict) => (
        <ConflictItem key={conflict.key} conflict={conflict} today={today} />
      ))}
    </ul>
  )
}

const ConflictItem = ({ conflict, today }: { conflict: Conflict; today: string }) => {
  const { theirs, wanted } = conflict
  const shown = shownFields(wanted)
  return (
    <li>
      <div className={styles.conflict} role="alert">
        <p dir="auto">
          Someone else has changed {quoteText(theirs.text, 'an untitled action')} meanwhile. Your change has not been
          made.
        </p>
        <dl>
          {shown.map(({ label, text }) => (
            <Choice key={label} label={label} theirs={text(toChanges(theirs), today)} mine={text(wanted, today)} />
          ))}
        </dl>
        <div className={styles.buttons}>
          <Button size="small" onClick={() => void settle(conflict, false)}>
            Keep theirs
          </Button>
          <Button size="small" onClick={() => void settle(conflict, true)}>
            Use mine
          </Button>
        </div>
      </div>
    </li>
  )
}

const toChanges = (action: Commitment): CommitmentChanges => action

const Choice = ({ label, theirs, mine }: { label: string; theirs: string; mine: string }) => (
  <div>
    <dt>{label}</dt>
    <dd dir="auto">Theirs: {theirs}</dd>
    <dd dir="auto">Yours: {mine}</dd>
  </div>
)
